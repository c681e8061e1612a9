"""L at the second end: what the first highlight does to this one. Other words are an own kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal

from reader_app.core.folding import fold
from reader_app.ui.links.link_words import kind_words
from reader_app.ui.palettes.choice_rows import ChoiceDelegate, ChoiceRow
from reader_app.ui.palettes.find_popup import FindPopup
from reader_app.ui.palettes.placing import place_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader_app.ui.theme.theme import Theme

_WIDTH = 352


class LinkPopup(FindPopup):
    """Finds a kind of link by its first letters, or takes another one."""

    chosen = Signal(str)
    """The kind; the popup has closed before."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "link_popup", "link", _WIDTH)
        self._window = parent
        self._kinds: Sequence[str] = ()
        self._quote = ""
        self._delegate: ChoiceDelegate | None = None
        self.setAccessibleName(self.tr("Kind of link"))
        self.field.setAccessibleName(self.tr("Find or name a kind of link"))
        self.field.setPlaceholderText(self.tr("Find or name a kind of link"))
        self.list.setAccessibleName(self.tr("Kinds of links"))
        self.foot.show_hints((("Enter", self.tr("Link")), ("Esc", self.tr("Close"))))

    def open_for(self, kinds: Sequence[str], quote: str, anchor: QRect, theme: Theme) -> None:
        """Open beside a rectangle in global coordinates; `quote` is the first end's."""
        self._kinds, self._quote = kinds, quote
        if self._delegate is None or self._delegate.theme is not theme:
            self._delegate = ChoiceDelegate(theme)
            self.set_theme(theme, self._delegate)
        self.open()
        there = QRect(self._window.mapFromGlobal(anchor.topLeft()), anchor.size())
        size, within = self.sizeHint(), self._window.rect()
        self.move(place_beside(there, size, within, self.layoutDirection()))

    def fill(self, typed: str) -> None:
        """List the kinds that fit, then what was typed as an own one."""
        wanted = fold(typed.strip())
        rows = [
            ChoiceRow("", kind_words(kind), value=kind)
            for kind in self._kinds
            if wanted in fold(kind) or wanted in fold(kind_words(kind))
        ]
        if wanted and all(fold(kind) != wanted for kind in self._kinds):
            words = self.tr("Own kind “{kind}”").format(kind=typed.strip())
            rows.append(ChoiceRow("", words, value=typed.strip()))
        sentence = self.tr("“{quote}” … this highlight").format(quote=self._quote)
        self.head.setText(sentence)
        self.show_rows(rows)

    def take(self, held: Qt.KeyboardModifier) -> None:
        """Tell what was chosen."""
        del held
        row = self.current()
        if isinstance(row, ChoiceRow) and isinstance(row.value, str):
            self.close_popup()
            self.chosen.emit(row.value)
