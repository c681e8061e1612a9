"""Questions about highlights and what hangs on them."""

from __future__ import annotations

import json
from collections import defaultdict
from contextlib import nullcontext
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from reader_app.core.marks import Mark
from reader_app.store.tables import GRADE, HIGHLIGHT, LINK, NOTE, SPEAKER, TAGGING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.ids import Uid
    from reader_app.core.judgements import Grade, HighlightLink, Speaker
    from reader_app.core.records import Highlight, Note, Tagging
    from reader_app.core.spans import Span
    from reader_app.store.connection import Connection

_MANY = 2_000
"""From so many highlights on SQLite keeps none of the pages that they are read from."""

_IS = "WHERE t.uid=?"
_OF_ARTICLE = "WHERE t.article_id=(SELECT id FROM article WHERE uid=?)"
_HIGHLIGHTS = "(SELECT id FROM highlight WHERE article_id=(SELECT id FROM article WHERE uid=?1))"
_HIGHLIGHT = "(SELECT id FROM highlight WHERE uid=?1)"
_IDS = "SELECT id FROM highlight WHERE uid IN (SELECT unhex(value) FROM json_each(?1))"
_SEVERAL = f"({_IDS})"
_THESE = "(SELECT value FROM json_each(?1))"
_BY_AGE = "ORDER BY t.created_ms, t.uid"
_AT = (
    f"{_OF_ARTICLE} AND t.anchor<>'lost'"
    ' AND t.start=? AND t."end"=?'
    " AND t.analyst_id=(SELECT id FROM analyst WHERE uid=?) ORDER BY t.id"
)
_OF_TAG = "WHERE t.tag_id=(SELECT id FROM tag WHERE uid=?)"


