"""The sheet of saved searches: choose one by its name, or save the present one under another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal

from reader_app.core.folding import fold
from reader_app.core.saved_queries import SavedQuery
from reader_app.core.search_completion import fitting
from reader_app.ui.palettes.choice_rows import ChoiceDelegate, ChoiceRow
from reader_app.ui.palettes.find_popup import FindPopup
from reader_app.ui.palettes.name_popup import ask_name
from reader_app.ui.palettes.placing import place_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.theme.theme import Theme

_WIDTH = 480
_MOST = 200


class SavedSearches(FindPopup):
    """Type a name, Enter; what has no such name yet is saved under it."""

    chosen = Signal(object)
    """The `SavedQuery` that is to be looked for."""
    saving = Signal(str)
    """The name under which the present search is to be saved."""
    deleting = Signal(object)
    """The `SavedQuery` that is to be forgotten; the sheet stays open."""
    renaming = Signal(object, str)
    """The `SavedQuery` that is to have another name, and that name."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "saved_searches", "search", _WIDTH)
        self._window = parent
        self._saved: dict[str, SavedQuery] = {}
        self._search = ""
        self._anchor = QRect()
        self._theme: Theme | None = None
        self._delegate: ChoiceDelegate | None = None
        self.setAccessibleName(self.tr("Saved searches"))
        self.field.setAccessibleName(self.tr("Name of a search"))
        self.foot.show_hints(
            (
                ("Enter", self.tr("Choose, or save")),
                ("F2", self.tr("Rename")),
                ("Ctrl+Del", self.tr("Delete")),
                ("Esc", self.tr("Close")),
            )
        )

    def open_under(
        self, anchor: QRect, saved: Sequence[SavedQuery], search: str, theme: Theme
    ) -> None:
        """Open under a rectangle in global coordinates; `search` is what may be saved."""
        self._anchor, self._theme = anchor, theme
        self._delegate = ChoiceDelegate(theme)
        self.set_theme(theme, self._delegate)
        self._search = " ".join(search.split())
        naming = self.tr("A saved search, or a name for this one")
        self.field.setPlaceholderText(naming if self._search else self.tr("Name of a search"))
        self._keep(saved)
        self.open()
        there = QRect(self._window.mapFromGlobal(anchor.topLeft()), anchor.size())
        within = self._window.rect()
        corner = place_beside(there, self.size(), within, self.layoutDirection())
        self.move(QPoint(corner.x(), there.bottom() + 1))

    def show_saved(self, saved: Sequence[SavedQuery]) -> None:
        """Show others, as one was deleted."""
        self._keep(saved)
        self.fill(self.field.text())

    def _keep(self, saved: Sequence[SavedQuery]) -> None:
        self._saved = {query.name: query for query in saved}

    def fill(self, typed: str) -> None:
        """List the searches that fit, and what is typed as a name for the present one."""
        name = " ".join(typed.split())
        rows = [
            ChoiceRow("", each, self._saved[each].text, self._saved[each])
            for each in fitting(name, self._saved, _MOST)
        ]
        taken = {fold(each) for each in self._saved}
        if self._search and name:
            words = self.tr("Replace “{name}”") if fold(name) in taken else None
            words = words or self.tr("Save as “{name}”")
            rows.append(ChoiceRow("", words.format(name=name), self._search, name))
        self.head.setText("" if rows else self._nothing())
        self.show_rows(rows)

    def _nothing(self) -> str:
        if self._saved:
            return self.tr("No saved search has this name.")
        if self._search:
            return self.tr("Nothing is saved yet. Type a name for this search.")
        return self.tr("Nothing is saved yet. Search for something first.")

    def take(self, held: Qt.KeyboardModifier) -> None:
        """Look for the chosen search, or save the present one."""
        del held
        row = self.current()
        if not isinstance(row, ChoiceRow):
            return
        self.close_popup()
        if isinstance(row.value, str):
            self.saving.emit(row.value)
        else:
            self.chosen.emit(row.value)

    def heard(self, event: QKeyEvent) -> bool:
        """Rename and delete the chosen search, too."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        is_deleting = ctrl and event.key() == Qt.Key.Key_Delete
        if not is_deleting and event.key() != Qt.Key.Key_F2:
            return super().heard(event)
        row = self.current()
        query = row.value if isinstance(row, ChoiceRow) else None
        if isinstance(query, SavedQuery):
            self.deleting.emit(query) if is_deleting else self._ask_name(query)
        return True

    def _ask_name(self, query: SavedQuery) -> None:
        """Ask for another name in the place of the sheet."""

        def rename(name: str) -> None:
            self.renaming.emit(query, name)

        self.close_popup()
        if self._theme is not None:
            title = self.tr("Another name for “{name}”").format(name=query.name)
            ask_name(self._window, title, query.name, self._anchor, self._theme, rename)
