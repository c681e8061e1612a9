"""The dock that stands beside the table of tagged spans, in the place of the annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from reader_app.ui.docks.empty_state import EmptyState
from reader_app.ui.docks.panel_dock import PanelDock
from reader_app.ui.spans.span_detail import SpanDetail

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from reader_app.core.ids import Clock
    from reader_app.ui.theme.theme import Theme

_WIDTHS = (220, 348, 520)


class SelectedSpanDock(PanelDock):
    """Shows the current row of the table in full; one sentence where there is none."""

    closed = Signal()
    """It was closed by who looks at it, not because another tab came to the front."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(self.tr("Selected span"), "selectedSpanDock", _WIDTHS, theme)
        self.setParent(parent)
        self.detail = SpanDetail(theme, clock, self)
        words = self.tr("Choose a row of the table to see it in full.")
        self._none = EmptyState(words, "selectedSpanEmpty", self)
        self._pages = QStackedWidget(self)
        for page in (self._none, self.detail):
            self._pages.addWidget(page)
        self.column.addWidget(self._pages, 1)
        self.add_close_button(self.tr("Close the selected span"))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Show the dock in another theme."""
        super().set_theme(theme)
        self.detail.set_theme(theme)

    @property
    def shows_row(self) -> bool:
        """Whether there is a row to be seen."""
        return self._pages.currentWidget() is self.detail

    def show_detail(self, *, shown: bool) -> None:
        """Show what the detail was given, or that no row is chosen."""
        self._pages.setCurrentWidget(self.detail if shown else self._none)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it was closed."""
        super().closeEvent(event)
        self.closed.emit()
