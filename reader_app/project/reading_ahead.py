"""Files read ahead of where an import is, on all cores, and handed over in their order."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.core.records import Article
from reader_app.formats.articles.several import AS_GUESSED, Several, TableReading, holds_several
from reader_app.formats.workers.job import ReadingJob, Refusal, Reply
from reader_app.formats.workers.worker import Ticket
from reader_app.project.archives import Unpacking, is_archive
from reader_app.project.file_bytes import MEGABYTE, bytes_of
from reader_app.project.folders import path_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader_app.formats.workers.pool import ReadingPool
    from reader_app.project.folders import FoundFile

_MOST_FILES = 400
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
    number: int = 0
    """Which of the files that were found it is, or came out of, counted from 0."""

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


def opened(
    found: FoundFile, on_more: Callable[[int], object] = lambda _: None
) -> Iterator[FileInHand]:
    """Yield the file that was found, or those in it if it is an archive, not yet being read.

    `on_more` is told by how many the files to come are more than was known.
    """
    path = path_text(found.path)
    if found.reason:
        yield FileInHand(path, refusal=Refusal(found.reason))
        return
    try:
        data = bytes_of(found.path)
    except UnreadableFileError as problem:
        yield FileInHand(path, refusal=Refusal(str(problem)))
        return
    if not is_archive(path, data):
        yield FileInHand(path, data)
        return
    for each in Unpacking(on_more).files(path, data):
        refusal = Refusal(each.reason) if each.reason else None
        yield FileInHand(each.path, each.data, refusal=refusal)


class ReadingAhead:
    """Reads files by a pool, but for those that the project has by their bytes."""

    def __init__(
        self,
        pool: ReadingPool,
        *,
        encoding: str | None = None,
        tables: TableReading = AS_GUESSED,
        find_known: Callable[[str], Article | None] | None = None,
    ) -> None:
        self._pool = pool
        self._encoding = encoding
        self._tables = tables
        self._find_known = find_known
        self._waiting: deque[FileInHand] = deque()
        self._held = 0
        """Bytes of the files that are waited for."""
        self._hashes: Counter[str] = Counter()
        """How many of them have the same bytes."""
        self.total = 0
        """Files there are to read, as far as is known: an archive counts as what is in it."""

    def read(self, found: Sequence[FoundFile]) -> Iterator[FileInHand | None]:
        """Yield each file once it is done, in order, and None while one is waited for.

        Of an archive, the files in it are yielded, each under a path that goes through it.
        """
        self.total = len(found)
        for number, each in enumerate(found):
            for file in opened(each, self._count):
                file.number = number
                self._begin(file)
                while self._waiting and (self._waiting[0].is_done or self._is_full):
                    yield self._next()
        while self._waiting:
            yield self._next()

    @property
    def next_path(self) -> str:
        """The path of the file that is waited for; empty where there is none."""
        return self._waiting[0].path if self._waiting else ""

    @property
    def _is_full(self) -> bool:
        return self._pool.is_full or len(self._waiting) >= _MOST_FILES or self._held >= _MOST_BYTES

    def _next(self) -> FileInHand | None:
        if self._waiting[0].is_done:
            return self._finished(self._waiting.popleft())
        self._pool.wait(_BETWEEN_ASKS)
        return None

    def _finished(self, file: FileInHand) -> FileInHand:
        self._held -= len(file.data)
        self._hashes.subtract([file.sha256])
        if not self._hashes[file.sha256]:
            del self._hashes[file.sha256]
        if isinstance(file.reply, Several):
            self.total += len(file.reply.items) - 1
        return file

    def _count(self, more: int) -> None:
        self.total += more

    def _begin(self, file: FileInHand) -> None:
        if file.refusal is None:
            file.sha256 = hashlib.sha256(file.data).hexdigest()
            self._hand_in(file)
        self._waiting.append(file)
        self._held += len(file.data)
        self._hashes[file.sha256] += 1

    def _hand_in(self, file: FileInHand) -> None:
        """Have a file read, unless the project has it by its bytes."""
        chapters = self._tables.chapters
        by_chapters = chapters and holds_several(file.name, file.data, chapters=True)
        if self._find_known and not by_chapters:
            file.known = self._find_known(file.sha256)
            file.is_twin = self._hashes[file.sha256] > 0
        if file.known is None:
            file.ticket = self._pool.submit(
                ReadingJob(file.data, file.name, self._encoding, tables=self._tables)
            )
