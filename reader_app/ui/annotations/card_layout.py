"""Where everything is on a card: worked out once for a mark and a width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from reader_app.core.ids import Uid
from reader_app.core.records import Note, Tag
from reader_app.ui.theme.fonts import PAGE_TYPE, page_font, script_of, ui_font
from reader_app.ui.theme.laid_text import LaidText
from reader_app.ui.theme.painting import CHIP_HEIGHT, chip_width

if TYPE_CHECKING:
    from reader_app.core.codebook import Codebook
    from reader_app.core.marks import Mark

PartKind = Literal["chip", "add", "note", "editor"]

LEADING, TOP, TRAILING, BOTTOM = 15, 10, 12, 8
"""Space inside a card, from its edges."""

NOTE_INDENT = 22
"""Where a note's words begin, from its sign."""

FOOT_LINE = 16
"""Height of the line that says who and when."""

_QUOTE_LINES = 3
_NOTE_LINES = 40
_NOTE_LINE = 19
_GAP = 8
_SMALL_GAP = 6
_ROW_GAP = 4


@dataclass(frozen=True, slots=True)
class CardPart:
    """A place on a card that can be pointed at; `rect` is given from the card's leading top."""

    kind: PartKind
    uid: Uid
    """The tagging of a chip, the note of a note, else the highlight."""
    rect: QRectF


@dataclass(frozen=True, slots=True)
class CardChip:
    """A tag on a card."""

    part: CardPart
    tag: Tag


@dataclass(frozen=True, slots=True)
class CardNote:
    """A note on a card, and who wrote it where that was someone else."""

    part: CardPart
    body: LaidText
    by: str


@dataclass(frozen=True, slots=True)
class CardText:
    """What is edited on a card at the moment: a note, or a new one where it is None."""

    note: Uid | None
    height: int


@dataclass(frozen=True, slots=True)
class CardWishes:
    """What a layout depends on beside the mark itself."""

    width: int
    is_current: bool = False
    """The current card offers another tag."""
    text: CardText | None = None


@dataclass(frozen=True, slots=True)
class CardLayout:
    """A card, laid out."""

    height: int
    quote: LaidText
    chips: tuple[CardChip, ...]
    add: CardPart | None
    notes: tuple[CardNote, ...]
    editor: CardPart | None
    foot: QPointF

    def part_at(self, place: QPointF) -> CardPart | None:
        """Return what is at a place given from the card's leading top."""
        parts = [chip.part for chip in self.chips] + [note.part for note in self.notes]
        if self.add is not None:
            parts.append(self.add)
        return next((part for part in parts if part.rect.contains(place)), None)


class CardComposer:
    """Lays out cards for one codebook and the words of one language."""

    def __init__(self, codebook: Codebook, add_words: str) -> None:
        self._codebook = codebook
        self._add_words = add_words

    def composed(self, mark: Mark, wishes: CardWishes, bylines: dict[Uid, str]) -> CardLayout:
        """Return the layout of a mark; `bylines` names the writers of notes by note."""
        inner = wishes.width - LEADING - TRAILING
        quote = _quote(mark, inner)
        y = TOP + quote.height
        chips, add, y = self._chips(mark, wishes, y)
        notes, editor, y = _notes(mark, wishes, bylines, y)
        foot = QPointF(LEADING, y + _SMALL_GAP)
        height = round(foot.y() + FOOT_LINE + BOTTOM)
        return CardLayout(height, quote, chips, add, notes, editor, foot)

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
    line = PAGE_TYPE[script]["quote"].line
    font = page_font(script, "quote")
    return LaidText(words, font, width, line, _QUOTE_LINES, Qt.AlignmentFlag.AlignLeading)


def _notes(
    mark: Mark, wishes: CardWishes, bylines: dict[Uid, str], y: float
) -> tuple[tuple[CardNote, ...], CardPart | None, float]:
    inner = wishes.width - LEADING - TRAILING
    notes: list[CardNote] = []
    editor: CardPart | None = None
    for note in mark.notes:
        if wishes.text is not None and wishes.text.note == note.uid:
            editor = _editor(note.uid, wishes.text, inner, y)
            y = editor.rect.bottom()
            continue
        made = _note(note, bylines.get(note.uid, ""), inner, y)
        notes.append(made)
        y = made.part.rect.bottom()
    if wishes.text is not None and wishes.text.note is None:
        editor = _editor(mark.uid, wishes.text, inner, y)
        y = editor.rect.bottom()
    return tuple(notes), editor, y


def _note(note: Note, by: str, inner: float, y: float) -> CardNote:
    width = inner - NOTE_INDENT
    align = Qt.AlignmentFlag.AlignLeading
    body = LaidText(note.body, ui_font(), width, _NOTE_LINE, _NOTE_LINES, align)
    height = body.height + (FOOT_LINE if by else 0)
    return CardNote(CardPart("note", note.uid, QRectF(LEADING, y + _GAP, inner, height)), body, by)


def _editor(uid: Uid, text: CardText, inner: float, y: float) -> CardPart:
    return CardPart("editor", uid, QRectF(LEADING, y + _GAP, inner, text.height))
