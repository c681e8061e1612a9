"""The table of tagged spans over some of them, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.spans import Span
from tests.ui.window.desk import CTRL, SHIFT, Key

if TYPE_CHECKING:
    from reader_app.ui.spans.spans_page import SpansPage
    from tests.ui.window.desk import Desk


def table_of_four(desk: Desk) -> SpansPage:
    """Return the table, in front, over four rows of two articles."""
    desk.open_story()
    desk.project.marks.tag_paths(desk.article, Span(0, 7), ["Place", "Actor/State"])
    desk.project.marks.highlight(desk.article, Span(8, 14))
    desk.open_story("A second one\n\nWith “=1+1” and\ttabs in it.\n")
    desk.project.marks.tag_paths(desk.article, Span(19, 28), ["Actor"], "a\nnote")
    desk.press(Key.Key_T, CTRL | SHIFT)
    return desk.window.workspace.area.spans
