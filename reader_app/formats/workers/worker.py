"""A worker process as seen from outside: what it is at, until when, and how large it has grown."""

from __future__ import annotations

import math
import multiprocessing
import os
import socket
from collections import deque
from dataclasses import dataclass
from multiprocessing.connection import Pipe
from multiprocessing.reduction import ForkingPickler
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Never

from reader_app.formats.workers.child import work
from reader_app.formats.workers.job import ReadingJob, Reply, Task

if TYPE_CHECKING:
    from reader_app.formats.workers.job import Channel, Read

MEGABYTE = 1024 * 1024
_WIDE = MEGABYTE
"""Bytes that each end of a pipe is to hold for the other; systems give less."""
_EXTRA = 1024
"""Bytes that the system needs for a message beside its own."""


@dataclass(eq=False, slots=True)
class Ticket:
    """A job that was handed in, and its reply once there is one."""

    job: ReadingJob
    seconds: float = math.inf
    """How long reading it may take."""
    reply: Reply | None = None


class Worker:
    """One process; it reads one file after the other, and a few small ones are given it ahead."""

    def __init__(self, read: Read, start_seconds: float) -> None:
        """Start the process; raises OSError where the system has no room for one more."""
        # A fresh interpreter: what is forked beside Qt's threads can stand still for ever.
        context = multiprocessing.get_context("spawn")
        near, far = Pipe()
        self._room = min(_widened(near), _widened(far)) // 2
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
        self.tickets: deque[Ticket] = deque()
        """What it was given and has not answered; it is reading the first of them."""
        self._weights: deque[int] = deque()
        """How much of the pipe each of them took at most."""
        self._start_seconds = start_seconds
        self._since = monotonic()

    @property
    def seconds(self) -> float:
        """How long what it is at may take; infinite where it is idle."""
        if not self.is_ready:
            return self._start_seconds
        return self.tickets[0].seconds if self.tickets else math.inf

    @property
    def seconds_left(self) -> float:
        """Return how long it may still take; infinite where it is idle."""
        return self._since + self.seconds - monotonic()

    def give(self, ticket: Ticket) -> bool:
        """Have it read, next or after what it has; raises OSError where the process has ended.

        Returns False where it has to wait. While both ends wait for the other to take what they
        send, nothing would go on: to one that is reading, only as much is sent as the pipe holds.
        """
        if not self.is_ready:
            return False
        room = self._room - sum(self._weights) - _EXTRA
        if self.tickets and len(ticket.job.data) > room:
            return False
        message = ForkingPickler.dumps(Task(ticket.job, ticket.seconds))
        if self.tickets and len(message) > room:
            return False
        self.connection.send_bytes(message)
        if not self.tickets:
            self._since = monotonic()
        self.tickets.append(ticket)
        self._weights.append(len(message) + _EXTRA)
        return True

    def hear(self) -> None:
        """Take its reply, or that it is ready; raises EOFError or OSError where it has ended."""
        reply = self.connection.recv()
        self._since = monotonic()
        self.is_ready = True
        if reply is not None:
            self._weights.popleft()
            self.tickets.popleft().reply = reply

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


def _widened(connection: Channel[Never, object]) -> int:
    """Let one end of a pipe hold much of what it sends; return how many bytes that is."""
    end = socket.socket(fileno=connection.fileno())
    try:
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _WIDE)
        return end.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)
    finally:
        end.detach()
