"""Puts an article together from its parts: one text, and the blocks and links that lie over it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.core.records import Block, BlockKind, Direction, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.core.drafts import ArticleDraft

SEPARATOR = "\n\n"
"""What stands between two blocks of an article that a reader took out of a file."""
_FIRST = 3
EMPTY = "There is no text in this file."
_STRAY = re.compile("[\x00\ud800-\udfff]")
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Part:
    """One block before it has its place: its words, its role, and its links by (start, end, url)."""

    kind: BlockKind
    text: str
    level: int | None = None
    direction: Direction | None = None
    page: int | None = None
    links: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A text with its blocks and links."""

    text: str
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]


def assembled(parts: Iterable[Part]) -> Body:
    """Join the parts' words with one blank line between them; parts without words are left out.

    U+0000 and lone surrogates become U+FFFD. Raises UnreadableFileError where no words are left.
    """
    kept = [part for part in parts if part.text.strip()]
    if not kept:
        raise UnreadableFileError(EMPTY)
    blocks: list[Block] = []
    links: list[Link] = []
    captions: dict[str, int] = {}
    position = 0
    for number, part in enumerate(kept):
        end = position + len(part.text)
        blocks.append(_block(part, position, captions, number))
        links.extend(
            Link(position + start, position + stop, url) for start, stop, url in part.links
        )
        position = end + len(SEPARATOR)
    text = SEPARATOR.join(part.text for part in kept)
    return Body(_STRAY.sub("\ufffd", text), tuple(blocks), tuple(links))


def storable_draft(draft: ArticleDraft) -> ArticleDraft:
    """Return a draft whose title, names and the like can be kept in a project, as its text can."""
    words = (draft.title, *draft.authors, draft.outlet, draft.url, draft.section)
    if not any(each and _STRAY.search(each) for each in words):
        return draft
    return replace(
        draft,
        title=_STRAY.sub("\ufffd", draft.title),
        authors=tuple(_STRAY.sub("\ufffd", author) for author in draft.authors),
        outlet=draft.outlet and _STRAY.sub("\ufffd", draft.outlet),
        url=draft.url and _STRAY.sub("\ufffd", draft.url),
        section=draft.section and _STRAY.sub("\ufffd", draft.section),
    )


def _block(part: Part, start: int, captions: dict[str, int], number: int) -> Block:
    repeats = None
    if part.kind == "caption":
        first = captions.setdefault(_LETTERS.sub("", part.text.casefold()), number)
        repeats = first if first != number else None
    return Block(
        part.kind, start, start + len(part.text), part.level, part.direction, part.page, repeats
    )


def titled(parts: Sequence[Part], title: str) -> list[Part] | None:
    """Return the parts with the first that says the title as it, once; None where none does.

    It is looked for among the first few: a book has it on a page of its own, too.
    """
    wanted = title.split()
    same = [at for at, part in enumerate(parts[:_FIRST]) if part.text.split() == wanted]
    if not same:
        return None
    first = replace(parts[same[0]], kind="title", level=None)
    rest = [part for at, part in enumerate(parts) if at not in same]
    return [*rest[: same[0]], first, *rest[same[0] :]]


def collapsed(text: str) -> str:
    """Return the text with its white space as a browser shows it: single blanks, none at the ends."""
    return re.sub(r"[ \t\n\r\f]+", " ", text).strip(" ")


def title_or_name(parts: Sequence[Part], name: str) -> tuple[str, str]:
    """Return the article's title and where it is from: its title or first heading, else the name."""
    for kind, origin in (("title", "title"), ("heading", "first heading")):
        for part in parts:
            if part.kind == kind and part.text.strip():
                return " ".join(part.text.split()), origin
    stem = name.replace("\\", "/").rpartition("/")[2]
    return stem.rpartition(".")[0] or stem or "Untitled", "file name"
