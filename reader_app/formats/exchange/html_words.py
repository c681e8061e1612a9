"""The words of HTML as Taguette counts them, and as an article has them: block by block."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.core.spans import Span

_INLINE = frozenset(
    {"a", "b", "em", "i", "span", "strong", "sub", "sup", "u", "code", "small", "mark"}
)
_BREAK = "\n\n"


class HtmlWords(HTMLParser):
    """The text nodes of a piece of HTML, and where blocks end among them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._length = 0
        self._ends: list[int] = []
        self.feed(html)
        self.close()
        self.words = "".join(self._pieces)
        """All text nodes, one after the other."""

    def handle_data(self, data: str) -> None:
        """Take a text node."""
        self._pieces.append(data)
        self._length += len(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note where a block begins: there another one has ended."""
        del attrs
        self._end_block(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take note where a block ends."""
        self._end_block(tag)

    def _end_block(self, tag: str) -> None:
        at = self._length
        if tag not in _INLINE and at and (not self._ends or self._ends[-1] != at):
            self._ends.append(at)

    def article(self) -> str:
        """Return the words with a blank line after each block."""
        ends = [0, *self._ends, len(self.words)]
        pieces = [self.words[one:other] for one, other in itertools.pairwise(ends)]
        return _BREAK.join(pieces)

    def place(self, span: Span) -> tuple[int, int]:
        """Return where a span of the words is in the article."""
        size = len(_BREAK)
        start = span.start + size * bisect_right(self._ends, span.start)
        return start, span.end + size * bisect_left(self._ends, span.end)
