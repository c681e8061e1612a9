"""Finding words on the page: runs the search in short turns, marks the hits, goes from one to the next."""

from __future__ import annotations

import time
from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reader_app.analysis.finding import Finding, FoldedText, Sought
from reader_app.core.errors import PatternError
from reader_app.ui.article.find_bar import FindBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.spans import Span
    from reader_app.ui.article.article_page import ArticlePage
    from reader_app.ui.article.open_page import OpenPage
    from reader_app.ui.theme.theme import Theme

_TURN = 0.015
"""Seconds that the search may take before the page is painted again."""

_LONGEST_OFFERED = 200


class _Given:
    """Hits that were found elsewhere, in place of a search of this page's own."""

    is_over, is_full = True, False

    def __init__(self, hits: Sequence[Span]) -> None:
        self.hits = list(hits)

    def step(self) -> None:
        """Do nothing: all is found."""


class PageFind(QObject):
    """Serves the find bar of one page. `tag_all_wanted` carries the spans of all hits."""

    tag_all_wanted = Signal(object)

    def __init__(self, page: ArticlePage, theme: Theme) -> None:
        super().__init__(page)
        self._widget = page
        self._page: OpenPage | None = None
        self._text: FoldedText | None = None
        self._search: Finding | _Given | None = None
        self._current: int | None = None
        self._origin = 0
        self._step_at_end = 0
        self._goes = False
        self.bar = FindBar(theme, page)
        self.bar.hide()
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._take_turn)
        self.bar.changed.connect(self._seek)
        self.bar.step_wanted.connect(self.step)
        self.bar.tag_all_wanted.connect(self._offer_all)
        self.bar.close_wanted.connect(self.close)

    def show_page(self, page: OpenPage | None) -> None:
        """Go over to another page, and look for the same there while the bar is open."""
        if page is self._page:
            return
        self._page = page
        self._text = None
        self._forget()
        self._origin = 0
        if page is None:
            self.bar.hide()
        elif not self.bar.isHidden():
            self._seek(self.bar.sought, go=False)

    def show_hits(self, hits: Sequence[Span], current: int | None) -> None:
        """Mark hits found elsewhere, in order; select one of them, and go on from it."""
        page = self._page
        if page is None:
            return
        self.bar.hide()
        self._forget()
        if hits:
            self._search = _Given(hits)
            page.hits = [page.map.view_span(hit.start, hit.end) for hit in hits]
            self._widget.view.viewport().update()
        if current is not None:
            self._go(current)

    def open(self) -> None:
        """Open the bar, with the selected words in it."""
        if self._page is None:
            return
        span = self._widget.selected_span()
        words = span.of(self._page.map.text) if span else ""
        offered = words if "\n" not in words and len(words) <= _LONGEST_OFFERED else ""
        self._origin = self._caret()
        again = not offered or offered == self.bar.field.text()
        self.bar.start(offered)
        if again:
            self._seek(self.bar.sought, go=False)

    def close(self) -> None:
        """Close the bar; the page gets the focus, with the hit selected."""
        self.bar.hide()
        self._forget()
        self._widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next hit, or the one before, round the article's ends."""
        if self._page is None:
            return
        if self._search is None:
            if not self.bar.field.text().strip():
                self.open()
                return
            self.bar.show()
            self._origin = self._caret()
            self._seek(self.bar.sought, go=False, step=by)
            return
        hits = self._search.hits
        if not hits:
            return
        at = self._current
        if at is None:
            at = bisect_left(hits, self._caret(), key=_start_of)
            if at == len(hits) or hits[at] != self._widget.selected_span():
                at -= by > 0  # the next one begins here
        self._go((at + by) % len(hits))

    def _caret(self) -> int:
        """Return where the selection begins, in code points."""
        page = self._page
        return page.map.point_at(page.selection[0]) if page is not None else 0

    def _seek(self, sought: Sought, *, go: bool = True, step: int = 0) -> None:
        """Begin a search; then go to the first hit from where the reader was, or so many on."""
        page = self._page
        if page is None:
            return
        self._forget()
        if self._text is None:
            self._text = FoldedText(page.map.text)
        try:
            self._search = Finding(self._text, sought)
        except PatternError as problem:
            self.bar.show_problem(str(problem))
            return
        self._goes, self._step_at_end = go, step
        self._turns.start()
        self._take_turn()

    def _forget(self) -> None:
        self._turns.stop()
        self._search, self._current, self._step_at_end = None, None, 0
        if self._page is not None and self._page.hits:
            self._page.hits = []
            self._widget.view.viewport().update()
        self.bar.show_count(0, None)

    def _take_turn(self) -> None:
        search, page = self._search, self._page
        if search is None or page is None:
            return
        known, until = len(search.hits), time.perf_counter() + _TURN
        try:
            while not search.is_over:
                search.step()
                if time.perf_counter() >= until:
                    break
        except PatternError as problem:
            self._turns.stop()
            self.bar.show_problem(str(problem))
            return
        view_span = page.map.view_span
        page.hits.extend(view_span(span.start, span.end) for span in search.hits[known:])
        if len(search.hits) != known:
            self._widget.view.viewport().update()
        if search.is_over:
            self._turns.stop()
        self._settle(search)

    def _settle(self, search: Finding | _Given) -> None:
        """Go to a hit as soon as it is known which one it is, and say how many there are."""
        at = bisect_left(search.hits, self._origin, key=_start_of)
        if at == len(search.hits) and search.is_over:
            at = 0
        if self._goes and self._current is None and at < len(search.hits):
            self._goes = False
            self._go(at)
            return
        if self._step_at_end and search.is_over:
            by, self._step_at_end = self._step_at_end, 0
            self.step(by)
        self._show_count(search)

    def _go(self, number: int) -> None:
        search = self._search
        if search is None:
            return
        self._current = number
        span = search.hits[number]
        self._widget.select_span(span)
        self._show_count(search)

    def _show_count(self, search: Finding | _Given) -> None:
        more = search.is_full or not search.is_over
        self.bar.show_count(len(search.hits), self._current, more=more)

    def _offer_all(self) -> None:
        if self._search is not None and self._search.hits and not self._turns.isActive():
            self.tag_all_wanted.emit(tuple(self._search.hits))


def _start_of(span: Span) -> int:
    return span.start
