"""How the positions of another program count: found out, text by text, from what they say.

Programs count code points, UTF-16 units or UTF-8 bytes, with or without a byte order mark, a line
end as one or as two, and name the last character or the one behind it. Every way is tried.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, product
from typing import TYPE_CHECKING, Literal

from reader_app.core.occurrences import is_word_end
from reader_app.core.offsets import Utf16Map
from reader_app.core.spans import Span
from reader_app.formats.articles.plain_text import storable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Unit = Literal["characters", "UTF-16 units", "bytes"]

_MARK = "\ufeff"
_MOST_SEEN = 400
"""So many highlights of a text are enough to tell how it counts."""
_CUT = ("…", "...")


@dataclass(frozen=True, slots=True)
class Counting:
    """One way to count; the standard's comes first."""

    unit: Unit = "characters"
    two_a_line: bool = False
    """Whether a line's end counts as two."""
    has_mark: bool = False
    """Whether a byte order mark before the text counts."""
    inclusive: bool = False
    """Whether the end is the last character instead of the one behind it."""

    def __str__(self) -> str:
        words = [self.unit]
        words += ["a line’s end as two"] if self.two_a_line else []
        words += ["with a byte order mark"] if self.has_mark else []
        return ", ".join([*words, "the end included"] if self.inclusive else words)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a file says of one highlight: two numbers, and its words where it has them."""

    start: int
    end: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How a text's positions count, and where its highlights are by that."""

    text: str
    """The text without mark, lines ended by LF: what the spans count in."""
    counting: Counting
    spans: tuple[Span | None, ...]
    """A span for each claim; None where it is none, or runs past the text."""
    quoted: int
    """How many of the claims that were looked at have their words there."""
    is_certain: bool
    """Whether no other way to count does as well and leads elsewhere."""


def calibrated(
    raw: str, claims: Sequence[Claimed], habit: Callable[[Counting], bool] | None = None
) -> Calibration:
    """Return how the claims count in a text as its file has it, with mark and line ends.

    `habit` tells what the program that wrote it is known to do; it decides between equals.
    """
    scales = _scales(raw)
    seen = [claim for claim in claims if claim.start < claim.end][:_MOST_SEEN]
    best, best_score, best_spans, is_certain = Counting(), (-1, -1, -1, False), [], True
    for counting in _countings(raw):
        scale = scales[counting.two_a_line, counting.has_mark]
        spans = [scale.span(claim, counting) for claim in seen]
        score = (*_score(scale.text, seen, spans), habit is not None and habit(counting))
        if score > best_score:
            is_certain = score[:3] > best_score[:3] or spans == best_spans
            best, best_score, best_spans = counting, score, spans
        elif score[:3] == best_score[:3] and spans != best_spans:
            is_certain = False
    is_known = habit is not None and habit(best) and best_score[0] == len(seen)
    scale = scales[best.two_a_line, best.has_mark]
    spans = [scale.span(claim, best) for claim in claims]
    return Calibration(scale.text, best, tuple(spans), best_score[0], is_certain or is_known)


def _countings(raw: str) -> list[Counting]:
    """Return all ways to count, the likeliest first: the standard's, and what the file itself has."""
    units: tuple[Unit, ...] = ("characters", "UTF-16 units", "bytes")
    both = (False, True)
    ways = [Counting(*each) for each in product(units, both, both, both)]

    def strangeness(way: Counting) -> int:
        mark = 1 if raw.startswith(_MARK) else 3
        line = 1 if "\r\n" in raw else 3
        unit = units.index(way.unit)
        return unit + way.has_mark * mark + way.two_a_line * line + way.inclusive * 2

    return sorted(ways, key=strangeness)


class _Scale:
    """A text as one program sees it, and the way back to the text itself."""

    def __init__(self, text: str, seen: str) -> None:
        self.text = text
        self._seen = seen
        self._dropped = [at for at, char in enumerate(seen) if char == "\r"]
        if seen.startswith(_MARK):
            self._dropped.insert(0, 0)
        self._units = Utf16Map(seen)
        self._bytes: list[int] | None = None

    def span(self, claim: Claimed, counting: Counting) -> Span | None:
        start = self._point(claim.start, counting.unit)
        end = self._point(claim.end + counting.inclusive, counting.unit)
        return Span(start, end) if start is not None and end is not None and start < end else None

    def _point(self, at: int, unit: Unit) -> int | None:
        """Return the place in the text; None where there is none, or amid a character."""
        if unit == "UTF-16 units":
            point = self._units.to_points(at) if 0 <= at <= self._units.length else -1
            exact = self._units.to_units(point) if point >= 0 else -1
        elif unit == "bytes":
            places = self._byte_places()
            point = bisect_left(places, at)
            exact = places[point] if point < len(places) else -1
        else:
            point = exact = at
        if exact != at or not 0 <= point <= len(self._seen):
            return None
        return point - bisect_left(self._dropped, point)

    def _byte_places(self) -> list[int]:
        if self._bytes is None:
            sizes = (len(char.encode("utf-8", "surrogatepass")) for char in self._seen)
            self._bytes = list(accumulate(sizes, initial=0))
        return self._bytes


def _scales(raw: str) -> dict[tuple[bool, bool], _Scale]:
    """Return the scales by (whether a line's end is two, whether a mark counts)."""
    inside = raw.removeprefix(_MARK)
    text = storable(inside)
    two = inside if "\r\n" in inside else text.replace("\n", "\r\n")
    two = two.replace("\r\n", "\0").replace("\r", "\n").replace("\0", "\r\n")
    return {
        (is_two, has_mark): _Scale(text, (_MARK if has_mark else "") + (two if is_two else text))
        for is_two in (False, True)
        for has_mark in (False, True)
    }


def _score(
    text: str, claims: Sequence[Claimed], spans: Sequence[Span | None]
) -> tuple[int, int, int]:
    """Return how many quotes are right, how many spans there are, and how many ends of words."""
    placed = [(claim, span) for claim, span in zip(claims, spans, strict=True) if span]
    quoted = sum(says(span.of(text), claim.quote) for claim, span in placed)
    words = sum(is_word_end(text, at) for _, span in placed for at in (span.start, span.end))
    blank = sum(span.of(text) != span.of(text).strip() for _, span in placed)
    return quoted, len(placed), words - blank


def says(words: str, quote: str) -> bool:
    """Tell whether a quote is these words, however its spaces run, or a cut start of them.

    Words that begin or end in a space are theirs letter for letter only: else a place that is
    off by one would do as well.
    """
    if not quote or words == quote:
        return bool(quote)
    if words != words.strip() or quote != quote.strip():
        return False
    one, other = "".join(words.split()), "".join(quote.split())
    ending = next((ending for ending in _CUT if other.endswith(ending)), "")
    if one == other or not ending:
        return one == other
    start = other.removesuffix(ending)
    return bool(start) and one.startswith(start)
