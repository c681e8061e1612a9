"""Roles of a plain-text article's pieces: what each of its blocks is.

News as it comes in plain text has no marks but its lines. Signs that stand by themselves go first
(bullets, credits), then the head, then what is left between paragraphs. What shows no sign is a
paragraph; nothing here is ever an error.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader_app.formats.articles.captions import caption_key, credit_start, is_caption
from reader_app.formats.articles.header import Head, label_head
from reader_app.formats.articles.header_lines import byline_names, dateline, is_byline
from reader_app.formats.articles.shapes import Role, Roles, label_shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.formats.articles.layout import Piece

_SHORTEST_CAPTION, _LONGEST_CAPTION = 8, 400
_SHORTEST_KEY = 12
_LONGEST_HEADING = 90
_MOST_HEADING_WORDS = 14
_SHORTEST_BODY = 60
_ENDED = frozenset(".!:;,…،؛。．！；：-–—")
_OPENING, _CLOSING = "“\"'‘«「『", "”\"'’»」』"
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_MOST_IDEOGRAPHS = 28
_SPEAKER = re.compile(r"[^\s:][^:]{0,30}:\s")
_NEAR_HEAD = 6
_FOOT = 3
"""Pieces from the end that may say who reported and edited."""


def label(text: str, pieces: Sequence[Piece]) -> tuple[list[Role], Head]:
    """Return a role for each piece, and what the head of the article says."""
    roles: Roles = [None] * len(pieces)
    label_shapes(text, pieces, roles)
    _label_captions(pieces, roles)
    head = label_head(pieces, roles)
    _label_bylines(pieces, roles)
    _label_headings(pieces, roles)
    return [role or Role("paragraph") for role in roles], head


def _label_bylines(pieces: Sequence[Piece], roles: Roles) -> None:
    """Take bylines that stand a little below the head, and credits at the foot."""
    for at, piece in enumerate(pieces[:_NEAR_HEAD]):
        if roles[at] is None and byline_names(piece.words) is not None:
            roles[at] = Role("byline")
    for at in range(max(0, len(pieces) - _FOOT), len(pieces)):
        if roles[at] is None and is_byline(pieces[at].words):
            roles[at] = Role("byline")


def _label_captions(pieces: Sequence[Piece], roles: Roles) -> None:
    short = [
        at
        for at, piece in enumerate(pieces)
        if roles[at] is None and _SHORTEST_CAPTION <= len(piece.words) <= _LONGEST_CAPTION
    ]
    for at in short if len(pieces) > 1 else ():
        if is_caption(pieces[at].words):
            roles[at] = Role("caption")
            _label_above_credit(pieces, roles, at)
    _label_repeats(pieces, roles, short)


def _label_above_credit(pieces: Sequence[Piece], roles: Roles, at: int) -> None:
    """Where a line is a credit and nothing else, the short line above it is its caption."""
    if not 1 < at < len(pieces) - 1 or credit_start(pieces[at].words) != 0:
        return
    above = pieces[at - 1]
    if roles[at - 1] is None and 0 < len(above.words) <= _LONGEST_CAPTION // 2:
        roles[at - 1] = Role("caption")


def _label_repeats(pieces: Sequence[Piece], roles: Roles, short: Sequence[int]) -> None:
    """Find captions that stand twice, with their credit and without it."""
    starts = Counter(pieces[at].words[:_SHORTEST_KEY] for at in short)
    places: dict[str, list[int]] = {}
    for at in short:
        words = pieces[at].words
        if starts[words[:_SHORTEST_KEY]] > 1:
            places.setdefault(caption_key(words), []).append(at)
    for key, group in places.items():
        if len(group) > 1 and len(key) >= _SHORTEST_KEY:
            _label_prints(roles, group)


def _label_prints(roles: Roles, group: Sequence[int]) -> None:
    """Label the prints of one line as captions, if one of them is, or they follow each other."""
    first, second = group[:2]
    if not (first > 0 and second == first + 1) and all(roles[at] is None for at in group):
        return
    roles[first] = Role("caption")
    for at in group[1:]:
        roles[at] = Role("caption", repeats=first)


def _label_headings(pieces: Sequence[Piece], roles: Roles) -> None:
    airy = any(piece.after_blank for piece in pieces[1:])
    found = [
        at
        for at in range(1, len(pieces) - 1)
        if roles[at] is None and _is_heading(pieces, roles, at, airy=airy)
    ]
    if len(found) * 5 <= len(pieces) * 2:
        for at in found:
            roles[at] = Role("heading", 2)


def _is_heading(pieces: Sequence[Piece], roles: Roles, at: int, *, airy: bool) -> bool:
    piece, following = pieces[at], pieces[at + 1]
    if not _reads_as_heading(piece.words) or roles[at - 1] == Role("heading", 2):
        return False
    if roles[at + 1] is None and following.length < max(_SHORTEST_BODY, piece.length * 1.3):
        return False
    if airy:
        return piece.after_blank and (piece.before_blank or piece.length <= _SHORTEST_BODY)
    above = pieces[at - 1]
    return piece.length <= _SHORTEST_BODY and min(above.length, following.length) > 90


def _reads_as_heading(words: str) -> bool:
    if not words or len(words) > _LONGEST_HEADING or len(words.split()) > _MOST_HEADING_WORDS:
        return False
    if words.isupper() and len(words) <= _SHORTEST_BODY:
        return words[-1] not in ".,;"
    first, last = words.lstrip(_OPENING)[:1], words.rstrip(_CLOSING)[-1:]
    if not first.isalnum() or first.islower() or last in _ENDED:
        return False
    if words[-1] in _CLOSING and last in "?؟？":
        return False
    return _SPEAKER.match(words) is None and _names_something(words)


def _names_something(words: str) -> bool:
    """Tell whether a line has letters, is not a date, and not a sentence in ideographs."""
    ideographs = len(_IDEOGRAPHS.findall(words))
    return any(map(str.isalpha, words)) and ideographs <= _MOST_IDEOGRAPHS and not dateline(words)
