"""Searching all articles: from the field to the project on a worker, and to the page at a hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from reader_app.ui.background_work import BackgroundWork

if TYPE_CHECKING:
    from reader_app.core.errors import ProjectError
    from reader_app.core.spans import Span
    from reader_app.project.project import Project
    from reader_app.project.rows import FoundRow
    from reader_app.project.search import FoundArticle
    from reader_app.ui.search.search_dock import SearchDock
    from reader_app.ui.search.search_model import SearchRow
    from reader_app.ui.session import Session
    from reader_app.ui.window.reading import Reading
    from reader_app.ui.window.search_field import SearchField

_PAGE = 20
"""Articles read at once."""


class Searching(QObject):
    """Runs one search at a time. A key ends it, and the words as they are then come next."""

    opened = Signal()
    """What is found is to be seen."""

    def __init__(
        self, session: Session, reading: Reading, field: SearchField, dock: SearchDock
    ) -> None:
        super().__init__(session)
        self._session = session
        self._reading = reading
        self._field = field
        self._dock = dock
        self._words = ""
        self._work: BackgroundWork | None = None
        self._is_wanted = False
        self._goes = False
        self._waiting: tuple[str, FoundRow | None] | None = None
        field.textEdited.connect(self.look)
        field.left.connect(self._leave)
        field.list_wanted.connect(self._go_to_list)
        dock.row_chosen.connect(self._show)
        dock.field_wanted.connect(field.setFocus)
        dock.model.more_wanted.connect(self._read_on)
        session.project_opened.connect(self._forget)
        session.project_closing.connect(self.stop)
        session.project_closed.connect(self._forget)

    @property
    def is_looking(self) -> bool:
        """Whether a search is under way."""
        return self._work is not None

    def look(self, words: str) -> None:
        """Look for words in all articles."""
        self._words = words
        self.opened.emit()
        if words.strip():
            self._ask(words, None)
        else:
            self.cancel()
            self._dock.clear()

    def _read_on(self) -> None:
        last = self._dock.model.last
        if last is not None:
            self._ask(self._words, last.row)

    def _ask(self, words: str, after: FoundRow | None) -> None:
        """Start a search, or have it start as soon as the one under way has heard of it."""
        self._waiting = (words, after)
        if self._work is None:
            self._start()
        else:
            self._work.cancel()

    def _start(self) -> None:
        project, waiting = self._session.project, self._waiting
        self._waiting = None
        if project is None or waiting is None:
            return
        words, after = waiting
        work = BackgroundWork(lambda work: _found(work, project, words, after), self)
        work.done.connect(self._take)
        work.refused.connect(self._refuse)
        work.finished.connect(self._end)
        self._work, self._is_wanted = work, True
        work.start()

    def _take(self, result: tuple[list[FoundArticle], bool, int | None] | None) -> None:
        if result is None or self._waiting is not None or not self._is_wanted:
            return
        page, first, count = result
        self._dock.show_page(page, first=first, whole=len(page) < _PAGE)
        if count:
            self._dock.show_count(count)

    def _refuse(self, problem: ProjectError) -> None:
        if self._waiting is None and self._is_wanted:
            self._dock.refuse(str(problem))

    def _end(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()
        self._start()
        if self._goes:
            self._go_to_list()

    def cancel(self) -> None:
        """Want nothing any more of the search under way."""
        self._waiting, self._is_wanted, self._goes = None, False, False
        if self._work is not None:
            self._work.cancel()

    def stop(self) -> None:
        """End the search before the project is closed."""
        self.cancel()
        if self._work is not None:
            self._work.wait()

    def _go_to_list(self) -> None:
        """Go to what was found, as soon as it is there."""
        self._goes = self._work is not None
        if not self._goes and self._dock.model.rowCount():
            self.opened.emit()
            self._dock.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave(self) -> None:
        """Clear the search; where it is clear, go back to the page."""
        if not self._field.text():
            self._reading.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._field.clear()
        self._words = ""
        self.cancel()
        self._dock.clear()
        self._dock.close()
        self._reading.page.finder.show_hits((), None)

    def _show(self, row: SearchRow) -> None:
        """Open an article at a hit, with all its hits marked."""
        self._reading.open(row.found.row.uid)
        article = self._reading.article
        if article is None or article.uid != row.found.row.uid:
            return
        spans = _spans(row.found)
        hit = row.hit.span if row.hit is not None and row.hit.part != "title" else None
        first = spans[0] if spans else None
        at = hit if hit is not None else first
        self._reading.page.finder.show_hits(spans, None if at is None else spans.index(at))

    def _forget(self) -> None:
        self.cancel()
        self._words = ""
        self._field.clear()
        self._dock.clear()


def _spans(found: FoundArticle) -> list[Span]:
    return sorted({hit.span for hit in found.hits if hit.part != "title"})


def _found(
    work: BackgroundWork, project: Project, words: str, after: FoundRow | None
) -> tuple[list[FoundArticle], bool, int | None] | None:
    """Read a page on the worker's thread, and count where it is the first; None if cancelled."""
    worker = project.worker()
    try:
        page: list[FoundArticle] = []
        for found in worker.search.found(words, after=after, limit=_PAGE):
            if not work.report(len(page), _PAGE):
                return None
            page.append(found)
        whole = len(page) < _PAGE
        count = len(page) if whole else worker.search.count(words)
        return page, after is None, count if after is None else None
    finally:
        worker.close()
