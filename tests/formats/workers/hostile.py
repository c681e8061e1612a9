"""Readers that hang, crash, grow and reach for the network, by what is in the file."""

from __future__ import annotations

import ctypes
import os
import socket
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.formats.workers.job import read_job

if TYPE_CHECKING:
    from reader_app.core.drafts import ArticleDraft
    from reader_app.formats.workers.job import ReadingJob


def _hang(mark: str) -> None:
    """Hang for ever; the file `mark`, if one is named, says that it has begun."""
    if mark:
        Path(mark).touch()
    for _ in repeat(None):
        pass


def _crash(_: str) -> None:
    ctypes.string_at(0)


def _grow(_: str) -> None:
    held: list[bytes] = []
    held.extend(os.urandom(size) for size in repeat(1 << 22))


def _call(_: str) -> None:
    socket.socket(socket.AF_INET)


def _exit(_: str) -> None:
    os._exit(3)


_DEEDS = {"hang": _hang, "crash": _crash, "grow": _grow, "call": _call, "exit": _exit}


def read_hostile(job: ReadingJob) -> ArticleDraft:
    """Do what the file's first word says, if it is one of the deeds, and read it."""
    word, _, rest = job.data.decode().strip().partition(" ")
    if word in _DEEDS:
        _DEEDS[word](rest)
    return read_job(job)
