"""Answers to written searches: the articles found, the newest or the best first, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reader_app.store.rows import FoundRow
from reader_app.store.search_sql import SearchSql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Uid
    from reader_app.core.search_query import Query
    from reader_app.store.connection import Connection, Row

_FOUND = "SELECT uid, title, outlet, published, text_sha256 FROM article"
_NEWEST = " ORDER BY ifnull(published,'') DESC, uid DESC LIMIT ?"
_BEST = " ORDER BY ifnull(scored.score,0), ifnull(published,'') DESC, uid DESC LIMIT ? OFFSET ?"
_SCORED = (
    "WITH scored(id, score) AS MATERIALIZED"
    " (SELECT rowid, bm25(article_fts, ?, 1) FROM article_fts WHERE article_fts MATCH ?) "
)
"""Gathered first, once: joined as it stands, it would be asked again for each article."""
_IN_TITLE = 8.0
"""How often a word counts that stands in a title."""
_BEHIND = " AND ifnull(published,'')<=? AND (ifnull(published,''), uid)<(?, ?)"


_NEXT = (
    "WITH RECURSIVE found(value) AS (SELECT '' UNION ALL SELECT (SELECT {shown} FROM article"
    " WHERE ifnull({column},'')>{behind} ORDER BY ifnull({column},'') LIMIT 1)"
    " FROM found WHERE value IS NOT NULL LIMIT 1000)"
    " SELECT value FROM found WHERE value IS NOT NULL LIMIT -1 OFFSET 1"
)
"""Leaps from value to value in an index, where DISTINCT would go through all articles."""
Listed = Literal["outlet", "language", "month"]
_WHOLE_MONTH = "CASE length(value) WHEN 7 THEN value||'~' ELSE value END"
_VALUES: dict[Listed, str] = {
    "outlet": _NEXT.format(column="outlet", shown="ifnull(outlet,'')", behind="value"),
    "language": _NEXT.format(column="language", shown="ifnull(language,'')", behind="value"),
    "month": _NEXT.format(column="published", shown="substr(published,1,7)", behind=_WHOLE_MONTH),
}


class FoundReads:
    """Answers to searches over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.often = 200
        """How many articles with a word are looked at to judge how common it is."""

    def page(
        self, query: Query, *, analyst: Uid, after: FoundRow | None = None, limit: int = 50
    ) -> Iterator[FoundRow]:
        """Yield the articles of a search behind a row, the latest published first.

        Each as soon as it is found: a common word's first is there before the page is. Those
        without a date come last. Raises QueryError where a filter names nothing there is.
        """
        condition, values = SearchSql(self._connection, analyst).newest(query, self.often)
        sql = f"{_FOUND} WHERE {condition}"
        if after is not None:
            published = after.published or ""
            sql += _BEHIND
            values += [published, published, bytes.fromhex(after.uid)]
        yield from map(_row, self._connection.stream(sql + _NEWEST, (*values, limit)))

    def best(
        self, query: Query, *, analyst: Uid, skip: int = 0, limit: int = 50
    ) -> Iterator[FoundRow]:
        """Yield the articles of a search behind the first so many, the best matches first.

        By BM25 of their texts and titles; those found by notes or filters alone come last. Equal
        ones are in the order of `page`. Raises QueryError as `page` does.
        """
        sql = SearchSql(self._connection, analyst)
        condition, values = sql.condition(query)
        score: list[object] = [_IN_TITLE, sql.scored(query)]
        found = f"{_SCORED}{_FOUND} LEFT JOIN scored ON scored.id=article.id WHERE {condition}"
        ranked = self._connection.stream(found + _BEST, (*score, *values, limit, skip))
        yield from map(_row, ranked)

    def uids(self, query: Query, *, analyst: Uid) -> list[Uid]:
        """Return all articles of a search in the order of `page`; raises QueryError as it does."""
        condition, values = SearchSql(self._connection, analyst).condition(query)
        sql = f"SELECT uid FROM article WHERE {condition}"
        rows = self._connection.rows(sql + _NEWEST, (*values, -1))
        return [uid.hex() for (uid,) in rows]

    def count(self, query: Query, *, analyst: Uid) -> int:
        """Return how many articles a search finds; raises QueryError as `page` does."""
        condition, values = SearchSql(self._connection, analyst).condition(query)
        return self._connection.value("SELECT count(*) FROM article WHERE " + condition, values)

    def values(self, kind: Listed) -> list[str]:
        """Return the outlets, languages or months ("2026-06", or a year) of articles.

        At most 999 of them, in order.
        """
        return [value for (value,) in self._connection.rows(_VALUES[kind])]

    def text(self, sha256: str) -> str:
        """Return a text without its blocks; raises KeyError where no article has it."""
        row = self._connection.row("SELECT text FROM text WHERE sha256=?", (bytes.fromhex(sha256),))
        if row is None:
            raise KeyError(sha256)
        return row[0]

    def marked(self, article: Uid) -> list[tuple[int, int, str]]:
        """Return the highlights of an article in its current text: start, end and their notes.

        One row a note, in reading order; a highlight without one has a row with no words.
        """
        rows = self._connection.rows(
            "SELECT h.start, h.\"end\", ifnull(n.body, '') FROM highlight h"
            " JOIN article a ON a.id=h.article_id AND a.text_sha256=h.text_sha256"
            " LEFT JOIN note n ON n.highlight_id=h.id WHERE a.uid=? ORDER BY h.start, h.id, n.id",
            (bytes.fromhex(article),),
        )
        return [(start, end, note) for start, end, note in rows]


def _row(row: Row) -> FoundRow:
    uid, title, outlet, published, sha256 = row
    return FoundRow(uid.hex(), title, outlet, published, sha256.hex())
