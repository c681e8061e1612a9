"""Puts a page's lines in the order of reading: by columns, where the file's own order is not so."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reader_app.formats.articles.languages import text_direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.formats.articles.pdf.pages import PdfLine

GUTTER = 6.0
"""Points of white between two columns."""
COLUMN_LINES = 2
"""Lines that a column has at least."""
_DEEPEST = 12


def in_reading_order(lines: list[PdfLine]) -> list[PdfLine]:
    """Return the lines in order; the file's order is kept unless it jumps about the page."""
    rtl = text_direction("".join(line.text for line in lines)[:2000]) == "rtl"
    return lines if _is_in_order(lines, rtl=rtl) else _ordered(lines, rtl=rtl, depth=0)


def _is_in_order(lines: Sequence[PdfLine], *, rtl: bool) -> bool:
    """Say whether the lines go down the page, going up again only to begin another column."""
    for above, below in pairwise(lines):
        rise = below.middle - above.middle
        onward = below.right < above.left if rtl else below.left > above.right
        apart = below.right < above.left or below.left > above.right
        if (apart and abs(rise) < above.size / 2) or (rise > above.size / 2 and not onward):
            return False
    return True


def _ordered(lines: list[PdfLine], *, rtl: bool, depth: int) -> list[PdfLine]:
    if len(lines) < 2 or depth > _DEEPEST:
        return _downwards(lines, rtl=rtl)
    columns = _columns(lines)
    if columns:
        first, second = reversed(columns) if rtl else columns
        return [
            *_ordered(first, rtl=rtl, depth=depth + 1),
            *_ordered(second, rtl=rtl, depth=depth + 1),
        ]
    bands = _bands(lines)
    if len(bands) < 2:
        return _downwards(lines, rtl=rtl)
    for cut in _cuts(bands):
        upper = [line for band in bands[:cut] for line in band]
        lower = [line for band in bands[cut:] for line in band]
        if _columns(upper) or _columns(lower):
            return [
                *_ordered(upper, rtl=rtl, depth=depth + 1),
                *_ordered(lower, rtl=rtl, depth=depth + 1),
            ]
    return _downwards(lines, rtl=rtl)


def _cuts(bands: list[list[PdfLine]]) -> range:
    """Return where to try to cut: the fewest bands above, as heads over columns are short."""
    return range(1, min(len(bands), 40))


def _columns(lines: list[PdfLine]) -> tuple[list[PdfLine], list[PdfLine]] | None:
    """Part the lines at the widest gutter that no line crosses; None where there is none."""
    best: tuple[float, float] | None = None
    reach = float("-inf")
    for line in sorted(lines, key=lambda line: line.left):
        gap = line.left - reach
        if reach > float("-inf") and gap >= GUTTER and (best is None or gap > best[0]):
            best = (gap, line.left)
        reach = max(reach, line.right)
    if best is None:
        return None
    left = [line for line in lines if line.left < best[1]]
    right = [line for line in lines if line.left >= best[1]]
    if min(len(left), len(right)) < COLUMN_LINES:
        return None
    return left, right


def _bands(lines: list[PdfLine]) -> list[list[PdfLine]]:
    """Group lines that share a height, from the top of the page down."""
    bands: list[list[PdfLine]] = []
    lowest = float("inf")
    for line in sorted(lines, key=lambda line: -line.top):
        if bands and line.top > lowest:
            bands[-1].append(line)
            lowest = min(lowest, line.bottom)
        else:
            bands.append([line])
            lowest = line.bottom
    return bands


def _downwards(lines: list[PdfLine], *, rtl: bool) -> list[PdfLine]:
    """Sort by height, lines of one height in the direction of reading."""
    result: list[PdfLine] = []
    for band in _bands(lines):
        result.extend(sorted(band, key=lambda line: -line.right if rtl else line.left))
    return result
