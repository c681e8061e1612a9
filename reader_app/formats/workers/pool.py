"""A few worker processes for one import: each file has its time and memory, and its reply."""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass
from multiprocessing.connection import wait
from time import monotonic
from typing import TYPE_CHECKING, Self

from reader_app.formats.workers.job import Refusal, read_job
from reader_app.formats.workers.worker import MEGABYTE, Ticket, Worker

if TYPE_CHECKING:
    from types import TracebackType

    from reader_app.formats.workers.job import Read, ReadingJob, Reply

_BETWEEN_LOOKS = 0.05
"""Seconds between two looks at how large the workers are."""
_MOST_WORKERS = 4
_AHEAD = 64
"""So many small files a process may have been given beside the one that it is reading: they last
while the program writes what was read, and sees to nobody."""
_HELD = 4 * MEGABYTE
"""Bytes of files that wait here, of which there is enough once each process can have one more."""
_WHAT_TO_DO = "Open it in its own program and save it anew, or copy its text and paste it here."
CRASHED = f"The program part that reads such files broke down over it. {_WHAT_TO_DO}"
NOT_STARTED = (
    "The program part that reads files does not start. Close other programs and try again."
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost."""

    seconds: float = 15
    seconds_per_megabyte: float = 1
    """Added for each megabyte of the file."""
    start_seconds: float = 60
    """For a process until it takes its first job."""
    megabytes: int = 1024
    """Memory of one process."""

    def time_for(self, job: ReadingJob) -> float:
        """Return how many seconds a job may take."""
        return self.seconds + self.seconds_per_megabyte * (len(job.data) // MEGABYTE)


class ReadingPool:
    """Processes that start when they are needed, and end with the `with` block, whatever they do."""

    def __init__(
        self, *, workers: int | None = None, limits: Limits | None = None, read: Read = read_job
    ) -> None:
        self._most = workers or min(os.cpu_count() or 1, _MOST_WORKERS)
        self._limits = limits or Limits()
        self._read = read
        self._workers: list[Worker] = []
        self._queue: deque[Ticket] = deque()
        self._held = 0
        """Bytes of the files in the queue."""
        self._next_weighing = 0.0

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all processes."""
        self.close()

    def close(self) -> None:
        """End all processes at once; jobs without a reply get none."""
        for worker in tuple(self._workers):
            self._drop(worker)
        self._queue.clear()
        self._held = 0

    @property
    def is_full(self) -> bool:
        """Whether enough waits here for every process to go on with while nobody sees to it."""
        waiting = len(self._queue)
        return waiting >= self._most * _AHEAD or (waiting >= self._most and self._held >= _HELD)

    def submit(self, job: ReadingJob) -> Ticket:
        """Hand in a job; its reply comes during a later `wait`."""
        ticket = Ticket(job, self._limits.time_for(job))
        self._queue.append(ticket)
        self._held += len(job.data)
        self._hand_out()
        return ticket

    def read(self, job: ReadingJob) -> Reply:
        """Return the reply to a job once it is there."""
        ticket = self.submit(job)
        while ticket.reply is None:
            self.wait(_BETWEEN_LOOKS)
        return ticket.reply

    def wait(self, seconds: float) -> None:
        """Wait for news at most so long, and see to it; call it until a ticket has its reply."""
        soonest = min((worker.seconds_left for worker in self._workers), default=0)
        pause = max(0, min(seconds, soonest, _BETWEEN_LOOKS))
        while self._hear(pause):
            pause = 0
        for worker in tuple(self._workers):
            self._look_at(worker)
        if monotonic() >= self._next_weighing:
            self._weigh()
        self._hand_out()

    def _hear(self, seconds: float) -> bool:
        """Take one message of each worker that has sent one; tell whether there was any."""
        heard = wait([worker.connection.fileno() for worker in self._workers], seconds)
        for worker in [each for each in self._workers if each.connection.fileno() in heard]:
            try:
                worker.hear()
            except (EOFError, OSError):
                self._lose(worker, CRASHED)
        return bool(heard)

    def _look_at(self, worker: Worker) -> None:
        if worker.seconds_left <= 0:
            words = f"Reading it took longer than {worker.seconds:g} seconds and was given up."
            self._lose(worker, f"{words} {_WHAT_TO_DO}")

    def _weigh(self) -> None:
        self._next_weighing = monotonic() + _BETWEEN_LOOKS
        for worker in tuple(self._workers):
            if worker.size() > self._limits.megabytes * MEGABYTE:
                words = f"Reading it took more than {self._limits.megabytes} MB of memory"
                self._lose(worker, f"{words} and was given up. {_WHAT_TO_DO}")

    def _lose(self, worker: Worker, reason: str) -> None:
        """End a worker, and refuse what it was reading; one that never began, what waits for it."""
        if worker.tickets:
            worker.tickets.popleft().reply = Refusal(reason)
        elif not worker.is_ready and self._queue:
            self._taken().reply = Refusal(NOT_STARTED)
        self._drop(worker)

    def _drop(self, worker: Worker) -> None:
        """End a worker; what it was given and has not begun is for others."""
        self._workers.remove(worker)
        worker.end()
        self._queue.extendleft(reversed(worker.tickets))
        self._held += sum(len(ticket.job.data) for ticket in worker.tickets)

    def _taken(self) -> Ticket:
        ticket = self._queue.popleft()
        self._held -= len(ticket.job.data)
        return ticket

    def _hand_out(self) -> None:
        while self._queue and self._give(self._queue[0]):
            self._taken()
        starting = sum(not worker.is_ready for worker in self._workers)
        wanted = min(len(self._queue) - starting, self._most - len(self._workers))
        for _ in range(wanted):
            self._start()

    def _start(self) -> None:
        """Start one more worker; where the system refuses, those there are go on alone."""
        try:
            self._workers.append(Worker(self._read, self._limits.start_seconds))
        except OSError:
            if not self._workers:
                self._queue.popleft().reply = Refusal(NOT_STARTED)

    def _give(self, ticket: Ticket) -> bool:
        """Give a job to the worker that has the fewest; tell whether there is one that takes it.

        Towards the end of the queue each has fewer ahead, so that all are done at one time.
        """
        ahead = min(_AHEAD, len(self._queue) // self._most)
        for worker in sorted(self._workers, key=lambda each: len(each.tickets)):
            try:
                if len(worker.tickets) <= ahead and worker.give(ticket):
                    return True
            except OSError:
                # It ended: over what it was reading, which is heard of, or while it was idle.
                if not worker.tickets:
                    self._drop(worker)
        return False
