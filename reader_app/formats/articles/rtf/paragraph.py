"""A paragraph of an RTF while its words are gathered, and the table row it may be in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.formats.articles.drafting import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.records import BlockKind, Direction

_BLANKS = " \t\r\n"
_BULLETS = "·•◦▪\uf0b7"
_TYPED_BULLET = re.compile(rf"\s*[{_BULLETS}]\t")


class RtfParagraph:
    """Words, links and role of the paragraph that is being read."""

    def __init__(self) -> None:
        self.role: tuple[BlockKind, int | None] | None = None
        self.listed = False
        self.in_table = False
        self.direction: Direction | None = None
        self.length = 0
        self._pieces: list[str] = []
        self._links: list[tuple[int, int, str]] = []
        self._cells: list[str] = []

    def set(self, word: str, number: int | None) -> bool:
        """Take over what a control says of the paragraph; False for a control that says nothing."""
        if word == "pard":
            self.reset()
        elif word == "outlinelevel" and number is not None and 0 <= number < 9:
            self.role = ("heading", number + 1)
        elif word == "ls" and number:
            self.listed = True
        elif word in {"rtlpar", "ltrpar"}:
            self.direction = "rtl" if word == "rtlpar" else None
        elif word == "intbl":
            self.in_table = True
        else:
            return False
        return True

    def reset(self) -> None:
        """Forget the paragraph's settings (the control pard); its words stay."""
        self.role, self.listed, self.in_table, self.direction = None, False, False, None

    def add(self, words: str) -> None:
        """Add words at the end."""
        self._pieces.append(words)
        self.length += len(words)

    def link(self, start: int, target: str) -> None:
        """Note that the words since `start` are a link."""
        if start < self.length:
            self._links.append((start, self.length, target))

    def end(self) -> Iterator[Part]:
        """Give the paragraph, and begin the next with the same settings; a row's words wait for the row."""
        if self.in_table and self._pieces:
            self.add(" ")
            return
        listed = self.listed or _TYPED_BULLET.match("".join(self._pieces)) is not None
        text, links = self._taken(listed=listed)
        kind, level = self.role or ("item" if listed else "paragraph", None)
        if text:
            yield Part(kind, text, level, self.direction, links=links)

    def end_cell(self) -> None:
        """End a cell of a table's row."""
        text, _ = self._taken(listed=self.listed)
        self._cells.append(" ".join(text.split()))

    def row(self) -> Iterator[Part]:
        """Give the row that the cells so far make."""
        if any(self._cells):
            yield Part("row", "\t".join(self._cells))
        self._cells = []
        self.in_table = False

    def _taken(self, *, listed: bool) -> tuple[str, tuple[tuple[int, int, str], ...]]:
        whole = _paired("".join(self._pieces))
        left = whole.lstrip(_BLANKS + (_BULLETS if listed else ""))
        start, text = len(whole) - len(left), left.rstrip(_BLANKS)
        links = tuple(
            (max(0, begin - start), min(len(text), end - start), target)
            for begin, end, target in self._links
            if min(len(text), end - start) > max(0, begin - start)
        )
        self._pieces, self._links, self.length = [], [], 0
        return text, links


def _paired(text: str) -> str:
    """Join surrogates that came as two controls; a lone one becomes U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
