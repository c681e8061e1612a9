"""The library as a list model: rows come from the project by number, changes touch what they must."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from reader_app.core.errors import QueryError
from reader_app.core.judgements import Grade
from reader_app.core.records import Article, Highlight, Reading, Status
from reader_app.core.scales import CREDIBILITY, RELIABILITY
from reader_app.project.rows import ArticleRow, LibraryQuery
from reader_app.ui.copy_words import independent_sources
from reader_app.ui.latest_answer import LatestAnswer
from reader_app.ui.library.article_pages import PAGE, ArticlePages
from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader_app.core.edits import Change, Edit
    from reader_app.core.ids import Uid
    from reader_app.core.search_query import Query
    from reader_app.project.project import Project
    from reader_app.store.rows import ArticleSort
    from reader_app.ui.any_index import AnyIndex

_FEW = 20
"""Up to so many articles a change touches row by row; beyond, all that is shown is read again."""
_NO_PARENT = QModelIndex()
_EDITED: dict[ArticleSort, Callable[[Article], str | None]] = {
    "title": lambda article: article.title,
    "outlet": lambda article: article.outlet,
    "language": lambda article: article.language,
    "published": lambda article: article.published,
}
"""What the library is sorted by that may be edited."""
_MOVED_BY: dict[ArticleSort, type[Reading | Highlight | Grade]] = {
    "grade": Grade,
    "status": Reading,
    "highlights": Highlight,
}
"""The records whose change puts a row elsewhere in an order."""

STATUSES: tuple[Status, ...] = ("new", "reading", "done", "skipped")
"""How far an analyst can be with an article."""


class LibraryModel(QAbstractListModel):
    """The articles that a query finds: as many as there are, read where they are looked at.

    What a filter finds is there with its first page; how much more there is, and in which order, is
    found out on a thread, unless it is asked for before.
    """

    counted = Signal()
    """It is known how many articles there are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._orders = LatestAnswer(self)
        self._orders.told.connect(self._take_order)
        self.is_counted = True
        """Whether there are as many rows as the query finds, not just the first ones."""
        self._project: Project | None = None
        self._query = LibraryQuery()
        self._pages = ArticlePages(None, self._query)
        self._count = 0
        self.problem = ""
        """Why the query finds nothing, where that is for what it asks."""

    @property
    def query(self) -> LibraryQuery:
        """What is asked for at present."""
        return self._query

    def show_project(self, project: Project | None) -> None:
        """Show the articles of a project, or none, whatever was looked for in the one before."""
        self._project = project
        self._query = replace(self._query, words="", where=None)
        self._read_again()

    def ask(self, query: LibraryQuery) -> None:
        """Show what another query finds."""
        self._query = replace(query, after=None, skip=0)
        self._read_again()

    def problem_of(self, where: Query | None) -> str:
        """Return what is wrong with a search, such as a tag there is not; empty for nothing."""
        try:
            ArticlePages(self._project, LibraryQuery(where=where)).count()
        except QueryError as problem:
            return str(problem)
        return ""

    def count_of(self, where: Query | None) -> int:
        """Return how many articles there would be with other filters, the rest as it is."""
        return ArticlePages(self._project, replace(self._query, where=where)).count()

    def stop(self) -> None:
        """Count nothing any more: the project is about to be closed."""
        self._orders.stop()

    def _read_again(self) -> None:
        self.beginResetModel()
        self._orders.leave()
        self._pages = ArticlePages(self._project, self._query)
        self.problem, self.is_counted = "", True
        try:
            first = self._pages.first()
            self._count = self._pages.count() if first is None else len(first)
            self.is_counted = first is None or len(first) < PAGE
        except QueryError as error:
            self.problem, self._count = str(error), 0
        self.endResetModel()
        if not self.is_counted and self._project is not None:
            query = self._query
            self._orders.ask(self._project, lambda worker: worker.articles.order(query))

    def _take_order(self, order: list[Uid]) -> None:
        """Take over all that the query finds."""
        self._pages.hold(order)
        self.is_counted = True
        self._grow(len(order))
        if self._count > len(order):  # another program took some meanwhile
            self.beginRemoveRows(_NO_PARENT, len(order), self._count - 1)
            self._count = len(order)
            self.endRemoveRows()
        self.counted.emit()

    def _grow(self, count: int) -> None:
        """Have at least so many rows."""
        if count > self._count:
            self.beginInsertRows(_NO_PARENT, self._count, count - 1)
            self._count = count
            self.endInsertRows()

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Tell whether there may be more rows."""
        return not parent.isValid() and not self.is_counted

    def fetchMore(self, parent: AnyIndex) -> None:
        """Find out now what there is: the end of it is wanted."""
        if self.canFetchMore(parent) and self._project is not None:
            self._orders.leave()
            self._take_order(self._project.articles.order(self._query))

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return how many articles are found."""
        return 0 if parent.isValid() else self._count

    def data(self, index: AnyIndex, role: int = 0) -> object:
        """Return the row's title, and all of it in one sentence for a screen reader."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._facts(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(self._facts(row)))
        return None

    def _facts(self, row: ArticleRow) -> list[str]:
        count = row.n_highlights
        marks = self.tr("1 highlight") if count == 1 else self.tr("%Ln highlights", "", count)
        length = self.tr("{number} characters").format(number=QLocale().toString(row.n_chars))
        status = status_words(row.status)
        grade = self.badge(row)
        copies = independent_sources(1, row.copies) if row.copies else ""
        facts = (row.title, row.outlet, row.published, grade, length, marks, status, copies)
        return [fact for fact in facts if fact]

    def count_words(self, count: int) -> str:
        """Say how many articles are found out of all there are."""
        words = self.tr("1 article") if count == 1 else self.tr("{number} articles")
        if self._count != count and not self.problem:
            words = self.tr("{found} of {number}")
        numbers = {"number": QLocale().toString(count), "found": QLocale().toString(self._count)}
        return words.format(**numbers)

    def badge(self, row: ArticleRow) -> str:
        """Return the analyst's grade of an article for short, such as "B2"; empty for none."""
        if self._project is None or not row.grades:
            return ""
        found = map(self._project.scales.value, row.grades)
        codes = {value.scale: value.code or value.label for value in found if value is not None}
        pair = [codes.get(scale.uid, "") for scale in (RELIABILITY, CREDIBILITY)]
        return "".join(pair) or next(iter(codes.values()), "")

    def row(self, number: int) -> ArticleRow | None:
        """Return a row by its number; None where another program has taken it meanwhile."""
        return self._pages.row(number) if number < self._count else None

    def held(self, number: int) -> ArticleRow | None:
        """Return a row by its number if it was read already."""
        return self._pages.held(number)

    def uids(self, first: int, last: int) -> list[Uid]:
        """Return the articles from one row to another, both included."""
        return self._pages.uids(first, last)

    def held_index(self, uid: Uid) -> QModelIndex:
        """Return where an article stands if it was read already; else an invalid index."""
        number = self._pages.number_of(uid)
        return QModelIndex() if number is None else self.index(number)

    def index_of(self, uid: Uid) -> QModelIndex:
        """Return where an article stands; an invalid index where it is not among those found."""
        number = self._pages.number_of(uid)
        if number is None and not self.problem:
            number = self._pages.place_of(uid)
        if number is not None and not self.is_counted:
            self._grow(number + 1)
        return QModelIndex() if number is None else self.index(number)

    def apply(self, change: Change) -> None:
        """Take over a change that was written."""
        if self._project is None or not self._concerns(change):
            return
        self._take(change)
        records = (edit.record for edit in change.of(Article))
        self.show_copies(record for record in records if isinstance(record, Article))

    def show_copies(self, articles: Iterable[Article]) -> None:
        """Show of how many copies these articles and their copies are."""
        some = list(islice(articles, _FEW + 1))
        if len(some) > _FEW:
            self._show_all_anew()
        elif self._project is not None:
            self._show_anew(self._project.duplicates.others(some))

    def _take(self, change: Change) -> None:
        articles = [*change.of(Article)]
        gone = [edit.record.uid for edit in articles if edit.after is None]
        new = [edit.record.uid for edit in articles if edit.before is None]
        if new and not gone and self._are_newest(new):
            self._insert(len(new))
        elif new or self._may_move(change) or len(gone) > _FEW:
            self._read_again()
        else:
            for uid in gone:
                self._remove(uid)
            self._show_anew(_touched(change, _FEW + len(gone) + 1) - {*gone})

    def _concerns(self, change: Change) -> bool:
        return bool(_touched(change, 1)) or (self._query.where is not None and bool(change))

    def _are_newest(self, new: Sequence[Uid]) -> bool:
        """Tell whether new articles stand first, in front of all that were there."""
        query = self._query
        plain = not query.words and query.status is None and query.where is None
        if not plain or query.sort != "created" or not query.descending:
            return False
        return set(self._pages.uids(0, len(new) - 1)) == set(new)

    def _may_move(self, change: Change) -> bool:
        """Tell whether rows may come, go or move, beside those of articles that are new or gone."""
        query, mover = self._query, _MOVED_BY.get(self._query.sort)
        if query.where is not None or (query.status is not None and change.concerns(Reading)):
            return True
        if any(map(self._moves, change.of(Article))):
            return True
        return mover is not None and any(map(_is_whole, change.of(mover)))

    def _moves(self, edit: Edit) -> bool:
        """Tell whether an article that was edited may stand elsewhere."""
        if not isinstance(edit.before, Article) or not isinstance(edit.after, Article):
            return False
        key = _EDITED.get(self._query.sort)
        return bool(self._query.words) or (key is not None and key(edit.before) != key(edit.after))

    def _insert(self, count: int) -> None:
        """Make room at the top: the new ones are the newest."""
        self.beginInsertRows(_NO_PARENT, 0, count - 1)
        self._pages.forget()
        self._count += count
        self.endInsertRows()

    def _remove(self, uid: Uid) -> None:
        number = self._pages.number_of(uid)
        if number is None:
            self._read_again()
            return
        self.beginRemoveRows(_NO_PARENT, number, number)
        self._pages.remove(number)
        self._count -= 1
        self.endRemoveRows()

    def _show_anew(self, uids: set[Uid]) -> None:
        if len(uids) > _FEW:
            self._show_all_anew()
            return
        for uid in uids:
            number = self._pages.number_of(uid)
            if number is not None:
                self._pages.read_again(uid, number)
                self.dataChanged.emit(self.index(number), self.index(number))

    def _show_all_anew(self) -> None:
        self._pages.forget()
        if self._count:
            self.dataChanged.emit(self.index(0), self.index(self._count - 1))


