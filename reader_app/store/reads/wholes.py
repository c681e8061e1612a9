"""Questions about what was said of many articles as wholes, each asked once for them all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid
from reader_app.store.tables import ARTICLE, ARTICLE_TAGGING, READING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.judgements import ArticleTagging
    from reader_app.core.records import Article, Reading
    from reader_app.store.connection import Connection

_AMONG = "(SELECT unhex(value) FROM json_each(?1))"
_THESE = f"(SELECT id FROM article WHERE uid IN {_AMONG})"
_MINE = "(SELECT id FROM analyst WHERE uid=?2)"
_OWN = f"WHERE t.article_id IN {_THESE} AND t.analyst_id={_MINE}"


class WholeReads:
    """Answers about many articles over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def articles(self, uids: Sequence[Uid]) -> list[Article]:
        """Return those of the articles that are there, in this order."""
        found = ARTICLE.many(self._connection, f"WHERE t.uid IN {_AMONG}", (json.dumps(uids),))
        known = {article.uid: article for article in found}
        return [known[uid] for uid in uids if uid in known]

    def readings(self, uids: Sequence[Uid], analyst: Uid) -> dict[Uid, Reading]:
        """Return how far an analyst is with the articles, by article; those never begun left out."""
        found = READING.many(self._connection, _OWN, _own(uids, analyst))
        return {reading.article: reading for reading in found}

    def taggings(self, uids: Sequence[Uid], analyst: Uid) -> list[ArticleTagging]:
        """Return the tags that an analyst gave the articles as wholes, oldest first."""
        where = f"{_OWN} ORDER BY t.created_ms, t.uid"
        return ARTICLE_TAGGING.many(self._connection, where, _own(uids, analyst))

    def tags(self, uids: Sequence[Uid], analyst: Uid) -> set[Uid]:
        """Return which tags an analyst gave any of the articles as a whole."""
        sql = f"SELECT DISTINCT tag_id FROM article_tagging t {_OWN}"
        rows = self._connection.rows(
            f"SELECT uid FROM tag WHERE id IN ({sql})", _own(uids, analyst)
        )
        return {Uid(uid.hex()) for (uid,) in rows}

    def highlights(self, uids: Sequence[Uid]) -> int:
        """Return how many highlights the articles have together."""
        sql = f"SELECT ifnull(sum(n_highlights),0) FROM article WHERE uid IN {_AMONG}"
        return self._connection.value(sql, (json.dumps(uids),))


def _own(uids: Sequence[Uid], analyst: Uid) -> tuple[str, bytes]:
    return json.dumps(uids), bytes.fromhex(analyst)
