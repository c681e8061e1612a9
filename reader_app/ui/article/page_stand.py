"""One host of the page's text with all that belongs to it: brackets, header line, current mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.ui.article.block_look import column_width
from reader_app.ui.article.margin_brackets import MarginBrackets
from reader_app.ui.article.page_column import page_column
from reader_app.ui.article.page_document import SIDE_MARGIN
from reader_app.ui.article.page_focus import PageFocus
from reader_app.ui.article.page_header import PageHeader

if TYPE_CHECKING:
    from reader_app.ui.article.open_page import OpenPage
    from reader_app.ui.article.reading_settings import ReadingSettings
    from reader_app.ui.article.text_host import TextHost


class PageStand:
    """Shows one page at a time."""

    def __init__(self, view: TextHost) -> None:
        self.view = view
        self.brackets = MarginBrackets(view, view)
        self.header = PageHeader(view.viewport())
        self.focus = PageFocus(view, self.brackets)
        self._page: OpenPage | None = None
        self._column = 0
        self.reading: ReadingSettings | None = None
        view.gestures.resized.connect(self.place)
        view.gestures.scrolled.connect(self.take_scroll)
        view.gestures.handles.previewed.connect(self.brackets.update)

    def show_page(self, page: OpenPage | None, reading: ReadingSettings) -> None:
        """Show a page from its beginning, or none."""
        self._page, self.reading = page, reading
        with self.focus.held():
            self.place()
            self.focus.show_page(page)
            self.view.show_page(page)
            self.brackets.show_page(page)
            self.header.show_page(page)
        self.take_scroll()

    def take_scroll(self) -> None:
        """Put header and brackets where the text is now."""
        self.header.place(SIDE_MARGIN, self._column, self.view.scrolled_by())
        self.brackets.update()

    def place(self) -> None:
        """Divide the width between the text and the brackets, on the side where lines end."""
        if self.reading is None:
            return
        bar = self.view.verticalScrollBar().sizeHint().width()
        width = self.view.width() - bar
        column = page_column(width, column_width(self.reading))
        leftward = self._page is not None and self._page.reads_leftward
        margins = (column.after, column.before) if leftward else (column.before, column.after)
        self.view.set_column(column.viewport, margins)
        self._column = column.viewport - 2 * SIDE_MARGIN
        left = 0 if leftward else column.before + column.viewport
        self.brackets.setGeometry(left, 0, column.after, self.view.viewport().height())
        self.brackets.show_names(shown=column.has_names)
        self.take_scroll()
