"""Bytes that are no text: known kinds of files by how they begin, others by their control bytes."""

from __future__ import annotations

import re

from reader_app.core.errors import UnreadableFileError

_BEGINNINGS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\0", "a database"),
    (b"\x7fELF", "a program"),
)
_CONTROLS = bytes({*range(0x20), 0x7F} - {0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
_ANY_CONTROL = re.compile(b"[" + re.escape(_CONTROLS) + b"]")
_FEW = 3
_SHARE = 50


def has_controls(data: bytes) -> bool:
    """Tell whether there is any control byte that texts do without."""
    return _ANY_CONTROL.search(data) is not None


def refuse_binary(data: bytes) -> None:
    """Raise UnreadableFileError where the bytes are those of a binary file.

    A few control bytes, as damage leaves them in a text, are let through.
    """
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            raise UnreadableFileError(f"This is {kind}, not plain text.")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(_FEW, len(data) // _SHARE):
        raise UnreadableFileError("This is not text, but a binary file.")
