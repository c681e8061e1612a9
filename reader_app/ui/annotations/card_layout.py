"""Where everything is on a card: the result of `CardComposer`, for painting and pointing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QPointF, QRectF

from reader_app.core.ids import Uid
from reader_app.core.records import Highlight, Tag
from reader_app.ui.annotations.laid_note import LaidNote
from reader_app.ui.theme.laid_text import LaidText

if TYPE_CHECKING:
    from collections.abc import Iterator

PartKind = Literal["chip", "add", "note", "editor", "link", "place"]

LEADING, TOP, TRAILING, BOTTOM = 15, 10, 12, 8
"""Space inside a card, from its edges."""

NOTE_INDENT = 22
"""Where a note's words begin, from its sign."""

PLACE = "place-"

FOOT_LINE = 16
"""Height of the line that says who and when."""

HEADING = 32
"""Height of a group's heading, which stands above its first card."""


@dataclass(frozen=True, slots=True)
class CardPart:
    """A place on a card that can be pointed at; `rect` is given from the card's leading top."""

    kind: PartKind
    uid: Uid
    """The tagging of a chip, the note of a note, the link of a link, else the highlight.

    That of a place is the highlight's with `PLACE` before it, as "+ Tag" has the other.
    """
    rect: QRectF


@dataclass(frozen=True, slots=True)
class CardChip:
    """A tag on a card."""

    part: CardPart
    tag: Tag


@dataclass(frozen=True, slots=True)
class CardNote:
    """A note on a card; `by` says who wrote it and when, where the card's foot does not."""

    part: CardPart
    body: LaidNote
    by: str


@dataclass(frozen=True, slots=True)
class LinkWords:
    """A link in words, and the highlight that it leads to."""

    uid: Uid
    kind: str
    quote: str
    title: str
    """The other article's; empty where it is this one."""
    other: Highlight


@dataclass(frozen=True, slots=True)
class CardLink:
    """A link on the current card."""

    part: CardPart
    words: LinkWords
    body: LaidText


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
    """The current card offers another tag, and shows its links."""
    text: CardText | None = None
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says beside quote, tags and notes."""

    foot: str = ""
    """Who and when."""
    badge: str = ""
    """Its grades for short: "B2"."""
    statement: str = ""
    attribution: str = ""
    bylines: tuple[str, ...] = ()
    """Of each note, who and when; empty where the foot says just that."""
    link_count: str = ""
    links: tuple[LinkWords, ...] = ()
    heading: str = ""
    """Of the group that begins with this card."""
    place: str = ""
    """What leads to a new place, where the mark has lost its own."""


@dataclass(frozen=True, slots=True)
class CardFoot:
    """Places in the foot, from the card's leading top; an empty one holds nothing."""

    badge: QRectF
    statement: QRectF
    by: QRectF
    links: QRectF


@dataclass(frozen=True, slots=True)
class CardLayout:
    """A card, laid out. `top` is the room above it for its group's heading."""

    height: int
    words: CardWords
    quote: LaidText
    chips: tuple[CardChip, ...]
    add: CardPart | None
    notes: tuple[CardNote, ...]
    editor: CardPart | None
    attribution: tuple[LaidText, float] | None
    """The sentence, and how far down it begins."""
    links: tuple[CardLink, ...]
    foot: CardFoot
    top: int = 0
    place: CardPart | None = None
    """Leads to a new place for a mark that has lost its own; such a card has a dashed border."""

    def stops(self) -> Iterator[CardPart]:
        """Yield what the arrow keys go along: the way to a new place, tags, "+ Tag", links."""
        if self.place is not None:
            yield self.place
        for chip in self.chips:
            yield chip.part
        if self.add is not None:
            yield self.add
        for link in self.links:
            yield link.part

    def part_at(self, place: QPointF) -> CardPart | None:
        """Return what is at a place given from the card's leading top."""
        parts = [*self.stops(), *(note.part for note in self.notes)]
        return next((part for part in parts if part.rect.contains(place)), None)

    def link(self, uid: Uid) -> LinkWords | None:
        """Return a link that is shown, by its uid."""
        return next((link.words for link in self.links if link.words.uid == uid), None)
