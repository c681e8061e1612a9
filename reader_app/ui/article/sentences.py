"""Where sentences begin, in any script: Unicode's rules, mended where a full stop ends none."""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder

from reader_app.core.sentences import LOOK_BACK, is_cut_short


def sentence_starts(words: str) -> list[int]:
    """Return the starts of a paragraph's sentences in UTF-16 units, 0 first."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Sentence, words)
    units = words.encode("utf-16-le", "surrogatepass")
    starts = [0]
    end = len(units) // 2
    while 0 <= (at := finder.toNextBoundary()) < end:
        before = units[max(0, at - LOOK_BACK) * 2 : at * 2].decode("utf-16-le", "replace")
        if not is_cut_short(before.rstrip()):
            starts.append(at)
    return starts
