"""OpenDocument spreadsheets (.ods, ODF 1.3) of plain cells: no text in them is ever a formula or a link.

Each sheet's rows wait in a temporary file until the end, as only then it is known where they begin,
at the left or at the right; memory does not grow with the rows.
"""

# pyright: reportMissingTypeStubs=false

from __future__ import annotations

import io
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from xlsxwriter.utility import xl_col_to_name

from reader_app.core.clock import iso_utc
from reader_app.formats.exchange import open_document_parts as parts
from reader_app.formats.exchange.open_document_cells import open_document_text
from reader_app.formats.exchange.sheet_cells import DATE, TIME, serial
from reader_app.formats.exchange.sheet_table import Book, Sheet
from reader_app.formats.exchange.sheet_text import clean
from reader_app.formats.exchange.sink import Sink

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from reader_app.formats.exchange.columns import Cell
    from reader_app.formats.exchange.sheet_table import Head

_STYLES = {"date": (DATE, "day"), "time": (TIME, "moment")}


class _Sheet(Sheet):
    """A sheet, whose rows are in a file of their own."""

    empty = "<table:table-cell/>"

    def __init__(self, name: str, heads: Sequence[Head], path: Path) -> None:
        super().__init__(heads)
        self.name = name
        self._path = path
        self._out = path.open("w", encoding="utf-8", newline="")

    def put(self, cells: str) -> None:
        self._out.write(f"<table:table-row>{cells}</table:table-row>\n")

    def cell(self, place: int, cell: Cell, cut: list[str]) -> str:
        name, kind, _ = self.heads[place]
        if isinstance(cell, int):
            return (
                '<table:table-cell table:style-name="plain" office:value-type="float"'
                f' office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
            )
        dated = _STYLES.get(kind)
        if dated and dated[0].fullmatch(cell) and serial(cell) is not None:
            moment = cell.removesuffix("Z")
            return (
                f'<table:table-cell table:style-name="{dated[1]}" office:value-type="date"'
                f' office:date-value="{moment}"><text:p>{moment}</text:p></table:table-cell>'
            )
        xml, is_cut, from_right = open_document_text(cell)
        if is_cut:
            cut.append(name)
        self.turned += 1 if from_right else -1
        style = "from_right" if from_right else "text"
        return (
            f'<table:table-cell table:style-name="{style}" office:value-type="string"'
            f"{xml}</table:table-cell>"
        )

    def end(self) -> None:
        self._out.close()

    def copy(self, out: BinaryIO) -> None:
        """Write the sheet, and let go of its file."""
        style = "right" if self.turned > 0 else "left"
        out.write(
            f'<table:table table:name={quoteattr(self.name)} table:style-name="{style}">'.encode()
        )
        out.writelines(
            f'<table:table-column table:style-name="wide{width}"/>'.encode()
            for _, _, width in self.heads
        )
        out.write(b"<table:table-header-rows><table:table-row>")
        for name, _, _ in self.heads:
            words = open_document_text(name).xml
            out.write(f"{parts.HEAD_CELL}{words}</table:table-cell>".encode())
        out.write(b"</table:table-row></table:table-header-rows>\n")
        with self._path.open("rb") as rows:
            shutil.copyfileobj(rows, out, 1 << 16)
        out.write(b"</table:table>")
        self._path.unlink()

    @property
    def cells(self) -> str:
        """The address of all cells, for the filter."""
        name = self.name.replace("'", "''")
        last = xl_col_to_name(len(self.heads) - 1)
        return f"'{name}'.A1:'{name}'.{last}{self.rows + 1}"


class _Book(Book):
    """The sheets of a file that is being made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.sheets: list[_Sheet] = []

    def sheet(self, name: str, heads: Sequence[Head]) -> Sheet:
        """Return a new sheet with its header, which stays in sight."""
        made = _Sheet(name, heads, self._folder / str(len(self.sheets)))
        self.sheets.append(made)
        return made

    def write(self, out: BinaryIO) -> None:
        """Write the part with the cells."""
        widths = {width for sheet in self.sheets for _, _, width in sheet.heads}
        out.write(parts.content_start(widths).encode())
        for sheet in self.sheets:
            sheet.copy(out)
        out.write(parts.content_end([sheet.cells for sheet in self.sheets]).encode())

    def close(self) -> None:
        """Close the files of sheets that were not finished."""
        for sheet in self.sheets:
            sheet.end()


@contextmanager
def open_document(out: BinaryIO, title: str, changed_ms: int) -> Generator[Book]:
    """Give a spreadsheet to fill, which is written at the end; on an error nothing is left open.

    Raises OSError where it cannot be written.
    """
    with TemporaryDirectory(prefix="reader-") as folder:
        made = _Book(Path(folder))
        try:
            yield made
        finally:
            made.close()
        stream = io.BufferedWriter(Sink(out))
        with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
            archive.writestr(_entry("mimetype", ZIP_STORED), parts.MIME)
            archive.writestr(_entry("META-INF/manifest.xml"), parts.MANIFEST)
            meta = parts.meta(escape(clean(title)), iso_utc(changed_ms))
            archive.writestr(_entry("meta.xml"), meta)
            names = [sheet.name for sheet in made.sheets]
            archive.writestr(_entry("settings.xml"), parts.settings(names))
            archive.writestr(_entry("styles.xml"), parts.STYLES)
            with archive.open(_entry("content.xml"), "w", force_zip64=True) as content:
                buffered = io.BufferedWriter(content, 1 << 16)  # pyright: ignore[reportArgumentType]
                made.write(buffered)
                buffered.flush()
        stream.flush()


def _entry(name: str, compression: int = ZIP_DEFLATED) -> ZipInfo:
    """Return a member that bears no time, so that the same project gives the same bytes."""
    entry = ZipInfo(name)
    entry.compress_type = compression
    return entry
