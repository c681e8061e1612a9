"""The formats that a project can be exported to: a new one is its module and a row here.

The modules are imported when they write: the libraries behind them take time that no start may pay.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from reader_app.core.errors import NotFoundError
from reader_app.formats.exchange.sheet_size import SheetUse

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.formats.exchange.material import Material


_CUT = (
    "Every quote stands letter for letter; past 32,767 characters it is cut, and its row says so."
)
_GUARDED = "Every quote stands letter for letter; an apostrophe guards what looks like a formula."
_NO_QUOTES = "The file holds no quotes."


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: its name on the command line, and what the export dialog says of it."""

    name: str
    suffix: str
    """End of its files' names, with the dot."""
    title: str
    line: str
    module: str
    """Where its writer is, below this folder."""
    function: str
    unit: str = "row"
    """What `write` counts, one of them."""
    has_columns: bool = True
    """Whether it is a table of which columns can be chosen."""
    merges_names: bool = False
    """Whether programs that read it take tags of one name for one."""
    more_columns: tuple[str, ...] = ()
    """Columns that it has beside the usual ones, unless others are chosen."""
    has_metadata: bool = False
    """Whether a file beside it says what its columns hold (`csvw`)."""
    sheet: SheetUse = "no"
    """Whether a sheet's limits of rows and columns concern it."""

    def write(self, out: BinaryIO, material: Material) -> int:
        """Write the file; return how many rows, highlights, tags or articles it holds."""
        module = importlib.import_module(f"reader_app.formats.exchange.{self.module}")
        writer: Callable[[BinaryIO, Material], int] = getattr(module, self.function)
        return writer(out, material)

    promise: str = "Every quote stands in the file letter for letter as in its article."
    """What becomes of the quotes."""

    def __str__(self) -> str:
        return f"{self.title}\n{self.line}"


_TABLE = (
    ExportFormat(
        "xlsx", ".xlsx", "Excel workbook", "Spans, codebook, articles",
        "spans_sheets", "write_xlsx", sheet="is one", promise=_CUT,
    ),
    ExportFormat(
        "csv", ".csv", "CSV for Excel and LibreOffice", "Formulas are guarded",
        "spans_csv", "write_for_excel", sheet="opened as one", promise=_GUARDED,
    ),
    ExportFormat(
        "csv-exact", ".csv", "CSV, exact, for programs", "Nothing added; with CSVW metadata",
        "spans_csv", "write_exact", has_metadata=True, more_columns=("text_sha256", "judged"),
    ),
    ExportFormat(
        "ods", ".ods", "OpenDocument spreadsheet", "The same, for LibreOffice",
        "spans_sheets", "write_ods", sheet="is one", promise=_CUT,
    ),
    ExportFormat(
        "docx", ".docx", "Word report", "Quotes by tag",
        "report_docx", "write_docx", "quote", has_columns=False,
    ),
    ExportFormat(
        "html", ".html", "HTML report", "Quotes by tag, one file",
        "report_html", "write_html", "quote", has_columns=False,
    ),
    ExportFormat(
        "docx-by-article", ".docx", "Word report by article", "Quotes by article, with their tags",
        "report_docx", "write_docx_by_article", "highlight", has_columns=False,
    ),
    ExportFormat(
        "html-by-article", ".html", "HTML report by article", "Quotes by article, one file",
        "report_html", "write_html_by_article", "highlight", has_columns=False,
    ),
    ExportFormat(
        "docx-marked", ".docx", "Marked-up articles, Word", "Whole texts, highlights in colour",
        "marked_docx", "write_marked_docx", "highlight", has_columns=False,
    ),
    ExportFormat(
        "html-marked", ".html", "Marked-up articles, HTML", "Whole texts, highlights in colour",
        "marked_html", "write_marked_html", "highlight", has_columns=False,
    ),
    ExportFormat(
        "refi-qda", ".qdpx", "REFI-QDA project", "For ATLAS.ti, MAXQDA, NVivo, QualCoder",
        "refi", "write_project", "highlight", has_columns=False, merges_names=True,
    ),
    ExportFormat(
        "refi-qda-paths", ".qdpx", "REFI-QDA, tags of one name by path",
        "For programs that take tags of one name for one",
        "refi", "write_project_by_path", "highlight", has_columns=False,
    ),
    ExportFormat(
        "refi-qda-windows", ".qdpx", "REFI-QDA, line ends CR LF", "For MAXQDA on Windows",
        "refi", "write_project_for_windows", "highlight", has_columns=False, merges_names=True,
    ),
    ExportFormat(
        "w3c", ".jsonld", "W3C Web Annotations", "JSON-LD, one for each highlight",
        "w3c_annotations", "write_w3c", "highlight", has_columns=False,
    ),
    ExportFormat(
        "jsonl", ".jsonl", "JSON Lines", "For doccano, spaCy, Prodigy",
        "spans_jsonl", "write_jsonl", "highlight", has_columns=False,
    ),
    ExportFormat(
        "brat", ".zip", "brat standoff", "A text and its annotations, zipped",
        "brat", "write_brat", "highlight", has_columns=False,
    ),
    ExportFormat(
        "refi-codebook", ".qdc", "REFI-QDA codebook", "The tags alone",
        "refi", "write_codebook", "tag", has_columns=False, promise=_NO_QUOTES, merges_names=True,
    ),
    ExportFormat(
        "codebook-csv", ".csv", "Codebook as CSV", "The tags alone, exact",
        "codebook_csv", "write_codebook_csv", "tag", has_columns=False, promise=_NO_QUOTES,
    ),
    ExportFormat(
        "csl-json", ".json", "CSL-JSON", "The articles, for Zotero and others",
        "citations", "write_csl_json", "article", has_columns=False, promise=_NO_QUOTES,
    ),
    ExportFormat(
        "ris", ".ris", "RIS", "The articles, for EndNote and others",
        "citations", "write_ris", "article", has_columns=False, promise=_NO_QUOTES,
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