class MarkReads:
    """Answers about marks over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_article(self, uid: Uid) -> list[Mark]:
        """Return all marks of an article in reading order."""
        key = (bytes.fromhex(uid),)
        count = self._connection.value("SELECT n_highlights FROM article WHERE uid=?", key)
        with self._connection.few_pages() if (count or 0) >= _MANY else nullcontext():
            return self._of_article(key)

    def _of_article(self, key: tuple[bytes]) -> list[Mark]:
        return joined(
            HIGHLIGHT.many(self._connection, _OF_ARTICLE, key),
            TAGGING.many(self._connection, f"{_OF_ARTICLE} {_BY_AGE}", key),
            *self._hanging(_HIGHLIGHTS, key),
        )

    def get(self, uid: Uid) -> Mark | None:
        """Return the mark of a highlight, if there is one."""
        key = (bytes.fromhex(uid),)
        marks = joined(
            HIGHLIGHT.many(self._connection, _IS, key),
            TAGGING.many(self._connection, f"WHERE t.highlight_id={_HIGHLIGHT} {_BY_AGE}", key),
            *self._hanging(_HIGHLIGHT, key),
        )
        return marks[0] if marks else None

    def several(self, uids: Iterable[Uid]) -> list[Mark]:
        """Return the marks of those highlights that are there, by article and in reading order."""
        ids = self._connection.rows(_IDS, (json.dumps(list(uids)),))
        key = (json.dumps([number for (number,) in ids]),)
        return joined(
            HIGHLIGHT.many(self._connection, f"WHERE t.id IN {_THESE}", key),
            TAGGING.many(self._connection, f"WHERE t.highlight_id IN {_THESE} {_BY_AGE}", key),
            *self._hanging(_THESE, key),
        )

    def _hanging(
        self, highlights: str, key: tuple[bytes] | tuple[str]
    ) -> tuple[list[Note], list[Grade], list[Speaker], list[HighlightLink]]:
        """Return what hangs on highlights beside taggings; they are a query with the key as ?1."""
        on = f"WHERE t.highlight_id IN {highlights}"
        ends = f"WHERE t.source_id IN {highlights} OR t.target_id IN {highlights}"
        return (
            NOTE.many(self._connection, f"{on} {_BY_AGE}", key),
            GRADE.many(self._connection, f"{on} {_BY_AGE}", key),
            SPEAKER.many(self._connection, f"{on} ORDER BY t.position, t.created_ms, t.uid", key),
            LINK.many(self._connection, f"{ends} {_BY_AGE}", key),
        )

    def taggings(self, uids: Iterable[Uid]) -> dict[Uid, Tagging]:
        """Return the taggings of these uids, those that are there."""
        where = "WHERE t.uid IN (SELECT unhex(value) FROM json_each(?))"
        found = TAGGING.many(self._connection, where, (json.dumps(list(uids)),))
        return {tagging.uid: tagging for tagging in found}

    def taggings_on(self, highlights: Iterable[Uid]) -> list[Tagging]:
        """Return the taggings of these highlights."""
        key = (json.dumps(list(highlights)),)
        return TAGGING.many(self._connection, f"WHERE t.highlight_id IN {_SEVERAL}", key)

    def at(self, article: Uid, span: Span, analyst: Uid) -> Highlight | None:
        """Return an analyst's highlight of that very span, if there is one; none that is lost."""
        key = (bytes.fromhex(article), span.start, span.end, bytes.fromhex(analyst))
        return HIGHLIGHT.one(self._connection, _AT, key)

    def tagging(self, uid: Uid) -> Tagging | None:
        """Return the tagging of that uid, if there is one."""
        return TAGGING.one(self._connection, _IS, (bytes.fromhex(uid),))

    def note(self, uid: Uid) -> Note | None:
        """Return the note of that uid, if there is one."""
        return NOTE.one(self._connection, _IS, (bytes.fromhex(uid),))

    def link(self, uid: Uid) -> HighlightLink | None:
        """Return the link of that uid, if there is one."""
        return LINK.one(self._connection, _IS, (bytes.fromhex(uid),))

    def link_kinds(self) -> list[str]:
        """Return the kinds that links of the project have, in the order of the alphabet."""
        return [
            kind for (kind,) in self._connection.rows("SELECT DISTINCT kind FROM link ORDER BY 1")
        ]

    def highlights(self, uids: Iterable[Uid]) -> dict[Uid, Highlight]:
        """Return the highlights of these uids, those that are there."""
        where = "WHERE t.uid IN (SELECT unhex(value) FROM json_each(?))"
        found = HIGHLIGHT.many(self._connection, where, (json.dumps(list(uids)),))
        return {highlight.uid: highlight for highlight in found}

    def of_tag(self, tag: Uid) -> list[Tagging]:
        """Return all taggings with a tag, oldest first."""
        return TAGGING.many(self._connection, f"{_OF_TAG} {_BY_AGE}", (bytes.fromhex(tag),))

    def tagged_by(self, tag: Uid) -> set[tuple[Uid, Uid]]:
        """Return which highlights have a tag, and from which analyst."""
        rows = self._connection.rows(
            "SELECT h.uid, a.uid FROM tagging t JOIN highlight h ON h.id=t.highlight_id"
            " JOIN analyst a ON a.id=t.analyst_id WHERE t.tag_id=(SELECT id FROM tag WHERE uid=?)",
            (bytes.fromhex(tag),),
        )
        return {(highlight.hex(), analyst.hex()) for highlight, analyst in rows}

    def spoken_by(self, tag: Uid) -> list[Speaker]:
        """Return the places in chains of attribution that name a tag, oldest first."""
        return SPEAKER.many(self._connection, f"{_OF_TAG} {_BY_AGE}", (bytes.fromhex(tag),))

    def speaker_names(self) -> list[str]:
        """Return the names in attributions, the most frequent first."""
        rows = self._connection.rows(
            "SELECT name FROM speaker GROUP BY name ORDER BY count(*) DESC, name"
        )
        return [name for (name,) in rows]

    def cues(self) -> list[str]:
        """Return the cues of attributions, the most frequent first."""
        rows = self._connection.rows(
            "SELECT cue FROM speaker WHERE cue<>'' GROUP BY cue ORDER BY count(*) DESC, cue"
        )
        return [cue for (cue,) in rows]

    def graded(self, value: Uid) -> list[Grade]:
        """Return all grades of a value of an own scale, on highlights and articles."""
        where = f"WHERE t.value_id=(SELECT id FROM scale_value WHERE uid=?) {_BY_AGE}"
        return GRADE.many(self._connection, where, (bytes.fromhex(value),))


def joined(
    highlights: Iterable[Highlight],
    taggings: Iterable[Tagging],
    notes: Iterable[Note],
    grades: Iterable[Grade],
    speakers: Iterable[Speaker],
    links: Iterable[HighlightLink],
) -> list[Mark]:
    """Put highlights and what hangs on them together, in reading order."""
    tagged, noted = _by_highlight(taggings), _by_highlight(notes)
    graded, spoken = _by_highlight(grades), _by_highlight(speakers)
    linked: dict[Uid, list[HighlightLink]] = defaultdict(list)
    for link in links:
        linked[link.source].append(link)
        linked[link.target].append(link)
    highlights = list(highlights)
    uids = [highlight.uid for highlight in highlights]
    hanging = [
        map(tuple, map(groups.get, uids, repeat(()))) if groups else repeat(())
        for groups in (tagged, noted, graded, spoken, linked)
    ]
    return sorted(map(Mark, highlights, *hanging), key=attrgetter("place"))


def _by_highlight(parts: Iterable[Any]) -> dict[Uid, list[Any]]:
    groups: dict[Uid, list[Any]] = defaultdict(list)
    for part in parts:
        groups[part.highlight].append(part)
    return groups
