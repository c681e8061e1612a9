"""Where sentences begin, in any script: Unicode's rules, mended where a full stop ends none."""

from __future__ import annotations

import re

from PySide6.QtCore import QTextBoundaryFinder

_ABBREVIATION = re.compile(
    r"(?:^|[\s(\u201c\"'\u2018\u00ab])"
    r"(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Capt|Sgt|Maj|Adm|Sen|Rep|Gov|St|"
    r"Rev|Hon|Jr|Sr|No|Nos|vs|approx|Fig|Vol|Art|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|"
    r"Sept|Oct|Nov|Dec|Mt|Ft|Op|cf|e\.g|i\.e|[ء-ي]{1,2})\.\s*$"
)
_LOOK_BACK = 16


def sentence_starts(words: str) -> list[int]:
    """Return the starts of a paragraph's sentences in UTF-16 units, 0 first."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, words)
    units = words.encode("utf-16-le", "surrogatepass")
    starts = [0]
    end = len(units) // 2
    while 0 <= (at := finder.toNextBoundary()) < end:
        before = units[max(0, at - _LOOK_BACK) * 2 : at * 2].decode("utf-16-le", "replace")
        if not _ABBREVIATION.search(before):
            starts.append(at)
    return starts
