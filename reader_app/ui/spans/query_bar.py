"""The parts of the question on tagged spans, each a chip that a click takes out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from reader_app.core.span_where import EverySpan, parts_of, written
from reader_app.project.labels import isolate
from reader_app.ui.docks.flow_layout import FlowLayout
from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from reader_app.core.span_where import SpanWhere

_WIDTH = 360
"""Pixels of a part's words; its tooltip and its accessible name have all of them."""


class QueryBar(QWidget):
    """Holds the parts that all must be so, as text that could have been typed."""

    changed = Signal()
    """A part was taken out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("spans_query")
        self.setAccessibleName(self.tr("Filters"))
        self._parts: list[SpanWhere] = []
        self._chips: list[QToolButton] = []
        self._flow = FlowLayout(self, 8)
        self._flow.setContentsMargins(16, 0, 16, 8)
        self.hide()

    @property
    def where(self) -> SpanWhere | None:
        """The question that the parts make together."""
        if len(self._parts) > 1:
            return EverySpan(tuple(self._parts))
        return self._parts[0] if self._parts else None

    def show_where(self, where: SpanWhere | None) -> None:
        """Hold the parts of another question."""
        self._parts = list(dict.fromkeys(parts_of(where) if where is not None else ()))
        self._refresh()

    def add(self, where: SpanWhere) -> None:
        """Hold the parts of a question beside those that are there."""
        self._parts = list(dict.fromkeys((*self._parts, *parts_of(where))))
        self._refresh()

    def _refresh(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(part) for part in self._parts]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(self._chips))

    def _chip(self, part: SpanWhere) -> QToolButton:
        chip, words = QToolButton(self), written(part)
        chip.setObjectName("spans_query_part")
        chip.setProperty("kind", "facet")
        chip.setCheckable(True)  # it looks like what is on, and is: a click takes it out
        chip.setChecked(True)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        shown = chip.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, _WIDTH)
        chip.setText(f"{isolate(shown.replace('&', '&&'))}  ×")
        chip.setAccessibleName(self.tr("Take out the filter %1").replace("%1", words))
        chip.setToolTip(plain_tip(chip.accessibleName()))
        chip.clicked.connect(partial(self._take_out, part))
        return chip

    def _take_out(self, part: SpanWhere) -> None:
        self._parts.remove(part)
        self._refresh()
        self.changed.emit()
