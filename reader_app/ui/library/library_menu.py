"""The menu of the articles that are selected in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QMenu

from reader_app.ui.library.library_model import STATUSES, status_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class LibraryMenu(QMenu):
    """Offers what can be done with so many articles."""

    open_wanted = Signal()
    details_wanted = Signal()
    status_wanted = Signal(str)
    delete_wanted = Signal()

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("libraryMenu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = count == 1
        opened = self.addAction(self.tr("Open"))
        opened.setEnabled(one)
        opened.triggered.connect(self.open_wanted)
        details = self.addAction(self.tr("Article details…"))
        details.setEnabled(one)
        details.triggered.connect(self.details_wanted)
        self._add_statuses()
        self.addSeparator()
        number = QLocale().toString(count)
        several = self.tr("Delete {number} articles").format(number=number)
        words = self.tr("Delete article") if one else several
        self.addAction(words).triggered.connect(self.delete_wanted)

    def _add_statuses(self) -> None:
        statuses = self.addMenu(self.tr("Mark as"))
        statuses.setObjectName("libraryStatusMenu")
        for status in STATUSES:
            action = statuses.addAction(status_words(status))
            action.setObjectName(f"libraryStatus_{status}")
            action.triggered.connect(
                lambda _checked=False, status=status: self.status_wanted.emit(status)
            )
