"""Joins a PDF's lines to paragraphs by their geometry, over columns and pages; mends hyphens."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from reader_app.formats.articles.drafting import Part
from reader_app.formats.articles.languages import text_direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.records import BlockKind
    from reader_app.formats.articles.pdf.pages import PdfLine

SAME_SIZE = 0.08
"""Share by which two lines' sizes may differ in one paragraph."""
HEADING_SIZE = 1.12
"""How much larger than the text a heading is set."""
LONGEST_HEADING = 220
SURE_WORD = 4
"""Letters from which a part of a hyphened word that is found elsewhere counts as a word."""
WINDOW = 6
"""Lines before and after one from which the edges of its column are taken."""
FULL = 30
"""Letters from which a line may be one that fills its column."""
_ENDED = re.compile(r"[.!?…:;。！？؟।][\"'”’»)\]]*$")
_SYMBOL = re.compile(r"^[•‣▪◦●○■–—*·]\s")
_BULLET = re.compile(r"^(?:[•‣▪◦●○■–—*·]\s+|\(?\d{1,3}[.)]\s+|\(?[a-z][.)]\s+)")
_WORD = re.compile(r"[^\W\d_]+")
_WORD_END = re.compile(r"([^\W\d_]+)$")
_WORD_START = re.compile(r"^([^\W\d_]+)")


class Paragraphs:
    """The paragraphs of a document, made line by line in reading order."""

    def __init__(self, pages: list[list[PdfLine]]) -> None:
        """Measure the pages: the size of the text, the distance of its lines, their edges."""
        self._pages = pages
        lines = [line for page in pages for line in page]
        sizes: Counter[float] = Counter()
        bold: Counter[bool] = Counter()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.text)
            bold[line.bold] += len(line.text)
        self._size = max(sizes, key=lambda size: sizes[size], default=1.0)
        self._bold_text = bold[True] > bold[False]
        self._leading = _leading(pages, self._size)
        self._rtl = text_direction("".join(line.text for line in lines[:200])) == "rtl"
        self._words = set(_whole_words(lines))
        self._hyphened = {
            word.casefold()
            for line in lines
            for word in re.findall(r"[^\W\d_]+-[^\W\d_]+", line.text)
        }

    def parts(self) -> Iterator[Part]:
        """Give the paragraphs, headings and items in order, each with the page it begins on."""
        groups = list(self._groups())
        sizes = sorted({round(g[0].size) for g in groups if self._is_heading(g)}, reverse=True)
        titled = False
        for group in groups:
            kind, level = self._role(group, sizes)
            if level == 1 and not titled and group[0].page == 1:
                kind, level, titled = "title", None, True
            yield Part(kind, self._text(group), level, page=group[0].page)

    def _groups(self) -> Iterator[list[PdfLine]]:
        group: list[PdfLine] = []
        before: _Edges | None = None
        for page in self._pages:
            for number, line in enumerate(page):
                edges = _Edges(page[max(0, number - WINDOW) : number + WINDOW], line)
                if group and self._begins(group[-1], line, edges, before or edges):
                    yield group
                    group = []
                group.append(line)
                before = edges
        if group:
            yield group

    def _begins(self, last: PdfLine, line: PdfLine, edges: _Edges, before: _Edges) -> bool:
        """Say whether the line begins another paragraph than the last one's.

        `before`: the edges around the last line, which may stand in another column or page.
        """
        if last.broken:
            return False
        if abs(line.size - last.size) > SAME_SIZE * last.size or _BULLET.match(line.text):
            return True
        if line.page != last.page or line.middle > last.middle + last.size / 2:
            is_full = len(last.text) >= FULL and not self._had_room(last, line, before)
            goes_on = line.text[:1].islower() or self._rtl or is_full
            return bool(_ENDED.search(last.text)) or not goes_on
        if line.bold != last.bold and abs(last.middle - line.middle) > last.size / 2:
            return True
        if last.middle - line.middle > 1.4 * self._leading * line.size / self._size:
            return True
        return self._indented(last, line, edges) or self._had_room(last, line, edges)

    def _indented(self, last: PdfLine, line: PdfLine, edges: _Edges) -> bool:
        if self._rtl:
            return (
                last.right - line.right > 0.7 * line.size
                and edges.right - last.right < 0.5 * line.size
            )
        return line.left - last.left > 0.7 * line.size and last.left - edges.left < 0.5 * line.size

    def _had_room(self, last: PdfLine, line: PdfLine, edges: _Edges) -> bool:
        """Say whether the line's first word would have had room at the end of the last one."""
        letter = (line.right - line.left) / max(1, len(line.text))
        word = (len(line.text.split()[0]) + 1.5) * letter
        white = last.left - edges.left if self._rtl else edges.right - last.right
        ended = _ENDED.search(last.text) is not None
        return white > (word if ended else 1.3 * word + line.size)

    def _is_heading(self, group: list[PdfLine]) -> bool:
        length = sum(len(line.text) for line in group)
        large = group[0].size > HEADING_SIZE * self._size
        heavy = not self._bold_text and all(line.bold for line in group) and len(group) <= 2
        return length <= LONGEST_HEADING and (large or heavy) and not _SYMBOL.match(group[0].text)

    def _role(self, group: list[PdfLine], sizes: list[int]) -> tuple[BlockKind, int | None]:
        if self._is_heading(group):
            return "heading", min(6, sizes.index(round(group[0].size)) + 1)
        return ("item" if _BULLET.match(group[0].text) else "paragraph"), None

    def _text(self, group: list[PdfLine]) -> str:
        text = ""
        broken = False
        for line in group:
            if broken:
                text += self._mended(text, line.text)
            elif text.endswith("\u00ad"):
                text = text[:-1] + line.text
            else:
                text += (" " if text else "") + line.text
            broken = line.broken
        return text + ("-" if broken else "")

    def _mended(self, before: str, after: str) -> str:
        """Return what follows a hyphen at a line's end: the hyphen is kept where the word has one."""
        head, tail = _WORD_END.search(before), _WORD_START.search(after)
        if head is None or tail is None:
            return "-" + after
        first, second = head.group().casefold(), tail.group().casefold()
        if f"{first}-{second}" in self._hyphened or not after[:1].islower():
            return "-" + after
        both = min(len(first), len(second)) >= SURE_WORD and {first, second} <= self._words
        return "-" + after if both and first + second not in self._words else after


class _Edges:
    """Where the text of the column begins and ends around a line."""

    def __init__(self, around: list[PdfLine], line: PdfLine) -> None:
        beside = [
            other
            for other in around
            if other.left < line.right
            and other.right > line.left
            and abs(other.size - line.size) < SAME_SIZE * line.size
        ]
        self.left = min((other.left for other in beside), default=line.left)
        self.right = max((other.right for other in beside), default=line.right)


def _leading(pages: list[list[PdfLine]], size: float) -> float:
    """Return the usual distance from one line of the text to the next."""
    steps = [
        above.middle - below.middle
        for page in pages[:50]
        for above, below in pairwise(page)
        if abs(above.size - size) < SAME_SIZE * size and 0 < above.middle - below.middle < 3 * size
    ]
    return median(steps) if steps else 1.2 * size


def _whole_words(lines: list[PdfLine]) -> Iterator[str]:
    """Give the words of the text, without the halves of those that a hyphen breaks."""
    broken = False
    for line in lines:
        words = [word.casefold() for word in _WORD.findall(line.text)]
        yield from words[int(broken) : len(words) - int(line.broken)]
        broken = line.broken
