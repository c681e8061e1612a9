"""An article's text with its highlights in it, line by line, whatever file it is written to.

Every code point of the text is in exactly one piece, but for line ends, and every highlight has its
label once: behind its last character.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from reader_app.core.records import Article, BlockKind, Direction
from reader_app.formats.exchange.marked import Marked, texts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader_app.core.records import Block
    from reader_app.formats.exchange.material import Material

UNPLACED = "Highlights without a place in the text"
_WHITE = 255
_SHARE = 0.35
"""How much of a colour of one's own is in the fill behind words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and the highlights that they are in."""

    text: str
    marks: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text: its words in pieces, and where a highlight ends, the highlight."""

    parts: tuple[Piece | Marked, ...]
    kind: BlockKind
    direction: Direction | None


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article with its highlights."""

    article: Article
    lines: tuple[Line, ...]
    unplaced: tuple[Marked, ...]
    """Highlights whose words are no longer in the text."""
    count: int
    """How many highlights there are."""


def articles_of(material: Material) -> Iterator[MarkedArticle]:
    """Yield each article that has highlights among the rows."""
    for _, group in groupby(texts_of(material.rows), lambda each: each.article.uid):
        texts = list(group)
        article = texts[0].article
        here = next((it for it in texts if it.is_current), None)
        marks = here.marks if here else ()
        others = tuple(mark for it in texts if not it.is_current for mark in it.marks)
        text, blocks = material.text(article.text_sha256), material.blocks(article.text_sha256)
        lines = tuple(lines_of(text, blocks, marks))
        yield MarkedArticle(article, lines, others, len(marks) + len(others))


def lines_of(text: str, blocks: Sequence[Block], marks: Sequence[Marked]) -> Iterator[Line]:
    """Yield the lines of a text that have words, or a highlight's end, in them."""
    ends = [at for at, char in enumerate(text) if char == "\n"] + [len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    held: dict[int, list[Marked]] = {}
    for mark in marks:
        span = mark.row.highlight.span
        first, last = bisect_right(starts, span.start) - 1, bisect_right(starts, span.end - 1) - 1
        for number in range(first, last + 1):
            held.setdefault(number, []).append(mark)
    block_starts = [block.start for block in blocks]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        parts = tuple(_parts(text, start, end, held.get(number, [])))
        if parts:
            at = bisect_right(block_starts, start) - 1
            block = blocks[at] if at >= 0 else None
            kind = block.kind if block else "paragraph"
            yield Line(parts, kind, block.direction if block else None)


def _parts(text: str, start: int, end: int, marks: list[Marked]) -> Iterator[Piece | Marked]:
    spans = [(mark, mark.row.highlight.span) for mark in marks]
    cuts = {start, end}
    for _, span in spans:
        cuts.update(at for at in (span.start, span.end) if start < at < end)
    for a, b in pairwise(sorted(cuts)):
        within = tuple(mark for mark, span in spans if span.start <= a and b <= span.end)
        yield Piece(text[a:b], within)
        if b < end:
            yield from (mark for mark, span in spans if span.end == b)
    yield from (mark for mark, span in spans if end <= span.end <= end + 1)


def fill_of(mark: Marked, material: Material) -> str:
    """Return the colour behind a highlight's words as `#rrggbb`; "" where it has no tag."""
    tag = next((material.codebook.get(tagging.tag) for tagging, _ in mark.taggings), None)
    if tag is None or not tag.colour.startswith("#"):
        return material.fills.get(tag.colour, "") if tag else ""
    parts = (int(tag.colour[at : at + 2], 16) for at in (1, 3, 5))
    mixed = [round(_WHITE - (_WHITE - part) * _SHARE) for part in parts]
    return f"#{bytes(mixed).hex()}"
