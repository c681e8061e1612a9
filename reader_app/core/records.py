"""The records a project is made of.

Each is frozen and carries its own uid, made before it is stored, so that undo and redo bring back
the very same record and exports name it for ever. References to other records are their uids.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reader_app.core.ids import Uid, derived_uid
from reader_app.core.judgements import (
    ArticleTagging,
    Grade,
    HighlightLink,
    Scale,
    ScaleValue,
    Speaker,
    Statement,
    TagKey,
)
from reader_app.core.long_text import Words
from reader_app.core.quotes import Quote
from reader_app.core.saved_queries import SavedQuery
from reader_app.core.spans import Span

BlockKind = Literal[
    "title", "standfirst", "byline", "dateline", "heading", "paragraph",
    "caption", "quote", "item", "row", "other",
]  # fmt: skip
Direction = Literal["ltr", "rtl"]
Precision = Literal["year", "month", "day", "minute"]
Anchor = Literal["held", "moved", "lost"]
LostReason = Literal["", "absent", "several"]
"""Why a highlight that came with a file has no place: its words are not in the article, or stand
there several times and the file does not say which are meant; "" where a correction took them."""
Status = Literal["new", "reading", "done", "skipped"]


@dataclass(frozen=True, slots=True)
class Block:
    """A range [start, end) of a text, in code points, with its role in the article."""

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    direction: Direction | None = None
    page: int | None = None
    repeats: int | None = None
    """Number of the earlier block (counted from 0) whose words this one repeats, if any."""

    def __reduce__(self) -> tuple[type[Block], tuple[object, ...]]:
        """Be pickled by its values alone: a folder that is imported has a million blocks."""
        values = (self.kind, self.start, self.end, self.level)
        return Block, (*values, self.direction, self.page, self.repeats)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a range [start, end) of a text, in code points, points to. Nothing follows it by itself."""

    start: int
    end: int
    url: str
    """Of http, https or mailto."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text that spans count in. Append-only, found by its hash; never changes."""

    sha256: str
    """SHA-256 of the UTF-8 text, 64 hexadecimal digits."""
    text: Words
    reader: str
    """Which reader made it, and its version."""
    blocks: tuple[Block, ...]
    links: tuple[Link, ...] = ()
    """In order, none of them in another."""


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes as they came. Append-only, found by their hash."""

    sha256: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an article came from, and how it was read."""

    file_name: str | None = None
    path: str | None = None
    retrieved_ms: int | None = None
    reader: str = ""
    encoding: str | None = None
    origins: tuple[tuple[str, str], ...] = ()
    """(field, where its value came from) pairs, such as ("title", "first line")."""


@dataclass(frozen=True, slots=True)
class Analyst:
    """A person; every mark is one analyst's."""

    uid: Uid
    name: str
    colour: str | None
    created_ms: int
    modified_ms: int


@dataclass(frozen=True, slots=True)
class Article:
    """One imported text with its metadata. The text itself is a `Text`, named by its hash."""

    uid: Uid
    title: str
    text_sha256: str
    original_sha256: str | None
    analyst: Uid
    created_ms: int
    modified_ms: int
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    section: str | None = None
    published: str | None = None
    """ISO 8601, as far as `published_precision` goes."""
    published_precision: Precision | None = None
    provenance: Provenance = field(default_factory=Provenance)
    fields: tuple[tuple[str, str], ...] = ()
    """The project's own fields, as (name, value) pairs."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How far an analyst is with an article. Its uid follows from the two (`reading_uid`)."""

    uid: Uid
    article: Uid
    analyst: Uid
    status: Status
    modified_ms: int


@dataclass(frozen=True, slots=True)
class Tag:
    """An entry of the codebook."""

    uid: Uid
    name: str
    parent: Uid | None
    colour: str
    """A palette slot's name, or `#rrggbb`."""
    analyst: Uid
    created_ms: int
    modified_ms: int
    definition: str = ""
    aliases: tuple[str, ...] = ()
    position: float = 0.0
    """Place among its siblings, in the codebook's own order."""
    archived: bool = False
    when_to_use: str = ""
    when_not_to_use: str = ""
    example: Uid | None = None
    """The highlight whose quote shows what the tag is for; may name one that was deleted since."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked span of one article: one analyst's mark."""

    uid: Uid
    article: Uid
    text_sha256: str
    """The text that the span counts in."""
    span: Span
    quote: Quote
    analyst: Uid
    created_ms: int
    modified_ms: int
    anchor: Anchor = "held"
    statement: Statement = ""
    reason: LostReason = ""


@dataclass(frozen=True, slots=True)
class Tagging:
    """One highlight given one tag: by whom, when."""

    uid: Uid
    highlight: Uid
    tag: Uid
    article: Uid
    analyst: Uid
    created_ms: int


@dataclass(frozen=True, slots=True)
class Note:
    """Free text on a highlight, an article or a tag; on the project where all three are None."""

    uid: Uid
    body: str
    analyst: Uid
    created_ms: int
    modified_ms: int
    highlight: Uid | None = None
    article: Uid | None = None
    tag: Uid | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """A tag on one of an analyst's keys 1 to 9."""

    uid: Uid
    tag: Uid
    slot: int
    analyst: Uid
    created_ms: int


Record = (
    Analyst | Article | Reading | Tag | Highlight | Tagging | Note | Pin | TagKey
    | ArticleTagging | Scale | ScaleValue | Grade | Speaker | HighlightLink | SavedQuery
)  # fmt: skip
"""What an `Edit` may add, change or remove."""


def reading_uid(article: Uid, analyst: Uid) -> Uid:
    """Return the uid of an analyst's reading of an article, the same in every copy of the project."""
    return derived_uid(bytes.fromhex(article + analyst))
