"""How an analyst likes the page set: size, line height, width, straight edges."""

from __future__ import annotations

from dataclasses import dataclass, replace

BODY_SIZE = 17
"""Pixels of a Latin paragraph's letters; every other size stands in proportion to it."""

SIZES = (13, 28)
LEADINGS = (1.4, 1.9)
MEASURES = (52, 90)


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """Size in pixels, line height as a multiple of it, width in characters of plain English."""

    size: int = BODY_SIZE
    leading: float = 1.65
    measure: int = 72
    justified: bool = False

    def sized(self, size: int) -> ReadingSettings:
        """Return the same with another size, as far as the limits allow."""
        return replace(self, size=min(max(size, SIZES[0]), SIZES[1]))

    def led(self, leading: float) -> ReadingSettings:
        """Return the same with another line height, as far as the limits allow."""
        return replace(self, leading=min(max(leading, LEADINGS[0]), LEADINGS[1]))

    def measured(self, measure: int) -> ReadingSettings:
        """Return the same with another width, as far as the limits allow."""
        return replace(self, measure=min(max(measure, MEASURES[0]), MEASURES[1]))
