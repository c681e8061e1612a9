"""A look at an export before it is made: how many rows it has and the first of them, off the main thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader_app.formats.exchange.span_row import SpanRow

if TYPE_CHECKING:
    from reader_app.formats.exchange.shapes import Shape
    from reader_app.project.export_order import ExportOrder
    from reader_app.project.project import Project
    from reader_app.project.rows import SpanQuery
    from reader_app.ui.latest_answer import LatestAnswer


@dataclass(frozen=True, slots=True)
class _Seen:
    count: int
    rows: list[SpanRow]


class ExportLook(QObject):
    """Keeps what the newest order would write; while it is looked for, `is_ready` is false."""

    changed = Signal()
    refused = Signal(object)
    """The `ProjectError` for which there is no answer."""

    def __init__(self, project: Project, most: int, answer: LatestAnswer, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._most = most
        self._asked: tuple[SpanQuery | None, Shape] | None = None
        self._answer = answer
        self._answer.told.connect(self._take)
        self._answer.refused.connect(self.refused)
        self.is_ready = False
        self.count = 0
        """Rows."""
        self.rows: list[SpanRow] = []
        """The first of them, in the shape that was ordered."""

    def ask(self, order: ExportOrder) -> None:
        """Look at what an order would write, unless that is known; columns and format do not matter."""
        asked = (order.query, order.shape)
        if asked == self._asked:
            return
        self._asked, self.is_ready = asked, False
        plain, most = replace(order, columns=None), self._most

        def look(worker: Project) -> _Seen:
            rows = worker.exports.first_rows(plain, most)
            return _Seen(worker.exports.count(plain.query, plain.shape), rows)

        self._answer.ask(self._project, look)

    def leave(self) -> None:
        """Let what runs run out unheard."""
        self._answer.leave()

    def _take(self, seen: _Seen) -> None:
        self.count, self.rows, self.is_ready = seen.count, seen.rows, True
        self.changed.emit()
