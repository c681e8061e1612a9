"""Searching all articles: from the field to the project on a worker, and to the page at a hit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from reader_app.core.errors import QueryError
from reader_app.core.search_hits import snippet
from reader_app.ui.after_paint import AfterPaint
from reader_app.ui.search.search_work import AskedSearch, SearchWork

if TYPE_CHECKING:
    from reader_app.core.errors import ProjectError
    from reader_app.core.spans import Span
    from reader_app.project.project import Project
    from reader_app.project.search import FoundArticle
    from reader_app.ui.actions.action_set import ActionSet
    from reader_app.ui.search.search_dock import SearchDock
    from reader_app.ui.search.search_model import SearchRow
    from reader_app.ui.search.search_work import FoundHeap
    from reader_app.ui.session import Session
    from reader_app.ui.window.reading import Reading
    from reader_app.ui.window.search_field import SearchField


class Searching(QObject):
    """Runs one search at a time. A key ends it, and the words as they are then come next."""

    opened = Signal()
    """What is found is to be seen."""
    ordered = Signal(bool)
    """The best matches are listed first, or no longer."""
    tag_wanted = Signal(str)
    """All places of this search are to be tagged."""

    def __init__(
        self, session: Session, reading: Reading, field: SearchField, dock: SearchDock
    ) -> None:
        super().__init__(session)
        self._session = session
        self._reading = reading
        self._field = field
        self._dock = dock
        self._words = ""
        self._saved_name = ""
        self._is_offered = False
        self._reads_on = False
        self._refused: ProjectError | None = None
        self._best = False
        self._work: SearchWork | None = None
        self.is_looking = False
        """Whether a search is under way."""
        self._is_wanted = False
        self._goes = False
        self._after_paint = AfterPaint(self)
        self._waiting: AskedSearch | None = None
        field.textEdited.connect(self.look)
        field.left.connect(self._leave)
        field.list_wanted.connect(self._go_to_list)
        dock.row_chosen.connect(self._show)
        dock.field_wanted.connect(field.setFocus)
        dock.tag_wanted.connect(self._tag_all)
        dock.order_wanted.connect(lambda: self.order(best=not self._best))
        dock.model.more_wanted.connect(self._read_on)
        session.project_opened.connect(self._forget)
        session.project_closing.connect(self.stop)
        session.project_closed.connect(self._forget)

    def serve(self, actions: ActionSet) -> None:
        """Follow the menu entry that chooses the order, and keep it ticked as it is."""
        entry = actions["across.search_order"]
        entry.triggered.connect(lambda: self.order(best=entry.isChecked()))
        self.ordered.connect(entry.setChecked)
        actions.on("across.tag_hits", self._tag_all)

    def look(self, words: str) -> None:
        """Look for words in all articles."""
        self._saved_name = ""
        self._look(words)

    def look_for_saved(self, words: str, name: str) -> None:
        """Look for a saved search, and go to what is found."""
        self._field.setText(words)
        self._saved_name = name
        self._look(words)
        self._go_to_list()

    def _look(self, words: str) -> None:
        self._words = words
        self._refused, self._reads_on = None, False
        if self._dock.visibleRegion().isEmpty():
            self.opened.emit()
        if words.strip():
            self._ask(AskedSearch(words, self._best))
        else:
            self.cancel()
            self._dock.clear()

    def order(self, *, best: bool) -> None:
        """List the best matches first, or the newest articles."""
        self._best = best
        self.ordered.emit(best)
        self._dock.show_order(best=best)
        if self._words.strip():
            self._look(self._words)

    def _tag_all(self) -> None:
        """Have all places tagged; where nothing is looked for, go to the field first."""
        if self._words.strip():
            self.tag_wanted.emit(self._words)
        else:
            self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _read_on(self) -> None:
        """Read the next page; while the articles are still being counted, after that."""
        self._reads_on = self.is_looking
        if self._reads_on:
            return
        last = self._dock.model.last
        if last is not None:
            skip = self._dock.model.articles
            self._ask(AskedSearch(self._words, self._best, last.row, skip))

    def _ask(self, asked: AskedSearch) -> None:
        """Start a search, or have it start as soon as the one under way has heard of it."""
        self._waiting = asked
        if self._work is not None and self.is_looking:
            self._work.cancel()
        else:
            self._start()

    def _start(self) -> None:
        project, waiting = self._session.project, self._waiting
        self._waiting = None
        if project is None or waiting is None:
            return
        self.is_looking = self._is_wanted = True
        if self._work is None or not self._work.ask(waiting):
            self._work = self._begun(project)
            self._work.ask(waiting)

    def _begun(self, project: Project) -> SearchWork:
        work = SearchWork(project, self)
        work.found.connect(partial(self._take, work))
        work.counted.connect(partial(self._count, work))
        work.refused.connect(partial(self._refuse, work))
        work.ended.connect(partial(self._end, work))
        work.finished.connect(partial(self._let_go, work))
        work.start()
        return work

    def _let_go(self, work: SearchWork) -> None:
        """Go on without a thread that is over."""
        if work is self._work:
            self._work = None
            self._go_on()
        work.deleteLater()

    def _is_heard(self, work: SearchWork) -> bool:
        """Tell whether what a search says is still asked for."""
        return work is self._work and self._waiting is None and self._is_wanted

    def _take(self, work: SearchWork, heap: FoundHeap) -> None:
        if self._is_heard(work):
            self._dock.show_found(heap)
            self._after_paint.call(work.go_on)

    def _count(self, work: SearchWork, articles: int) -> None:
        if self._is_heard(work) and articles:
            self._dock.show_count(articles)

    def _refuse(self, work: SearchWork, problem: ProjectError) -> None:
        if not self._is_heard(work):
            return
        self._refused = problem
        if not self._is_offered:
            self._say_refused()

    def hold(self) -> None:
        """Say nothing against a search that is about to be completed."""
        self._is_offered = True

    def release(self) -> None:
        """Say what is wrong with the search, which nobody completed."""
        self._is_offered = False
        self._say_refused()

    def _say_refused(self) -> None:
        problem, self._refused = self._refused, None
        if problem is not None:
            place = problem.place if isinstance(problem, QueryError) else None
            written = snippet(self._words, place, (place,)) if place is not None else None
            self._dock.refuse(self._said(problem), written)

    def _said(self, problem: ProjectError) -> str:
        """Say of a saved search that it once could be understood."""
        if not (self._saved_name and isinstance(problem, QueryError)):
            return str(problem)
        sentence = self.tr(
            "The saved search “{name}” no longer works: what it names was deleted or renamed."
        )
        return f"{sentence.format(name=self._saved_name)} {problem}"

    def _end(self, work: SearchWork) -> None:
        if work is self._work:
            self._go_on()

    def _go_on(self) -> None:
        """Begin the search that waits for the end of the one before."""
        self.is_looking = False
        self._start()
        if not self.is_looking and self._reads_on:
            self._read_on()
        if self._goes:
            self._go_to_list()

    def cancel(self) -> None:
        """Want nothing any more of the search under way."""
        self._waiting, self._is_wanted, self._goes = None, False, False
        self._refused, self._reads_on = None, False
        if self._work is not None and self.is_looking:
            self._work.cancel()

    def stop(self) -> None:
        """End the search before the project is closed."""
        self.cancel()
        work, self._work = self._work, None
        if work is not None:
            work.stop()
        self.is_looking = False

    def _go_to_list(self) -> None:
        """Go to what was found, as soon as it is there."""
        self._goes = self.is_looking
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
        hit = row.hit.span if row.hit is not None and row.hit.is_in_text else None
        first = spans[0] if spans else None
        at = hit if hit is not None else first
        self._reading.page.finder.show_hits(spans, None if at is None else spans.index(at))

    def _forget(self) -> None:
        self.cancel()
        self._words = ""
        self._field.clear()
        self._dock.clear()


def _spans(found: FoundArticle) -> list[Span]:
    return sorted({hit.span for hit in found.hits if hit.is_in_text})
