"""The table of tagged spans in a window that is written from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from reader_app.core.spans import Span
from reader_app.ui.spans.cell_delegate import CellDelegate
from tests.ui.window.desk import STORY

if TYPE_CHECKING:
    from tests.ui.window.desk import Desk


def test_an_english_quote_keeps_its_first_mark_first(desk: Desk) -> None:
    desk.open_story()
    start = STORY.index("“no vessel")
    desk.project.marks.tag_new(desk.article, Span(start, start + len("“no vessel")), "Quote")
    desk.window.actions_by_name["across.spans"].trigger()
    table = desk.window.workspace.area.spans.table
    table.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    option = QStyleOptionViewItem()
    delegate = table.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    delegate.initStyleOption(option, table.model().index(0, 0))
    layout = QTextLayout(option.text)
    order = QTextOption()
    order.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(order)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(500)
    layout.endLayout()
    rightward = [len(run.positions()) for run in layout.glyphRuns() if not run.isRightToLeft()]
    assert rightward == [len("“no vessel")]
