"""A text of millions of characters, held as UTF-8 and read in slices.

Python gives every character of a string the four bytes that one emoji in it needs: 80 MB for 20
million characters, which are 23 MB of UTF-8.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import Protocol

_PIECE = 4096
"""Bytes decoded at a time."""


class Words(Protocol):
    """What can be asked of a text, be it a `str` or a `LongText`; `str()` gives all of it."""

    def __len__(self) -> int: ...

    def __getitem__(self, key: slice, /) -> str: ...

    def __contains__(self, key: str, /) -> bool: ...


class LongText:
    """Answers as a `str` of the same characters does, for slices in steps of one.

    The piece that was read last is at hand, so that reading on from place to place is quick.
    """

    __slots__ = ("_bytes", "_from", "_length", "_piece", "_points", "_raw")

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._bytes, self._points = array("L"), array("L")
        """Where each piece begins, in bytes and in code points."""
        at = points = 0
        while at < len(raw):
            self._bytes.append(at)
            self._points.append(points)
            end = _border(raw, at + _PIECE)
            points += len(raw[at:end].decode())
            at = end
        self._bytes.append(at)
        self._length = points
        self._from, self._piece = 0, ""

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, key: slice, /) -> str:
        start, stop, _ = key.indices(self._length)
        first, last = start - self._from, stop - self._from
        if first >= 0 and last <= len(self._piece):
            return self._piece[first:last]
        return self._read(start, stop)

    def _read(self, start: int, stop: int) -> str:
        """Return a stretch that is not in the piece at hand, and have its last piece at hand."""
        if start >= stop:
            return ""
        number = bisect_right(self._points, stop - 1) - 1
        at = self._points[number]
        if at != self._from or not self._piece:
            self._piece = self._raw[self._bytes[number] : self._bytes[number + 1]].decode()
            self._from = at
        if start >= at:
            return self._piece[start - at : stop - at]
        number = bisect_right(self._points, start) - 1
        before = self._raw[self._bytes[number] : self._bytes[bisect_right(self._points, at) - 1]]
        return before.decode()[start - self._points[number] :] + self._piece[: stop - at]

    def __contains__(self, key: str, /) -> bool:
        return key.encode() in self._raw

    def __str__(self) -> str:
        return self._raw.decode()

    def __eq__(self, other: object) -> bool:
        return self._raw == other._raw if isinstance(other, LongText) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._raw)


def _border(raw: bytes, at: int) -> int:
    """Return a place that cuts no character: that one, or up to three bytes on."""
    while at < len(raw) and raw[at] & 0xC0 == 0x80:
        at += 1
    return min(at, len(raw))
