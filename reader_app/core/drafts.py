"""What a reader makes of a file: an article that is not yet in any project."""

from __future__ import annotations

from dataclasses import dataclass

from reader_app.core.records import Block, Direction, Link, Precision


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """Text, structure and metadata as one reader found them; see `records.Article`."""

    title: str
    text: str
    blocks: tuple[Block, ...]
    reader: str
    media_type: str
    encoding: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    section: str | None = None
    published: str | None = None
    published_precision: Precision | None = None
    direction: Direction | None = None
    """The main direction of the text."""
    origins: tuple[tuple[str, str], ...] = ()
    """(field, where its value came from) pairs."""
    links: tuple[Link, ...] = ()
    """The links in the text, in order; kept as data, never followed by the program."""
    signature: bytes | None = None
    """What copies of the text are looked up by, where that was worked out with it."""
