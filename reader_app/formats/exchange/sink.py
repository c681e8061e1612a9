"""The file that a ZIP is written to: once it is full, no later attempt of the ZIP's fails again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable

    from typing_extensions import Buffer


class Sink(io.RawIOBase):
    """Passes on what is written until that fails, and then only counts the rest.

    A ZIP that could not be written is closed when it is forgotten, and would then fail where
    nobody can catch it.
    """

    def __init__(self, out: BinaryIO, before_write: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._out = out
        self._before_write = before_write
        self._is_broken = False
        self._at = out.tell()

    def writable(self) -> bool:
        """Tell that this is for writing."""
        return True

    def seekable(self) -> bool:
        """Tell that a ZIP may go back to a member's header."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place, as in the file."""
        self._at = offset if self._is_broken else self._out.seek(offset, whence)
        return self._at

    def tell(self) -> int:
        """Return the place, as in the file."""
        return self._at

    def write(self, data: Buffer, /) -> int:
        """Write, and return how many bytes there were; what goes wrong is raised the first time.

        `before_write` may raise as well, to break off.
        """
        if not self._is_broken:
            self._is_broken = True
            self._before_write()
            self._out.write(data)
            self._is_broken = False
        size = memoryview(data).nbytes
        self._at += size
        return size
