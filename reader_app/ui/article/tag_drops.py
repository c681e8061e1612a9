"""Tags that are dragged onto the page: onto the selection, a highlight, or a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from reader_app.ui.codebook.dragged_tags import tags_in

if TYPE_CHECKING:
    from reader_app.ui.article.text_host import TextHost


class TagDrops(QObject):
    """Listens on a view's viewport; the caret goes to where a tag was dropped."""

    dropped = Signal(tuple)
    """Tags for what is selected, or else for what the caret is in."""

    def __init__(self, view: TextHost) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().setAcceptDrops(True)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take tags; whatever else is dragged is the window's."""
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        tags = tags_in(event.mimeData())
        position = self._view.position_at(event.position().toPoint()) if tags else None
        if position is None:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if not isinstance(event, QDragMoveEvent):
            cursor = self._view.textCursor()
            if not cursor.selectionStart() <= position < cursor.selectionEnd():
                self._view.select(position, position)
            self.dropped.emit(tuple(tags))
        return True
