"""The columns that an export of tagged spans can have, and what each cell is made from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from reader_app.core.clock import iso_utc
from reader_app.core.codebook import SEPARATOR
from reader_app.core.errors import NotFoundError
from reader_app.core.scales import CONFIDENCE, CREDIBILITY, ICD_203, PHIA, RELIABILITY
from reader_app.formats.exchange.span_row import SpanRow

Cell = str | int

_LEVEL = re.compile(r"tag_level_([1-9][0-9]?)")
_LISTED_LEVELS = 4

BETWEEN = "; "
"""Between several values in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the name in the header row, a title to choose it by, and its cell of a row."""

    name: str
    title: str
    cell: Callable[[SpanRow], Cell]


_time = lru_cache(maxsize=8192)(iso_utc)


def _tag(row: SpanRow) -> str:
    return row.tag_path[-1] if row.tag_path else ""


def _retrieved(row: SpanRow) -> str:
    ms = row.article.provenance.retrieved_ms
    return "" if ms is None else _time(ms)


def _created(row: SpanRow) -> str:
    return _time((row.tagging or row.highlight).created_ms)


def _modified(row: SpanRow) -> str:
    latest = row.highlight.modified_ms
    if row.tagging is not None and row.tagging.created_ms > latest:
        latest = row.tagging.created_ms
    for note in row.notes:
        latest = max(latest, note.modified_ms)
    return _time(latest)


def _flags(row: SpanRow) -> str:
    return "" if row.highlight.anchor == "held" else row.highlight.anchor


def _file_sha256(row: SpanRow) -> str:
    return row.article.original_sha256 or row.article.text_sha256


def _article_tags(row: SpanRow) -> str:
    return BETWEEN.join(SEPARATOR.join(path) for path in row.article_tags)


def _judged(row: SpanRow) -> str:
    # Imported late: for tables of programs alone.
    from reader_app.formats.exchange.judged_json import judged_cell  # noqa: PLC0415

    return judged_cell(row)


def _level(number: int) -> Column:
    def cell(row: SpanRow) -> str:
        return row.tag_path[number - 1] if len(row.tag_path) >= number else ""

    return Column(f"tag_level_{number}", f"Tag, level {number}", cell)


def _of_scale(pairs: Iterable[tuple[str, str]], scale: str) -> str:
    return BETWEEN.join(dict.fromkeys(value for name, value in pairs if name == scale))


def _grade(name: str, scale: str) -> Column:
    return Column(name, f"Grade: {scale}", lambda row: _of_scale(row.grades, scale))


def _article_grade(name: str, scale: str) -> Column:
    title = f"Grade of the article: {scale}"
    return Column(name, title, lambda row: _of_scale(row.article_grades, scale))


def _field(name: str, field: str) -> Column:
    return Column(name, f"Own field: {field}", lambda row: dict(row.article.fields).get(field, ""))


_SCALES = {
    "reliability": RELIABILITY,
    "credibility": CREDIBILITY,
    "icd_203": ICD_203,
    "phia": PHIA,
    "confidence": CONFIDENCE,
}
"""The built-in scales by the end of their columns' names."""

_NAMED: dict[str, Callable[[str, str], Column]] = {
    "grade": _grade,
    "article_grade": _article_grade,
    "field": _field,
}
"""Columns that exist by name, behind a colon: `grade:Own scale`, `field:desk`."""

