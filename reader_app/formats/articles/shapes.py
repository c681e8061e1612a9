"""What a line is by its outer form: a list item, a table's row, a quotation, a rule, a heading mark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.records import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.formats.articles.layout import Piece


@dataclass(frozen=True, slots=True)
class Role:
    """What a piece is in its article; see `core.records.Block`."""

    kind: BlockKind
    level: int | None = None
    repeats: int | None = None


Roles = list[Role | None]
"""One for each piece; None as long as nothing is known."""

_BULLET = re.compile(r"[•·▪‣◦●■*+]\s\S")
_SOFT_BULLET = re.compile(r"(?:[-–—]\s|\(?\d{1,3}[.)]\s|\d{1,3}-\s)\S")
_RULE = re.compile(r"[-=_*~•·—–#\s]{3,}|#|-?\s?(?:ends?|30)\s?-?", re.IGNORECASE)
_HASHES = re.compile(r"(#{1,6})\s\S")
_SIGNER = re.compile(r"[—–―-]{1,2}\s?[^\W\d_][^.!?]{1,80}$")
_MARKED = frozenset("•·▪‣◦●■*+-–—(#>=_~eE30123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "”": "”", "「": "」"}


def label_shapes(text: str, pieces: Sequence[Piece], roles: Roles) -> None:
    """Fill in the roles that show in the form of a line, and in that of its neighbours."""
    for at, piece in enumerate(pieces):
        if piece.words and piece.words[0] in _MARKED:
            roles[at] = _marked(pieces, at)
    for at in range(len(pieces) - 1):
        if _is_quoted(pieces[at].words) and _SIGNER.match(pieces[at + 1].words):
            roles[at] = roles[at + 1] = Role("quote")
    if "\t" in text:
        _label_rows(text, pieces, roles)


def _marked(pieces: Sequence[Piece], at: int) -> Role | None:
    words = pieces[at].words
    if words[0] == ">":
        return Role("quote")
    hashes = _HASHES.match(words)
    if hashes is not None:
        return Role("heading", len(hashes[1]))
    if _RULE.fullmatch(words):
        return Role("other")
    if _BULLET.match(words) or (_SOFT_BULLET.match(words) and _in_list(pieces, at)):
        return Role("item")
    return None


def _in_list(pieces: Sequence[Piece], at: int) -> bool:
    beside = (*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2])
    return any(_SOFT_BULLET.match(piece.words) for piece in beside)


def _is_quoted(words: str) -> bool:
    return bool(words) and words[-1] in _QUOTES.get(words[0], "") and len(words) <= 400


def _label_rows(text: str, pieces: Sequence[Piece], roles: Roles) -> None:
    """Lines that hold tabs, two or more of them together, are a table's rows."""
    tabbed = [text.find("\t", piece.start, piece.end) >= 0 for piece in pieces]
    for at, has_tab in enumerate(tabbed):
        beside = tabbed[max(0, at - 1) : at] + tabbed[at + 1 : at + 2]
        if has_tab and any(beside) and roles[at] is None:
            roles[at] = Role("row")
