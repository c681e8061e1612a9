"""What is asked of a project and what comes back, beside records themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reader_app.core.ids import Uid
from reader_app.core.judgements import ArticleTagging, Grade, HighlightLink, Speaker, Statement
from reader_app.core.records import Article, Highlight, Note, Reading, Status, Tagging
from reader_app.core.search_query import Query
from reader_app.core.span_where import SpanWhere

StepKind = Literal["do", "undo", "redo", "import", "merge", "join"]
"""What a step of the journal is; `join` is an analyst entering the project, never undone."""

StepState = Literal["done", "undone", "undo", "redo"]
ArticleSort = Literal[
    "title", "outlet", "language", "published", "created", "highlights", "status", "grade", "copies"
]
GroupBy = Literal["tag", "article", "outlet", "month", "analyst"]
"""What tagged spans are counted by."""
SpanSort = Literal["place", "quote", "tag", "article", "outlet", "published", "analyst", "created"]
"""What tagged spans are sorted by; `place`: by article, oldest first, then in reading order."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a list shows it."""

    uid: Uid
    title: str
    outlet: str | None
    published: str | None
    status: Status
    """The status for the analyst that the query names."""
    n_highlights: int
    n_chars: int
    created_ms: int
    language: str | None
    grades: tuple[Uid, ...] = ()
    """The values that the same analyst gave the article as a whole."""
    copies: int = 0
    """How many articles are copies of one another, this one too; 0 where none is known."""


@dataclass(frozen=True, slots=True)
class LibraryQuery:
    """Which articles, in what order, and from where on."""

    words: str = ""
    """Only articles that hold all of these words, or words that begin like them."""
    sort: ArticleSort = "created"
    descending: bool = True
    after: ArticleRow | None = None
    """The last row of the page before this one."""
    limit: int = 200
    analyst: Uid | None = None
    """Whose reading status the rows show."""
    status: Status | None = None
    """Only articles of this status for that analyst."""
    where: Query | None = None
    """Only articles that this search finds."""
    skip: int = 0
    """How many articles to pass over from the first on; not beside `after`."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """An article that a search found."""

    uid: Uid
    title: str
    outlet: str | None
    published: str | None
    text_sha256: str


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the journal."""

    number: int
    """Place in the journal of this file; rises with every step."""
    uid: Uid
    analyst: Uid
    at_ms: int
    kind: StepKind
    action: str
    arguments: Mapping[str, str | int]
    undoes: Uid | None
    """The step that this one takes back or brings again."""
    state: StepState


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """What analysts said of an article as a whole."""

    taggings: tuple[ArticleTagging, ...] = ()
    grades: tuple[Grade, ...] = ()
    readings: tuple[Reading, ...] = ()


NOTHING_WHOLE = WholeArticle()


@dataclass(slots=True)
class TaggedSpan:
    """One tagging with all that a row about it needs; `tagging` None: a highlight without tags.

    Not frozen, since a million are made at a time, and a frozen one takes five times as long.
    """

    article: Article
    n_chars: int
    highlight: Highlight
    tagging: Tagging | None
    notes: tuple[Note, ...]
    paragraph: int | None
    """Number, from 1, of the block in which the highlight starts."""
    page: int | None
    context_before: str
    context_after: str
    grades: tuple[Grade, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    links: int = 0
    """How many links the highlight has, to and from it."""
    whole: WholeArticle = NOTHING_WHOLE
    linked: tuple[HighlightLink, ...] = ()
    """Those links."""


@dataclass(frozen=True, slots=True)
class SpanQuery:
    """Which tagged spans, and in what order; what is empty or None rules nothing out."""

    words: str = ""
    """Only spans whose quote or notes hold all of these words, or words that begin like them."""
    tags: tuple[Uid, ...] = ()
    """Only taggings with one of these tags."""
    untagged: bool = False
    """Only highlights without a tag."""
    article: Uid | None = None
    articles: tuple[Uid, ...] = ()
    """Only of one of these articles."""
    outlet: str | None = None
    """Only of articles of this outlet; where it is empty, of those without one."""
    month: str | None = None
    """Only of articles published in it, as in 2026-05; where it is empty, of those without a date."""
    analyst: Uid | None = None
    statement: Statement | None = None
    where: SpanWhere | None = None
    """Only spans of highlights that this question finds."""
    asking: Uid | None = None
    """Whose reading status a `status:` in that question means."""
    whole: bool = False
    """All taggings of the highlights found, those of one highlight one after another."""
    sort: SpanSort = "place"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class SpanGroup:
    """Tagged spans that have something in common."""

    key: str | None
    """The uid of their tag, article or analyst, their outlet, or their month as in 2026-05.

    None: they have no tag; empty: their article has no outlet, or no date.
    """
    name: str
    spans: int
    articles: int


@dataclass(frozen=True, slots=True)
class SpanPage:
    """Some tagged spans, and where the next page begins."""

    spans: tuple[TaggedSpan, ...]
    next: tuple[object, ...] | None
    """To be handed to the question for the next page; None at the end."""


@dataclass(frozen=True, slots=True)
class SpanCounts:
    """How much a query finds."""

    spans: int
    articles: int
    outlets: int
    analysts: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the file that is not as it was written."""

    kind: str
    """What was checked: "file", "key", "text", "original", "record", "quote", "counter", ..."""
    record: str
    """The kind of record, or "" where it concerns the file."""
    uid: str
    message: str


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a project is: its last step, which an import goes on adding to, and its last edit."""

    step: str
    edit: int


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of a project."""

    path: Path
    at_ms: int
    """When it was made, in ms UTC, to the second."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class BackupContents:
    """What is in a backup."""

    articles: int
    highlights: int
    last_step: StepRow | None


@dataclass(frozen=True, slots=True)
class Behind:
    """What a project has that a backup of it lacks; numbers below 0: what the backup has more."""

    articles: int
    highlights: int
    steps: int
    latest: tuple[StepRow, ...]
    """The newest of these steps, the newest first."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a repair could not bring back."""

    record: str
    """The kind of record."""
    uid: str
    """Its uid or hash; "" where it is not one of those."""
    message: str