_TABLE = (
    Column("quote", "Quote", attrgetter("highlight.quote.exact")),
    Column("tag", "Tag", _tag),
    Column("tag_path", "Tag with those above it", lambda row: SEPARATOR.join(row.tag_path)),
    *(_level(number) for number in range(1, _LISTED_LEVELS + 1)),
    Column("note", "Notes", lambda row: "\n\n".join([note.body for note in row.notes])),
    Column("statement", "Kind of statement", attrgetter("highlight.statement")),
    Column("grade", "Grades", attrgetter("grade")),
    Column("attribution", "Who says it", attrgetter("attribution")),
    Column("speakers", "Speakers", lambda row: BETWEEN.join(row.speakers)),
    Column("links", "Links to other highlights", attrgetter("links")),
    Column("title", "Article", attrgetter("article.title")),
    Column("outlet", "Outlet", lambda row: row.article.outlet or ""),
    Column("author", "Authors", lambda row: "; ".join(row.article.authors)),
    Column("published", "Published", lambda row: row.article.published or ""),
    Column("url", "Web address", lambda row: row.article.url or ""),
    Column("retrieved", "Retrieved (UTC)", _retrieved),
    Column("language", "Language", lambda row: row.article.language or ""),
    Column("status", "Status of the article", attrgetter("status")),
    Column("article_grade", "Grades of the article", attrgetter("article_grade")),
    Column("article_tags", "Tags of the article", _article_tags),
    Column("analyst", "Analyst", attrgetter("analyst")),
    Column("created", "Tagged (UTC)", _created),
    Column("modified", "Last changed (UTC)", _modified),
    Column("paragraph", "Paragraph", lambda row: row.paragraph or ""),
    Column("page", "Page", lambda row: row.page or ""),
    Column("context_before", "Text before", attrgetter("context_before")),
    Column("context_after", "Text after", attrgetter("context_after")),
    Column("start", "Start (characters from 0)", attrgetter("highlight.span.start")),
    Column("end", "End (not included)", attrgetter("highlight.span.end")),
    Column("char_count", "Characters in the quote", lambda row: len(row.highlight.span)),
    Column("article_chars", "Characters in the article", attrgetter("n_chars")),
    Column("flags", "Flags (moved, lost)", _flags),
    Column("span_id", "Highlight id", attrgetter("highlight.uid")),
    Column("article_id", "Article id", attrgetter("article.uid")),
    Column("file", "File", lambda row: row.article.provenance.file_name or ""),
    Column("path", "Path of the file", lambda row: row.article.provenance.path or ""),
    Column(
        "reader", "Reader of the file, with its version", attrgetter("article.provenance.reader")
    ),
    Column("sha256", "SHA-256 of the file", _file_sha256),
    Column("text_sha256", "SHA-256 of the text", attrgetter("highlight.text_sha256")),
    *(_grade(f"grade_{key}", scale.name) for key, scale in _SCALES.items()),
    *(_article_grade(f"article_grade_{key}", scale.name) for key, scale in _SCALES.items()),
    Column("judged", "All on the highlight, as JSON", _judged),
)

COLUMNS: dict[str, Column] = {column.name: column for column in _TABLE}
"""All columns by name, in the order in which they are offered.

Positions count code points, half-open; times are ISO 8601 in UTC; `created`, `analyst` are the
tagging's, or where a highlight has no tag, the highlight's; `modified` is the latest change of
highlight, tagging or notes. `sha256` is that of the file as it came, `text_sha256` that of the
text in which `start` and `end` count. Deeper levels than the listed ones exist by name:
`tag_level_5` and so on; so do `grade:NAME` and `article_grade:NAME` for a scale of the project's
own, and `field:NAME` for a field of its own. `judged` has grades, speakers, links and notes with
by whom and when (`judged_json`).
"""

DEFAULT_COLUMNS = (
    "quote", "tag", "tag_path", "note", "statement", "grade", "attribution", "links",
    "title", "outlet", "author", "published", "url", "analyst", "created", "paragraph", "page",
    "context_before", "context_after", "start", "end", "span_id", "article_id",
)  # fmt: skip
"""What an export has unless the user chooses: what a colleague reads first, ids last."""


def columns_named(names: Iterable[str]) -> tuple[Column, ...]:
    """Return the columns of these names, in that order; raises NotFoundError for any other name."""
    return tuple(_column(name.strip()) for name in names)


def named_columns(scales: Iterable[str], fields: Iterable[str]) -> tuple[Column, ...]:
    """Return the columns of a project's own scales and fields."""
    scales = tuple(scales)
    return (
        *(_grade(f"grade:{scale}", scale) for scale in scales),
        *(_article_grade(f"article_grade:{scale}", scale) for scale in scales),
        *(_field(f"field:{field}", field) for field in fields),
    )


def _column(name: str) -> Column:
    known = COLUMNS.get(name)
    if known is not None:
        return known
    level = _LEVEL.fullmatch(name)
    if level is not None:
        return _level(int(level[1]))
    kind, _, of = name.partition(":")
    if kind in _NAMED and of:
        return _NAMED[kind](name, of)
    raise NotFoundError(f"There is no column “{name}”. There are: {', '.join(COLUMNS)}.")
