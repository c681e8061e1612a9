"""The pages of the library that were looked at last, read from the project by their number."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.errors import QueryError

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.project.project import Project
    from reader_app.project.rows import ArticleRow, LibraryQuery

PAGE = 100
"""Articles."""
_KEPT = 24
"""Pages that are held at most."""


class ArticlePages:
    """What one query finds, a page at a time from wherever it is asked for."""

    def __init__(self, project: Project | None, query: LibraryQuery) -> None:
        self._project = project
        self._query = query
        self._pages: dict[int, list[ArticleRow]] = {}
        self._numbers: dict[Uid, int] | None = None
        self._order: list[Uid] | None = None
        """All that is found, once that was gone through."""

    def count(self) -> int:
        """Return how many articles there are; raises QueryError."""
        return 0 if self._project is None else self._project.articles.found(self._query)

    @property
    def _is_narrowed(self) -> bool:
        query = self._query
        return bool(query.words or query.where is not None or query.status is not None)

    def first(self) -> list[ArticleRow] | None:
        """Return the first page of what a filter finds; None where all are shown. Raises QueryError."""
        if self._project is None or not self._is_narrowed:
            return None
        self._pages[0] = self._rows(self._project, 0)
        return self._pages[0]

    def hold(self, order: list[Uid]) -> None:
        """Read pages by the numbers that articles have in all that is found."""
        self._order = order

    def row(self, number: int) -> ArticleRow | None:
        """Return an article by its number; None where there is none any more."""
        held = self.held(number)
        if held is not None:
            return held
        page, at = divmod(number, PAGE)
        rows = self._read(page)
        return rows[at] if at < len(rows) else None

    def _read(self, page: int) -> list[ArticleRow]:
        if self._project is None:
            return []
        self._pages.pop(page, None)
        if len(self._pages) >= _KEPT:
            del self._pages[next(iter(self._pages))]
        try:
            rows = self._pages[page] = self._rows(self._project, page)
        except QueryError:  # a filter's tag or outlet is gone; the change that took it says so
            return []
        self._numbers = None
        return rows

    def _rows(self, project: Project, page: int) -> list[ArticleRow]:
        """Return a page; where a filter is asked of all articles, that is done once for them all."""
        query = self._query
        if not page or not self._is_narrowed:
            return project.articles.page(replace(query, skip=page * PAGE, limit=PAGE))
        if self._order is None:
            self._order = project.articles.order(query)
        return project.articles.rows(self._order[page * PAGE : (page + 1) * PAGE])

    def held(self, number: int) -> ArticleRow | None:
        """Return an article by its number if its page is held."""
        page, at = divmod(number, PAGE)
        rows = self._pages.get(page, [])
        return rows[at] if at < len(rows) else None

    def uids(self, first: int, last: int) -> list[Uid]:
        """Return the articles from one number to another, both included."""
        if self._project is None:
            return []
        if self._order is not None:
            return self._order[first : last + 1]
        query = replace(self._query, skip=first, limit=last - first + 1)
        return self._project.articles.uids(query)

    def number_of(self, uid: Uid) -> int | None:
        """Return the number of an article on the pages that are held."""
        if self._numbers is None:
            self._numbers = {
                row.uid: page * PAGE + at
                for page, rows in self._pages.items()
                for at, row in enumerate(rows)
            }
        return self._numbers.get(uid)

    def place_of(self, uid: Uid) -> int | None:
        """Return the number of an article wherever it is, and hold its page; None for none."""
        if self._project is None:
            return None
        place = self._project.articles.place_of(uid, self._query)
        if place is not None:
            self._read(place // PAGE)
        return place

    def read_again(self, uid: Uid, number: int) -> None:
        """Read one article of a page that is held anew."""
        page, at = divmod(number, PAGE)
        row = None if self._project is None else self._project.articles.row(uid)
        if row is not None:
            self._pages[page][at] = row

    def remove(self, number: int) -> None:
        """Forget one article of a page that is held; what is behind the page is read anew."""
        page, at = divmod(number, PAGE)
        self._pages = {each: rows for each, rows in self._pages.items() if each <= page}
        del self._pages[page][at]
        self._numbers = self._order = None

    def forget(self) -> None:
        """Read everything anew where it is looked at."""
        self._pages.clear()
        self._numbers = self._order = None
