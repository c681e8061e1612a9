"""How each kind of record lies in its table: all that a new kind needs is a `Table` here."""

from __future__ import annotations

from typing import Any

from reader_app.core.folding import fold
from reader_app.core.judgements import (
    ArticleTagging,
    Grade,
    HighlightLink,
    Scale,
    ScaleValue,
    Speaker,
    TagKey,
)
from reader_app.core.quotes import Quote
from reader_app.core.records import (
    Analyst,
    Article,
    Highlight,
    Note,
    Pin,
    Reading,
    Record,
    Tag,
    Tagging,
)
from reader_app.core.saved_queries import SavedQuery
from reader_app.core.scales import is_built_in
from reader_app.core.spans import Span
from reader_app.store.table import (
    CHOICE,
    FLAG,
    HEX,
    MOMENT,
    PAIRS,
    PROVENANCE,
    WORDS,
    Column,
    Derived,
    Table,
)


def _article(*values: Any) -> Article:
    return Article(**dict(zip(_ARTICLE_FIELDS, values, strict=True)))


def _highlight(*values: Any) -> Highlight:
    uid, article, text_sha256, start, end, exact, prefix, suffix, *rest = values
    quote = Quote(exact, prefix, suffix)
    return Highlight(uid, article, text_sha256, Span(start, end), quote, *rest)


def _ref(field: str, *, optional: bool = False) -> Column:
    return Column(field, HEX, refers=field, optional=optional)


_UID = Column("uid", HEX)
_ANALYST = _ref("analyst")
_CREATED = Column("created_ms", MOMENT)
_MODIFIED = Column("modified_ms", MOMENT)
_POSITION = Column("position")

_ARTICLE_COLUMNS = (
    _UID,
    Column("title"),
    Column("text_sha256", HEX),
    Column("original_sha256", HEX),
    _ANALYST,
    _CREATED,
    _MODIFIED,
    Column("outlet"),
    Column("authors", WORDS),
    Column("url"),
    Column("language"),
    Column("section"),
    Column("published"),
    Column("published_precision"),
    Column("provenance", PROVENANCE),
    Column("fields", PAIRS),
)
_ARTICLE_FIELDS = tuple(column.field for column in _ARTICLE_COLUMNS)

ANALYST = Table(Analyst, Analyst, (_UID, Column("name"), Column("colour"), _CREATED, _MODIFIED))
ARTICLE = Table(
    Article,
    _article,
    _ARTICLE_COLUMNS,
    (
        Derived(
            "n_chars",
            "ifnull((SELECT n_chars FROM text WHERE sha256=?),-1)",
            lambda data: bytes.fromhex(data["text_sha256"]),
        ),
    ),
)
TAG = Table(
    Tag,
    Tag,
    (
        _UID,
        Column("name"),
        Column("parent", HEX, refers="tag", optional=True),
        Column("colour"),
        _ANALYST,
        _CREATED,
        _MODIFIED,
        Column("definition"),
        Column("aliases", WORDS),
        _POSITION,
        Column("archived", FLAG),
        Column("when_to_use"),
        Column("when_not_to_use"),
        Column("example", HEX),
    ),
    (Derived("name_key", "?", lambda data: fold(data["name"].strip())),),
)
HIGHLIGHT = Table(
    Highlight,
    _highlight,
    (
        _UID,
        _ref("article"),
        Column("text_sha256", HEX),
        Column("span.start", name="start"),
        Column("span.end", name='"end"'),
        Column("quote.exact", name="quote"),
        Column("quote.prefix", name="prefix"),
        Column("quote.suffix", name="suffix"),
        _ANALYST,
        _CREATED,
        _MODIFIED,
        Column("anchor", CHOICE),
        Column("statement", CHOICE),
        Column("reason"),
    ),
    parts={"span": Span, "quote": Quote},
)
READING = Table(
    Reading, Reading, (_UID, _ref("article"), _ANALYST, Column("status", CHOICE), _MODIFIED)
)
TAGGING = Table(
    Tagging,
    Tagging,
    (_UID, _ref("highlight"), _ref("tag"), _ref("article"), _ANALYST, _CREATED),
)
NOTE = Table(
    Note,
    Note,
    (
        _UID,
        Column("body"),
        _ANALYST,
        _CREATED,
        _MODIFIED,
        _ref("highlight", optional=True),
        _ref("article", optional=True),
        _ref("tag", optional=True),
    ),
)
PIN = Table(Pin, Pin, (_UID, _ref("tag"), Column("slot"), _ANALYST, _CREATED))

TAG_KEY = Table(TagKey, TagKey, (_UID, _ref("tag"), Column("key"), _ANALYST, _CREATED))
ARTICLE_TAGGING = Table(
    ArticleTagging, ArticleTagging, (_UID, _ref("article"), _ref("tag"), _ANALYST, _CREATED)
)
SCALE = Table(
    Scale,
    Scale,
    (_UID, Column("name"), _ANALYST, _CREATED, _MODIFIED, Column("description"), _POSITION),
)
SCALE_VALUE = Table(
    ScaleValue,
    ScaleValue,
    (
        _UID,
        _ref("scale"),
        Column("code"),
        Column("label"),
        _ANALYST,
        _CREATED,
        _MODIFIED,
        Column("description"),
        _POSITION,
    ),
)
GRADE = Table(
    Grade,
    Grade,
    (
        _UID,
        Column("scale", HEX),
        Column("value", HEX),
        _ref("article"),
        _ref("highlight", optional=True),
        _ANALYST,
        _CREATED,
        _MODIFIED,
    ),
    (
        Derived(
            "value_id",
            "iif(? IS NULL,NULL,ifnull((SELECT id FROM scale_value WHERE uid=?),-1))",
            lambda data: None if is_built_in(data["scale"]) else bytes.fromhex(data["value"]),
        ),
    ),
)
SPEAKER = Table(
    Speaker,
    Speaker,
    (
        _UID,
        _ref("highlight"),
        _ref("article"),
        _POSITION,
        Column("name"),
        _ref("tag", optional=True),
        Column("cue"),
        Column("mode", CHOICE),
        _ANALYST,
        _CREATED,
        _MODIFIED,
    ),
)
LINK = Table(
    HighlightLink,
    HighlightLink,
    (
        _UID,
        Column("source", HEX, refers="highlight"),
        Column("target", HEX, refers="highlight"),
        Column("kind"),
        _ANALYST,
        _CREATED,
        _MODIFIED,
    ),
)
SAVED_QUERY = Table(
    SavedQuery,
    SavedQuery,
    (_UID, Column("name"), Column("kind"), Column("text"), _ANALYST, _CREATED, _MODIFIED),
)

TABLES: tuple[Table[Any], ...] = (
    ANALYST, ARTICLE, TAG, HIGHLIGHT, READING, TAGGING, NOTE, PIN, TAG_KEY,
    ARTICLE_TAGGING, SCALE, SCALE_VALUE, GRADE, SPEAKER, LINK, SAVED_QUERY,
)  # fmt: skip
"""Each stands behind all that its records refer to: the order in which rows are added."""

TABLE_OF: dict[type[Record], Table[Any]] = {table.kind: table for table in TABLES}
TABLE_NAMED: dict[str, Table[Any]] = {table.name: table for table in TABLES}
