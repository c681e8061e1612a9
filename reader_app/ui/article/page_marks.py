"""An article's marks on its page: where each is, in which lane, and the boxes of what is in view.

Boxes are made for a paragraph when it is first painted, and dropped only when a change or a new
layout touches it. Knows no widget and no colour.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader_app.core.marks import is_lost
from reader_app.core.quotes import holds
from reader_app.ui.article.block_geometry import BlockGeometry, BlockShaper, innermost_first
from reader_app.ui.article.highlight_index import HighlightIndex
from reader_app.ui.article.lanes import Lanes
from reader_app.ui.article.line_rise import LineRise, rise_of
from reader_app.ui.article.mark_filter import MarkFilter
from reader_app.ui.article.placed_mark import PlacedMark
from reader_app.ui.article.text_mark import TextMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtGui import QTextBlock

    from reader_app.core.ids import Uid
    from reader_app.core.marks import ArticleMarks, Mark, MarksDelta
    from reader_app.ui.article.block_look import BlockKey
    from reader_app.ui.article.page_document import PageDocument

_KEPT_BLOCKS = 3000
_TAKEN_IN_FIRST = 20_000
"""Marks that begin within so many characters are taken in before the first paint."""

_MANY = 300
"""So many marks lie in most of the paragraphs that were shaped."""

_LayoutKey = tuple[int, float, float, float]


class PageMarks:
    """The marks of the article that is shown.

    They are indexed by code points, and taken to the view's positions only where they are needed.
    """

    def __init__(self, document: PageDocument, marks: ArticleMarks) -> None:
        self.document = document
        self.marks = marks
        self.blocks_shaped = 0
        """How often boxes were made, for the tests that count it."""
        self._index = HighlightIndex()
        self._lanes = Lanes(self._index)
        self._lost: set[Uid] = set()
        self._waiting: list[Mark] = marks.in_order()
        self._rises: dict[BlockKey, LineRise] = {}
        self._shapes: dict[int, tuple[_LayoutKey, BlockGeometry | None]] = {}
        self._filter = MarkFilter()
        self._preview: TextMark | None = None
        self._take_in(bisect_left(self._waiting, _TAKEN_IN_FIRST, key=_start_of))

    def _take_in(self, count: int) -> None:
        taken, self._waiting = self._waiting[:count], self._waiting[count:]
        held = list(self._held(taken))
        self._index.extend(held)
        self._lanes.extend(held)

    def take_in_all(self) -> None:
        """Take in the marks far down, which the first paint does not wait for."""
        if self._waiting:
            self._take_in(len(self._waiting))

    @property
    def index(self) -> HighlightIndex:
        """Where each mark is in the text."""
        self.take_in_all()
        return self._index

    @property
    def lost(self) -> set[Uid]:
        """Highlights whose quote is not what stands at their place: never painted."""
        self.take_in_all()
        return self._lost

    def _held(self, marks: Iterable[Mark]) -> Iterator[TextMark]:
        """Yield the marks whose words stand where they say; note the others as lost."""
        text = self.document.map.text
        for mark in marks:
            highlight = mark.highlight
            if not is_lost(highlight) and holds(text, highlight.span, highlight.quote):
                yield TextMark(highlight.span.start, highlight.span.end, highlight.uid)
            else:
                self._lost.add(highlight.uid)

    def apply(self, delta: MarksDelta) -> list[TextMark]:
        """Take over what a change did; return every place that must be painted anew."""
        self.take_in_all()
        touched: list[TextMark] = []
        for mark in delta.removed:
            touched.extend(self._remove(mark.uid))
        for before, after in delta.changed:
            touched.extend(self._change(before, after))
        touched.extend(self._add(delta.added))
        if len(touched) > _MANY:
            self._shapes.clear()
        else:
            for mark in touched:
                self._drop(mark)
        return touched

    def _add(self, marks: Iterable[Mark]) -> list[TextMark]:
        held = list(self._held(marks))
        for mark in held:
            self.index.add(mark)
            self._lanes.add(mark)
        return held

    def _remove(self, uid: Uid) -> list[TextMark]:
        self._lost.discard(uid)
        place = self.index.remove(uid)
        self._lanes.remove(uid)
        return [] if place is None else [place]

    def _change(self, before: Mark, after: Mark) -> list[TextMark]:
        if before.highlight.span != after.highlight.span or before.uid in self.lost:
            return [*self._remove(before.uid), *self._add([after])]
        place = self.index.get(before.uid)
        return [] if place is None else [place]

    def _drop(self, mark: TextMark) -> None:
        page_map = self.document.map
        first = page_map.block_at(page_map.view_start(mark.start))
        last = page_map.block_at(page_map.view_end(mark.end))
        if last - first > len(self._shapes):
            self._shapes.clear()
        for number in range(first, last + 1):
            self._shapes.pop(number, None)

    def set_filter(self, mark_filter: MarkFilter) -> None:
        """Dim all marks but those that a filter lets through."""
        self._filter = mark_filter
        self._shapes.clear()

    @property
    def filter(self) -> MarkFilter:
        """What is not dimmed."""
        return self._filter

    def is_dimmed(self, uid: Uid) -> bool:
        """Tell whether a mark is one that the filter does not let through."""
        if not self._filter:
            return False
        mark = self.marks.get(uid)
        return mark is not None and not self._filter.lets_through(mark)

    @property
    def preview(self) -> TextMark | None:
        """A mark's place while one of its ends is being moved."""
        return self._preview

    def set_preview(self, mark: TextMark | None) -> list[TextMark]:
        """Show a mark at another place, or where it is; return what must be painted anew."""
        old, self._preview = self._preview, mark
        shown = mark or old
        indexed = self.index.get(shown.uid) if shown else None
        touched = [place for place in (old, mark, indexed) if place is not None]
        for place in touched:
            self._drop(place)
        return touched

    def place(self, uid: Uid) -> PlacedMark | None:
        """Return where the view has a highlight, if it is painted."""
        if self._preview is not None and self._preview.uid == uid:
            return self._placed(self._preview)
        mark = self.index.get(uid)
        return None if mark is None else self._placed(mark)

    def _placed(self, mark: TextMark) -> PlacedMark:
        page_map = self.document.map
        known = self.marks.get(mark.uid)
        n_tags = len(known.taggings) if known else 0
        start, end = page_map.view_start(mark.start), page_map.view_end(mark.end)
        return PlacedMark(start, end, mark.uid, n_tags)

    def between(self, start: int, end: int) -> list[PlacedMark]:
        """Return the marks that touch [start, end) of the view."""
        page_map = self.document.map
        first, last = page_map.point_at(start), page_map.point_at(end) + 1
        if last > _TAKEN_IN_FIRST:
            self.take_in_all()
        found = self._index.touching(first, last)
        if self._preview is not None:
            found = [mark for mark in found if mark.uid != self._preview.uid]
            found.append(self._preview)
        placed = (self._placed(mark) for mark in found)
        return [mark for mark in placed if mark.start < min(end, mark.end) and mark.end > start]

    def set_anew(self, document: PageDocument) -> None:
        """Go over to a document of the same text that looks different."""
        self.document = document
        self._rises.clear()
        self._shapes.clear()

    def rise(self, number: int) -> LineRise:
        """Return the reach of fills in a block."""
        key = self.document.keys[number]
        if key not in self._rises:
            self._rises[key] = rise_of(self.document.look(number))
        return self._rises[key]

    def shape(self, block: QTextBlock) -> BlockGeometry | None:
        """Return the boxes of a paragraph that is laid out; None where it has none.

        Qt tells nobody of a layout that ends at the same size, so each is known by its measures.
        """
        layout = block.layout()
        if not layout.lineCount():
            return None
        line = layout.lineAt(0)
        key = (layout.lineCount(), line.width(), line.naturalTextWidth(), line.ascent())
        known = self._shapes.get(block.blockNumber())
        if known is None or known[0] != key:
            known = (key, self._shaped(block))
            self._shapes[block.blockNumber()] = known
        return known[1]

    def _shaped(self, block: QTextBlock) -> BlockGeometry | None:
        if len(self._shapes) > _KEPT_BLOCKS:
            self._shapes.clear()
        marks = self.between(block.position(), block.position() + block.length())
        if not marks:
            return None
        self.blocks_shaped += 1
        dimmed = {mark.uid for mark in marks if self.is_dimmed(mark.uid)}
        return BlockShaper(block, self.rise(block.blockNumber()), self._lanes).shaped(marks, dimmed)

    def at(self, position: int) -> list[PlacedMark]:
        """Return the marks over a view position's character, the innermost first, none dimmed."""
        found = self.between(position, position + 1)
        return sorted((mark for mark in found if not self.is_dimmed(mark.uid)), key=innermost_first)


def _start_of(mark: Mark) -> int:
    return mark.highlight.span.start
