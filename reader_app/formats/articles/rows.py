"""One row of a table, or one item of a feed, to an article: fields to blocks and metadata."""

from __future__ import annotations

import email.utils
import json
import re
from typing import TYPE_CHECKING

from reader_app.core.drafts import ArticleDraft
from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.columns import mapped, told
from reader_app.formats.articles.dates import find_date
from reader_app.formats.articles.drafting import Part, assembled, collapsed
from reader_app.formats.articles.html.dates import read_date
from reader_app.formats.articles.html.lines import lines_of
from reader_app.formats.articles.html.markup import page_tree
from reader_app.formats.articles.html.parts import parts_of
from reader_app.formats.articles.languages import read_language, text_direction, text_language
from reader_app.formats.articles.paragraphs import plain_parts
from reader_app.formats.articles.several import Item, Several, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.records import Precision
    from reader_app.formats.articles.columns import Row
    from reader_app.formats.articles.several import TableReading

MAX_ROWS = 50_000
MAX_AUTHORS = 20
_CELL = 20_000
"""Characters of a cell that are shown of a table which is only looked at."""
MEDIA_TYPE = "application/json"
_MARKUP = re.compile(
    r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|a|em|strong|img|span|b|i)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\s*[;|،\n]\s*")
_TELLING = ("title", "standfirst", "author", "outlet", "date", "url", "language", "section")


def read_rows(
    names: Sequence[str], rows: Sequence[Row], tables: TableReading, reader: str
) -> Several:
    """Return an article for each row; raises UnreadableFileError where there is none to be had."""
    if len(rows) > MAX_ROWS:
        raise UnreadableFileError(
            f"It has more than {MAX_ROWS:,} rows. Divide it into several files."
        )
    if not rows:
        raise UnreadableFileError("There are no rows in this table.")
    if tables.first is None:
        return Several(_items(rows, mapped(names, rows, tables), reader), len(rows))
    fields, some = told(names, rows, tables), rows[: tables.first]
    cells = tuple({name: cell[:_CELL] for name, cell in row.items()} for row in some)
    table = Table(tuple(names), cells, tuple(fields.items()))
    return Several(_items(some, fields, reader) if "text" in fields else (), len(rows), table)


def _items(rows: Sequence[Row], fields: dict[str, str], reader: str) -> tuple[Item, ...]:
    return tuple(_item(number, row, fields, reader) for number, row in enumerate(rows, start=1))


def _item(number: int, row: Row, fields: dict[str, str], reader: str) -> Item:
    data = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
    values = {field: row.get(column, "").strip() for field, column in fields.items()}
    origins = {field: f"column {column}" for field, column in fields.items()}
    place = f"row {number}"
    try:
        return Item(place, data, draft_of(values, origins, name=place, reader=reader))
    except UnreadableFileError as problem:
        return Item(place, data, None, str(problem))


def draft_of(
    values: dict[str, str], origins: dict[str, str], *, name: str, reader: str
) -> ArticleDraft:
    """Return the article that some fields make; raises UnreadableFileError without a text.

    `origins` says where each field came from.
    """
    words = list(_body(values["text"], values.get("url") or None))
    if not words:
        raise UnreadableFileError("Its text is empty.")
    title, standfirst = collapsed(values.get("title", "")), collapsed(values.get("standfirst", ""))
    head = [Part("title", title), Part("standfirst", standfirst)]
    body = assembled([*head, *words])
    date = when(values.get("date", ""))
    told = {"author": "authors", "date": "published"}
    return ArticleDraft(
        title=title or collapsed(words[0].text)[:120] or name,
        text=body.text,
        blocks=body.blocks,
        reader=reader,
        media_type=MEDIA_TYPE,
        outlet=values.get("outlet") or None,
        authors=authors_of(values.get("author", "")),
        url=values.get("url") or None,
        language=read_language(values.get("language")) or text_language(body.text),
        section=values.get("section") or None,
        published=date[0] if date else None,
        published_precision=date[1] if date else None,
        direction=text_direction(body.text),
        origins=tuple(
            (told.get(field, field), origins[field]) for field in _TELLING if values.get(field)
        ),
        links=body.links,
    )


def _body(text: str, url: str | None) -> list[Part]:
    """Return the paragraphs of a text, which may be marked up as HTML."""
    if not marked_up(text):
        return list(plain_parts(text))
    return list(parts_of(lines_of(page_tree(text)), url, set()))


def marked_up(text: str) -> bool:
    """Tell whether some text is HTML."""
    return _MARKUP.search(text) is not None


def words_of(text: str) -> str:
    """Return the words of a text, which may be HTML, on one line."""
    return collapsed(" ".join(part.text for part in _body(text, None)))


def authors_of(names: str) -> tuple[str, ...]:
    """Return the people in a cell, as far as it is plain where one name ends."""
    if not any(sign in names for sign in ";|،\n") and names.count(",") > 1:
        names = names.replace(",", ";")
    people = (collapsed(each) for each in _NAMES.split(names))
    return tuple(dict.fromkeys(filter(None, people)))[:MAX_AUTHORS]


def when(words: str) -> tuple[str, Precision] | None:
    """Return a date in ISO 8601 with its precision, from ISO, RFC 5322 or words."""
    found = read_date(words)
    if found is not None:
        return found
    try:
        return email.utils.parsedate_to_datetime(words).isoformat(timespec="minutes"), "minute"
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    shown = find_date(words[:100])
    return (shown.iso, shown.precision) if shown is not None and shown.iso else None
