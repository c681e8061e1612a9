"""One row of an export of tagged spans, with all that its cells are made from."""

from __future__ import annotations

from dataclasses import dataclass

from reader_app.core.ids import Uid
from reader_app.core.judgements import Grade, HighlightLink, Speaker
from reader_app.core.records import Article, Highlight, Note, Tagging
from reader_app.formats.exchange.names import Names


@dataclass(frozen=True, slots=True)
class Judged:
    """What analysts said of a highlight beside its tags and notes, as records."""

    grades: tuple[Grade, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    """In the order of their chain."""
    links: tuple[HighlightLink, ...] = ()
    """From the highlight and to it."""


NOT_JUDGED = Judged()


@dataclass(slots=True)
class SpanRow:
    """One tagging; or a highlight without a tag, whose `tagging` is None and `tag_path` empty.

    Not frozen, since a million are made at a time, and a frozen one takes five times as long.
    """

    article: Article
    highlight: Highlight
    analyst: str
    """Name of who tagged, or where there is no tagging, of who highlighted."""
    tag_path: tuple[str, ...] = ()
    """The tag's names from the top of the codebook down."""
    tagging: Tagging | None = None
    notes: tuple[Note, ...] = ()
    """The highlight's notes, oldest first."""
    n_chars: int = 0
    """Length of the article's text in code points."""
    paragraph: int | None = None
    """Number of the block in which the highlight starts, counted from 1."""
    page: int | None = None
    """Page of that block in the original, where it has pages."""
    context_before: str = ""
    context_after: str = ""
    grade: str = ""
    """The highlight's grades for short: "B2"."""
    grades: tuple[tuple[str, str], ...] = ()
    """The highlight's grades as (name of the scale, code or label) pairs."""
    attribution: str = ""
    """Who says it, through whom, where: one sentence."""
    speakers: tuple[str, ...] = ()
    """The chain of attribution, from who said it on."""
    links: int = 0
    """How many links the highlight has."""
    article_grade: str = ""
    article_grades: tuple[tuple[str, str], ...] = ()
    article_tags: tuple[tuple[str, ...], ...] = ()
    """The paths of the tags on the article as a whole."""
    status: str = "new"
    """How far the row's analyst is with the article."""
    others: tuple[SpanRow, ...] = ()
    """Where a row is a whole highlight: the rows of its other taggings."""
    tags: frozenset[Uid] = frozenset()
    """There also: all its tags."""
    judged: Judged = NOT_JUDGED
    """The records that the cells above were made from."""
    names: Names | None = None
    """What these records' uids stand for."""
