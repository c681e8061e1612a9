"""The chips of all filters of a list, in lines; one stop of the Tab key, arrows within."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from reader_app.ui.docks.flow_layout import FlowLayout
from reader_app.ui.filters.filter_chip import CHIP_HEIGHT, FilterChip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader_app.ui.filters.filter_words import FilterWords
    from reader_app.ui.theme.theme import Theme

_GAP = 6
_BELOW = 8
_SEVERAL = 2
Query = TypeVar("Query")


class FilterRow(QWidget, Generic[Query]):
    """Shows what a list is narrowed to; hidden where that is nothing."""

    changed = Signal(tuple)
    """The filters that are left."""
    edited = Signal(object)
    """The filter that is to be typed anew; it is among those shown until then."""
    left = Signal()
    """The last chip that had the focus is gone."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        words: Callable[[Query], FilterWords],
        side: int = 12,
    ) -> None:
        """Leave so many pixels on both sides; `words` says what is on a chip."""
        super().__init__(parent)
        self._words = words
        self.setObjectName("filterRow")
        self.setAccessibleName(self.tr("Filters"))
        self._theme = theme
        self._layout = FlowLayout(self, _GAP)
        self._layout.setContentsMargins(side, 0, side, _BELOW)
        self._filters: tuple[Query, ...] = ()
        self._chips: list[FilterChip] = []
        self._clear = QPushButton(self)
        self._clear.setObjectName("filterClear")
        self._clear.setProperty("kind", "link")
        self._clear.setText(self.tr("Clear all"))
        self._clear.setFixedHeight(CHIP_HEIGHT)
        self._clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._clear.clicked.connect(lambda: self.changed.emit(()))
        self.show_filters(())

    @property
    def filters(self) -> tuple[Query, ...]:
        """What is shown."""
        return self._filters

    @property
    def chips(self) -> tuple[FilterChip, ...]:
        """The chips, in order."""
        return tuple(self._chips)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.show_filters(self.filters)

    def show_filters(self, filters: Sequence[Query]) -> None:
        """Show these chips."""
        while self._layout.takeAt(0) is not None:
            pass
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._filters = tuple(filters)
        self._chips = [self._made(query) for query in filters]
        for chip in self._chips:
            self._layout.addWidget(chip)
            chip.show()
        if self._chips:
            self._put_in_tab_order()
        self._layout.addWidget(self._clear)
        self._clear.setVisible(len(self._chips) >= _SEVERAL)
        self.setVisible(bool(self._chips))
        self._let_tab_stop_at(0)
        self._layout.invalidate()
        self._layout.activate()

    def _put_in_tab_order(self) -> None:
        """Let Tab come to the chips here, and not last of all; then to the button behind them."""
        for before, after in pairwise((self._clear, *self._chips, self._clear)):
            self.setTabOrder(before, after)

    def _made(self, query: Query) -> FilterChip:
        chip = FilterChip(self._words(query), self._theme, self)
        chip.clicked.connect(lambda: self.edited.emit(query))
        chip.removed.connect(lambda: self._remove(chip))
        chip.moved.connect(partial(self._go, chip))
        return chip

    def _remove(self, chip: FilterChip) -> None:
        at, focused = self._chips.index(chip), chip.hasFocus()
        self.changed.emit((*self._filters[:at], *self._filters[at + 1 :]))
        if focused and self._chips:
            self._focus(min(at, len(self._chips) - 1))
        elif focused:
            self.left.emit()

    def _go(self, chip: FilterChip, by: int) -> None:
        at = self._chips.index(chip) + by
        if 0 <= at < len(self._chips):
            self._focus(at)

    def _focus(self, at: int) -> None:
        self._let_tab_stop_at(at)
        self._chips[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _let_tab_stop_at(self, at: int) -> None:
        for number, chip in enumerate(self._chips):
            policy = Qt.FocusPolicy.TabFocus if number == at else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)
