"""Opens ZIP containers that come from outside (DOCX, ODT, EPUB): sizes, ratios and names are checked.

Nothing is ever unpacked to disk; a member is read by its exact name, so no path can lead outside.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass, field

from reader_app.core.errors import UnreadableFileError

MAX_MEMBERS = 20_000
MAX_MEMBER = 128 << 20
"""Bytes that one member may unpack to."""
MAX_TOTAL = 256 << 20
"""Bytes that may be unpacked from one file."""
MAX_RATIO = 400
"""How many times larger than its packed bytes a large member may be."""
SMALL = 4 << 20
"""Bytes up to which the ratio does not matter."""
_ENTRY = b"PK\x01\x02"
"""What each member's line in the list of contents begins with (APPNOTE.TXT 4.3.12)."""
_PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The others unpack without a bound: a small file could fill the memory."""


@dataclass(slots=True)
class Budget:
    """How much may still be unpacked; archives inside one another share one."""

    n_bytes: int = field(default_factory=lambda: MAX_TOTAL)
    files: int = field(default_factory=lambda: MAX_MEMBERS)


class SafeZip:
    """A ZIP file whose members are read one at a time, within limits."""

    def __init__(self, data: bytes, *, kind: str, budget: Budget | None = None) -> None:
        """Open the file; `kind` is what the user knows it as. Raises UnreadableFileError."""
        self._kind = kind
        self._budget = budget or Budget()
        self._refuse_many(data.count(_ENTRY))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise self._damaged() from error
        self._members = {member.filename: member for member in self._zip.infolist()}
        self._budget.files -= len(self._members)

    @property
    def names(self) -> tuple[str, ...]:
        """The members' names as they stand in the file, folders with a slash at the end."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        """Say whether the container has a member of that very name."""
        return name in self._members

    def read(self, name: str) -> bytes:
        """Return a member's bytes; raises UnreadableFileError if it is missing, damaged or too large."""
        member = self._members.get(name)
        if member is None:
            raise self._damaged()
        if member.flag_bits & 1:
            raise UnreadableFileError(f"The {self._kind} is protected by a password.")
        if member.compress_type not in _PACKINGS:
            raise UnreadableFileError(
                f"The {self._kind} is packed in a way that is not read. Pack it anew as a plain ZIP."
            )
        self._refuse_large(member.file_size, member.compress_size)
        try:
            with self._zip.open(member) as stream:
                data = stream.read(member.file_size + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            ValueError,
        ) as error:
            raise self._damaged() from error
        self._budget.n_bytes -= len(data)
        return data

    def _refuse_many(self, count: int) -> None:
        # Counted in the bytes: opening a file with a million members takes minutes.
        if count > self._budget.files:
            raise UnreadableFileError(
                f"The {self._kind} has more than {MAX_MEMBERS:,} files inside."
            )

    def _refuse_large(self, size: int, packed: int) -> None:
        too_dense = size > SMALL and size > MAX_RATIO * max(1, packed)
        if too_dense or size > MAX_MEMBER or size > self._budget.n_bytes:
            raise UnreadableFileError(
                f"The {self._kind} unpacks to far more than an article has; it is not read."
            )

    def _damaged(self) -> UnreadableFileError:
        article = "an" if self._kind[:1] in "AEIOUaeiou" else "a"
        return UnreadableFileError(
            f"The {self._kind} is damaged, or is not {article} {self._kind}."
        )