def _touched(change: Change, most: int) -> set[Uid]:
    """Return the articles whose rows a change shows in, at least so many where there are more."""
    touched: set[Uid] = set()
    for edit in change.of(Article, Reading, Grade, Highlight):
        record = edit.record
        if isinstance(record, Article):
            touched.add(record.uid)
        elif isinstance(record, Reading | Grade | Highlight) and _shows(edit):
            touched.add(record.article)
        if len(touched) >= most:
            break
    return touched


def _is_whole(edit: Edit) -> bool:
    """Tell whether a record is not a grade of a highlight."""
    return not isinstance(edit.record, Grade) or edit.record.highlight is None


def _shows(edit: Edit) -> bool:
    """Tell whether a status, a grade or a highlight counts for its article as a whole."""
    if isinstance(edit.record, Grade):
        return edit.record.highlight is None
    return isinstance(edit.record, Reading) or edit.before is None or edit.after is None


def status_words(status: Status) -> str:
    """Return a reading status in the language of the program."""
    words: dict[Status, str] = {
        "new": QCoreApplication.translate("Status", "Unread"),
        "reading": QCoreApplication.translate("Status", "Reading"),
        "done": QCoreApplication.translate("Status", "Done"),
        "skipped": QCoreApplication.translate("Status", "Skipped"),
    }
    return words[status]
