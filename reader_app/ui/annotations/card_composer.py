"""Lays out a card: works out once for a mark and a width where everything on it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from reader_app.core.ids import Uid
from reader_app.ui.annotations.card_layout import (
    BOTTOM,
    FOOT_LINE,
    HEADING,
    LEADING,
    NOTE_INDENT,
    PLACE,
    TOP,
    TRAILING,
    CardChip,
    CardFoot,
    CardLayout,
    CardLink,
    CardNote,
    CardPart,
    CardText,
    CardWishes,
    CardWords,
    LinkWords,
)
from reader_app.ui.annotations.laid_note import LaidNote
from reader_app.ui.article.directions import direction_of
from reader_app.ui.theme.fonts import PAGE_TYPE, page_font, script_of, ui_font
from reader_app.ui.theme.laid_text import LaidText
from reader_app.ui.theme.painting import CHIP_HEIGHT, chip_width

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from reader_app.core.codebook import Codebook
    from reader_app.core.marks import Mark
    from reader_app.core.quotes import Quote
    from reader_app.core.records import Note

_QUOTE_LINES = 3
_ATTRIBUTION_LINES = 3
_LINK_LINES = 2
_LINE = 16
_GAP = 8
_SMALL_GAP = 6
_ROW_GAP = 4
_BADGE_HEIGHT = 18
_NOWHERE = QRectF()
_LTR_MARK, _RTL_MARK = "\u200e", "\u200f"


class CardComposer:
    """Lays out cards for one codebook, the words of one language and the colours of one theme."""

    def __init__(self, codebook: Codebook, add_words: str, link: QColor) -> None:
        self._codebook = codebook
        self._add_words = add_words
        self._link = link

    def composed(self, mark: Mark, words: CardWords, wishes: CardWishes) -> CardLayout:
        """Return the layout of a mark that has these words beside its own."""
        inner = wishes.width - LEADING - TRAILING
        quote = _quote(mark, inner)
        place, y = _place(mark, words.place, inner, TOP + quote.height)
        chips, add, y = self._chips(mark, wishes, y)
        notes, editor, y = self._notes(mark, words, wishes, y)
        said, y = _attribution(words.attribution, wishes, inner, y)
        links, y = _links(words.links, wishes, inner, y)
        foot, y = _foot(words, inner, y + _SMALL_GAP)
        top = HEADING if words.heading else 0
        height = round(y + BOTTOM) + top
        return CardLayout(
            height, words, quote, chips, add, notes, editor, said, links, foot, top, place
        )  # fmt: skip

    def _chips(
        self, mark: Mark, wishes: CardWishes, y: float
    ) -> tuple[tuple[CardChip, ...], CardPart | None, float]:
        row = _ChipRow(wishes.width - LEADING - TRAILING, y + _GAP)
        chips: list[CardChip] = []
        for tagging in mark.taggings:
            tag = self._codebook.get(tagging.tag)
            if tag is not None:
                part = CardPart("chip", tagging.uid, row.place(chip_width(tag.name)))
                chips.append(CardChip(part, tag))
        add: CardPart | None = None
        if wishes.is_current:
            words = QFontMetricsF(ui_font(12)).horizontalAdvance(self._add_words)
            add = CardPart("add", mark.uid, row.place(words + 32))
        end = row.bottom if chips or add else y
        return tuple(chips), add, end

    def _notes(
        self, mark: Mark, words: CardWords, wishes: CardWishes, y: float
    ) -> tuple[tuple[CardNote, ...], CardPart | None, float]:
        inner = wishes.width - LEADING - TRAILING
        notes: list[CardNote] = []
        editor: CardPart | None = None
        edited = None if wishes.text is None else wishes.text.note or mark.uid
        for note, by in zip(mark.notes, words.bylines, strict=True):
            if wishes.text is not None and edited == note.uid:
                editor = _editor(note.uid, wishes.text, inner, y)
                y = editor.rect.bottom()
                continue
            notes.append(self._note(note, by, inner, y))
            y = notes[-1].part.rect.bottom()
        if wishes.text is not None and edited == mark.uid:
            editor = _editor(mark.uid, wishes.text, inner, y)
            y = editor.rect.bottom()
        return tuple(notes), editor, y

    def _note(self, note: Note, by: str, inner: float, y: float) -> CardNote:
        body = LaidNote(note.body, inner - NOTE_INDENT, self._link)
        height = body.height + (FOOT_LINE if by else 0)
        rect = QRectF(LEADING, y + _GAP, inner, height)
        return CardNote(CardPart("note", note.uid, rect), body, by)


class _ChipRow:
    """Places chips one after another, and in a new row where one is full."""

    def __init__(self, width: float, y: float) -> None:
        self._width = width
        self._x = 0.0
        self._y = y

    def place(self, width: float) -> QRectF:
        width = min(width, self._width)
        if self._x and self._x + width > self._width:
            self._x = 0.0
            self._y += CHIP_HEIGHT + _ROW_GAP
        rect = QRectF(LEADING + self._x, self._y, width, CHIP_HEIGHT)
        self._x += width + _SMALL_GAP
        return rect

    @property
    def bottom(self) -> float:
        return self._y + CHIP_HEIGHT


def _quote(mark: Mark, width: float) -> LaidText:
    words = mark.highlight.quote.exact
    script = script_of(words)
    words = _turned(mark.highlight.quote)
    line = PAGE_TYPE[script]["quote"].line
    font = page_font(script, "quote")
    return LaidText(words, font, width, line, _QUOTE_LINES, Qt.AlignmentFlag.AlignLeading)


def _turned(quote: Quote) -> str:
    """Return the words; those of both directions with a mark that turns them as their paragraph."""
    kinds = set(map(bidirectional, quote.exact))
    if "L" not in kinds or not kinds & {"R", "AL"}:
        return quote.exact
    paragraph = quote.prefix.rpartition("\n")[2] + quote.exact + quote.suffix.partition("\n")[0]
    leftward = direction_of(paragraph) == "rtl"
    return (_RTL_MARK if leftward else _LTR_MARK) + quote.exact


def _place(mark: Mark, words: str, inner: float, y: float) -> tuple[CardPart | None, float]:
    if not words:
        return None, y
    width = QFontMetricsF(ui_font(12)).horizontalAdvance(words) + NOTE_INDENT + 2
    rect = QRectF(LEADING, y + _GAP, min(width, inner), _LINE)
    return CardPart("place", Uid(PLACE + mark.uid), rect), rect.bottom()


def _editor(uid: Uid, text: CardText, inner: float, y: float) -> CardPart:
    return CardPart("editor", uid, QRectF(LEADING, y + _GAP, inner, text.height))


def _leading(wishes: CardWishes) -> Qt.AlignmentFlag:
    """Return the side of the program's own sentences."""
    return Qt.AlignmentFlag.AlignRight if wishes.mirrored else Qt.AlignmentFlag.AlignLeft


