"""The library as a list model: rows come from the project in pages, changes touch what they must."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from reader_app.core.judgements import Grade
from reader_app.core.records import Article, Highlight, Reading, Status
from reader_app.core.scales import CREDIBILITY, RELIABILITY
from reader_app.project.rows import ArticleRow, LibraryQuery
from reader_app.ui.copy_words import independent_sources
from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid
    from reader_app.project.project import Project
    from reader_app.store.rows import ArticleSort

_PAGE = 200
_FEW = 20
"""Up to so many articles a change touches row by row; beyond, the list is read again."""
_EDITED: dict[ArticleSort, Callable[[Article], str | None]] = {
    "title": lambda article: article.title,
    "outlet": lambda article: article.outlet,
    "published": lambda article: article.published,
    "language": lambda article: article.language,
}
"""What the library is sorted by that may be edited."""
_NO_PARENT = QModelIndex()

STATUSES: tuple[Status, ...] = ("new", "reading", "done", "skipped")
"""How far an analyst can be with an article."""


class LibraryModel(QAbstractListModel):
    """The articles that a query finds, as far as they were scrolled to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project: Project | None = None
        self._query = LibraryQuery(limit=_PAGE)
        self._rows: list[ArticleRow] = []
        self._places: dict[Uid, int] | None = None
        self._complete = True

    @property
    def query(self) -> LibraryQuery:
        """What is asked for at present."""
        return self._query

    def show_project(self, project: Project | None) -> None:
        """Show the articles of a project, or none."""
        self._project = project
        self._read_again()

    def ask(self, query: LibraryQuery) -> None:
        """Show what another query finds."""
        self._query = replace(query, after=None, limit=_PAGE)
        self._read_again()

    def _read_again(self) -> None:
        self.beginResetModel()
        self._rows = self._page(None)
        self._places = None
        self.endResetModel()

    def _page(self, after: ArticleRow | None) -> list[ArticleRow]:
        if self._project is None:
            self._complete = True
            return []
        analyst = self._project.analyst.uid
        rows = self._project.articles.page(replace(self._query, after=after, analyst=analyst))
        self._complete = len(rows) < _PAGE
        return rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Return how many rows are here by now."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Tell whether there are more articles."""
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Read the next page."""
        del parent
        rows = self._page(self._rows[-1] if self._rows else None)
        if not rows:
            return
        start = len(self._rows)
        self.beginInsertRows(_NO_PARENT, start, start + len(rows) - 1)
        self._rows.extend(rows)
        self._places = None
        self.endInsertRows()

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        """Return the row's title, and all of it in one sentence for a screen reader."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()].title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(self._facts(self._rows[index.row()]))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(self._facts(self._rows[index.row()])))
        return None

    def _facts(self, row: ArticleRow) -> list[str]:
        count = row.n_highlights
        marks = self.tr("1 highlight") if count == 1 else self.tr("%n highlights", "", count)
        length = self.tr("{number} characters").format(number=QLocale().toString(row.n_chars))
        status = status_words(row.status)
        grade = self.badge(row)
        copies = independent_sources(1, row.copies) if row.copies else ""
        facts = (row.title, row.outlet, row.published, grade, length, marks, status, copies)
        return [fact for fact in facts if fact]

    def badge(self, row: ArticleRow) -> str:
        """Return the analyst's grade of an article for short, such as "B2"; empty for none."""
        if self._project is None or not row.grades:
            return ""
        found = map(self._project.scales.value, row.grades)
        codes = {value.scale: value.code or value.label for value in found if value is not None}
        pair = [codes.get(scale.uid, "") for scale in (RELIABILITY, CREDIBILITY)]
        return "".join(pair) or next(iter(codes.values()), "")

    def row(self, number: int) -> ArticleRow:
        """Return a row by its number."""
        return self._rows[number]

    def index_of(self, uid: Uid) -> QModelIndex:
        """Return where an article stands; an invalid index where it is not among the rows."""
        if self._places is None:
            self._places = {row.uid: number for number, row in enumerate(self._rows)}
        number = self._places.get(uid)
        return QModelIndex() if number is None else self.index(number)

    def apply(self, change: Change) -> None:
        """Take over a change that was written."""
        self._take_judged(change)
        articles: list[Article] = []
        marks: dict[Uid, int] = {}
        fresh = False
        for edit in change.edits:
            record = edit.record
            if isinstance(record, Article):
                fresh = fresh or edit.before is None
                articles.append(record)
            elif isinstance(record, Highlight):
                step = (edit.after is not None) - (edit.before is not None)
                marks[record.article] = marks.get(record.article, 0) + step
        if fresh:
            self._take_new(change)
        else:
            self._take(change, articles, marks)
        self.show_copies(articles)

    def show_copies(self, articles: Iterable[Article]) -> None:
        """Show of how many copies these articles and their copies are."""
        if self._project is not None:
            for uid in self._project.duplicates.others(articles):
                self._update(uid)

    def _take_new(self, change: Change) -> None:
        """Put new articles first where that is their place, else ask again."""
        new = [edit.after for edit in change.edits if isinstance(edit.after, Article)]
        newest = replace(self._query, after=None, limit=len(new))
        if self._project is None or not self._newest_first() or len(new) > _PAGE:
            self._read_again()
            return
        rows = self._project.articles.page(replace(newest, analyst=self._project.analyst.uid))
        if {row.uid for row in rows} != {article.uid for article in new}:
            self._read_again()
            return
        self.beginInsertRows(_NO_PARENT, 0, len(rows) - 1)
        self._rows[:0] = rows
        self._places = None
        self.endInsertRows()

    def _take_judged(self, change: Change) -> None:
        """Show another status or grade of articles as a whole."""
        uids = {
            record.article
            for record in (edit.record for edit in change.edits)
            if isinstance(record, Reading) or (isinstance(record, Grade) and not record.highlight)
        }
        if not uids or self._project is None:
            return
        moves = self._query.status is not None or self._query.sort == "status"
        if moves or len(uids) > _FEW:
            self._read_again()
            return
        for uid in uids:
            self._update(uid)

    def _newest_first(self) -> bool:
        query = self._query
        plain = not query.words and query.status is None
        return plain and query.sort == "created" and query.descending

    def _take(self, change: Change, articles: list[Article], marks: dict[Uid, int]) -> None:
        if len(articles) > _FEW or self._finds_otherwise(change):
            self._read_again()
            return
        gone = {edit.record.uid for edit in change.edits if edit.after is None}
        for article in articles:
            if article.uid in gone:
                self._remove(article.uid)
            else:
                self._update(article.uid)
        for uid, step in marks.items():
            self._bump(uid, step)

    def _finds_otherwise(self, change: Change) -> bool:
        """Tell whether articles were edited in what these rows are filtered or sorted by."""
        pairs = [
            (edit.before, edit.after)
            for edit in change.edits
            if isinstance(edit.before, Article) and isinstance(edit.after, Article)
        ]
        if pairs and self._query.words.strip():
            return True
        key = _EDITED.get(self._query.sort)
        return key is not None and any(key(before) != key(after) for before, after in pairs)

    def _remove(self, uid: Uid) -> None:
        index = self.index_of(uid)
        if index.isValid():
            self.beginRemoveRows(_NO_PARENT, index.row(), index.row())
            del self._rows[index.row()]
            self._places = None
            self.endRemoveRows()

    def _update(self, uid: Uid) -> None:
        """Read a row again, but for its number of highlights, which is counted along."""
        index = self.index_of(uid)
        row = self._project.articles.row(uid) if self._project and index.isValid() else None
        if row is not None:
            shown = self._rows[index.row()].n_highlights
            self._rows[index.row()] = replace(row, n_highlights=shown)
            self.dataChanged.emit(index, index)

    def _bump(self, uid: Uid, step: int) -> None:
        index = self.index_of(uid)
        if step and index.isValid():
            row = self._rows[index.row()]
            self._rows[index.row()] = replace(row, n_highlights=row.n_highlights + step)
            self.dataChanged.emit(index, index)


def status_words(status: Status) -> str:
    """Return a reading status in the language of the program."""
    words: dict[Status, str] = {
        "new": QCoreApplication.translate("Status", "Unread"),
        "reading": QCoreApplication.translate("Status", "Reading"),
        "done": QCoreApplication.translate("Status", "Done"),
        "skipped": QCoreApplication.translate("Status", "Skipped"),
    }
    return words[status]
