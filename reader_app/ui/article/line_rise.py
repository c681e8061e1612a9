"""How far a highlight's fill reaches above and below the line that letters stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

if TYPE_CHECKING:
    from reader_app.ui.article.block_look import BlockLook

_UNDER_LINE_TOP = 4.0
"""Pixels left free at the top of a line, so that the fills of two lines stay two."""


@dataclass(frozen=True, slots=True)
class LineRise:
    """Pixels above and below the base line."""

    above: float
    below: float


def rise_of(look: BlockLook) -> LineRise:
    """Return the fill's reach in lines of that look, the same in all of them."""
    metrics = QFontMetricsF(look.font)
    spare = (look.line - metrics.ascent() - metrics.descent()) / 2
    return LineRise(metrics.ascent() + spare - _UNDER_LINE_TOP, metrics.descent())
