"""Pieces of a file that wait on the disk until it is known where each of them stands."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator
    from types import TracebackType

_WIDE = "Q"
"""Places in a file larger than 4 GB."""


class Pieces:
    """Texts by what they belong to; only their places are in memory."""

    def __init__(self) -> None:
        self._file = TemporaryFile(prefix="reader-", buffering=1 << 16)  # noqa: SIM115  closed below
        self._starts = array(_WIDE, [0])
        self._numbers: dict[Hashable, array[int]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of the file, and so of all that is in it."""
        self._file.close()

    def add(self, group: Hashable, text: str) -> None:
        """Put a text behind those of its group; never once they are being read."""
        data = text.encode()
        self._file.write(data)
        self._numbers.setdefault(group, array(_WIDE)).append(len(self._starts) - 1)
        self._starts.append(self._starts[-1] + len(data))

    def of(self, group: Hashable) -> Group:
        """Return the texts of a group."""
        return Group(self, self._numbers.get(group, array(_WIDE)))

    def piece(self, number: int) -> bytes:
        """Return a text by its number, as UTF-8."""
        start, end = self._starts[number : number + 2]
        if self._file.tell() != start:
            self._file.seek(start)
        return self._file.read(end - start)


@dataclass(frozen=True, slots=True)
class Group:
    """The texts of a group, in the order in which they came."""

    pieces: Pieces
    numbers: array[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[bytes]:
        return map(self.pieces.piece, self.numbers)
