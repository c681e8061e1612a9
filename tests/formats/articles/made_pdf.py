"""Writes small PDF files for tests: lines of Helvetica at given places on given pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True)
class Put:
    """One line of text: its left end and baseline in points from the page's lower left corner."""

    x: float
    y: float
    text: str
    size: float = 11


def pdf(pages: Sequence[Iterable[Put]], *, info: str = "", streams: Sequence[bytes] = ()) -> bytes:
    """Return a PDF with these pages; `streams` replaces the pages' contents where given."""
    contents = list(streams) or [_stream(page) for page in pages]
    count = len(contents)
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for i, content in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * i} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
    objects.append(f"<< {info} >>".encode("latin-1"))
    return _file(objects)


def column(
    lines: Iterable[str], x: float, y: float, *, size: float = 11, step: float = 14
) -> list[Put]:
    """Return lines set one below the other."""
    return [Put(x, y - step * i, line, size) for i, line in enumerate(lines)]


def _stream(puts: Iterable[Put]) -> bytes:
    shown = [
        f"BT /F1 {put.size} Tf {put.x} {put.y} Td ({_escaped(put.text)}) Tj ET" for put in puts
    ]
    return "\n".join(shown).encode("cp1252")


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\n" % (len(objects) + 1, len(objects))
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % start
