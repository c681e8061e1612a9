"""What a highlight itself must have beside its tags, as SQL that selects highlights' rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader_app.core.errors import QueryError
from reader_app.core.scales import Scales
from reader_app.core.span_where import NONE
from reader_app.store.filter_sql import is_borne
from reader_app.store.reads.search import match_all
from reader_app.store.reads.span_groups import MONTH
from reader_app.store.reads.tags import TagReads

if TYPE_CHECKING:
    from reader_app.core.span_where import SpanFilter
    from reader_app.store.connection import Connection
    from reader_app.store.filter_sql import Condition

_AMONG = "(SELECT value FROM json_each(?))"
_GRADED = (
    "SELECT highlight_id FROM grade WHERE highlight_id IS NOT NULL"
    " AND value IN (SELECT unhex(value) FROM json_each(?))"
)
_UNGRADED = "SELECT id FROM highlight WHERE id NOT IN (SELECT highlight_id FROM grade WHERE highlight_id IS NOT NULL)"
_SPEAKERS = "speaker s LEFT JOIN tag ON tag.id=s.tag_id"
_CALLED = "ifnull(tag.name, s.name)"
_WITHOUT = "SELECT id FROM highlight WHERE id NOT IN (SELECT highlight_id FROM {})"
_WITH = "SELECT highlight_id FROM {}"
_MATCH = "SELECT rowid FROM mark_fts WHERE mark_fts MATCH ?"
_ARTICLE = "SELECT id FROM article WHERE title=? OR uid=unhex(?)"
_OF_MONTH = (
    f"SELECT id FROM highlight WHERE article_id IN (SELECT a.id FROM article a WHERE {MONTH}=?)"
)
_COLUMNS = {"quote": "quote", "note": "notes"}


def filtered(connection: Connection, wanted: SpanFilter) -> Condition:
    """Return the SELECT of the highlights; raises QueryError for a name or grade nothing has."""
    value = wanted.value
    match wanted.name:
        case "kind":
            statement = "" if value == NONE else value
            return "SELECT id FROM highlight WHERE statement=?", [statement]
        case "tagged":
            return (_WITH if value == "yes" else _WITHOUT).format("tagging"), []
        case "grade" | "says" | "article":
            asked = {"grade": _graded, "says": _said, "article": _article}[wanted.name]
            return asked(connection, value)
        case "month":
            return _OF_MONTH, ["" if value.lower() == NONE else value]
        case "words":
            return _MATCH, [match_all(value)]
        case _:
            return _MATCH, [f"{_COLUMNS[wanted.name]} : ({match_all(value)})"]


def _article(connection: Connection, words: str) -> Condition:
    if not connection.value(_ARTICLE, (words, words)):
        raise QueryError(f"No article has the title or the uid “{words}”. Use one of the library.")
    return f"SELECT id FROM highlight WHERE article_id IN ({_ARTICLE})", [words, words]


def _graded(connection: Connection, words: str) -> Condition:
    if words.lower() == NONE:
        return _UNGRADED, []
    tags = TagReads(connection)
    groups = Scales(tags.scales(), tags.scale_values()).called(words)
    if not groups:
        raise QueryError(f"No scale has a grade “{words}”. Use one such as B, B2 or Likely.")
    values: list[object] = [json.dumps(sorted(group)) for group in groups]
    return " INTERSECT ".join(_GRADED for _ in groups), values


def _said(connection: Connection, name: str) -> Condition:
    if name.lower() == NONE:
        return _WITHOUT.format("speaker"), []
    rows = connection.rows(f"SELECT DISTINCT {_CALLED} FROM {_SPEAKERS}")
    found = [called for (called,) in rows if is_borne(called, name)]
    if not found:
        raise QueryError(f"Nobody called “{name}” says anything in this project.")
    sql = f"SELECT s.highlight_id FROM {_SPEAKERS} WHERE {_CALLED} IN {_AMONG}"
    return sql, [json.dumps(found)]
