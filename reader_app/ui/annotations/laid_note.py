"""A note as a card paints it: plain Markdown, formatted. Nothing is loaded, no HTML is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontInfo,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from reader_app.ui.theme.fonts import ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter, QTextBlock

_LINE = 19
_LONGEST = 2000
_INDENT = 18
_LINE_SEPARATOR = "\u2028"
_FENCE = "```"
_INNER_BREAK = re.compile(r"(?<=\S)[ \t]*\n(?!\s|[-*+>#=]|\d+[.)])")
"""A line's end inside a paragraph; Markdown alone would make it a space."""
_OPENED = frozenset({"http", "https"})
_LOOK = QTextDocument.MarkdownFeature.MarkdownDialectCommonMark
_NO_HTML = QTextDocument.MarkdownFeature.MarkdownNoHTML


class _Words(QTextDocument):
    """A document that fetches nothing from anywhere."""

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002
        """Load nothing."""
        del type, name
        return None


class LaidNote:
    """A note laid out once for a width; links are shown, and told by `links`."""

    __slots__ = ("_document", "height", "links")

    def __init__(self, body: str, width: float, link: QColor) -> None:
        document = _Words()
        document.setDefaultFont(ui_font())
        document.setDocumentMargin(0)
        document.setIndentWidth(_INDENT)
        document.setMarkdown(_prepared(body), _LOOK | _NO_HTML)
        self.links: tuple[str, ...] = _dress(document, link)
        """The web addresses in it that may be opened when asked for."""
        document.setTextWidth(width)
        self._document = document
        self.height = document.size().height()
        """Pixels from the top of the first line to the bottom of the last."""

    @property
    def text(self) -> str:
        """What is shown, without its looks."""
        return self._document.toPlainText()

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw it with the painter's pen, its top left corner at (x, y)."""
        context = QAbstractTextDocumentLayout.PaintContext()
        look = QPalette()
        look.setColor(QPalette.ColorRole.Text, painter.pen().color())
        context.palette = look  # pyright: ignore[reportAttributeAccessIssue]
        context.clip = QRectF(0, 0, self._document.textWidth(), self.height)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.translate(QPointF(x, y))
        self._document.documentLayout().draw(painter, context)
        painter.restore()


def _prepared(body: str) -> str:
    """Return Markdown that keeps the writer's lines, and has no pictures."""
    body = body[:_LONGEST] + "…" if len(body) > _LONGEST else body
    body = body.replace("![", "!\\[")
    return body if _FENCE in body else _INNER_BREAK.sub(_LINE_SEPARATOR, body)


def _dress(document: QTextDocument, link: QColor) -> tuple[str, ...]:
    """Give all lines one height and size, links their colour; return the links."""
    links: list[str] = []
    block = document.begin()
    while block.isValid():
        _set_line(block)
        for format_range in block.textFormats():
            _set_look(block, format_range.start, format_range.length, link)  # pyright: ignore[reportAttributeAccessIssue]
            address = format_range.format.anchorHref()  # pyright: ignore[reportAttributeAccessIssue]
            if QUrl(address).scheme().lower() in _OPENED:
                links.append(address)
        block = block.next()
    return tuple(dict.fromkeys(links))


def _set_line(block: QTextBlock) -> None:
    look = QTextBlockFormat(block.blockFormat())
    look.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    look.setTopMargin(0 if block.blockNumber() == 0 or block.textList() else 4)
    look.setBottomMargin(0)
    QTextCursor(block).setBlockFormat(look)


def _set_look(block: QTextBlock, start: int, length: int, link: QColor) -> None:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + start + length, QTextCursor.MoveMode.KeepAnchor)
    look = QTextCharFormat(cursor.charFormat())
    font = QFont(ui_font())
    font.setBold(
        look.fontWeight() > QFont.Weight.Normal or bool(block.blockFormat().headingLevel())
    )
    font.setItalic(look.fontItalic())
    if look.fontFixedPitch():
        font.setFamilies(
            ["Noto Sans Mono", "DejaVu Sans Mono", "Consolas", QFontInfo(font).family()]
        )
    look.setFont(font)
    look.clearForeground()
    if look.isAnchor():
        look.setForeground(link)
        look.setFontUnderline(True)
    cursor.setCharFormat(look)
