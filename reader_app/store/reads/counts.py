"""Taggings to be counted over the whole project: bare uids and positions, streamed, no records."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from reader_app.core.ids import Uid
    from reader_app.store.connection import Connection

TaggedPlace = tuple[int, int, "Uid"]
"""Start and end of a highlight in code points, and the uid of a tag on it."""
_ARTICLES_OF_TAGS = "SELECT tag_id, article_id FROM tagging ORDER BY tag_id, article_id"
_BY_PLACE = (
    'SELECT h.article_id, h.text_sha256, h.start, h."end", g.tag_id'
    " FROM highlight h JOIN tagging g ON g.highlight_id=h.id"
    ' ORDER BY h.article_id, h.text_sha256, h.start, h."end"'
)
_PARAGRAPHS = (
    "SELECT id, text_sha256, (SELECT group_concat(start) FROM block WHERE text_sha256=a.text_sha256)"
    " FROM article a WHERE n_highlights>0 ORDER BY id"
)
_CELLS = "SELECT g.tag_id, g.article_id, count(*) FROM tagging g GROUP BY g.tag_id, g.article_id"
_ANALYSTS = "SELECT tag_id, analyst_id FROM tagging"
_IN_ARTICLES = (
    "SELECT tag_id, analyst_id, article_id, count(*) FROM tagging"
    " GROUP BY tag_id, analyst_id, article_id"
)
_UNTAGGED = (
    "SELECT DISTINCT a.uid FROM highlight h JOIN article a ON a.id=h.article_id"
    " WHERE NOT EXISTS (SELECT 1 FROM tagging g WHERE g.highlight_id=h.id)"
)


class CountReads:
    """Answers about all taggings at once over one connection; for a worker, where there are many."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def articles_of_tags(
        self, stand_ins: Mapping[Uid, Uid] | None = None
    ) -> Iterator[tuple[Uid, list[int]]]:
        """Yield each tag that was given with the numbers of the articles it was given in, ascending.

        As often as it was; the numbers tell articles apart, and mean nothing else. In the place of
        an article that has a stand-in is the number of that.
        """
        uids, number = self._uids("tag"), self._numbers(stand_ins or {})
        for tag, rows in groupby(self._connection.stream(_ARTICLES_OF_TAGS), itemgetter(0)):
            articles: list[int] = [article for _, article in rows]
            if number:
                articles = sorted(number.get(article, article) for article in articles)
            yield uids[tag], articles

    def tagged_places(
        self, without: Collection[Uid] = ()
    ) -> Iterator[tuple[str, list[TaggedPlace]]]:
        """Yield each article's text hash with (start, end, tag) of its taggings, in code points.

        A text that was corrected comes once more for the highlights that still count in the old.
        """
        for _, text, places in self._tagged_places(without):
            yield text.hex(), places

    def tagged_paragraphs(
        self, without: Collection[Uid] = ()
    ) -> Iterator[tuple[list[int], list[TaggedPlace]]]:
        """Yield the same with where the paragraphs of the text start, in code points, ascending."""
        paragraphs = self._connection.stream(_PARAGRAPHS)
        known, current, starts = 0, b"", ""
        for article, text, places in self._tagged_places(without):
            while known < article:  # each is there: it has highlights
                known, current, starts = next(paragraphs)
            found = starts if text == current else self._paragraphs_of(text)
            yield sorted(map(int, found.split(","))) if found else [], places

    def _paragraphs_of(self, text: bytes) -> str:
        """Return where the paragraphs of a text start that is no longer an article's own."""
        sql = "SELECT group_concat(start) FROM block WHERE text_sha256=?"
        return self._connection.value(sql, (text,)) or ""

    def _tagged_places(
        self, without: Collection[Uid]
    ) -> Iterator[tuple[int, bytes, list[TaggedPlace]]]:
        uids, left_out = self._uids("tag"), self._numbers({uid: uid for uid in without})
        rows = self._connection.stream(_BY_PLACE)
        for (article, text), group in groupby(rows, itemgetter(0, 1)):
            if article not in left_out:
                yield article, text, [(start, end, uids[tag]) for _, _, start, end, tag in group]

    def by_article(self) -> Iterator[tuple[Uid, Uid, int]]:
        """Yield tag, article and how often the one was given in the other."""
        tags, articles = self._uids("tag"), self._uids("article")
        for tag, article, count in self._connection.stream(_CELLS):
            yield tags[tag], articles[article], count

    def by_analyst(self) -> Iterator[tuple[Uid, Uid, int]]:
        """Yield tag, analyst and how often the one was given by the other.

        Counted here: SQLite would sort all taggings first, which takes four times as long.
        """
        tags, analysts = self._uids("tag"), self._uids("analyst")
        for (tag, analyst), count in Counter(self._connection.stream(_ANALYSTS)).items():
            yield tags[tag], analysts[analyst], count

    def by_analyst_in_articles(self) -> Iterator[tuple[Uid, Uid, Uid, int]]:
        """Yield tag, analyst, article and how often the one was given by the other in the third."""
        tags, analysts, articles = (self._uids(table) for table in ("tag", "analyst", "article"))
        for tag, analyst, article, count in self._connection.stream(_IN_ARTICLES):
            yield tags[tag], analysts[analyst], articles[article], count

    def articles_with_untagged(self) -> Iterator[Uid]:
        """Yield the articles that have a highlight without a tag."""
        return (uid.hex() for (uid,) in self._connection.stream(_UNTAGGED))

    def articles(self) -> dict[Uid, tuple[str, str | None, str | None]]:
        """Return title, outlet and date of each article with a highlight, oldest in the project first."""
        rows = self._connection.stream(
            "SELECT uid, title, outlet, published FROM article WHERE n_highlights>0"
            " ORDER BY created_ms, uid"
        )
        return {uid.hex(): (title, outlet, published) for uid, title, outlet, published in rows}

    def _numbers(self, stand_ins: Mapping[Uid, Uid]) -> dict[int, int]:
        """Return the numbers of articles, each with that of its stand-in."""
        if not stand_ins:
            return {}
        number_of = {uid: row for row, uid in self._uids("article").items()}
        return {number_of[uid]: number_of[other] for uid, other in stand_ins.items()}

    def _uids(self, table: str) -> dict[int, Uid]:
        rows = self._connection.stream(f"SELECT id, uid FROM {table}")
        return {row: uid.hex() for row, uid in rows}
