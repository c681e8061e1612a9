"""How each kind of block is set: font, line, colour, space. One table, in pixels at 17 px body."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontMetricsF

from reader_app.core.records import BlockKind, Direction
from reader_app.ui.article.reading_settings import BODY_SIZE
from reader_app.ui.theme.fonts import PAGE_TYPE, PageUse, Script, page_families, page_font, ui_font
from reader_app.ui.theme.roles import Role

if TYPE_CHECKING:
    from reader_app.ui.article.reading_settings import ReadingSettings
    from reader_app.ui.theme.theme import Theme

_DEFAULT_LEADING = 1.65
_SAMPLE = (
    "A spokesman told reporters that traffic had been halted for two hours because a mooring "
    "line had failed. "
)


@dataclass(frozen=True, slots=True)
class KindLook:
    """What a kind of block has, whatever its script."""

    use: PageUse | None
    """Its type; None is the small type of the rest of the window."""
    ink: Role = "text"
    above: int = 16
    below: int = 16
    indent: int = 0
    """At both sides."""
    lead: int = 0
    """At the side where its lines begin, beside `indent`."""


KIND_LOOKS: dict[BlockKind, KindLook] = {
    "title": KindLook("title", above=0, below=8),
    "standfirst": KindLook("standfirst", "text_muted", above=8, below=8),
    "byline": KindLook(None, "text_muted", above=8, below=0),
    "dateline": KindLook(None, "text_muted", above=0, below=0),
    "heading": KindLook("heading", above=24, below=8),
    "paragraph": KindLook("body"),
    "caption": KindLook("caption", "text_muted", lead=16),
    "quote": KindLook("body", indent=24),
    "item": KindLook("body", above=8, below=8, lead=20),
    "row": KindLook("caption", above=4, below=4),
    "other": KindLook("body"),
}


@dataclass(frozen=True, slots=True)
class BlockKey:
    """All that decides how a block looks in one theme; equal keys share their formats."""

    kind: BlockKind
    direction: Direction
    script: Script
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class BlockLook:
    """A block's font, its line height in pixels and the ink it is written in."""

    font: QFont
    line: float
    ink: Role
    kind: KindLook


def look_of(key: BlockKey, settings: ReadingSettings, theme: Theme) -> BlockLook:
    """Return how blocks of that key look."""
    kind = KIND_LOOKS[key.kind]
    scale = settings.size / BODY_SIZE
    if kind.use is None:
        font = _meta_font(key.script, round(13 * scale))
        return BlockLook(font, round(20 * scale), _ink(key, kind, theme), kind)
    size = PAGE_TYPE[key.script][kind.use]
    font = _own(page_font(key.script, kind.use, round(size.size * scale)), settings)
    line = round(size.line * scale * settings.leading / _DEFAULT_LEADING)
    return BlockLook(font, line, _ink(key, kind, theme), kind)


def _own(font: QFont, settings: ReadingSettings) -> QFont:
    """Put the analyst's own letters before the theme's."""
    if settings.family:
        font.setFamilies([settings.family, *font.families()])
    return font


def _meta_font(script: Script, size: int) -> QFont:
    if script == "latin":
        return ui_font(size)
    font = page_font(script, "caption", size + 1)
    font.setFamilies([*page_families(script), *ui_font().families()])
    return font


def _ink(key: BlockKey, kind: KindLook, theme: Theme) -> Role:
    """Muted words on a fill would be hard to read in the dark: there they stay as the others."""
    if key.repeated:
        return "text_faint"
    if theme.is_dark and key.kind in {"standfirst", "caption"}:
        return "text"
    return kind.ink


def column_width(settings: ReadingSettings) -> int:
    """Return the pixels of a line of that many characters of plain English."""
    font = _own(page_font("latin", "body", settings.size), settings)
    return round(QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * settings.measure)