def _attribution(
    sentence: str, wishes: CardWishes, inner: float, y: float
) -> tuple[tuple[LaidText, float] | None, float]:
    if not sentence:
        return None, y
    laid = LaidText(sentence, ui_font(12), inner, _LINE, _ATTRIBUTION_LINES, _leading(wishes))
    return (laid, y + _GAP), y + _GAP + laid.height


def _links(
    links: tuple[LinkWords, ...], wishes: CardWishes, inner: float, y: float
) -> tuple[tuple[CardLink, ...], float]:
    made: list[CardLink] = []
    for words in links:
        line = f"{words.kind} “{words.quote}”"
        line += f" · \u2068{words.title}\u2069" if words.title else ""
        width = inner - NOTE_INDENT
        body = LaidText(line, ui_font(12), width, _LINE, _LINK_LINES, _leading(wishes))
        rect = QRectF(LEADING, y + _GAP, inner, max(body.height, _LINE))
        made.append(CardLink(CardPart("link", words.uid, rect), words, body))
        y = rect.bottom()
    return tuple(made), y


def _foot(words: CardWords, inner: float, y: float) -> tuple[CardFoot, float]:
    """Place grade, kind of statement, who and when in one line, or in two where one is short."""
    small = QFontMetricsF(ui_font(12))
    grade = QFontMetricsF(ui_font(11, bold=True)).horizontalAdvance(words.badge) + 12
    kind = QFontMetricsF(ui_font(12, bold=True)).horizontalAdvance(words.statement) + 2
    count = small.horizontalAdvance(words.link_count) + 20 if words.link_count else 0
    room, x = inner - (count + _GAP if count else 0), 0.0
    badge = statement = _NOWHERE
    if words.badge:
        badge = QRectF(LEADING, y - 1, min(grade, room), _BADGE_HEIGHT)
        x += badge.width() + _GAP
    if words.statement:
        statement = QRectF(LEADING + x, y, max(min(kind, room - x), 0), FOOT_LINE)
        x += statement.width() + _GAP
    links = QRectF(LEADING + inner - count, y, count, FOOT_LINE) if count else _NOWHERE
    if x and x + small.horizontalAdvance(words.foot) > room:
        y, x = y + FOOT_LINE + _ROW_GAP, 0.0
    by = QRectF(LEADING + x, y, (room if y == links.y() else inner) - x, FOOT_LINE)
    return CardFoot(badge, statement, by, links), y + FOOT_LINE
