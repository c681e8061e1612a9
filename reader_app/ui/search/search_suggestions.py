"""What may be written at the caret of the search field: a list under it, by which a key completes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from reader_app.core.search_completion import completed, fitting, names_for, unfinished
from reader_app.ui.palettes.choice_rows import ROW_HEIGHT, ChoiceDelegate, ChoiceRow
from reader_app.ui.palettes.row_model import RowModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from reader_app.core.search_completion import Unfinished
    from reader_app.core.search_query import ValueName
    from reader_app.ui.theme.theme import Theme

_MOST_ROWS = 8
_MOST = 50
_MOVES: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TAKES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchSuggestions(QFrame):
    """A list that floats under a field and never has the focus.

    Values are offered with the first one chosen, so that Enter takes it; names of filters with
    none, since a word may be meant: there Tab takes the first.
    """

    opened = Signal()
    """Something is offered."""
    closed = Signal()
    """Nothing is offered any more."""
    taken = Signal(str, int)
    """The completed search, and where its caret is to stand, in code points."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("searchSuggestions")
        self.setProperty("kind", "popup")
        self._values: Callable[[ValueName], list[str]] = lambda _name: []
        self._query = ""
        self._offered: tuple[str, int] | None = None
        self._part: Unfinished | None = None
        self.list = QListView(self)
        self.list.setObjectName("searchSuggestionsList")
        self.list.setAccessibleName(self.tr("What may be written here"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = RowModel(self)
        self.list.setModel(self.model)
        self.list.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self._delegate = ChoiceDelegate(theme)
        self.list.setItemDelegate(self._delegate)

    def ask(self, values: Callable[[ValueName], list[str]]) -> None:
        """Ask this for what may stand behind a filter's name."""
        self._values = values

    def offer(self, query: str, at: int, under: QWidget) -> None:
        """Offer what may be written at a place of a search, in code points, or nothing."""
        if (query, at) == self._offered:
            return
        self._offered = (query, at)
        part = unfinished(query, at)
        rows = self._rows(part) if part is not None else []
        if part is None or not rows:
            self.hide()
            return
        self._query, self._part = query, part
        self.model.show(rows)
        if part.name is not None:
            self.list.setCurrentIndex(self.model.index(0))
        self._place(under, len(rows))

    def _rows(self, part: Unfinished) -> list[ChoiceRow]:
        if part.name is None:
            names = names_for(part.typed)
            return [ChoiceRow("", f"{name}:", self._meaning(name), name) for name in names]
        since, dots, until = part.typed.rpartition("..") if part.name == "date" else ("", "", "")
        typed = until if dots else part.typed
        found = fitting(typed, self._values(part.name), _MOST)
        if found == [typed]:
            return []
        return [ChoiceRow("", each, _more(part.name, each), since + dots + each) for each in found]

    def _meaning(self, name: ValueName) -> str:
        meanings: dict[ValueName, str] = {
            "tag": self.tr("a tag and all below it"),
            "outlet": self.tr("who published it"),
            "by": self.tr("who highlighted in it"),
            "lang": self.tr("its language"),
            "status": self.tr("how far you are with it"),
            "grade": self.tr("your grade of it, as B2 or ..B2"),
            "field": self.tr("a field of your own, as Region=North"),
            "is": self.tr("untagged, or a copy"),
            "date": self.tr("when it was published"),
        }
        return meanings[name]

    def _place(self, under: QWidget, rows: int) -> None:
        self.list.setFixedHeight(min(rows, _MOST_ROWS) * ROW_HEIGHT)
        self.setFixedWidth(under.width())
        self.adjustSize()
        below = under.mapToGlobal(QPoint(0, under.height() + 2))
        self.move(self._window.mapFromGlobal(below))
        self.show()
        self.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that something is offered."""
        super().showEvent(event)
        self.opened.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that nothing is offered any more."""
        super().hideEvent(event)
        self.closed.emit()

    def heard(self, key: int) -> bool:
        """Act on a key of the field's; true where it was ours."""
        if self.isHidden():
            return False
        row = self.list.currentIndex().row()
        if key in _MOVES:
            row = max(row, -1 if _MOVES[key] > 0 else 0) + _MOVES[key]
            self.list.setCurrentIndex(self.model.index(row % self.model.rowCount()))
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key == Qt.Key.Key_Tab or (key in _TAKES and row >= 0):
            self._take()
        else:
            return False
        return True

    def _take(self) -> None:
        row = self.model.row(max(self.list.currentIndex().row(), 0))
        self.hide()
        if isinstance(row, ChoiceRow) and self._part is not None:
            self.taken.emit(*completed(self._query, self._part, str(row.value)))


def _more(name: ValueName, value: str) -> str:
    """Return the name of a language beside its code."""
    if name != "lang":
        return ""
    language = QLocale.codeToLanguage(value.partition("-")[0])
    known = language != QLocale.Language.AnyLanguage
    return QLocale.languageToString(language) if known else ""
