"""Taggings to be counted over the whole project: bare uids and positions, streamed, no records."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Uid
    from reader_app.store.connection import Connection

_ARTICLES_OF_TAGS = "SELECT tag_id, article_id FROM tagging ORDER BY tag_id, article_id"
_BY_PLACE = (
    'SELECT h.article_id, h.text_sha256, h.start, h."end", g.tag_id'
    " FROM highlight h JOIN tagging g ON g.highlight_id=h.id"
    ' ORDER BY h.article_id, h.text_sha256, h.start, h."end"'
)
_CELLS = "SELECT g.tag_id, g.article_id, count(*) FROM tagging g GROUP BY g.tag_id, g.article_id"
_ANALYSTS = (
    "SELECT t.uid, a.uid, g.n FROM (SELECT tag_id, analyst_id, count(*) AS n FROM tagging"
    " GROUP BY tag_id, analyst_id) g"
    " JOIN tag t ON t.id=g.tag_id JOIN analyst a ON a.id=g.analyst_id"
)


class CountReads:
    """Answers about all taggings at once over one connection; for a worker, where there are many."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def articles_of_tags(self) -> Iterator[tuple[Uid, list[int]]]:
        """Yield each tag that was given with the numbers of the articles it was given in, ascending.

        As often as it was; the numbers tell articles apart, and mean nothing else.
        """
        uids = self._uids("tag")
        for tag, rows in groupby(self._connection.stream(_ARTICLES_OF_TAGS), itemgetter(0)):
            yield uids[tag], [article for _, article in rows]

    def tagged_places(self) -> Iterator[tuple[str, list[tuple[int, int, Uid]]]]:
        """Yield each article's text hash with (start, end, tag) of its taggings, in code points.

        A text that was corrected comes once more for the highlights that still count in the old.
        """
        uids = self._uids("tag")
        rows = self._connection.stream(_BY_PLACE)
        for (_, text), group in groupby(rows, itemgetter(0, 1)):
            yield text.hex(), [(start, end, uids[tag]) for *_, start, end, tag in group]

    def by_article(self) -> Iterator[tuple[Uid, Uid, int]]:
        """Yield tag, article and how often the one was given in the other."""
        tags, articles = self._uids("tag"), self._uids("article")
        for tag, article, count in self._connection.stream(_CELLS):
            yield tags[tag], articles[article], count

    def by_analyst(self) -> Iterator[tuple[Uid, Uid, int]]:
        """Yield tag, analyst and how often the one was given by the other."""
        for tag, analyst, count in self._connection.stream(_ANALYSTS):
            yield tag.hex(), analyst.hex(), count

    def articles(self) -> dict[Uid, tuple[str, str | None, str | None]]:
        """Return title, outlet and date of each article with a highlight, oldest in the project first."""
        rows = self._connection.stream(
            "SELECT uid, title, outlet, published FROM article WHERE n_highlights>0"
            " ORDER BY created_ms, uid"
        )
        return {uid.hex(): (title, outlet, published) for uid, title, outlet, published in rows}

    def paragraph_starts(self, sha256: str) -> list[int]:
        """Return where the paragraphs of a text start, in code points, ascending."""
        rows = self._connection.rows(
            "SELECT start FROM block WHERE text_sha256=? ORDER BY start", (bytes.fromhex(sha256),)
        )
        return [start for (start,) in rows]

    def _uids(self, table: str) -> dict[int, Uid]:
        rows = self._connection.stream(f"SELECT id, uid FROM {table}")
        return {row: uid.hex() for row, uid in rows}
