"""The orders the library can be shown in, as the sort menu offers them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader_app.store.rows import ArticleSort


class LibrarySort(NamedTuple):
    """An order and a direction."""

    sort: ArticleSort
    descending: bool


SORTS: tuple[LibrarySort, ...] = (
    LibrarySort("created", descending=True),
    LibrarySort("published", descending=True),
    LibrarySort("title", descending=False),
    LibrarySort("outlet", descending=False),
    LibrarySort("language", descending=False),
    LibrarySort("status", descending=False),
    LibrarySort("grade", descending=False),
    LibrarySort("highlights", descending=True),
    LibrarySort("copies", descending=False),
)
"""All orders, each in its first direction; a library opens with the first."""


class LibrarySortMenu(QMenu):
    """Offers the orders, and turning the order round."""

    chosen = Signal(object)
    """The `LibrarySort` to show, its direction as chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("librarySortMenu")
        self._group = QActionGroup(self)
        words = self._words()
        for sort in SORTS:
            action = self._added(words[sort.sort], f"librarySort_{sort.sort}")
            action.setData(sort.sort)
            self._group.addAction(action)
            action.triggered.connect(self._choose)
        self.addSeparator()
        self._turned = self._added(self.tr("Turn the order round"), "librarySort_turned")
        self._turned.triggered.connect(self._choose)
        self._group.actions()[0].setChecked(True)

    def _words(self) -> dict[ArticleSort, str]:
        return {
            "created": self.tr("Newest in the project"),
            "published": self.tr("Newest published"),
            "title": self.tr("Title"),
            "outlet": self.tr("Outlet"),
            "language": self.tr("Language"),
            "status": self.tr("Unread first"),
            "grade": self.tr("Best grade first"),
            "copies": self.tr("Copies together"),
            "highlights": self.tr("Most highlights"),
        }

    def _added(self, words: str, name: str) -> QAction:
        action = QAction(words, self)
        action.setObjectName(name)
        action.setCheckable(True)
        self.addAction(action)
        return action

    def _choose(self) -> None:
        checked = self._group.checkedAction()
        sort = next(item for item in SORTS if item.sort == checked.data())
        turned = self._turned.isChecked()
        self.chosen.emit(sort._replace(descending=sort.descending is not turned))
