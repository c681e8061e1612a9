"""How many tagged spans a query finds by tag, article, outlet, month or analyst."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader_app.store.rows import SpanGroup
from reader_app.store.span_orders import WHO

if TYPE_CHECKING:
    from reader_app.store.connection import Connection, Row
    from reader_app.store.rows import GroupBy

MOST = 2_000
"""Groups: of more, those with the most spans."""
MONTH = "substr(ifnull(a.published,''),1,7)"

_ALL = "FROM highlight h JOIN article a ON a.id=h.article_id LEFT JOIN tagging g ON g.highlight_id=h.id"
_LEAN = "FROM highlight h LEFT JOIN tagging g ON g.highlight_id=h.id"
"""Without the articles, which take their time, where no condition is on them."""
_OF_ARTICLE = re.compile(r"\ba\.")
_OF_TAGS = "SELECT tag_id, count(*), count(DISTINCT article_id) FROM tagging GROUP BY tag_id"
_UNTAGGED = f"SELECT NULL, count(*), count(DISTINCT h.article_id) {_LEAN} WHERE g.id IS NULL"
_NAMES = "SELECT id, uid, name FROM {}"
_BY_ARTICLE = "SELECT h.article_id AS article, count(*) AS n {} GROUP BY h.article_id"
_GROUPS: dict[GroupBy, str] = {
    "article": "SELECT a.uid, a.title, b.n, 1 FROM ({}) b JOIN article a ON a.id=b.article",
    "outlet": (
        "SELECT ifnull(a.outlet,''), ifnull(a.outlet,''), sum(b.n), count(*)"
        " FROM ({}) b JOIN article a ON a.id=b.article GROUP BY 1"
    ),
    "month": (
        f"SELECT {MONTH}, {MONTH}, sum(b.n), count(*)"
        " FROM ({}) b JOIN article a ON a.id=b.article GROUP BY 1"
    ),
}


class SpanGroups:
    """Counts over one connection, under conditions on highlights, articles and taggings."""

    def __init__(self, connection: Connection, conditions: list[str], values: list[object]) -> None:
        self._connection = connection
        self._conditions, self._values = conditions, values

    def by(self, kind: GroupBy) -> list[SpanGroup]:
        """Return the groups that have anything, the largest first."""
        if kind == "tag":
            rows = self._by_tag()
        elif kind == "analyst":
            rows = self._named("analyst", self._parted(WHO))
        else:
            inner = _BY_ARTICLE.format(f"{self._source()} {self._where()}")
            sql = f"{_GROUPS[kind].format(inner)} ORDER BY 3 DESC, 2, 1 LIMIT {MOST}"
            rows = self._connection.rows(sql, self._values)
        groups = [SpanGroup(_key(key), name or "", spans, many) for key, name, spans, many in rows]
        return sorted(groups, key=lambda group: (-group.spans, group.name))

    def _source(self) -> str:
        return _ALL if any(map(_OF_ARTICLE.search, self._conditions)) else _LEAN

    def _where(self) -> str:
        return f"WHERE {' AND '.join(self._conditions)}" if self._conditions else ""

    def _parted(self, part: str) -> list[Row]:
        """Return what rows have in common, how many they are, and of how many articles.

        Those of an article at a time: SQLite would sort all rows to put them together, and to look
        at each of them here takes as long.
        """
        spans: Counter[str] = Counter()
        articles: Counter[str] = Counter()
        keys = f"group_concat(ifnull({part},''))"
        sql = f"SELECT {keys} {self._source()} {self._where()} GROUP BY h.article_id"
        for (joined,) in self._connection.stream(sql, self._values):
            found = joined.split(",")
            spans.update(found)
            articles.update(set(found))
        return [(int(key) if key else None, n, articles[key]) for key, n in spans.items()]

    def _named(self, table: str, rows: list[Row]) -> list[Row]:
        names = {row: (uid, name) for row, uid, name in self._connection.rows(_NAMES.format(table))}
        return [(*names.get(key, (None, "")), *counts) for key, *counts in rows]

    def _by_tag(self) -> list[Row]:
        if self._conditions:
            return self._named("tag", self._parted("g.tag_id"))
        untagged = self._connection.rows(_UNTAGGED)
        tagged = self._connection.rows(_OF_TAGS)
        return self._named("tag", [*tagged, *(row for row in untagged if row[1])])


def _key(key: bytes | str | None) -> str | None:
    return key.hex() if isinstance(key, bytes) else key
