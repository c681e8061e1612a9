"""Opens ZIP containers that come from outside (DOCX, ODT, EPUB): sizes, ratios and names are checked.

Nothing is ever unpacked to disk; a member is read by its exact name, so no path can lead outside.
"""

from __future__ import annotations

import io
import zipfile
import zlib

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


class SafeZip:
    """A ZIP file whose members are read one at a time, within limits."""

    def __init__(self, data: bytes, *, kind: str) -> None:
        """Open the file; `kind` is what the user knows it as. Raises UnreadableFileError."""
        self._kind = kind
        self._left = MAX_TOTAL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise self._damaged() from error
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            raise UnreadableFileError(f"The {kind} has more than {MAX_MEMBERS:,} files inside.")
        self._members = {member.filename: member for member in members}

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
        self._left -= len(data)
        return data

    def _refuse_large(self, size: int, packed: int) -> None:
        too_dense = size > SMALL and size > MAX_RATIO * max(1, packed)
        if too_dense or size > MAX_MEMBER or size > self._left:
            raise UnreadableFileError(
                f"The {self._kind} unpacks to far more than an article has; it is not read."
            )

    def _damaged(self) -> UnreadableFileError:
        article = "an" if self._kind[:1] in "AEIOU" else "a"
        return UnreadableFileError(
            f"The {self._kind} is damaged, or is not {article} {self._kind}."
        )
