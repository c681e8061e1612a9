"""Questions about the codebook."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from reader_app.store.tables import ARTICLE_TAGGING, NOTE, PIN, SCALE, SCALE_VALUE, TAG, TAG_KEY

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.core.judgements import ArticleTagging, Scale, ScaleValue, TagKey
    from reader_app.core.records import Note, Pin, Tag
    from reader_app.store.connection import Connection

_OF_TAG = "WHERE t.tag_id=(SELECT id FROM tag WHERE uid=?)"


class TagReads:
    """Answers about tags over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Tag]:
        """Return all tags; `core.codebook` makes the tree of them."""
        return TAG.many(self._connection, "ORDER BY t.position, t.uid")

    def counts(self) -> dict[Uid, int]:
        """Return how often each tag was given in the project; tags never given are left out."""
        rows = self._connection.rows("SELECT uid, n_taggings FROM tag WHERE n_taggings>0")
        return {uid.hex(): count for uid, count in rows}

    def counts_in(self, article: Uid) -> dict[Uid, int]:
        """Return how often each tag was given in one article."""
        rows = self._connection.rows(
            "SELECT tag.uid, count(*) FROM tagging JOIN tag ON tag.id=tagging.tag_id"
            " WHERE tagging.article_id=(SELECT id FROM article WHERE uid=?) GROUP BY tag.id",
            (bytes.fromhex(article),),
        )
        return {uid.hex(): count for uid, count in rows}

    def latest(self, analyst: Uid, among: int) -> list[tuple[Uid, ...]]:
        """Return the tags that an analyst gave highlight by highlight, the newest first.

        Looks through that many of the project's latest taggings, by whoever made them.
        """
        rows = self._connection.rows(
            "SELECT g.highlight_id, tag.uid FROM (SELECT * FROM tagging INDEXED BY tagging_created"
            " ORDER BY created_ms DESC, id DESC LIMIT ?2) g JOIN tag ON tag.id=g.tag_id"
            " WHERE g.analyst_id=(SELECT id FROM analyst WHERE uid=?1)"
            " ORDER BY g.created_ms DESC, g.id DESC",
            (bytes.fromhex(analyst), among),
        )
        groups = groupby(rows, key=itemgetter(0))
        return [tuple(uid.hex() for _, uid in group)[::-1] for _, group in groups]

    def pins(self, analyst: Uid) -> list[Pin]:
        """Return an analyst's pinned tags by slot."""
        where = "WHERE t.analyst_id=(SELECT id FROM analyst WHERE uid=?) ORDER BY t.slot, t.uid"
        return PIN.many(self._connection, where, (bytes.fromhex(analyst),))

    def pins_of(self, tag: Uid) -> list[Pin]:
        """Return every analyst's pins of a tag."""
        return PIN.many(self._connection, f"{_OF_TAG} ORDER BY t.uid", (bytes.fromhex(tag),))

    def notes(self, tag: Uid) -> list[Note]:
        """Return the notes on a tag, oldest first."""
        where = f"{_OF_TAG} ORDER BY t.created_ms, t.uid"
        return NOTE.many(self._connection, where, (bytes.fromhex(tag),))

    def keys(self, analyst: Uid) -> list[TagKey]:
        """Return the shortcut keys that an analyst gave to tags."""
        where = "WHERE t.analyst_id=(SELECT id FROM analyst WHERE uid=?) ORDER BY t.key, t.uid"
        return TAG_KEY.many(self._connection, where, (bytes.fromhex(analyst),))

    def keys_of(self, tag: Uid) -> list[TagKey]:
        """Return every analyst's shortcut keys of a tag."""
        return TAG_KEY.many(self._connection, f"{_OF_TAG} ORDER BY t.uid", (bytes.fromhex(tag),))

    def articles(self, tag: Uid) -> list[ArticleTagging]:
        """Return all articles' taggings with a tag, oldest first."""
        where = f"{_OF_TAG} ORDER BY t.created_ms, t.uid"
        return ARTICLE_TAGGING.many(self._connection, where, (bytes.fromhex(tag),))

    def scales(self) -> list[Scale]:
        """Return the project's own scales; `core.scales` has those that are built in."""
        return SCALE.many(self._connection, "ORDER BY t.position, t.uid")

    def scale_values(self) -> list[ScaleValue]:
        """Return the values of the project's own scales."""
        return SCALE_VALUE.many(self._connection, "ORDER BY t.position, t.uid")
