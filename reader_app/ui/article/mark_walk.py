"""From one highlight to the next, and its ends from one letter or word to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.ui.article.span_of_selection import span_of_selection

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.core.spans import Span
    from reader_app.ui.article.open_page import OpenPage


def stepped(page: OpenPage, caret: int, by: int) -> Uid | None:
    """Return the highlight that is `by` (1 or -1) on in reading order, from the current or caret."""
    lost, wanted = page.marks.lost, page.marks.filter.lets_through
    order = [
        mark.uid for mark in page.marks.marks.in_order() if mark.uid not in lost and wanted(mark)
    ]
    current = page.emphasis.current
    if current is not None and current in order:
        at = order.index(current) + by
        return order[at] if 0 <= at < len(order) else None
    point = page.map.point_at(caret)
    places = [place for uid in order if (place := page.marks.index.get(uid))]
    if by > 0:
        return next((place.uid for place in places if place.start >= point), None)
    return next((place.uid for place in reversed(places) if place.start < point), None)


def moved_end(
    page: OpenPage | None, uid: Uid, *, start: bool, words: bool, step: int
) -> Span | None:
    """Return the span of a highlight with one end moved by letters or words; None if it vanishes."""
    place = page.marks.place(uid) if page else None
    if page is None or place is None:
        return None
    first, last = place.start, place.end
    for _ in range(abs(step)):
        if start:
            first = page.units.stepped(first, words=words, forward=step > 0)
        else:
            last = page.units.stepped(last, words=words, forward=step > 0)
    if not 0 <= first < last <= page.map.length:
        return None
    return span_of_selection(first, last, page.map, page.units)
