"""The units an analyst moves and selects by: graphemes, words, sentences, paragraphs.

Positions are the view's, in UTF-16 units.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QTextBoundaryFinder

from reader_app.ui.article.sentences import sentence_starts

if TYPE_CHECKING:
    from reader_app.ui.article.page_map import PageMap

_BOUNDARIES = QTextBoundaryFinder.BoundaryType


class TextUnits:
    """Finds the borders of the units of an article."""

    def __init__(self, page_map: PageMap) -> None:
        self._map = page_map

    def grapheme_start(self, position: int) -> int:
        """Return the position, or the start of the grapheme that it would cut."""
        return self._snapped(position, forward=False)

    def grapheme_end(self, position: int) -> int:
        """Return the position, or the end of the grapheme that it would cut."""
        return self._snapped(position, forward=True)

    def _snapped(self, position: int, *, forward: bool) -> int:
        place = self._map.view_block(self._map.block_at(position))
        finder = QTextBoundaryFinder(_BOUNDARIES.Grapheme, self._map.shown(place.number))
        inside = position - place.start
        if not 0 < inside < place.end - place.start:
            return position
        finder.setPosition(inside)
        if finder.isAtBoundary():
            return position
        found = finder.toNextBoundary() if forward else finder.toPreviousBoundary()
        return place.start + found if found >= 0 else position

    def stepped(self, position: int, *, words: bool, forward: bool) -> int:
        """Return the next or previous border of a grapheme, or of a word, over white space."""
        if words:
            return self._word_stepped(position, forward=forward)
        step = 1 if forward else -1
        at = self._snapped(position + step, forward=forward)
        while 0 < at < self._map.length and self._is_blank(at, forward=forward):
            at = self._snapped(at + step, forward=forward)
        return min(max(at, 0), self._map.length)

    def _is_blank(self, position: int, *, forward: bool) -> bool:
        """Tell whether what was just passed is white space, which no span ends on."""
        point = self._map.point_at(position)
        passed = self._map.text[point - 1 : point] if forward else self._map.text[point : point + 1]
        return passed.isspace()

    def _word_stepped(self, position: int, *, forward: bool) -> int:
        number = self._map.block_at(position)
        while 0 <= number < len(self._map.blocks):
            begin = self._map.view_block(number).start
            if forward:
                ends = (begin + end for _, end in self._words(number))
                found = next((end for end in ends if end > position), None)
            else:
                starts = (begin + start for start, _ in reversed(self._words(number)))
                found = next((start for start in starts if start < position), None)
            if found is not None:
                return found
            number += 1 if forward else -1
        return position

    def word_at(self, position: int) -> tuple[int, int] | None:
        """Return start and end of the word at a position or just before it, if there is one."""
        place = self._map.view_block(self._map.block_at(position))
        for start, end in self._words(place.number):
            if start <= position - place.start <= end:
                return place.start + start, place.start + end
        return None

    def whole_words(self, start: int, end: int) -> tuple[int, int]:
        """Return [start, end) widened so that it cuts no word at either end."""
        first = self._map.view_block(self._map.block_at(start))
        last = self._map.view_block(self._map.block_at(end))
        starts = (
            first.start + at for at, to in self._words(first.number) if first.start + to > start
        )
        ends = (last.start + to for at, to in self._words(last.number) if last.start + at < end)
        return min(start, next(starts, start)), max(end, max(ends, default=end))

    def _words(self, number: int) -> list[tuple[int, int]]:
        finder = QTextBoundaryFinder(_BOUNDARIES.Word, self._map.shown(number))
        reasons = QTextBoundaryFinder.BoundaryReason
        words: list[tuple[int, int]] = []
        start = -1
        at = 0
        while at >= 0:
            why = finder.boundaryReasons()
            if why & reasons.EndOfItem and start >= 0:
                words.append((start, at))
                start = -1
            if why & reasons.StartOfItem:
                start = at
            at = finder.toNextBoundary()
        return words

    def sentence_at(self, position: int) -> tuple[int, int]:
        """Return start and end of the sentence at a position; the end may have a space before it."""
        place = self._map.view_block(self._map.block_at(position))
        starts = [place.start + start for start in sentence_starts(self._map.shown(place.number))]
        at = max(0, bisect_right(starts, position) - 1)
        return starts[at], starts[at + 1] if at + 1 < len(starts) else place.end

    def paragraph_at(self, position: int) -> tuple[int, int]:
        """Return start and end of the paragraph at a position."""
        place = self._map.view_block(self._map.block_at(position))
        return place.start, place.end

    def next_sentence(self, position: int) -> int:
        """Return the start of the next sentence, in the next paragraph if need be."""
        place = self._map.view_block(self._map.block_at(position))
        starts = sentence_starts(self._map.shown(place.number))
        at = bisect_right(starts, position - place.start)
        return place.start + starts[at] if at < len(starts) else self.next_paragraph(position)

    def previous_sentence(self, position: int) -> int:
        """Return the start of the sentence, or of the one before where it stands there already."""
        number = self._map.block_at(position)
        place = self._map.view_block(number)
        if position == place.start and number:
            place = self._map.view_block(number - 1)
            return place.start + sentence_starts(self._map.shown(number - 1))[-1]
        starts = sentence_starts(self._map.shown(number))
        return place.start + starts[max(0, bisect_left(starts, position - place.start) - 1)]

    def next_paragraph(self, position: int) -> int:
        """Return the start of the next paragraph, or the end of the last."""
        number = self._map.block_at(position)
        if number + 1 < len(self._map.blocks):
            return self._map.view_block(number + 1).start
        return self._map.length

    def previous_paragraph(self, position: int) -> int:
        """Return the start of the paragraph, or of the one before where it stands there already."""
        place = self._map.view_block(self._map.block_at(position))
        if position > place.start or place.number == 0:
            return place.start
        return self._map.view_block(place.number - 1).start
