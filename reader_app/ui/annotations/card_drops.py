"""Tags that are dragged onto cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from reader_app.ui.codebook.dragged_tags import tags_in

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.ui.annotations.cards_view import CardsView


class CardDrops(QObject):
    """Listens on a view's viewport; on a selected card, tags are given to all selected ones."""

    def __init__(self, view: CardsView) -> None:
        super().__init__(view)
        self._view = view
        self.target: Uid | None = None
        """The card that a tag is held over."""
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dragged over the cards."""
        if isinstance(event, QDropEvent) and tags_in(event.mimeData()):
            self._over(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._aim(None)
        return super().eventFilter(watched, event)

    def _over(self, event: QDropEvent) -> None:
        """Take a drag that comes, moves or is let go: each is a drop event to Qt."""
        mark = self._view.mark_at(event.position().toPoint())
        self._aim(None if mark is None else mark.uid)
        if mark is None:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if not isinstance(event, QDragMoveEvent):
            self._aim(None)
            chosen = self._view.selected()
            meant = chosen if mark.uid in chosen else (mark.uid,)
            self._view.requests.tags_given.emit(tuple(tags_in(event.mimeData())), meant)

    def _aim(self, target: Uid | None) -> None:
        if target != self.target:
            self.target = target
            self._view.viewport().update()
