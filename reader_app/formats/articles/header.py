"""The head of an article: which lines above the body are its title, standfirst, byline and date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader_app.formats.articles.dates import find_date
from reader_app.formats.articles.header_lines import (
    authors_in,
    byline_names,
    dateline,
    field_of,
    is_address,
    is_byline,
    is_kicker,
    is_person,
    lead_end,
)
from reader_app.formats.articles.shapes import Role, Roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.formats.articles.layout import Piece

_TOP_HEADING = Role("heading", 1)
_QUOTED = frozenset('“«„"')
_DEEPEST = 14
"""Pieces from the top that may belong to the head."""
_LONGEST_TITLE = 300
_LONGEST_STANDFIRST = 400
_SENTENCE_END = re.compile(r"[.!?؟۔…]+[\"'”’»)\]]*(?:\s|$)|[。！？]")
_DAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|today)\b"
    r"|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد|اليوم|أمس"
    r"|شنبه|جمعه|امروز|دیروز|אתמול|היום|ביום\s",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:said|told|announced|reported|I)\b|אמר|מסר|قال|أعلن|أكد|گفت|اعلام\sکرد")
_TITLE_FIELDS = frozenset({"title", "headline", "subject"})
_OUTLET_FIELDS = frozenset({"source", "outlet", "publisher"})
_ADDRESS_FIELDS = frozenset({"url", "link"})
_AUTHOR_FIELDS = frozenset({"author", "authors", "byline"})


@dataclass(slots=True)
class Head:
    """What the lines above the body say about the article."""

    title: str | None = None
    title_at: int | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    origins: dict[str, str] = field(default_factory=dict[str, str])
    """Where each of them was found."""

    def take_date(self, words: str, origin: str) -> None:
        """Keep the date in some words as that of publication, unless one is known."""
        found = find_date(words)
        if self.published is None and found is not None and found.iso is not None:
            self.published = found.iso
            self.origins["published"] = origin

    def take_authors(self, names: str, origin: str) -> None:
        """Keep the people named as the authors, unless some are known."""
        if not self.authors:
            self.authors = authors_in(names)
            if self.authors:
                self.origins["authors"] = origin


def label_head(pieces: Sequence[Piece], roles: Roles) -> Head:
    """Fill in the roles of the lines above the body, and return what they say."""
    head = Head()
    at = 0
    while at < min(len(pieces), _DEEPEST):
        role = roles[at] or _next_role(pieces, roles, at, head)
        if role is None:
            break
        roles[at] = role
        if role == _TOP_HEADING and head.title is None:
            head.title, head.title_at = pieces[at].words.lstrip("# "), at
            head.origins["title"] = "first line"
            roles[at] = Role("title")
        at += 1
    _take_lead(pieces, roles, at, head)
    return head


def _next_role(pieces: Sequence[Piece], roles: Roles, at: int, head: Head) -> Role | None:
    """Return the role of the next line of the head; None where the body begins."""
    piece = pieces[at]
    if not piece.words:
        return None
    if head.title_at is not None and piece.words == pieces[head.title_at].words:
        return Role("title", repeats=head.title_at)
    role = _field_role(piece, at, head) or _sign_role(pieces, at, head)
    if role is not None:
        return role
    if head.title_at is None:
        return _title_role(pieces, at, head)
    seen = any(known is not None and known.kind == "standfirst" for known in roles[:at])
    if not seen and is_standfirst(pieces, roles, at, head):
        return Role("standfirst")
    return None


def _field_role(piece: Piece, at: int, head: Head) -> Role | None:
    """Take a line such as "Headline: ..." or "Source: ..."."""
    found = field_of(piece.words)
    if found is None:
        return Role("other") if is_address(piece.words) else None
    name, value = found
    if name in _TITLE_FIELDS and head.title_at is None and value:
        head.title, head.title_at = value, at
        head.origins["title"] = f"line “{name}”"
        return Role("title")
    if name in _AUTHOR_FIELDS:
        head.take_authors(value, f"line “{name}”")
        return Role("byline")
    if name == "date":
        head.take_date(value, "line “date”")
        return Role("dateline")
    if name in _OUTLET_FIELDS and value:
        head.outlet, head.origins["outlet"] = value, f"line “{name}”"
    if name in _ADDRESS_FIELDS and is_address(value):
        head.url, head.origins["url"] = value, f"line “{name}”"
    return Role("other")


def _sign_role(pieces: Sequence[Piece], at: int, head: Head) -> Role | None:
    """Take a line that shows to be a byline, a date line or a kicker."""
    words = pieces[at].words
    if _is_byline_here(pieces, at, head):
        names = byline_names(words)
        head.take_authors(words if names is None else names, "byline")
        head.take_date(words, "byline")
        return Role("byline")
    if dateline(words) is not None:
        head.take_date(words, "dateline")
        return Role("dateline")
    return Role("other") if at + 1 < len(pieces) and is_kicker(words) else None


def _is_byline_here(pieces: Sequence[Piece], at: int, head: Head) -> bool:
    words = pieces[at].words
    if is_byline(words):
        return True
    following = pieces[at + 1].words if at + 1 < len(pieces) else ""
    named = head.title_at is not None and is_person(words)
    return named and bool(following) and dateline(following) is not None


def _title_role(pieces: Sequence[Piece], at: int, head: Head) -> Role | None:
    words = pieces[at].words
    if not _could_be_title(words, alone=len(pieces) == 1):
        return None
    head.title, head.title_at = words, at
    head.origins["title"] = "first line" if at == 0 else "first line below the kicker"
    return Role("title")


def _could_be_title(words: str, *, alone: bool) -> bool:
    if len(words) > _LONGEST_TITLE or lead_end(words) or not any(map(str.isalnum, words)):
        return False
    sentences = len(_SENTENCE_END.findall(words))
    ended = sentences > 0 and _SENTENCE_END.search(words[-3:]) is not None
    if ended and len(words) > (100 if alone else 140):
        return False
    return sentences <= 1 or len(words) <= 120


def is_standfirst(pieces: Sequence[Piece], roles: Roles, at: int, head: Head) -> bool:
    """Tell whether the first running text below the title sums the article up, or begins it."""
    words = pieces[at].words
    later = [n for n in range(at + 1, len(pieces)) if roles[n] is None][:2]
    if not words or len(words) > _LONGEST_STANDFIRST or not later or lead_end(words):
        return False
    following = pieces[at + 1]
    role = roles[at + 1]
    if following.words and (
        (role is not None and role.kind == "caption")
        or _sign_role(pieces, at + 1, Head(title_at=0)) is not None
        or lead_end(following.words)
    ):
        return True
    return _weight(pieces, at, later, below=head.title_at != at - 1) > 0


def _weight(pieces: Sequence[Piece], at: int, later: Sequence[int], *, below: bool) -> int:
    """Weigh what speaks for a standfirst against what speaks for the body's first paragraph."""
    words = pieces[at].words
    following = pieces[later[0]].length
    sentences = len(_SENTENCE_END.findall(words))
    if sentences == 0:
        return 1 if len(words) >= 35 and following > len(words) else -1
    return (
        1
        + (following > len(words))
        - (len(words) > 220)
        - (len(words) > 300)
        - (sentences > 2)
        - (following * 2 < len(words))
        - 2 * (_DAY.search(words) is not None)
        - 2 * (_SAID.search(words) is not None)
        - below
        - (len(later) < 2)
        - (words[0] in _QUOTED)
    )


def _take_lead(pieces: Sequence[Piece], roles: Roles, at: int, head: Head) -> None:
    """Take the date out of the dateline that opens the body, if it names a year."""
    for piece, role in zip(pieces[at : at + 2], roles[at : at + 2], strict=True):
        if role is None and piece.words:
            head.take_date(piece.words[: lead_end(piece.words)], "dateline")
