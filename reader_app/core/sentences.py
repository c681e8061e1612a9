"""Where sentences begin in a text, told from its signs alone, in any script with such signs."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    return (0, *(at for at in ends if not _SHORT.search(text[max(0, at - _LOOK_BACK) : at])))


def share_part(starts: Sequence[int], one_end: int, other_start: int) -> bool:
    """Tell whether no part starts behind the last character of one span up to the other's first."""
    return bisect_right(starts, one_end - 1) == bisect_right(starts, other_start)
