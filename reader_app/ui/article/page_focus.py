"""Which highlight the analyst is at, and how caret, clicks, pointer and brackets change that."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QToolTip

from reader_app.ui.article.announcements import announce
from reader_app.ui.article.mark_chooser import MarkChooser
from reader_app.ui.article.mark_tooltip import link_tooltip, spoken, tooltip_of
from reader_app.ui.article.mark_walk import stepped

if TYPE_CHECKING:
    from collections.abc import Generator

    from reader_app.core.ids import Uid
    from reader_app.ui.article.margin_brackets import MarginBrackets
    from reader_app.ui.article.open_page import OpenPage
    from reader_app.ui.article.text_host import TextHost


class PageFocus(QObject):
    """Keeps the current highlight; `activated` carries its uid when the analyst changes it."""

    activated = Signal(object)

    def __init__(self, view: TextHost, brackets: MarginBrackets) -> None:
        super().__init__(view)
        self._view = view
        self._brackets = brackets
        self._page: OpenPage | None = None
        self._clicked: list[Uid] = []
        self._quiet = 0
        view.cursorPositionChanged.connect(self._follow_caret)
        view.gestures.clicked.connect(self._take_click)
        view.gestures.chooser_wanted.connect(self._choose_at)
        view.gestures.pointed_at.connect(self._take_pointer)
        view.gestures.told_more_wanted.connect(self._tell_more)
        self.chooser = MarkChooser(view)
        self.chooser.chosen.connect(self._become)
        brackets.chosen.connect(self.choose)
        brackets.hovered.connect(self._hover)

    def show_page(self, page: OpenPage | None) -> None:
        """Go over to another page."""
        self._page = page
        self._clicked = []

    @contextmanager
    def held(self) -> Generator[None]:
        """Take no notice of the caret meanwhile."""
        self._quiet += 1
        yield
        self._quiet -= 1

    def reveal(self, uid: Uid) -> None:
        """Bring a highlight into view and make it current, without a word to anybody."""
        place = self._page.marks.place(uid) if self._page else None
        if place is None:
            return
        with self.held():
            self._view.select(place.start, place.start)
            self._view.reveal(place.start, place.end)
        self._set_current(uid)

    def choose(self, uid: Uid) -> None:
        """Go to a highlight because the analyst wants to."""
        self.reveal(uid)
        self.activated.emit(uid)

    def step(self, by: int) -> None:
        """Go so many highlights on in reading order."""
        if self._page is not None:
            uid = stepped(self._page, self._view.textCursor().position(), by)
            if uid is not None:
                self.choose(uid)

    def _set_current(self, uid: Uid | None) -> None:
        page = self._page
        if page is None or page.emphasis.current == uid:
            return
        for changed in (page.emphasis.current, uid):
            self._update(changed)
        page.emphasis.current = uid
        if uid is not None:
            announce(self._view, spoken(page, uid))

    def _update(self, uid: Uid | None) -> None:
        place = self._page.marks.place(uid) if self._page and uid else None
        if place is not None:
            self._view.update_span(place.start, place.end)
            self._brackets.update()

    def _follow_caret(self) -> None:
        """Make current what the caret has entered by a key; a click has its own rule."""
        page = self._page
        if (
            page is None
            or self._quiet
            or self._view.gestures.is_pressed
            or self._view.textCursor().hasSelection()
        ):
            return
        here = [mark.uid for mark in page.marks.at(self._view.textCursor().position())]
        if page.emphasis.current not in here:
            self._become(here[0] if here else None)

    def _become(self, uid: Uid | None) -> None:
        self._set_current(uid)
        if uid is not None:
            self.activated.emit(uid)

    def _take_click(self, position: int | None) -> None:
        """Take the innermost highlight at a click; a further click there offers which one."""
        page = self._page
        if page is None:
            return
        here = [mark.uid for mark in page.marks.at(position)] if position is not None else []
        again = here == self._clicked and page.emphasis.current in here
        self._clicked = here
        if not here:
            self._set_current(None)
        elif again and len(here) > 1:
            self._offer(here)
        elif not again:
            self._become(here[0])

    def _choose_at(self, position: int | None) -> None:
        """Offer the highlights at a position, however many there are."""
        page = self._page
        if page is not None and position is not None:
            self._offer([mark.uid for mark in page.marks.at(position)])

    def _offer(self, uids: list[Uid]) -> None:
        if self._page is not None and uids:
            self.chooser.offer(self._page, uids, QCursor.pos())

    def _take_pointer(self, position: int | None) -> None:
        here = self._page.marks.at(position) if self._page and position is not None else []
        self._hover(here[0].uid if here else None)

    def _hover(self, uid: Uid | None) -> None:
        page = self._page
        if page is None or page.emphasis.hovered == uid:
            return
        for changed in (page.emphasis.hovered, uid):
            self._update(changed)
        page.emphasis.hovered = uid

    def _tell_more(self, place: QPoint, position: int | None) -> None:
        here = self._page.marks.at(position) if self._page and position is not None else []
        words = tooltip_of(self._page, [mark.uid for mark in here]) if self._page else ""
        link = self._page.links.at(position) if self._page and position is not None else None
        if link is not None:
            words += link_tooltip(link)
        QToolTip.showText(place, words, self._view.viewport())
