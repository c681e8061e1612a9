"""Looks a PDF over before PDFium does: drawing instructions that would take all memory."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 512 << 20
MAX_STREAM = 16 << 20
"""Bytes of drawing instructions in one stream."""
MAX_SHOWN = 200_000
"""Pieces of text that one stream shows; PDFium needs about a kilobyte for each."""
MAX_SAVED = 20_000
"""States that one stream saves and does not restore."""
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_DICTIONARY = 600
"""Bytes before a stream in which its dictionary is looked for."""
_CHUNK = 1 << 20
_NO_INSTRUCTIONS = re.compile(
    rb"/Image\b|/FontFile|/Length[123]\b|/XRef\b|/ObjStm\b|/EmbeddedFile\b|/ICCBased\b|/N\s+[134]\b"
)
_SHOWS = re.compile(rb"T[jJ]|['\"](?=\s)")
_SAVES = re.compile(rb"(?<!\S)q(?!\S)")
_RESTORES = re.compile(rb"(?<!\S)Q(?!\S)")


def refuse_bombs(data: bytes) -> None:
    """Raise UnreadableFileError for a PDF whose drawing instructions are too many for a page."""
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(f"The PDF is larger than {MAX_BYTES >> 20} MB.")
    plain_until = 0
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - _DICTIONARY) : match.start()]
        dictionary = before[max(0, before.rfind(b"obj")) :]
        if _NO_INSTRUCTIONS.search(dictionary):
            continue
        packed = b"/FlateDecode" in dictionary or b"/Fl " in dictionary
        if not packed and match.end() < plain_until:
            continue
        plain_until = plain_until if packed else _end_of(data, match.end())
        chunks = _unpacked(data, match.end()) if packed else _plain(data, match.end(), plain_until)
        if _is_too_much(chunks):
            raise UnreadableFileError(
                "The PDF draws far more on a page than an article has; it is not read."
            )


def _is_too_much(chunks: Iterator[bytes]) -> bool:
    size = shown = saved = 0
    for chunk in chunks:
        size += len(chunk)
        shown += sum(1 for _ in _SHOWS.finditer(chunk))
        saved += sum(1 for _ in _SAVES.finditer(chunk)) - sum(1 for _ in _RESTORES.finditer(chunk))
        if size > MAX_STREAM or shown > MAX_SHOWN or saved > MAX_SAVED:
            return True
    return False


def _end_of(data: bytes, start: int) -> int:
    end = data.find(b"endstream", start)
    return len(data) if end < 0 else end


def _plain(data: bytes, start: int, end: int) -> Iterator[bytes]:
    for position in range(start, end, _CHUNK):
        yield data[position : min(end, position + _CHUNK)]


def _unpacked(data: bytes, start: int) -> Iterator[bytes]:
    """Give what a packed stream holds; where it is damaged, as far as it can be read."""
    unpacker = zlib.decompressobj()
    pending = b""
    position = start
    try:
        while not unpacker.eof:
            if not pending:
                pending = data[position : position + _CHUNK]
                position += _CHUNK
            if not pending:
                return
            yield unpacker.decompress(pending, _CHUNK)
            pending = unpacker.unconsumed_tail
    except zlib.error:
        return  # PDFium mends what it can
