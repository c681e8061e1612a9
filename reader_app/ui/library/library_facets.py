"""All articles, or the unread ones: two buttons over the list, one stop of the Tab key."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


class LibraryFacets(QWidget):
    """Says whether only unread articles are to be shown."""

    chosen = Signal(bool)
    """True: only what is unread."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.all = self._made(self.tr("All"), "libraryAll")
        self.unread = self._made("", "libraryUnread")
        self.all.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.all)
        group.addButton(self.unread)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 8)
        row.setSpacing(6)
        row.addWidget(self.all)
        row.addWidget(self.unread)
        row.addStretch(1)
        self.unread.toggled.connect(self.chosen)
        self.show_unread(0)

    def _made(self, words: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setProperty("kind", "facet")
        button.setCheckable(True)
        button.setText(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_unread(self, count: int) -> None:
        """Show how many articles are unread."""
        self.unread.setText(self.tr("Unread %1").replace("%1", QLocale().toString(count)))
        self.unread.setAccessibleName(self.unread.text())
