"""Builds the document of a page: one paragraph of Qt's a block, in the style of its role.

The document is made apart from any widget and never changed once it is shown: formats set on a
shown document lay all of it out at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextOption,
)

from reader_app.core.records import Direction
from reader_app.ui.article.block_look import BlockKey, BlockLook, look_of
from reader_app.ui.article.directions import direction_of, script_of
from reader_app.ui.article.reading_settings import ReadingSettings
from reader_app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from reader_app.core.records import BlockKind
    from reader_app.ui.article.page_map import PageMap
    from reader_app.ui.theme.fonts import Script

PARAGRAPH_END = "\u2029"
SIDE_MARGIN = 12
"""Pixels left and right of the column inside the document, for ticks and overhanging letters."""

HEAD_MARGIN = 52
"""Pixels above the first block: 24, the header line of 20, and 8."""

FOOT_MARGIN = 96
_JUDGED_BY = 160
"""So many characters of a paragraph decide which way it reads."""

JUSTIFIED = frozenset({"paragraph", "quote", "item"})
"""Kinds whose both edges are straight where the analyst likes that."""

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


@dataclass(frozen=True, slots=True)
class PageSetting:
    """What a document is made for: a theme and the analyst's settings."""

    theme: Theme
    reading: ReadingSettings
    direction: Direction | None = None
    """Which way every paragraph reads; None is each its own."""


class PageDocument:
    """A page's document with what the painter must know of its blocks."""

    def __init__(self, page_map: PageMap, setting: PageSetting) -> None:
        self.map = page_map
        self.setting = setting
        self._looks: dict[BlockKey, BlockLook] = {}
        self._made: dict[BlockKey, tuple[QTextBlockFormat, QTextCharFormat]] = {}
        self._known_keys: dict[tuple[BlockKind, Direction, Script, bool], BlockKey] = {}
        self.keys = [self._key(number) for number in range(len(page_map.blocks))]
        self.qt = self._built()
        if self.qt.characterCount() - 1 != page_map.length:
            raise RuntimeError("the view does not count as the text does")
        if self.qt.blockCount() != len(page_map.blocks):
            raise RuntimeError("the view does not have the text's blocks")

    def _key(self, number: int) -> BlockKey:
        block = self.map.blocks[number]
        words = self.map.beginning(number, _JUDGED_BY)
        own = block.direction or ("ltr" if words.isascii() else direction_of(words))
        script = "latin" if own == "ltr" else script_of(words, own)
        parts = (block.kind, self.setting.direction or own, script, block.repeats is not None)
        key = self._known_keys.get(parts)
        if key is None:
            key = self._known_keys[parts] = BlockKey(*parts)
        return key

    def look(self, number: int) -> BlockLook:
        """Return how a block looks."""
        return self._look(self.keys[number])

    def _look(self, key: BlockKey) -> BlockLook:
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = look_of(key, self.setting.reading, self.setting.theme)
        return look

    @property
    def reads_leftward(self) -> bool:
        """Tell whether most of the article is written from right to left."""
        pairs = zip(self.keys, self.map.blocks, strict=True)
        leftward = sum(block.end - block.start for key, block in pairs if key.direction == "rtl")
        return 2 * leftward > self.map.length

    def _built(self) -> QTextDocument:
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self._look(BlockKey("paragraph", "ltr", "latin")).font)
        document.setDefaultCursorMoveStyle(Qt.CursorMoveStyle.VisualMoveStyle)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.rootFrame().setFrameFormat(_margins())
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        self._write(cursor)
        cursor.endEditBlock()
        return document

    def _write(self, cursor: QTextCursor) -> None:
        numbers = range(len(self.map.blocks))
        for key, run in groupby(numbers, key=self.keys.__getitem__):
            words = PARAGRAPH_END.join(self.map.shown(number) for number in run)
            block_format, char_format = self._formats(key)
            if cursor.atStart():
                cursor.setBlockFormat(block_format)
                cursor.setBlockCharFormat(char_format)
            else:
                cursor.insertBlock(block_format, char_format)
            cursor.insertText(words, char_format)

    def _formats(self, key: BlockKey) -> tuple[QTextBlockFormat, QTextCharFormat]:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = (self._block_format(key), self._char_format(self._look(key)))
        return made

    def _block_format(self, key: BlockKey) -> QTextBlockFormat:
        look, leftward = self._look(key), key.direction == "rtl"
        block_format = QTextBlockFormat()
        block_format.setLineHeight(look.line, _FIXED)
        block_format.setTopMargin(look.kind.above)
        block_format.setBottomMargin(look.kind.below)
        sides = (look.kind.indent + look.kind.lead, look.kind.indent)
        block_format.setLeftMargin(sides[leftward])
        block_format.setRightMargin(sides[not leftward])
        block_format.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if leftward else Qt.LayoutDirection.LeftToRight
        )
        if self.setting.reading.justified and key.kind in JUSTIFIED:
            block_format.setAlignment(Qt.AlignmentFlag.AlignJustify)
        return block_format

    def _char_format(self, look: BlockLook) -> QTextCharFormat:
        char_format = QTextCharFormat()
        char_format.setFont(
            look.font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly
        )
        if look.ink != "text":
            char_format.setForeground(QBrush(self.setting.theme.colour(look.ink)))
        return char_format


def _margins() -> QTextFrameFormat:
    frame = QTextFrameFormat()
    frame.setLeftMargin(SIDE_MARGIN)
    frame.setRightMargin(SIDE_MARGIN)
    frame.setTopMargin(HEAD_MARGIN)
    frame.setBottomMargin(FOOT_MARGIN)
    return frame
