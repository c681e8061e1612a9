"""Spreadsheets written and opened again, and the texts that spreadsheet programs spoil."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from tests.formats.exchange.material import material

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import BinaryIO

    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.span_row import SpanRow

    Write = Callable[[BinaryIO, Material], int]

NASTY = (
    "=1+1", "@SUM(A1)", "+1", "-x", "\tindented", "_x000D_", "_x0041_", "_x00e9_x000D_", "a\x0bb\x1f", "]]>", "'=1", "＝1+1",
    "before 👩‍👩‍👧‍👦 🇵🇸 after", "أعلنت الوزارة ٢٠٢٦", "None", "NA", "null", "00123", "1e5",
    "12345678901234567", "2026-05-14", "TRUE", "  spaces  ", "a\nb\n\nc", "<r><t>x</t></r>",
    "<r>x & y</r>", "https://x.example/?a=b", '=HYPERLINK("http://x.example")', "{=1+1}", "&amp;",
)  # fmt: skip

SHOWN = ("quote", "tag", "note")


def written(write: Write, rows: Sequence[SpanRow], columns: Sequence[str] = SHOWN) -> bytes:
    """Return the file of these rows; all of them were counted."""
    out = io.BytesIO()
    assert write(out, material(rows, columns)) == len(rows)
    return out.getvalue()


def sheet_names(data: bytes) -> list[str]:
    """Return the names of a file's sheets, as a program of its own finds them."""
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names


def sheet(data: bytes, name: str = "Tagged spans") -> list[list[object]]:
    """Return the cells of a sheet, as a program of its own reads them."""
    return [*CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()]


def part(data: bytes, name: str) -> str:
    """Return the XML of one part of a file."""
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


class FullDisk(io.BytesIO):
    """A file on a disk that has no room."""

    def write(self, _: object, /) -> int:
        """Refuse, as the system does."""
        raise OSError(28, "No space left on device")
