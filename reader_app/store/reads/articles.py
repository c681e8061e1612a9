"""Questions about articles, their texts and their originals."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid
from reader_app.store.library_sql import LibrarySql
from reader_app.store.rows import ArticleRow, LibraryQuery
from reader_app.store.tables import ARTICLE, ARTICLE_TAGGING, GRADE, NOTE, READING
from reader_app.store.texts import read_original, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader_app.core.judgements import ArticleTagging, Grade
    from reader_app.core.records import Article, Note, Original, Reading, Text
    from reader_app.store.connection import Connection, Row

_COLUMNS = (
    "article.uid, title, outlet, published, {status}, n_highlights, n_chars, article.created_ms,"
    " language, (SELECT group_concat(hex(value)) FROM grade WHERE article_id=article.id"
    " AND highlight_id IS NULL AND analyst_id={me}),"
    " (SELECT count(*) FROM copy mine JOIN copy other ON other.cluster=mine.cluster"
    " JOIN article a ON a.text_sha256=other.text_sha256"
    " WHERE mine.text_sha256=article.text_sha256)"
)
_OF_ARTICLE = "WHERE t.article_id=(SELECT id FROM article WHERE uid=?)"
_WHOLE_PAGE = 1000


class ArticleReads:
    """Answers about articles over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, uid: Uid) -> Article | None:
        """Return the article of that uid, if there is one."""
        return ARTICLE.one(self._connection, "WHERE t.uid=?", (bytes.fromhex(uid),))

    def text(self, sha256: str) -> Text:
        """Return a text with its blocks; raises KeyError where no article has it."""
        text = read_text(self._connection, sha256)
        if text is None:
            raise KeyError(sha256)
        return text

    def original(self, sha256: str) -> Original | None:
        """Return the bytes as they came, if they were kept."""
        return read_original(self._connection, sha256)

    def count(self) -> int:
        """Return how many articles there are."""
        return self._connection.value("SELECT count(*) FROM article")

    def count_read(self, analyst: Uid) -> int:
        """Return how many articles an analyst has begun, done with or skipped."""
        sql = (
            "SELECT count(*) FROM reading WHERE status<>'new'"
            " AND analyst_id=(SELECT id FROM analyst WHERE uid=?)"
        )
        return self._connection.value(sql, (bytes.fromhex(analyst),))

    def page(self, query: LibraryQuery) -> list[ArticleRow]:
        """Return one page of the list of articles; raises QueryError."""
        library = LibrarySql(self._connection, query)
        return [_article_row(row) for row in library.rows(_columns(library))]

    def uids(self, query: LibraryQuery) -> list[Uid]:
        """Return the uids of the articles of a page; raises QueryError."""
        return [
            Uid(uid.hex()) for (uid,) in LibrarySql(self._connection, query).rows("article.uid")
        ]

    def found(self, query: LibraryQuery) -> int:
        """Return how many articles a query finds on all its pages; raises QueryError."""
        return LibrarySql(self._connection, query).count()

    def place_of(self, uid: Uid, query: LibraryQuery) -> int | None:
        """Return how many articles stand before one in what a query finds; None where it is not."""
        return LibrarySql(self._connection, query).place(uid)

    def row(self, uid: Uid, analyst: Uid) -> ArticleRow | None:
        """Return an article as a list shows it to an analyst, if there is one."""
        return next(iter(self.rows([uid], analyst)), None)

    def rows(self, uids: Sequence[Uid], analyst: Uid) -> list[ArticleRow]:
        """Return these articles as a list shows them, in this order; those that are gone left out."""
        columns = _columns(LibrarySql(self._connection, LibraryQuery(analyst=analyst)))
        among = "uid IN (SELECT unhex(value) FROM json_each(?))"
        sql = f"SELECT {columns} FROM article WHERE {among}"
        rows = map(_article_row, self._connection.rows(sql, (json.dumps(uids),)))
        found = {row.uid: row for row in rows}
        return [found[uid] for uid in uids if uid in found]

    def all(self, query: LibraryQuery | None = None) -> Iterator[ArticleRow]:
        """Yield every article in the query's order; oldest first where none is given."""
        query = replace(query or LibraryQuery(descending=False), limit=_WHOLE_PAGE)
        while page := self.page(query):
            yield from page
            query = replace(query, after=page[-1])

    def find(self, wording: str) -> list[Article]:
        """Return the articles of exactly that title, or whose uid starts so."""
        found = ARTICLE.many(self._connection, "WHERE t.title=?", (wording,))
        start = wording.replace("-", "").lower()
        if 0 < len(start) <= 32 and not set(start) - set("0123456789abcdef"):
            bounds = [bytes.fromhex(start.ljust(32, digit)) for digit in "0f"]
            found += ARTICLE.many(self._connection, "WHERE t.uid BETWEEN ? AND ?", bounds)
        return list({article.uid: article for article in found}.values())

    def with_original(self, sha256: str) -> Uid | None:
        """Return an article made from these very bytes, if there is one."""
        return self._with("original_sha256", sha256)

    def with_text(self, sha256: str) -> Uid | None:
        """Return an article of this very text, if there is one."""
        return self._with("text_sha256", sha256)

    def with_url(self, url: str) -> list[Uid]:
        """Return the articles of that web address."""
        sql = "SELECT uid FROM article WHERE url=? ORDER BY id"
        return [uid.hex() for (uid,) in self._connection.rows(sql, (url,))]

    def _with(self, column: str, sha256: str) -> Uid | None:
        sql = f"SELECT uid FROM article WHERE {column}=? ORDER BY id LIMIT 1"
        uid = self._connection.value(sql, (bytes.fromhex(sha256),))
        return uid and uid.hex()

    def notes(self, uid: Uid) -> list[Note]:
        """Return the notes on an article itself, oldest first."""
        where = f"{_OF_ARTICLE} ORDER BY t.created_ms, t.uid"
        return NOTE.many(self._connection, where, (bytes.fromhex(uid),))

    def readings(self, uid: Uid) -> list[Reading]:
        """Return how far each analyst is with an article."""
        where = f"{_OF_ARTICLE} ORDER BY t.uid"
        return READING.many(self._connection, where, (bytes.fromhex(uid),))

    def taggings(self, uid: Uid) -> list[ArticleTagging]:
        """Return the tags on an article as a whole, oldest first."""
        where = f"{_OF_ARTICLE} ORDER BY t.created_ms, t.uid"
        return ARTICLE_TAGGING.many(self._connection, where, (bytes.fromhex(uid),))

    def grades(self, uid: Uid) -> list[Grade]:
        """Return the grades on an article itself, oldest first."""
        where = f"{_OF_ARTICLE} AND t.highlight_id IS NULL ORDER BY t.created_ms, t.uid"
        return GRADE.many(self._connection, where, (bytes.fromhex(uid),))

    def field_names(self) -> list[str]:
        """Return the names of the own fields that articles have, in the order of the alphabet."""
        rows = self._connection.rows(
            "SELECT DISTINCT name COLLATE BINARY FROM own_field ORDER BY 1"
        )
        return [name for (name,) in rows]

    def project_notes(self) -> list[Note]:
        """Return the notes on the project itself, oldest first."""
        where = (
            "WHERE t.highlight_id IS NULL AND t.article_id IS NULL AND t.tag_id IS NULL"
            " ORDER BY t.created_ms, t.uid"
        )
        return NOTE.many(self._connection, where)


def _columns(library: LibrarySql) -> str:
    return _COLUMNS.format(status=library.status, me=library.me)


def _article_row(row: Row) -> ArticleRow:
    grades, copies = row[-2:]
    values = tuple(grades.lower().split(",")) if grades else ()
    shown = copies if copies > 1 else 0
    return ArticleRow(row[0].hex(), *row[1:-2], grades=values, copies=shown)
