"""What is to be done once the window has painted what was just changed in it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

if TYPE_CHECKING:
    from collections.abc import Callable

_DUE = QEvent.Type(QEvent.registerEventType())


class AfterPaint(QObject):
    """Calls back behind the next paint.

    Qt paints on an event of low priority, which is posted as soon as anything is to be painted: what
    is posted after it, with the same priority, comes after it; a timer would come before.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], object]] = deque()

    def call(self, action: Callable[[], object]) -> None:
        """Have this called, also where nothing is painted."""
        self._waiting.append(action)
        QCoreApplication.postEvent(self, QEvent(_DUE), Qt.EventPriority.LowEventPriority.value)

    def event(self, event: QEvent) -> bool:
        """Call what has waited longest."""
        if event.type() != _DUE:
            return super().event(event)
        self._waiting.popleft()()
        return True
