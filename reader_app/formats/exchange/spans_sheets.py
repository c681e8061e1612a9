"""Tagged spans on sheets for colleagues: Tagged spans, Codebook, Articles, About.

As a workbook of Excel or as a spreadsheet of OpenDocument: the sheets are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from reader_app.core.clock import iso_utc
from reader_app.core.codebook import SEPARATOR
from reader_app.formats.exchange.columns import BETWEEN
from reader_app.formats.exchange.open_document import open_document
from reader_app.formats.exchange.shapes import ROWS_ARE, table_of
from reader_app.formats.exchange.sheet_table import Table
from reader_app.formats.exchange.workbook import workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.core.records import Article
    from reader_app.formats.exchange.columns import Column
    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.sheet_table import Book, Head, Kind
    from reader_app.formats.exchange.span_row import SpanRow

_WIDTHS = {"quote": 60, "note": 40, "title": 32, "context_before": 32, "context_after": 32}
_WIDTH = 16
_KINDS: dict[str, Kind] = {
    "published": "date",
    "retrieved": "time",
    "created": "time",
    "modified": "time",
}
_CODEBOOK: tuple[Head, ...] = (
    ("tag_path", "text", 32), ("tag", "text", 24), ("level", "text", 8), ("taggings", "text", 10),
    ("definition", "text", 60), ("when_to_use", "text", 40), ("when_not_to_use", "text", 40),
    ("aliases", "text", 24), ("colour", "text", 10), ("archived", "text", 10), ("tag_id", "text", 36),
)  # fmt: skip
_ARTICLES: tuple[Head, ...] = (
    ("title", "text", 48), ("outlet", "text", 24), ("author", "text", 24), ("published", "date", 16),
    ("language", "text", 10), ("url", "text", 40), ("retrieved", "time", 20),
    ("highlights", "text", 10), ("characters", "text", 10), ("article_id", "text", 36),
    ("text_sha256", "text", 24),
)  # fmt: skip
_ABOUT: tuple[Head, ...] = (("about", "text", 32), ("value", "text", 80))


def write_xlsx(out: BinaryIO, material: Material) -> int:
    """Write the workbook, and return how many rows the sheet Tagged spans has.

    Raises NotFoundError, before anything is written, where a column does not exist.
    """
    columns, shaped = table_of(material)
    with workbook(out, material.title, material.changed_ms) as book:
        return _fill(book, material, columns, shaped)


def write_ods(out: BinaryIO, material: Material) -> int:
    """Write the same as an OpenDocument spreadsheet."""
    columns, shaped = table_of(material)
    with open_document(out, material.title, material.changed_ms) as book:
        return _fill(book, material, columns, shaped)


def _fill(
    book: Book, material: Material, columns: Sequence[Column], shaped: Iterable[SpanRow]
) -> int:
    rows, highlights = _write_spans(book, shaped, columns)
    _write_codebook(book, material)
    articles = _write_articles(book, material)
    about: tuple[tuple[str, str | int], ...] = (
        ("Project", material.title),
        ("Last changed (UTC)", iso_utc(material.changed_ms)),
        ("Written by", "Reader"),
        ("Filter", material.filter or "none: every highlight of the project"),
        ("A row is", ROWS_ARE[material.shape]),
        ("Rows in Tagged spans", rows),
        ("Highlights", highlights),
        ("Articles", articles),
        ("Tags", len(material.codebook)),
        ("Cells cut to Excel’s limits", book.cut),
    )
    table = Table(book, "About", _ABOUT)
    for line in about:
        table.add(line)
    table.end()
    return rows


def _write_spans(
    book: Book, shaped: Iterable[SpanRow], columns: Sequence[Column]
) -> tuple[int, int]:
    """Return how many rows and how many highlights there were."""
    heads: list[Head] = [
        (each.name, _KINDS.get(each.name, "text"), _WIDTHS.get(each.name, _WIDTH))
        for each in columns
    ]
    table = Table(book, "Tagged spans", heads)
    rows = highlights = 0
    last = ""
    for row in shaped:
        table.add([column.cell(row) for column in columns])
        rows += 1
        highlights += row.highlight.uid != last
        last = row.highlight.uid
    table.end()
    return rows, highlights


def _write_codebook(book: Book, material: Material) -> None:
    table = Table(book, "Codebook", _CODEBOOK)
    counts = material.counts or {}
    for tag in material.codebook.walk():
        path = material.codebook.path(tag.uid)
        table.add((
            SEPARATOR.join(path), tag.name, len(path), counts.get(tag.uid, 0), tag.definition,
            tag.when_to_use, tag.when_not_to_use, BETWEEN.join(tag.aliases), tag.colour,
            "yes" if tag.archived else "", tag.uid,
        ))  # fmt: skip
    table.end()


def _write_articles(book: Book, material: Material) -> int:
    table = Table(book, "Articles", _ARTICLES)
    count = 0
    for line in material.articles():
        count += 1
        it = line.article
        table.add((
            it.title, it.outlet or "", BETWEEN.join(it.authors), it.published or "",
            it.language or "", it.url or "", _retrieved(it), line.n_highlights, line.n_chars,
            it.uid, it.text_sha256,
        ))  # fmt: skip
    table.end()
    return count


def _retrieved(article: Article) -> str:
    ms = article.provenance.retrieved_ms
    return "" if ms is None else iso_utc(ms)
