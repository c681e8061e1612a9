"""What runs inside a worker process: reads one file after the other, without a network."""

from __future__ import annotations

import math
import signal
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.workers.job import Refusal

if TYPE_CHECKING:
    from reader_app.formats.workers.job import Channel, Read, Reply, Task

_GRACE = 5
"""Seconds after its time that a job lasts at most where nobody is left to end it."""


def work(connection: Channel[Reply | None, Task], read: Read) -> None:
    """Serve until the other end closes; the process's own settings are made first."""
    # Ctrl+C reaches all processes of a terminal: who started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.addaudithook(refuse_the_internet)
    serve(connection, read)


def refuse_the_internet(event: str, arguments: tuple[object, ...]) -> None:
    """Raise where an internet socket is about to be made: no file has business on the network."""
    if event == "socket.__new__" and arguments[1] in {socket.AF_INET, socket.AF_INET6}:
        raise PermissionError("A file that is read must not open the network.")


def serve(connection: Channel[Reply | None, Task], read: Read) -> None:
    """Say None once ready, then answer each task; return where the other end has gone."""
    with suppress(EOFError, ConnectionError):
        connection.send(None)
        while True:
            task = connection.recv()
            # The system ends a process that hangs, even if the program that would has gone.
            signal.alarm(math.ceil(task.seconds) + _GRACE)
            reply = _reply(task, read)
            signal.alarm(0)
            connection.send(reply)


def _reply(task: Task, read: Read) -> Reply:
    try:
        return read(task.job)
    except UnreadableFileError as problem:
        return Refusal(str(problem))
