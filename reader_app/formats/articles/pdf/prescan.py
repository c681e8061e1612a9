"""Looks a PDF over before PDFium does: streams that unpack to far more than a page needs."""

from __future__ import annotations

import re
import zlib

from reader_app.core.errors import UnreadableFileError

MAX_BYTES = 512 << 20
MAX_STREAM = 24 << 20
"""Bytes of drawing instructions in one stream; PDFium needs some fifty times as much memory."""
MAX_TOTAL = 256 << 20
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 600
"""Bytes before a stream in which its dictionary is looked for."""
_CHUNK = 1 << 20
_NO_INSTRUCTIONS = re.compile(
    rb"/Image\b|/FontFile|/Length[123]\b|/XRef\b|/ObjStm\b|/EmbeddedFile\b|/ICCBased\b|/N\s+[134]\b"
)


def refuse_bombs(data: bytes) -> None:
    """Raise UnreadableFileError for a PDF whose drawing instructions unpack to too much."""
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(f"The PDF is larger than {MAX_BYTES >> 20} MB.")
    total = 0
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - _DICTIONARY) : match.start()]
        dictionary = before[before.rfind(b"obj") :]
        if dictionary.rstrip().endswith(b"end") or _NO_INSTRUCTIONS.search(dictionary):
            continue
        size = _unpacked(
            data, match.end(), packed=b"FlateDecode" in dictionary or b"/Fl" in dictionary
        )
        total += size
        if size > MAX_STREAM or total > MAX_TOTAL:
            raise UnreadableFileError(
                "The PDF draws far more on a page than an article has; it is not read."
            )


def _unpacked(data: bytes, start: int, *, packed: bool) -> int:
    """Return how many bytes a stream unpacks to, counting no further than the cap."""
    if not packed:
        end = data.find(b"endstream", start, start + MAX_STREAM + _CHUNK)
        return (end if end >= 0 else len(data)) - start
    unpacker = zlib.decompressobj()
    size, position = 0, start
    pending = b""
    try:
        while size <= MAX_STREAM and not unpacker.eof:
            if not pending:
                pending = data[position : position + _CHUNK]
                position += _CHUNK
            if not pending:
                break
            size += len(unpacker.decompress(pending, _CHUNK))
            pending = unpacker.unconsumed_tail
    except zlib.error:
        pass  # PDFium mends what it can
    return size
