"""The library in any order as SQL: stretches of articles, each in the order of one index."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid
from reader_app.core.search_query import Filter
from reader_app.store.search_sql import SearchSql

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.store.connection import Connection, Row
    from reader_app.store.rows import ArticleRow, ArticleSort, LibraryQuery

_PLAIN: dict[ArticleSort, tuple[str, Callable[[ArticleRow], object]]] = {
    "title": ("title", lambda row: row.title),
    "outlet": ("ifnull(outlet,'')", lambda row: row.outlet or ""),
    "language": ("ifnull(language,'')", lambda row: row.language or ""),
    "published": ("ifnull(published,'')", lambda row: row.published or ""),
    "created": ("created_ms", lambda row: row.created_ms),
    "highlights": ("n_highlights", lambda row: row.n_highlights),
}
"""The orders that lie in one index: its column, and the same of a row."""
_STATUS = "ifnull((SELECT status FROM reading WHERE article_id=article.id AND analyst_id={}),'new')"
_UNREAD = (
    "NOT EXISTS (SELECT 1 FROM reading WHERE article_id=article.id AND analyst_id={}"
    " AND status<>'new')"
)
_OLDEST = ("article.id",)
_GRADED = "grade_rank CROSS JOIN article ON article.id=grade_rank.article_id"
_RANK = "(SELECT rank FROM grade_rank WHERE analyst_id={} AND article_id=article.id)"
_COPIES = "copy CROSS JOIN article ON article.text_sha256=copy.text_sha256"
_CLUSTER = "(SELECT cluster FROM copy WHERE copy.text_sha256=article.text_sha256)"
_BY_TEXT = ("article.text_sha256", "article.id")
_HEAD, _HEAD_OF_WORDS = 1_000, 200
"""Articles of an order of which anything is asked one by one; where words are, which costs more."""
_NEAR = 8_000
"""Articles from either end within which one is looked for before all are counted."""
_READ = "reading CROSS JOIN article ON article.id=reading.article_id"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Articles that follow each other, in the order of one index."""

    source: str
    order: tuple[str, ...]
    """Unlike in any two articles."""
    again: tuple[str, ...] = ()
    """The same, asked of the article alone, where that is another."""
    conditions: tuple[str, ...] = ()
    values: tuple[object, ...] = ()

    @property
    def sql(self) -> str:
        """The stretch from FROM on."""
        where = f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""
        return f"FROM {self.source}{where}"

    def only(self, condition: str, *values: object) -> _Stretch:
        """Return those of the articles for which a condition holds."""
        conditions = (*self.conditions, condition)
        return replace(self, conditions=conditions, values=(*self.values, *values))


