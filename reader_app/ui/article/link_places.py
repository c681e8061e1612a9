"""Where the links of an article are on its page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.records import Link
    from reader_app.ui.article.page_map import PageMap
    from reader_app.ui.article.text_host import TextHost


class LinkPlaces:
    """Finds links by positions of the view; taken there once some are asked for."""

    def __init__(self, links: Sequence[Link], page_map: PageMap) -> None:
        self._links = links
        self._map = page_map

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [self._map.view_span(link.start, link.end) for link in self._links]

    def at(self, position: int) -> Link | None:
        """Return the link that a position is in, or at the end of."""
        number = bisect_right(self._spans, position, key=lambda span: span[0]) - 1
        if number < 0 or position > self._spans[number][1]:
            return None
        return self._links[number]

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return where links are that lie in a part of the view, or reach into it."""
        if not self._links:
            return []
        first = bisect_right(self._spans, start, key=lambda span: span[1])
        last = bisect_left(self._spans, end, key=lambda span: span[0])
        return self._spans[first:last]


def link_at_caret(view: TextHost) -> Link | None:
    """Return the link that the caret is in."""
    page = view.gestures.page
    return page.links.at(view.textCursor().position()) if page is not None else None
