"""Spans: ranges of an article's text. Counted in Unicode code points, everywhere but in `ui`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.core.long_text import Words


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of Unicode code points; raises ValueError where empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: Words) -> str:
        """Return the words of this span; raises ValueError where it runs past the text."""
        if self.end > len(text):
            raise ValueError(f"span {self.start}..{self.end} runs past {len(text)} characters")
        return text[self.start : self.end]
