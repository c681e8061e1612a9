"""The tagged spans of the whole project, streamed for exports and tables."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from reader_app.core.codebook import Codebook
from reader_app.core.records import Article
from reader_app.store.reads.marks import MarkReads, joined
from reader_app.store.reads.tags import TagReads
from reader_app.store.rows import NOTHING_WHOLE, TaggedSpan, WholeArticle
from reader_app.store.tables import (
    ARTICLE,
    ARTICLE_TAGGING,
    GRADE,
    HIGHLIGHT,
    LINK,
    NOTE,
    READING,
    SPEAKER,
    TAGGING,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.judgements import Grade, HighlightLink
    from reader_app.core.marks import Mark
    from reader_app.store.connection import Connection
    from reader_app.store.table import Table

_BATCH = 64
"""Articles read at a time: few statements, and little held in memory."""

_ARTICLES = (
    f"SELECT {ARTICLE.fields_sql}, t.n_chars, t.id FROM article t"
    " WHERE (t.created_ms, t.uid) > (?, ?) AND t.n_highlights>0"
    f" ORDER BY t.created_ms, t.uid LIMIT {_BATCH}"
)
_THESE = (
    f"SELECT {ARTICLE.fields_sql}, t.n_chars, t.id FROM article t"
    " WHERE t.uid IN (SELECT unhex(value) FROM json_each(?))"
)
_AMONG = "(SELECT value FROM json_each(?))"
_HIGHLIGHTS = f"SELECT {HIGHLIGHT.fields_sql} FROM highlight t WHERE t.article_id IN {_AMONG}"
_TAGGINGS = (
    f"SELECT {TAGGING.fields_sql} FROM tagging t WHERE t.article_id IN {_AMONG}"
    " ORDER BY t.created_ms, t.uid"
)
_ON_MARKS = "FROM highlight h JOIN {0} t ON t.{1}=h.id"
_OLDEST = f"WHERE h.article_id IN {_AMONG} ORDER BY t.created_ms, t.uid"
_NOTES = f"SELECT {NOTE.fields_sql} {_ON_MARKS.format('note', 'highlight_id')} {_OLDEST}"
_SOURCES = f"SELECT {LINK.fields_sql} {_ON_MARKS.format('link', 'source_id')} {_OLDEST}"
_TARGETS = f"SELECT {LINK.fields_sql} {_ON_MARKS.format('link', 'target_id')} {_OLDEST}"
_SPEAKERS = (
    f"SELECT {SPEAKER.fields_sql} FROM speaker t WHERE t.article_id IN {_AMONG} ORDER BY t.position"
)
_GRADES = (
    f"SELECT {GRADE.fields_sql} FROM grade t WHERE t.article_id IN {_AMONG}"
    " ORDER BY t.created_ms, t.uid"
)
_ARTICLE_TAGGINGS = (
    f"SELECT {ARTICLE_TAGGING.fields_sql} FROM article_tagging t WHERE t.article_id IN {_AMONG}"
    " ORDER BY t.created_ms, t.uid"
)
_READINGS = f"SELECT {READING.fields_sql} FROM reading t WHERE t.article_id IN {_AMONG}"
_NO_TAG = (None,)
_OF_MARK = "highlight.article"
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

    def highlights(self) -> int:
        """Return how many highlights there are."""
        return self._connection.value("SELECT count(*) FROM highlight")

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
                ids = (json.dumps([row[-1] for row in rows]),)
                grades: list[Grade] = self._records(GRADE, _GRADES, ids)
                marks = self._marks(ids, grades)
                wholes = self._wholes(ids, grades)
                places = self._places(mark for group in marks.values() for mark in group)
            if not rows:
                return
            articles = ARTICLE.records(rows)
            for article, row in zip(articles, rows, strict=True):
                whole = wholes.get(article.uid, NOTHING_WHOLE)
                about = _About(article, row[-2], whole, places)
                yield from about.spans(marks.get(article.uid, ()), rank)
            created, uid = articles[-1].created_ms, bytes.fromhex(articles[-1].uid)

    def of(self, keys: Sequence[tuple[Uid, Uid | None]]) -> list[TaggedSpan]:
        """Return the spans of these (highlight, tagging or None) pairs, in their order."""
        marks = MarkReads(self._connection).several({highlight for highlight, _ in keys})
        articles = {mark.highlight.article for mark in marks}
        among = (json.dumps([*articles]),)
        rows = self._connection.rows(_THESE, among)
        ids = (json.dumps([row[-1] for row in rows]),)
        wholes = self._wholes(ids, self._records(GRADE, _GRADES, ids))
        places = self._places(marks)
        about = {
            article.uid: _About(article, row[-2], wholes.get(article.uid, NOTHING_WHOLE), places)
            for article, row in zip(ARTICLE.records(rows), rows, strict=True)
        }
        spans = {
            (span.highlight.uid, span.tagging and span.tagging.uid): span
            for uid, group in _by_article(marks, _OF_MARK).items()
            for span in about[uid].spans(group, {})
        }
        return [spans[key] for key in keys]

    def _marks(self, ids: tuple[str], grades: list[Grade]) -> dict[Uid, list[Mark]]:
        """Return the marks of these articles, each in reading order."""
        sources: list[HighlightLink] = self._records(LINK, _SOURCES, ids)
        targets: list[HighlightLink] = self._records(LINK, _TARGETS, ids)
        marks = joined(
            self._records(HIGHLIGHT, _HIGHLIGHTS, ids),
            self._records(TAGGING, _TAGGINGS, ids),
            self._records(NOTE, _NOTES, ids),
            [grade for grade in grades if grade.highlight],
            self._records(SPEAKER, _SPEAKERS, ids),
            {link.uid: link for link in (*sources, *targets)}.values(),
        )
        return _by_article(marks, _OF_MARK)

    def _wholes(self, ids: tuple[str], grades: list[Grade]) -> dict[Uid, WholeArticle]:
        """Return what was said of these articles as a whole."""
        taggings = _by_article(self._records(ARTICLE_TAGGING, _ARTICLE_TAGGINGS, ids))
        readings = _by_article(self._records(READING, _READINGS, ids))
        graded = _by_article(grade for grade in grades if grade.highlight is None)
        return {
            uid: WholeArticle(
                tuple(taggings.get(uid, ())),
                tuple(graded.get(uid, ())),
                tuple(readings.get(uid, ())),
            )
            for uid in {*taggings, *readings, *graded}
        }

    def _records(self, table: Table[Any], sql: str, values: tuple[str]) -> list[Any]:
        return table.records(self._connection.rows(sql, values))

    def _places(self, marks: Iterable[Mark]) -> dict[str, _Places]:
        texts = {mark.highlight.text_sha256 for mark in marks}
        places: dict[str, _Places] = {}
        for sha256 in texts:
            rows = self._connection.rows(_BLOCKS, (bytes.fromhex(sha256),))
            places[sha256] = _Places(*zip(*rows, strict=True)) if rows else _Places()
        return places


@dataclass(frozen=True, slots=True)
class _About:
    """What the spans of an article have in common."""

    article: Article
    n_chars: int
    whole: WholeArticle
    places: dict[str, _Places]
    """By the SHA-256 of the texts that its highlights count in."""

    def spans(self, marks: Iterable[Mark], rank: dict[Uid, int]) -> list[TaggedSpan]:
        """Return a span a tagging, and one for a highlight that has none."""
        spans: list[TaggedSpan] = []
        for mark in marks:
            highlight, taggings = mark.highlight, mark.taggings
            if len(taggings) > 1:
                taggings = sorted(taggings, key=lambda each: rank.get(each.tag, len(rank)))
            paragraph, page = self.places[highlight.text_sha256].at(highlight.span.start)
            spans += [
                TaggedSpan(
                    self.article,
                    self.n_chars,
                    highlight,
                    tagging,
                    mark.notes,
                    paragraph,
                    page,
                    highlight.quote.prefix,
                    highlight.quote.suffix,
                    mark.grades,
                    mark.speakers,
                    len(mark.links),
                    self.whole,
                    mark.links,
                )
                for tagging in taggings or _NO_TAG
            ]
        return spans


def _by_article(parts: Iterable[Any], article: str = "article") -> dict[Uid, list[Any]]:
    groups: dict[Uid, list[Any]] = defaultdict(list)
    article_of = attrgetter(article)
    for part in parts:
        groups[article_of(part)].append(part)
    return groups
