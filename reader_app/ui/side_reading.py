"""Files read in worker processes for a dialog that stays alive: the newest question counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.formats.workers.pool import ReadingPool

    Question = Callable[[ReadingPool, Callable[[int, int], bool]], object]


class SideReading(QObject):
    """Asks one question at a time; one that is overtaken is given up."""

    progressed = Signal(object)
    """(done, total), as far as a question tells."""
    told = Signal(object)
    """The answer to the newest question."""
    refused = Signal(object)
    """The `ProjectError` that ended it."""

    def __init__(self, pool: ReadingPool, parent: QObject) -> None:
        """Ask through a pool, which is closed by `stop`."""
        super().__init__(parent)
        self._pool = pool
        self._work: BackgroundWork | None = None
        self._next: Question | None = None

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._work is not None

    def ask(self, question: Question) -> None:
        """Have a question answered on a thread.

        It tells its second argument (done, total) again and again, and gives up on False.
        """
        if self._work is not None:
            self._next = question
            self._work.cancel()
            return
        self._work = BackgroundWork(lambda work: question(self._pool, work.report), self)
        self._work.progressed.connect(self.progressed)
        self._work.done.connect(self._tell)
        self._work.refused.connect(self._refuse)
        self._work.finished.connect(self._go_on)
        self._work.start()

    def _tell(self, answer: object) -> None:
        if self._next is None and self._work is not None:
            self.told.emit(answer)

    def _refuse(self, problem: object) -> None:
        if self._next is None and self._work is not None:
            self.refused.emit(problem)

    def _go_on(self) -> None:
        work, self._work = self._work, None
        question, self._next = self._next, None
        if work is not None:
            work.deleteLater()
        if question is not None:
            self.ask(question)

    def stop(self) -> None:
        """Give up what is asked, unheard, and end the processes."""
        work, self._work, self._next = self._work, None, None
        if work is not None:
            work.stop()
            work.deleteLater()
        self._pool.close()
