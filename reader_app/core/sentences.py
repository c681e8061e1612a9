"""Where sentences begin in a text, told from its signs alone, in any script with such signs."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…؟۔]+[\"'”’»)\]]*\s+|[。！？]+[」』”’）]*\s*|\n\s*")
_SHORT = re.compile(
    r"(?:^|[\s(“\"'‘«])"
    r"(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Maj|Adm|Sen|Rep|Gov|St|"
    r"Rev|Hon|Jr|Sr|No|Nos|vs|approx|Fig|Vol|Art|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|"
    r"Sept|Oct|Nov|Dec|Mt|Ft|cf|[ء-ي]{1,2})\.[ \t\xa0]+$"
)
"""Ends no sentence: an initial, or a word that is cut short with a full stop."""
_LOOK_BACK = 16


def sentence_starts(text: str) -> tuple[int, ...]:
    """Return where the sentences of a text start, in code points, 0 first; a line ends one."""
    ends = (found.end() for found in _END.finditer(text) if found.end() < len(text))
    return (0, *(at for at in ends if not _is_short(text, at)))


def sentences_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range [low, high) of the sentences that a span touches, in code points.

    Looks no further back than to the line in which the span starts: a line begins a sentence.
    """
    line = text.rfind("\n", 0, start) + 1
    while line and text[line : start + 1].isspace():
        line = text.rfind("\n", 0, line - 1) + 1
    low = 0
    for found in _END.finditer(text, max(0, line - 1)):
        at = found.end()
        if at == len(text) or _is_short(text, at):
            continue
        if at >= end:
            return low, at
        low = at if at <= start else low
    return low, len(text)


def _is_short(text: str, at: int) -> bool:
    return _SHORT.search(text[max(0, at - _LOOK_BACK) : at]) is not None
