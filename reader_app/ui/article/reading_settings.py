"""How an analyst likes the page set: letters, line height, width, edges, tone; and as text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from reader_app.ui.theme.roles import THEME_NAMES, ThemeName

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
    family: str = ""
    """The letters; empty is the theme's own choice. Other scripts' letters fill its gaps."""
    tone: ThemeName | None = None
    """The colours of the page; None is those of the window."""

    def sized(self, size: int) -> ReadingSettings:
        """Return the same with another size, as far as the limits allow."""
        return replace(self, size=min(max(size, SIZES[0]), SIZES[1]))

    def led(self, leading: float) -> ReadingSettings:
        """Return the same with another line height, as far as the limits allow."""
        return replace(self, leading=min(max(leading, LEADINGS[0]), LEADINGS[1]))

    def measured(self, measure: int) -> ReadingSettings:
        """Return the same with another width, as far as the limits allow."""
        return replace(self, measure=min(max(measure, MEASURES[0]), MEASURES[1]))

    def as_text(self) -> str:
        """Return the settings as a project keeps them."""
        return json.dumps(asdict(self))


def settings_from_text(text: str | None) -> ReadingSettings:
    """Return the settings that a project kept; what is missing or unusable is as at first."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        kept = {}
    if not isinstance(kept, dict):
        return ReadingSettings()
    return _checked({str(name): value for name, value in kept.items()})  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


def _checked(kept: dict[str, object]) -> ReadingSettings:
    size, leading, measure = (kept.get(name) for name in ("size", "leading", "measure"))
    family, tone = kept.get("family"), kept.get("tone")
    settings = ReadingSettings(
        justified=kept.get("justified") is True,
        family=family if isinstance(family, str) else "",
        tone=next((name for name in THEME_NAMES if name == tone), None),
    )
    if isinstance(size, int):
        settings = settings.sized(size)
    if isinstance(leading, int | float):
        settings = settings.led(leading)
    return settings.measured(measure) if isinstance(measure, int) else settings
