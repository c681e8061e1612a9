"""The file that a ZIP is written to: once it is full, no later attempt of the ZIP's fails again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from typing_extensions import Buffer


class Sink(io.RawIOBase):
    """Passes on what is written until that fails, and takes the rest without a word.

    A ZIP that could not be written is closed when it is forgotten, and would then fail where
    nobody can catch it.
    """

    def __init__(self, out: BinaryIO) -> None:
        super().__init__()
        self._out = out
        self._is_broken = False

    def writable(self) -> bool:
        """Tell that this is for writing."""
        return True

    def seekable(self) -> bool:
        """Tell that a ZIP may go back to a member's header."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place, as in the file."""
        return self._out.seek(offset, whence)

    def tell(self) -> int:
        """Return the place, as in the file."""
        return self._out.tell()

    def write(self, data: Buffer, /) -> int:
        """Write, and return how many bytes there were; raises OSError the first time it fails."""
        if self._is_broken:
            return memoryview(data).nbytes
        try:
            return self._out.write(data)
        except OSError:
            self._is_broken = True
            raise
