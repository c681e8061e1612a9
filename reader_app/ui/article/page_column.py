"""How a page divides its width: the column of text, the room before it, the brackets after it."""

from __future__ import annotations

from dataclasses import dataclass

from reader_app.ui.article.page_document import SIDE_MARGIN

_LEAD, _NARROW_LEAD = 44, 16
_NARROW = 640
_NAMES = (168, 264)
"""Least and most pixels after the column where brackets have names."""

_NO_NAMES = 48
_NAMES_FROM = 500
"""A page that is narrower than this has brackets without names."""

_LEAST_COLUMN = 160


@dataclass(frozen=True, slots=True)
class PageColumn:
    """Widths in pixels, from the side where the article's lines begin."""

    before: int
    """From the page's edge to the viewport."""
    viewport: int
    """The column and the document's margins."""
    after: int
    """From the viewport to the page's other edge; the brackets stand in its first part."""
    has_names: bool


def page_column(width: int, column: int) -> PageColumn:
    """Divide a page's width, of which the text would like `column` pixels."""
    has_names = width >= _NAMES_FROM
    lead = _LEAD if width >= _NARROW else _NARROW_LEAD
    most = max(_NAMES[0], min(_NAMES[1], width - lead - column)) if has_names else _NO_NAMES
    text = max(min(column, width - lead - most), _LEAST_COLUMN)
    spare = max(0, width - lead - text - most)
    before = lead + spare // 2 - SIDE_MARGIN
    viewport = text + 2 * SIDE_MARGIN
    return PageColumn(before, viewport, max(0, width - before - viewport), has_names)
