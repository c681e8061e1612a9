"""The tagged spans of the whole project, streamed for exports and tables."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader_app.core.codebook import Codebook
from reader_app.store.reads.marks import joined
from reader_app.store.reads.tags import TagReads
from reader_app.store.rows import TaggedSpan
from reader_app.store.tables import ARTICLE, HIGHLIGHT, NOTE, TAGGING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.core.records import Article
    from reader_app.store.connection import Connection
    from reader_app.store.table import Table

_BATCH = 64
"""Articles read at a time: few statements, and little held in memory."""

_ARTICLES = (
    f"SELECT {ARTICLE.fields_sql}, t.n_chars, t.id FROM article t"
    " WHERE (t.created_ms, t.uid) > (?, ?) AND t.n_highlights>0"
    f" ORDER BY t.created_ms, t.uid LIMIT {_BATCH}"
)
_AMONG = "(SELECT value FROM json_each(?))"
_HIGHLIGHTS = f"SELECT {HIGHLIGHT.fields_sql} FROM highlight t WHERE t.article_id IN {_AMONG}"
_TAGGINGS = (
    f"SELECT {TAGGING.fields_sql} FROM tagging t WHERE t.article_id IN {_AMONG}"
    " ORDER BY t.created_ms, t.uid"
)
_NOTES = (
    f"SELECT {NOTE.fields_sql} FROM highlight h JOIN note t ON t.highlight_id=h.id"
    f" WHERE h.article_id IN {_AMONG} ORDER BY t.created_ms, t.uid"
)
_BLOCKS = "SELECT start, page FROM block WHERE text_sha256=? ORDER BY n"


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the blocks of a text start, and on which page."""

    starts: tuple[int, ...] = ()
    pages: tuple[int | None, ...] = ()

    def at(self, position: int) -> tuple[int | None, int | None]:
        """Return number (from 1) and page of the block that a position is in."""
        number = bisect_right(self.starts, position)
        return (number, self.pages[number - 1]) if number else (None, None)


class SpanReads:
    """Answers about all tagged spans over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self) -> int:
        """Return how many `TaggedSpan`s there are."""
        return self._connection.value(
            "SELECT (SELECT count(*) FROM tagging) + (SELECT count(*) FROM highlight h"
            " WHERE NOT EXISTS (SELECT 1 FROM tagging WHERE highlight_id=h.id))"
        )

    def tagged(self) -> Iterator[TaggedSpan]:
        """Yield every tagging, and each untagged highlight once.

        Oldest article first, then in reading order, then in the codebook's order. A batch of
        articles is read at a time, each as the project then stands.
        """
        codebook = Codebook(TagReads(self._connection).all())
        rank = {tag.uid: n for n, tag in enumerate(codebook.walk())}
        created, uid = -1, b""
        while True:
            with self._connection.snapshot():
                rows = self._connection.rows(_ARTICLES, (created, uid))
                marks = self._marks([row[-1] for row in rows])
                places = self._places(marks)
            if not rows:
                return
            articles = [(ARTICLE.record(row), row[-2]) for row in rows]
            for article, n_chars in articles:
                for mark in marks.get(article.uid, ()):
                    yield from _spans(article, n_chars, mark, rank, places)
            created, uid = articles[-1][0].created_ms, bytes.fromhex(articles[-1][0].uid)

    def _marks(self, ids: list[int]) -> dict[Uid, list[Mark]]:
        """Return the marks of these articles, each in reading order."""
        wanted = (json.dumps(ids),)
        marks = joined(
            self._records(HIGHLIGHT, _HIGHLIGHTS, wanted),
            self._records(TAGGING, _TAGGINGS, wanted),
            self._records(NOTE, _NOTES, wanted),
        )
        groups: dict[Uid, list[Mark]] = {}
        for mark in marks:
            groups.setdefault(mark.highlight.article, []).append(mark)
        return groups

    def _records(self, table: Table[Any], sql: str, values: tuple[str]) -> list[Any]:
        return [table.record(row) for row in self._connection.rows(sql, values)]

    def _places(self, groups: dict[Uid, list[Mark]]) -> dict[str, _Places]:
        texts = {mark.highlight.text_sha256 for marks in groups.values() for mark in marks}
        places: dict[str, _Places] = {}
        for sha256 in texts:
            rows = self._connection.rows(_BLOCKS, (bytes.fromhex(sha256),))
            places[sha256] = _Places(*zip(*rows, strict=True)) if rows else _Places()
        return places


def _spans(
    article: Article, n_chars: int, mark: Mark, rank: dict[Uid, int], places: dict[str, _Places]
) -> Iterator[TaggedSpan]:
    highlight = mark.highlight
    paragraph, page = places[highlight.text_sha256].at(highlight.span.start)
    quote = highlight.quote
    taggings = sorted(mark.taggings, key=lambda tagging: rank.get(tagging.tag, len(rank)))
    for tagging in taggings or (None,):
        yield TaggedSpan(
            article,
            n_chars,
            highlight,
            tagging,
            mark.notes,
            paragraph,
            page,
            quote.prefix,
            quote.suffix,
        )
