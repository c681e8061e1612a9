"""Highlights with all their tags, put together from the rows of an export."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reader_app.core.codebook import SEPARATOR
from reader_app.core.records import Article, Tagging
from reader_app.formats.exchange.span_row import SpanRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Marked:
    """One highlight."""

    row: SpanRow
    """Any of its rows, for all that they have in common."""
    taggings: tuple[tuple[Tagging, str], ...]
    """(tagging, path of its tag) pairs, in the codebook's order; empty for a bare highlight."""

    @property
    def note(self) -> str:
        """All notes, as one text."""
        return "\n\n".join(note.body for note in self.row.notes)


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text of an article with the highlights that count in it."""

    article: Article
    sha256: str
    marks: tuple[Marked, ...]

    @property
    def is_current(self) -> bool:
        """Whether it is the text that the article has now."""
        return self.sha256 == self.article.text_sha256


def marks_of(rows: Iterable[SpanRow]) -> Iterator[Marked]:
    """Yield each highlight once; its rows follow one another."""
    for _, group in groupby(rows, lambda row: row.highlight.uid):
        found = tuple(group)
        pairs = ((row.tagging, SEPARATOR.join(row.tag_path)) for row in found)
        yield Marked(found[0], tuple((tagging, path) for tagging, path in pairs if tagging))


def texts_of(rows: Iterable[SpanRow]) -> Iterator[MarkedText]:
    """Yield each text that has highlights, article by article."""
    for _, group in groupby(marks_of(rows), lambda mark: mark.row.article.uid):
        by_text: dict[str, list[Marked]] = {}
        for mark in group:
            by_text.setdefault(mark.row.highlight.text_sha256, []).append(mark)
        for sha256, marks in by_text.items():
            yield MarkedText(marks[0].row.article, sha256, tuple(marks))
