"""How far an export is, told again and again, which is also when it can be cancelled."""

from __future__ import annotations

import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from reader_app.formats.exchange.sink import Sink

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from reader_app.formats.exchange.span_row import SpanRow

_ROWS = 500
_WRITES = 16
"""Of the buffer's 8 kB each: a twentieth of a second where they are compressed."""


@dataclass(frozen=True, slots=True)
class ExportProgress:
    """How far an export is."""

    done: int
    """Rows read."""
    total: int


class CancelledError(Exception):
    """The user no longer wants the file."""


class Progress:
    """Tells of rows that are read and of bytes that are written; raises CancelledError."""

    def __init__(self, tell: Callable[[ExportProgress], bool], total: int) -> None:
        self._tell = tell
        self._total = total
        self._done = 0
        self._writes = 0

    def rows(self, rows: Iterable[SpanRow]) -> Iterator[SpanRow]:
        """Yield the rows, and count them."""
        for self._done, row in enumerate(rows):
            if self._done % _ROWS == 0:
                self._say(self._done)
            yield row

    @contextmanager
    def file(self, out: BinaryIO) -> Generator[BinaryIO]:
        """Give the file to write to; after the last row some formats write for long."""
        stream = io.BufferedWriter(Sink(out, self._beat))
        yield stream
        stream.flush()
        self._say(self._total)

    def _beat(self) -> None:
        self._writes += 1
        if self._writes % _WRITES == 0:
            self._say(self._done)

    def _say(self, done: int) -> None:
        if not self._tell(ExportProgress(done, self._total)):
            raise CancelledError
