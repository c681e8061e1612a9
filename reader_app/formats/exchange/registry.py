"""The formats that a project can be exported to: a new one is its module and a row here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from reader_app.core.errors import NotFoundError
from reader_app.formats.exchange.citations import write_csl_json, write_ris
from reader_app.formats.exchange.codebook_csv import write_codebook_csv
from reader_app.formats.exchange.material import Material
from reader_app.formats.exchange.refi import write_codebook, write_project
from reader_app.formats.exchange.report_docx import write_docx
from reader_app.formats.exchange.report_html import write_html
from reader_app.formats.exchange.spans_csv import write_csv
from reader_app.formats.exchange.spans_jsonl import write_jsonl
from reader_app.formats.exchange.spans_xlsx import write_xlsx
from reader_app.formats.exchange.w3c_annotations import write_w3c


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: its name on the command line, and what the export dialog says of it."""

    name: str
    suffix: str
    """End of its files' names, with the dot."""
    title: str
    line: str
    write: Callable[[BinaryIO, Material], int]
    """Writes the file, and returns how many rows, highlights, tags or articles it holds."""
    unit: str = "row"
    """What `write` counts, one of them."""
    has_columns: bool = True
    """Whether it is a table of which columns can be chosen."""
    has_metadata: bool = False
    """Whether a file beside it says what its columns hold (`csvw`)."""

    def __str__(self) -> str:
        return f"{self.title}\n{self.line}"


def _csv(out: BinaryIO, material: Material) -> int:
    return write_csv(out, material.rows, material.columns)


def _csv_exact(out: BinaryIO, material: Material) -> int:
    return write_csv(out, material.rows, material.columns, "csv-exact")


_TABLE = (
    ExportFormat("xlsx", ".xlsx", "Excel workbook", "Spans, codebook, articles", write_xlsx),
    ExportFormat("csv", ".csv", "CSV for Excel and LibreOffice", "Formulas are guarded", _csv),
    ExportFormat(
        "csv-exact", ".csv", "CSV, exact, for programs", "Nothing added; with CSVW metadata",
        _csv_exact, has_metadata=True,
    ),
    ExportFormat(
        "docx", ".docx", "Word report", "Quotes by tag", write_docx, "quote", has_columns=False
    ),
    ExportFormat(
        "html", ".html", "HTML report", "Quotes by tag, one file",
        write_html, "quote", has_columns=False,
    ),
    ExportFormat(
        "refi-qda", ".qdpx", "REFI-QDA project", "For ATLAS.ti, MAXQDA, NVivo, QualCoder",
        write_project, "highlight", has_columns=False,
    ),
    ExportFormat(
        "w3c", ".jsonld", "W3C Web Annotations", "JSON-LD, one for each highlight",
        write_w3c, "highlight", has_columns=False,
    ),
    ExportFormat(
        "jsonl", ".jsonl", "JSON Lines", "For doccano, spaCy, Prodigy",
        write_jsonl, "highlight", has_columns=False,
    ),
    ExportFormat(
        "refi-codebook", ".qdc", "REFI-QDA codebook", "The tags alone",
        write_codebook, "tag", has_columns=False,
    ),
    ExportFormat(
        "codebook-csv", ".csv", "Codebook as CSV", "The tags alone, exact",
        write_codebook_csv, "tag", has_columns=False,
    ),
    ExportFormat(
        "csl-json", ".json", "CSL-JSON", "The articles, for Zotero and others",
        write_csl_json, "article", has_columns=False,
    ),
    ExportFormat(
        "ris", ".ris", "RIS", "The articles, for EndNote and others",
        write_ris, "article", has_columns=False,
    ),
)  # fmt: skip

FORMATS: dict[str, ExportFormat] = {each.name: each for each in _TABLE}
"""All formats by name, in the order in which they are offered."""


def format_named(name: str) -> ExportFormat:
    """Return the format of that name; raises NotFoundError."""
    try:
        return FORMATS[name]
    except KeyError:
        raise NotFoundError(
            f"There is no format “{name}”. There are: {', '.join(FORMATS)}."
        ) from None


def format_of_file(file_name: str) -> ExportFormat:
    """Return the first format with the end of that name; `csv` where there is none."""
    suffix = PurePath(file_name).suffix.lower()
    return next((each for each in FORMATS.values() if each.suffix == suffix), FORMATS["csv"])