class LibrarySql:
    """Reads what one query finds in the library, from any place on."""

    def __init__(self, connection: Connection, query: LibraryQuery) -> None:
        self._connection = connection
        self._query = query
        uid = query.analyst and bytes.fromhex(query.analyst)
        self.me: int = connection.value("SELECT id FROM analyst WHERE uid=?", (uid,)) or 0
        """The row of the analyst who asks; 0 for none."""
        self.status = _STATUS.format(self.me)
        """That analyst's status of an article."""
        self._direction, self._beyond = ("DESC", "<") if query.descending else ("ASC", ">")

    def rows(self, columns: str) -> list[Row]:
        """Return columns of the articles of the query's page."""
        head = self._head(columns)
        if head:
            return head
        walked = self._query.sort not in _PLAIN and not self._query.skip
        stretches, skip = self._stretches(walked=walked, pages=True), self._query.skip
        if self._query.after is not None:
            stretches, skip = self._behind(stretches, self._query.after)
        found: list[Row] = []
        for stretch in stretches:
            if skip and stretch is not stretches[-1]:
                count = self._count(stretch)
                if skip >= count:
                    skip -= count
                    continue
            found += self._read(stretch, columns, skip, self._query.limit - len(found))
            skip = 0
            if len(found) == self._query.limit:
                break
        return found

    def _head(self, columns: str) -> list[Row]:
        """Return the first page if the first articles of the order fill it; else nothing.

        What many articles have is asked of those alone, whatever it would take to ask it of all;
        what few have, or none at the head of this order, is better gathered first.
        """
        query = self._query
        is_first = query.after is None and not query.skip and 0 < query.limit <= _HEAD
        if query.sort not in _PLAIN or not is_first:
            return []
        stretch = _Stretch("article", (_PLAIN[query.sort][0], "article.uid"))
        found, search = self._filtered(stretch, head=True)
        if found == stretch or search.gathers or query.words.strip():
            return []
        order = self._ordered(stretch.order)
        last = self._connection.row(
            f"SELECT {', '.join(stretch.order)} FROM article ORDER BY {order} LIMIT 1 OFFSET ?",
            (_HEAD_OF_WORDS if search.probes else _HEAD,),
        )
        if last is not None:
            key, before = stretch.order[0], ">" if self._query.descending else "<"
            beyond = f"{key} {before}= ? AND ({key}, article.uid) {before} (?, ?)"
            found = found.only(beyond, last[0], *last)
        rows = self._read(found, columns, 0, query.limit)
        return rows if last is None or len(rows) == query.limit else []

    def count(self) -> int:
        """Return how many articles the query finds."""
        return self._count(self._filtered(_Stretch("article", ()))[0])

    def place(self, uid: Uid) -> int | None:
        """Return how many articles stand before one; None where it is not among them."""
        passed, here = 0, bytes.fromhex(uid)
        for stretch in self._stretches():
            keys = ", ".join(stretch.order)
            own = stretch.only("article.uid=?", here)
            row = self._connection.row(f"SELECT {keys} {own.sql}", own.values)
            if row is not None:
                return passed + self._before(stretch, row)
            passed += self._count(stretch)
        return None

    def _before(self, stretch: _Stretch, row: Row) -> int:
        """Return how many articles of a stretch stand before one: looked for from both ends first."""
        keys, marks = ", ".join(stretch.order), ", ".join("?" for _ in row)
        before = stretch.only(f"({keys}){'<' if self._beyond == '>' else '>'}({marks})", *row)
        behind = stretch.only(f"({keys}){self._beyond}({marks})", *row)
        count = self._count(before, _NEAR)
        if count < _NEAR:
            return count
        count = self._count(behind, _NEAR)
        if count < _NEAR:
            return self._count(stretch) - count - 1
        return self._count(before)

    def _behind(self, stretches: list[_Stretch], after: ArticleRow) -> tuple[list[_Stretch], int]:
        """Return what the page behind an article is in, and how much of that to pass over."""
        if self._query.sort not in _PLAIN:
            place = self.place(after.uid)
            return stretches, 0 if place is None else place + 1
        key, value_of = _PLAIN[self._query.sort]
        value, uid = value_of(after), bytes.fromhex(after.uid)
        # The first condition is the one that seeks the index.
        behind = f"{key} {self._beyond}= ? AND ({key}, article.uid) {self._beyond} (?, ?)"
        return [stretches[0].only(behind, value, value, uid)], 0

    def _read(self, stretch: _Stretch, columns: str, skip: int, limit: int) -> list[Row]:
        order = self._ordered(stretch.order)
        if not skip:
            sql = f"SELECT {columns} {stretch.sql} ORDER BY {order} LIMIT ?"
            return self._connection.rows(sql, (*stretch.values, limit))
        # What is passed over is passed over in the index alone, and no row of it is read.
        count = 0 if stretch.conditions else self._count(stretch)
        if skip * 2 > count > 0:  # from the end, which is nearer
            order = self._ordered(stretch.order, backwards=True)
            limit = max(min(limit, count - skip), 0)
            skip = count - skip - limit
        ids = f"SELECT article.id {stretch.sql} ORDER BY {order} LIMIT ? OFFSET ?"
        again = self._ordered(stretch.again or stretch.order)
        sql = f"SELECT {columns} FROM article WHERE id IN ({ids}) ORDER BY {again}"
        return self._connection.rows(sql, (*stretch.values, limit, max(skip, 0)))

    def _ordered(self, keys: tuple[str, ...], *, backwards: bool = False) -> str:
        direction = self._direction
        if backwards:
            direction = "ASC" if direction == "DESC" else "DESC"
        return ", ".join(f"{key} {direction}" for key in keys)

    def _count(self, stretch: _Stretch, at_most: int | None = None) -> int:
        if at_most is None:
            return self._connection.value(f"SELECT count(*) {stretch.sql}", stretch.values)
        some = f"SELECT count(*) FROM (SELECT 1 {stretch.sql} LIMIT ?)"
        return self._connection.value(some, (*stretch.values, at_most))

    def _stretches(self, *, walked: bool = False, pages: bool = False) -> list[_Stretch]:
        plain = _PLAIN.get(self._query.sort)
        ranked = [_Stretch("article", (plain[0], "article.uid"))] if plain else self._ranked()
        stretches = [self._filtered(each, walked=walked, pages=pages)[0] for each in ranked]
        if plain:
            return stretches
        if not self._query.descending:
            return stretches
        # What has no grade and no copy stays last.
        last = [] if self._query.sort == "status" else stretches[-1:]
        return [*stretches[: len(stretches) - len(last)][::-1], *last]

    def _ranked(self) -> list[_Stretch]:
        if self._query.sort == "status":
            return self._by_status()
        return self._by_grade() if self._query.sort == "grade" else self._by_copies()

    def _by_status(self) -> list[_Stretch]:
        unread = _Stretch("article", _OLDEST, conditions=(_UNREAD.format(self.me),))
        read = _Stretch(_READ, ("reading.article_id",), _OLDEST).only(
            "reading.analyst_id=?", self.me
        )
        begun = ("reading", "done", "skipped")
        return [unread, *(read.only("reading.status=?", status) for status in begun)]

    def _by_grade(self) -> list[_Stretch]:
        """Go by the source's reliability first, then by the information's credibility."""
        rank = _RANK.format(self.me)
        graded = _Stretch(_GRADED, ("grade_rank.rank", "grade_rank.article_id"), (rank, *_OLDEST))
        rest = _Stretch("article", _OLDEST, conditions=(f"{rank} IS NULL",))
        return [graded.only("grade_rank.analyst_id=?", self.me), rest]

    def _by_copies(self) -> list[_Stretch]:
        """Put the copies of one text together, and articles without any last."""
        own = "NOT EXISTS (SELECT 1 FROM copy WHERE copy.text_sha256=article.text_sha256)"
        return [
            _Stretch(_COPIES, ("copy.cluster", *_BY_TEXT), (_CLUSTER, *_BY_TEXT)),
            _Stretch("article", _OLDEST, conditions=(own,)),
        ]

    def _filtered(
        self, stretch: _Stretch, *, walked: bool = False, head: bool = False, pages: bool = False
    ) -> tuple[_Stretch, SearchSql]:
        """Return those articles of a stretch that the query finds, and what put that into SQL."""
        query, search = self._query, SearchSql(self._connection, self._query.analyst or Uid(""))
        search.filters.walked, search.filters.head, search.pages = walked, head, pages
        found = stretch
        if query.words.strip():
            found = found.only(*search.beginning(query.words))
        if query.status is not None:
            condition, values = search.condition(Filter("status", query.status))
            found = found.only(condition, *values)
        if query.where is not None:
            condition, values = search.condition(query.where)
            found = found.only(condition, *values)
        return found, search
