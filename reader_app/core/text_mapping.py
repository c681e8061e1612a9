"""Where the words of a text stand after it was corrected: what both forms share, as runs.

Lines are compared first, then the sentences of lines that differ, then the words of sentences.
What is the same at both ends is never looked at closer, so that one edit in a long text is cheap.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reader_app.core.occurrences import is_word_end
from reader_app.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader_app.core.records import Block

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_SENTENCE = re.compile(r".*?[.!?…。！？؟](?:[”’\"'»)\]]*\s+|(?<=[。！？]))|.+", re.DOTALL)
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|\s+|.", re.DOTALL)
_LEVELS = (_LINE, _SENTENCE, _WORD)
_WORDS = len(_LEVELS) - 1
_MOST_PAIRS = 16_000_000
"""More pairs of words than that are not compared: it would take seconds."""
_LEAST_SHARED = 3
"""Of the letters of a sentence at least one in so many stays, or it was replaced as a whole."""


@dataclass(frozen=True, slots=True)
class Run:
    """So many code points that stand at `old` in the one text and at `new` in the other."""

    old: int
    new: int
    length: int


class TextMapping:
    """Takes positions of a text to its corrected form. Both count in code points."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        self.runs = _joined(_matched(old, new, Run(0, 0, 0), 0))
        self._olds = [run.old for run in self.runs]

    def span(self, span: Span) -> Span | None:
        """Return where a span's words stand now; None where they were touched.

        A word that has grown, as "ship" to "ships", is no longer the same.
        """
        at = bisect_right(self._olds, span.start) - 1
        if at < 0 or span.end > self.runs[at].old + self.runs[at].length:
            return None
        start = span.start - self.runs[at].old + self.runs[at].new
        return self._whole(span, start)

    def found_again(self, span: Span) -> Span | None:
        """Return the one place in the new text of words that stood once in the old one."""
        words = span.of(self.old)
        start = self.new.find(words)
        is_one = start >= 0 and self.new.find(words, start + 1) < 0
        if not is_one or self.old.find(words) != self.old.rfind(words):
            return None
        return self._whole(span, start)

    def _whole(self, span: Span, start: int) -> Span | None:
        """Return the span at `start`, unless its first or last word goes on there."""
        there = Span(start, start + len(span))
        ends = ((span.start, there.start), (span.end, there.end))
        grown = any(
            is_word_end(self.old, old) and not is_word_end(self.new, new) for old, new in ends
        )
        return None if grown else there

    def start(self, point: int) -> int:
        """Return where a block begins that began here; behind words that were put elsewhere."""
        at = bisect_right(self._olds, point) - 1
        run = self.runs[at] if at >= 0 else Run(0, 0, 0)
        if point < run.old + run.length:
            # Words typed right before its first one belong to it.
            return run.new + point - run.old if point > run.old else self._end_of(at - 1)
        if point == run.old + run.length:
            return run.new + run.length
        return self.runs[at + 1].new if at + 1 < len(self.runs) else len(self.new)

    def end(self, point: int) -> int:
        """Return where a block ends that ended here; before words that were put elsewhere."""
        at = bisect_left(self._olds, point) - 1
        run = self.runs[at] if at >= 0 else Run(0, 0, 0)
        if point < run.old + run.length:
            return run.new + point - run.old
        following = self.runs[at + 1] if at + 1 < len(self.runs) else None
        if following is None:
            return len(self.new) if point == len(self.old) else run.new + run.length
        return following.new if point == following.old else run.new + run.length

    def _end_of(self, at: int) -> int:
        return self.runs[at].new + self.runs[at].length if at >= 0 else 0

    def kept(self, block: Block) -> int:
        """Return how many code points of a block of the new text come from the old one."""
        return sum(
            max(0, min(block.end, run.new + run.length) - max(block.start, run.new))
            for run in self.runs
        )


def _joined(runs: Iterator[Run]) -> list[Run]:
    """Put runs together that follow each other in both texts."""
    whole: list[Run] = []
    for run in runs:
        last = whole[-1] if whole else None
        if last and (last.old + last.length, last.new + last.length) == (run.old, run.new):
            whole[-1] = Run(last.old, last.new, last.length + run.length)
        else:
            whole.append(run)
    return whole


def _matched(old: str, new: str, at: Run, level: int) -> Iterator[Run]:
    """Yield what two pieces share, that stand at `at` in their texts."""
    most = min(len(old), len(new))
    head = _longest(most, lambda size: old[:size] == new[:size])
    tail = _longest(most - head, lambda size: old[len(old) - size :] == new[len(new) - size :])
    if head:
        yield Run(at.old, at.new, head)
    inside_old, inside_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if inside_old and inside_new and level < len(_LEVELS):
        yield from _compared(inside_old, inside_new, Run(at.old + head, at.new + head, 0), level)
    if tail:
        yield Run(at.old + len(old) - tail, at.new + len(new) - tail, tail)


def shared_start(one: str, other: str) -> int:
    """Return how many code points two texts begin with alike."""
    return _longest(min(len(one), len(other)), lambda size: one[:size] == other[:size])


def _longest(most: int, holds: Callable[[int], bool]) -> int:
    """Return the largest size up to `most` that holds, where all smaller ones do."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def _compared(old: str, new: str, at: Run, level: int) -> Iterator[Run]:
    """Yield what two pieces share, by the parts of a level and then of the next ones."""
    a, b = _parts(old, level), _parts(new, level)
    if level == _WORDS and len(a) * len(b) > _MOST_PAIRS:
        return
    codes = SequenceMatcher(None, a, b).get_opcodes()
    if level == _WORDS and not _is_credible(old, "".join(_same(a, codes))):
        return
    old_at, new_at = _places(a, at.old), _places(b, at.new)
    for code, a1, a2, b1, b2 in codes:
        here = Run(old_at[a1], new_at[b1], old_at[a2] - old_at[a1])
        if code == "equal":
            yield here
        elif code == "replace" and a2 - a1 == b2 - b1:
            for one, other in zip(range(a1, a2), range(b1, b2), strict=True):
                place = Run(old_at[one], new_at[other], 0)
                yield from _matched(a[one], b[other], place, level + 1)
        elif code == "replace":
            yield from _matched("".join(a[a1:a2]), "".join(b[b1:b2]), here, level + 1)


def _parts(text: str, level: int) -> list[str]:
    """Cut a text into parts, one by one: in one go, other threads would stand still meanwhile."""
    return [match[0] for match in _LEVELS[level].finditer(text)]


def _same(parts: list[str], codes: Sequence[tuple[str, int, int, int, int]]) -> Iterator[str]:
    for code, start, end, _, _ in codes:
        if code == "equal":
            yield from parts[start:end]


def _is_credible(old: str, shared: str) -> bool:
    """Tell whether a piece was edited, and not put in the place of another one."""
    return _letters(shared) * _LEAST_SHARED >= _letters(old)


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words))


def _places(parts: list[str], at: int) -> list[int]:
    """Return where each part begins, and where the last one ends."""
    places = [at]
    for part in parts:
        places.append(places[-1] + len(part))
    return places
