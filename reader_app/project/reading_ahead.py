"""Files read ahead of where an import is, on all cores, and handed over in their order."""

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.core.records import Article
from reader_app.formats.workers.job import ReadingJob, Refusal, Reply
from reader_app.formats.workers.worker import Ticket
from reader_app.project.file_bytes import MEGABYTE, bytes_of
from reader_app.project.folders import path_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader_app.formats.workers.pool import ReadingPool
    from reader_app.project.folders import FoundFile

_MOST_FILES = 50
_MOST_BYTES = 64 * MEGABYTE
"""How much is read ahead at most."""
_BETWEEN_ASKS = 0.1
"""Seconds after which a wait for a file is broken off to ask whether to go on."""


@dataclass(eq=False, slots=True)
class FileInHand:
    """A file on its way in."""

    path: str
    data: bytes = b""
    sha256: str = ""
    known: Article | None = None
    """The article that has these bytes already."""
    is_twin: bool = False
    """Whether a file before it, which was not yet in, has the same bytes."""
    ticket: Ticket | None = None
    """Where its reply comes from, if a process reads it."""
    refusal: Refusal | None = None
    """Why it is not even tried."""

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.replace("\\", "/").rpartition("/")[2]

    @property
    def reply(self) -> Reply | None:
        """What the file says, or why it cannot be read; None where that is not known yet."""
        return self.ticket.reply if self.ticket else self.refusal

    @property
    def is_done(self) -> bool:
        """Whether there is no more to wait for."""
        return self.known is not None or self.reply is not None


class ReadingAhead:
    """Reads files by a pool, but for those that the project has by their bytes."""

    def __init__(
        self,
        pool: ReadingPool,
        *,
        encoding: str | None = None,
        find_known: Callable[[str], Article | None] | None = None,
    ) -> None:
        self._pool = pool
        self._encoding = encoding
        self._find_known = find_known
        self._waiting: deque[FileInHand] = deque()

    def read(self, found: Sequence[FoundFile]) -> Iterator[FileInHand | None]:
        """Yield each file once it is done, in order, and None while one is waited for."""
        for each in found:
            self._waiting.append(self._begin(each))
            while self._waiting and (self._waiting[0].is_done or self._is_full):
                yield self._next()
        while self._waiting:
            yield self._next()

    @property
    def _is_full(self) -> bool:
        held = sum(len(file.data) for file in self._waiting)
        return self._pool.is_full or len(self._waiting) >= _MOST_FILES or held >= _MOST_BYTES

    def _next(self) -> FileInHand | None:
        if self._waiting[0].is_done:
            return self._waiting.popleft()
        self._pool.wait(_BETWEEN_ASKS)
        return None

    def _begin(self, found: FoundFile) -> FileInHand:
        path = path_text(found.path)
        if found.reason:
            return FileInHand(path, refusal=Refusal(found.reason))
        try:
            data = bytes_of(found.path)
        except UnreadableFileError as problem:
            return FileInHand(path, refusal=Refusal(str(problem)))
        file = FileInHand(path, data, hashlib.sha256(data).hexdigest())
        if self._find_known:
            file.known = self._find_known(file.sha256)
            file.is_twin = any(each.sha256 == file.sha256 for each in self._waiting)
        if file.known is None:
            file.ticket = self._pool.submit(ReadingJob(data, file.name, self._encoding))
        return file
