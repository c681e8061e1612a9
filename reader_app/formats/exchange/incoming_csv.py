"""Tagged spans in from CSV as `spans_csv` writes it, exact or guarded, by the names of its columns.

A row is a tagging; the rows of one highlight share its `span_id`, or its article, place and quote.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from reader_app.core.codebook import SEPARATOR
from reader_app.core.errors import UnreadableFileError
from reader_app.core.spans import Span
from reader_app.formats.csv_rows import csv_rows
from reader_app.formats.exchange.columns import BETWEEN
from reader_app.formats.exchange.incoming import (
    Incoming,
    IncomingMark,
    IncomingNote,
    IncomingTagging,
    IncomingText,
    milliseconds,
)
from reader_app.formats.exchange.json_values import inside, parsed_or_none, words
from reader_app.formats.exchange.judged_json import (
    STATEMENTS,
    by_of,
    grades_of,
    links_of,
    notes_of,
    scales_of,
    speakers_of,
)
from reader_app.formats.exchange.shapes import TAG
from reader_app.formats.exchange.spans_csv import unguard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader_app.formats.exchange.json_values import Json

    Row = Mapping[str, str]

_MARK = "\ufeff"
_NAMES_ARTICLE = ("text_sha256", "sha256", "article_id", "url", "title")
_JUDGED = frozenset({"grade", "attribution", "speakers"})
"""Columns whose cells are told exactly by the one called `judged`."""
_LEFT_BEHIND = {
    "grade": "Grades", "article_grade": "Grades of articles", "attribution": "Attributions",
    "speakers": "Speakers", "article_tags": "Tags of articles", "status": "The articles’ status",
}  # fmt: skip


def rows_of(data: bytes) -> list[dict[str, str]]:
    """Return a CSV's rows by the names in its first; raises UnreadableFileError where it is none.

    The apostrophes that the guard against formulas put in are taken out again where the file
    begins with a byte order mark, as only guarded ones of ours do.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise UnreadableFileError("The table is not in UTF-8. Save it as UTF-8 CSV.") from None
    guarded = text.startswith(_MARK)
    try:
        lines = csv_rows(text.removeprefix(_MARK), strict=True)
        head = next(lines, list[str]())
        table = [dict(zip(head, cells, strict=False)) for cells in lines if cells]
    except csv.Error:
        raise UnreadableFileError("The table is damaged: it is not well-formed CSV.") from None
    if guarded:
        table = [{name: unguard(cell) for name, cell in row.items()} for row in table]
    return table


def read_spans(data: bytes, name: str) -> Incoming:
    """Return what the rows of an export of tagged spans say; raises UnreadableFileError."""
    del name
    rows = rows_of(data)
    texts: dict[str, IncomingText] = {}
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        key = _text_key(row)
        texts.setdefault(key, _text(row, key))
        groups.setdefault(_mark_key(row, key), []).append(row)
    told = [(group, parsed_or_none(group[0].get("judged", ""))) for group in groups.values()]
    marks = tuple(_mark(group, _text_key(group[0]), judged) for group, judged in told)
    links = tuple(
        link for group, judged in told for link in links_of(judged, group[0].get("span_id", ""))
    )
    scales = {it.name: it for _, judged in told for it in scales_of(inside(judged, "scales"))}
    kept = _JUDGED if all(judged for _, judged in told) else frozenset[str]()
    losses = tuple(
        f"{what} are not taken over from a table: they stay in the file."
        for column, what in _LEFT_BEHIND.items()
        if column not in kept and any(row.get(column) not in {None, "", "new"} for row in rows)
    )
    texts_there = tuple(texts.values())
    return Incoming(texts_there, (), marks, losses, (), links, tuple(scales.values()))


def _text_key(row: Row) -> str:
    return "\n".join(row.get(name, "") for name in _NAMES_ARTICLE)


def _mark_key(row: Row, text: str) -> tuple[str, ...]:
    uid = row.get("span_id", "")
    places = (row.get(name, "") for name in ("start", "end", "quote"))
    return (uid,) if uid else (text, *places)


def _text(row: Row, key: str) -> IncomingText:
    return IncomingText(
        key,
        row.get("title", ""),
        text_sha256=row.get("text_sha256", ""),
        file_sha256=row.get("sha256", ""),
        uid=row.get("article_id", ""),
        url=row.get("url", ""),
        outlet=row.get("outlet", ""),
        authors=tuple(filter(None, row.get("author", "").split(BETWEEN))),
    )


def _mark(group: Sequence[Row], text: str, judged: Json) -> IncomingMark:
    row = group[0]
    analyst, created, modified = by_of(judged)
    note = row.get("note", "")
    statement = words(inside(judged, "statement")) or row.get("statement", "")
    return IncomingMark(
        text,
        span_of(row.get("start", ""), row.get("end", "")),
        row.get("quote"),
        row.get("context_before", ""),
        row.get("context_after", ""),
        tuple(each for line in group for each in _taggings(line)),
        notes_of(judged) or ((IncomingNote(note),) if note else ()),
        analyst or _analyst(row),
        milliseconds(row.get("created", "")) if created is None else created,
        milliseconds(row.get("modified", "")) if modified is None else modified,
        STATEMENTS.get(statement, ""),
        row.get("span_id", ""),
        grades_of(judged),
        speakers_of(judged),
    )


def _taggings(row: Row) -> list[IncomingTagging]:
    created = milliseconds(row.get("created", ""))
    return [
        IncomingTagging(tuple(path.split(SEPARATOR)), _analyst(row), created)
        for path in _paths(row)
    ]


def _analyst(row: Row) -> str:
    """Return who did it; where a row of several taggings names several, that is not known."""
    several = row.get("analysts", "")
    return row.get("analyst") or ("" if BETWEEN in several else several)


def _paths(row: Row) -> list[str]:
    """Return the tags that a row names, in whichever shape the table is (`shapes`)."""
    one = row.get("tag_path") or row.get("tag", "")
    if one:
        return [one]
    ticked = [name.removeprefix(TAG) for name in row if name.startswith(TAG) and row[name] == "1"]
    several = row.get("tag_paths") or row.get("tags", "")
    return ticked or [path for path in several.split(BETWEEN) if path]


def span_of(start: str, end: str) -> Span | None:
    """Return the span that two numbers say; None where they say none."""
    try:
        return Span(int(start), int(end))
    except ValueError:
        return None
