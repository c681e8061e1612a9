"""The colours of tags: a palette slot's from the theme, or an own colour made fit for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from reader_app.ui.theme.contrast import mixed, reaching, relit

if TYPE_CHECKING:
    from reader_app.core.codebook import Codebook
    from reader_app.core.ids import Uid
    from reader_app.ui.theme.theme import Theme

_LINE_CONTRAST = 3.0
_FILL_CONTRAST = {"light": 7.0, "dark": 4.5}
_PAGE_SHARE = 0.62
"""How much of the page an own colour's fill holds, before any more that contrast asks for."""


@dataclass(frozen=True, slots=True, eq=False)
class TagColours:
    """A tag's line (underline, bracket, swatch) and its fill behind text."""

    line: QColor
    fill: QColor
    dashed: bool = False
    """The line is drawn 4 on, 2 off: an older tag has the same colour."""


def own_colours(colour: QColor, page: QColor, text: QColor, *, is_dark: bool) -> TagColours:
    """Return line and fill for an own colour, moved until one can be seen and the other read."""
    goal = _FILL_CONTRAST["dark" if is_dark else "light"]
    fill = reaching(mixed(colour, page, _PAGE_SHARE), text, goal, page)
    return TagColours(relit(colour, page, _LINE_CONTRAST), fill)


class TagInks:
    """Each tag's colours in one theme; later tags of a colour are dashed.

    Call `refresh` after a change to the codebook. A tag that is not in it gets the last slot's.
    """

    def __init__(self, theme: Theme, codebook: Codebook) -> None:
        self.theme = theme
        self._codebook = codebook
        self._known: dict[Uid, TagColours] | None = None

    def refresh(self) -> None:
        """Read the codebook again, when a colour is asked for next."""
        self._known = None

    def _read(self) -> dict[Uid, TagColours]:
        known: dict[Uid, TagColours] = {}
        dashed: dict[str, TagColours] = {}
        for tag in sorted(self._codebook, key=lambda tag: tag.uid):
            colours = dashed.get(tag.colour)
            if colours is None:
                colours = self.theme.tag(tag.colour)
                dashed[tag.colour] = replace(colours, dashed=True)
            known[tag.uid] = colours
        return known

    def of(self, tag: Uid) -> TagColours:
        """Return a tag's colours."""
        if self._known is None:
            self._known = self._read()
        return self._known.get(tag) or self.theme.tag("slate")
