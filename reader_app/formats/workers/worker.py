"""A worker process as seen from outside: what it is at, until when, and how large it has grown."""

from __future__ import annotations

import math
import multiprocessing
import os
from dataclasses import dataclass
from multiprocessing.connection import Pipe
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from reader_app.formats.workers.child import work
from reader_app.formats.workers.job import ReadingJob, Reply, Task

if TYPE_CHECKING:
    from reader_app.formats.workers.job import Channel, Read

MEGABYTE = 1024 * 1024


@dataclass(eq=False, slots=True)
class Ticket:
    """A job that was handed in, and its reply once there is one."""

    job: ReadingJob
    reply: Reply | None = None


class Worker:
    """One process; it reads one file at a time."""

    def __init__(self, read: Read, start_seconds: float) -> None:
        """Start the process; raises OSError where the system has no room for one more."""
        # A fresh interpreter: what is forked beside Qt's threads can stand still for ever.
        context = multiprocessing.get_context("spawn")
        near, far = Pipe()
        self.connection: Channel[Task, Reply | None] = near
        self._process = context.Process(target=work, args=(far, read), daemon=True)
        try:
            self._process.start()
        except OSError:
            near.close()
            raise
        finally:
            far.close()
        self.is_ready = False
        """Whether it has begun to take jobs."""
        self.ticket: Ticket | None = None
        """What it is reading."""
        self.seconds = start_seconds
        """How long what it is at may take."""
        self._since = monotonic()

    @property
    def is_idle(self) -> bool:
        """Whether it waits for a job."""
        return self.is_ready and self.ticket is None

    @property
    def seconds_left(self) -> float:
        """Return how long it may still take; infinite where it is idle."""
        return math.inf if self.is_idle else self._since + self.seconds - monotonic()

    def give(self, ticket: Ticket, seconds: float) -> None:
        """Have it read; raises OSError where the process has ended."""
        self.ticket, self.seconds, self._since = ticket, seconds, monotonic()
        self.connection.send(Task(ticket.job, seconds))

    def size(self) -> int:
        """Return the bytes of memory it holds, 0 where the system does not say.

        A limit set by the system (RLIMIT_AS) would do, but PDFium reserves far more than it uses.
        """
        try:
            pages = Path(f"/proc/{self._process.pid}/statm").read_text("ascii").split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def end(self) -> None:
        """End the process at once, whatever it does."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.connection.close()
