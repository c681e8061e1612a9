"""The menu at the head of the codebook: its order, and whether archived tags are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.codebook.tag_tree import TagOrder

ORDERS: tuple[TagOrder, ...] = ("own", "name", "count")


class TagOrdersMenu(QMenu):
    """Offers the orders and the archive."""

    order_wanted = Signal(str)
    archived_wanted = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagOrdersMenu")
        self._group = QActionGroup(self)
        words = (self.tr("Own order"), self.tr("Name"), self.tr("Most used first"))
        for order, text in zip(ORDERS, words, strict=True):
            action = self._added(text, f"tagOrder_{order}")
            action.setData(order)
            self._group.addAction(action)
        self._group.actions()[0].setChecked(True)
        self._group.triggered.connect(self._choose)
        self.addSeparator()
        self.archived = self._added(self.tr("Show archived tags"), "tagOrder_archived")
        self.archived.toggled.connect(self.archived_wanted)

    def _added(self, words: str, name: str) -> QAction:
        action = QAction(words, self)
        action.setObjectName(name)
        action.setCheckable(True)
        self.addAction(action)
        return action

    def _choose(self, action: QAction) -> None:
        self.order_wanted.emit(str(action.data()))
