"""The command palette: every action by its name, from the same table as the menus.

What stands in the menus' lists, as themes do, is offered as well.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QAction, QPainter

from reader_app.core.folding import fold
from reader_app.project.fitting import fit, in_original
from reader_app.ui.actions.action_set import plain_text
from reader_app.ui.actions.key_table import menu_title, shown_key
from reader_app.ui.palettes.find_popup import ROW_HEIGHT, FindPopup
from reader_app.ui.palettes.rich_line import draw_line
from reader_app.ui.palettes.row_delegate import RowDelegate, RowPlace
from reader_app.ui.theme.painting import key_width, paint_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QMenu, QWidget

    from reader_app.ui.actions.action_set import ActionSet
    from reader_app.ui.theme.theme import Theme

_WIDTH = 560
_TOP = 84
_MENU_MATCH = 50


@dataclass(frozen=True, slots=True)
class CommandRow:
    """An action that can be done now."""

    action: QAction
    text: str
    menu: str
    key: str
    letters: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.text}, {self.menu}"


class CommandPalette(FindPopup):
    """Finds an action and triggers it."""

    def __init__(
        self, parent: QWidget, actions: ActionSet, lists: Callable[[], Iterable[QMenu]]
    ) -> None:
        super().__init__(parent, "command_palette", "search", _WIDTH)
        self._window = parent
        self.setAccessibleName(self.tr("Commands"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.field.setPlaceholderText(self.tr("Find a command"))
        self.list.setAccessibleName(self.tr("Commands that fit"))
        self.foot.show_hints((("Enter", self.tr("Do it")), ("Esc", self.tr("Close"))))
        self._actions = actions
        self._lists = lists

    def open_over(self, theme: Theme) -> None:
        """Open near the top of the window."""
        self.set_theme(theme, _CommandDelegate(theme, self))
        self.open()
        self.move((self._window.width() - _WIDTH) // 2, _TOP)

    def fill(self, typed: str) -> None:
        """List the actions that fit and can be done now, best first."""
        wanted = fold(typed.strip())
        found: list[tuple[int, int, CommandRow]] = []
        for order, row in enumerate(self._rows()):
            cost = _cost(row, wanted)
            if cost is not None:
                found.append((cost, order, replace(row, letters=_letters(row, wanted))))
        found.sort(key=lambda item: item[:2])
        one = len(found) == 1
        self.say_count(self.tr("1 command") if one else self.tr("%Ln commands", "", len(found)))
        self.head.setText("" if found else self.tr("No command has that name."))
        self.show_rows([row for _, _, row in found])

    def _rows(self) -> list[CommandRow]:
        rows: list[CommandRow] = []
        for name, spec in self._actions.specs.items():
            action = self._actions[name]
            if not action.isEnabled() or name == "help.commands":
                continue
            keys = self._actions.keys(name)
            menu = menu_title(spec.menu).replace("&", "")
            key = shown_key(keys[0]) if keys else ""
            rows.append(CommandRow(action, plain_text(action), menu, key))
        for listed in self._lists():
            menu = plain_text(listed.menuAction())
            rows += [CommandRow(each, plain_text(each), menu, "") for each in listed.actions()]
        return rows

    def take(self, held: Qt.KeyboardModifier) -> None:
        """Close, and trigger the action that is chosen."""
        del held
        row = self.current()
        if isinstance(row, CommandRow):
            self.close_popup()
            row.action.trigger()


def _cost(row: CommandRow, wanted: str) -> int | None:
    if not wanted:
        return 0
    found = fit(fold(row.text), wanted)
    if found is not None:
        return found[0]
    found = fit(fold(f"{row.menu} {row.text}"), wanted)
    return None if found is None else found[0] + _MENU_MATCH


def _letters(row: CommandRow, wanted: str) -> tuple[int, ...]:
    found = fit(fold(row.text), wanted) if wanted else None
    return in_original(row.text, found[1]) if found else ()


class _CommandDelegate(RowDelegate):
    """Draws icon, name with the matched letters, menu and key."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, ROW_HEIGHT, parent)

    def draw(self, painter: QPainter, place: RowPlace, row: object) -> None:
        """Draw the parts of one command."""
        if not isinstance(row, CommandRow):
            return
        rect, mirrored = place.rect, place.mirrored
        at = rect.right() - 15 if mirrored else rect.left()
        row.action.icon().paint(painter, QRect(at, rect.top(), 16, rect.height()))
        rest = rect.adjusted(0, 0, -28, 0) if mirrored else rect.adjusted(28, 0, 0, 0)
        if row.key:
            cap = QRectF(rest)
            cap.setWidth(key_width(row.key))
            if not mirrored:
                cap.moveRight(rest.right())
            paint_key(painter, cap, row.key, self.theme)
            used = ceil(cap.width()) + 8
            rest = rest.adjusted(used, 0, 0, 0) if mirrored else rest.adjusted(0, 0, -used, 0)
        width = draw_line(painter, rest, row.text, place.text, row.letters) + 8
        rest = rest.adjusted(0, 0, -width, 0) if mirrored else rest.adjusted(width, 0, 0, 0)
        draw_line(painter, rest, row.menu, place.muted, (), 12)
