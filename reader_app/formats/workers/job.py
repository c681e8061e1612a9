"""What goes to a worker process and what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from reader_app.core.drafts import ArticleDraft
from reader_app.formats.articles.reading import read_article
from reader_app.formats.articles.several import (
    AS_GUESSED,
    Several,
    TableReading,
    holds_several,
    read_several,
)

Out_contra = TypeVar("Out_contra", contravariant=True)
In_co = TypeVar("In_co", covariant=True)


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """A file to read: its bytes, and what `read_article` is to be told of it."""

    data: bytes
    name: str
    encoding: str | None = None
    url: str | None = None
    kind: str | None = None
    """The label of the kind to read it as, where that is not to be told from the file."""
    tables: TableReading = AS_GUESSED
    """How a file of several articles is to be read."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file could not be read: a sentence for the user."""

    reason: str


Reply = ArticleDraft | Several | Refusal
"""What became of a job."""
Read = Callable[[ReadingJob], ArticleDraft | Several]
"""Reads a job; raises UnreadableFileError. Named at the top of a module, so that a process finds it."""


@dataclass(frozen=True, slots=True)
class Task:
    """A job with the seconds it may take."""

    job: ReadingJob
    seconds: float


class Channel(Protocol[Out_contra, In_co]):
    """One end of the pipe between the program and a worker process."""

    def send(self, obj: Out_contra, /) -> None:
        """Send; raises OSError where the other end has gone."""

    def send_bytes(self, buf: memoryview, /) -> None:
        """Send what was pickled already; raises OSError where the other end has gone."""

    def recv(self) -> In_co:
        """Wait for what the other end sends; raises EOFError where it has gone."""
        ...

    def fileno(self) -> int:
        """Return what the system calls it."""
        ...

    def close(self) -> None:
        """Close this end."""


def read_job(job: ReadingJob) -> ArticleDraft | Several:
    """Return what a job's file says; raises UnreadableFileError with a sentence for the user."""
    by_chapters = job.tables.chapters
    if job.kind is None and holds_several(job.name, job.data, chapters=by_chapters):
        return read_several(job.data, name=job.name, encoding=job.encoding, tables=job.tables)
    return read_article(job.data, name=job.name, encoding=job.encoding, url=job.url, kind=job.kind)
