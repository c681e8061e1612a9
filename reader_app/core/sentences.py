"""Where sentences begin in a text, told from its signs alone, in any script with such signs."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…؟۔]+[\"'”’»)\]]*\s+|[。！？]+[」』”’）]*\s*|\n\s*")
_SHORT = re.compile(
    r"(?:^|[\s(“\"'‘«])"
    r"(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Maj|Adm|Sen|Rep|Gov|St|"
    r"Rev|Hon|Jr|Sr|No|Nos|vs|approx|Fig|Vol|Art|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|"
    r"Sept|Oct|Nov|Dec|Mt|Ft|Op|cf|[ء-ي]{1,2})\.$"
)
LOOK_BACK = 16
"""Characters before the end of a sentence that tell whether it is one."""


def is_cut_short(words: str) -> bool:
    """Tell whether words end in an initial, or a word cut short with a full stop: no sentence ends."""
    return _SHORT.search(words) is not None


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
    return is_cut_short(text[max(0, at - LOOK_BACK) : at].rstrip(" \t\xa0"))
