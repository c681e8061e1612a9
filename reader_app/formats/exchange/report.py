"""What a report of quotes by tag is made of, whatever file it is written to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reader_app.core.citing import Citation
from reader_app.core.codebook import SEPARATOR
from reader_app.formats.exchange.marked import Marked, marks_of
from reader_app.formats.exchange.span_row import SpanRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.records import Article
    from reader_app.formats.exchange.material import Material


@dataclass(frozen=True, slots=True)
class ReportQuote:
    """A quote of a report."""

    row: SpanRow
    tags: str | None = None
    """The paths of its tags, to be told with it; None where the section is its tag's."""


@dataclass(frozen=True, slots=True)
class Section:
    """A tag, or an article, with its quotes."""

    title: str
    """The tag's path, the article's title, or what the section without a tag is called."""
    level: int
    """1 for a tag at the top, and for an article."""
    about: str
    """The tag's definition; for an article where it comes from."""
    quotes: tuple[ReportQuote, ...]


def sections_by_tag(material: Material) -> Iterator[Section]:
    """Yield a section for each tag that has quotes or stands above one, in the codebook's order.

    A highlight with several tags is in several sections, one without a tag in the last.
    """
    by_tag: dict[tuple[str, ...], list[ReportQuote]] = {}
    for row in material.rows:
        by_tag.setdefault(row.tag_path, []).append(ReportQuote(row))
    shown = {path[:level] for path in by_tag for level in range(1, len(path) + 1)}
    definitions = {material.codebook.path(tag.uid): tag.definition for tag in material.codebook}
    order = [material.codebook.path(tag.uid) for tag in material.codebook.walk()]
    # A tag that was created while the rows were read is not in this codebook: it comes last.
    late = sorted(shown - definitions.keys())
    for path in (*(path for path in order if path in shown), *late):
        title = SEPARATOR.join(path)
        yield Section(title, len(path), definitions.get(path, ""), tuple(by_tag.get(path, ())))
    if () in by_tag:
        yield Section("Without a tag", 1, "", tuple(by_tag[()]))


def sections_by_article(material: Material) -> Iterator[Section]:
    """Yield a section for each article that has quotes; each highlight is in it once."""
    for _, group in groupby(marks_of(material.rows), lambda mark: mark.row.article.uid):
        marks = list(group)
        article = marks[0].row.article
        quotes = tuple(ReportQuote(mark.row, label_of(mark)) for mark in marks)
        yield Section(article.title, 1, citation_of(article).plain(), quotes)


def label_of(mark: Marked) -> str:
    """Return the paths of a highlight's tags, or that it has none."""
    return "; ".join(path for _, path in mark.taggings) or "Without a tag"


def citation_of(article: Article) -> Citation:
    """Return where an article's words come from; its date as far as it is known."""
    return Citation(article.title, article.outlet or "", article.published or "", article.url or "")


def about_lines(row: SpanRow) -> list[str]:
    """Return what was said of a quote, a line each: speakers, grades, notes, by whom."""
    lines = [f"{title}: {value}" for title, value in _judged(row) if value]
    return [*lines, *(f"Note: {note.body}" for note in row.notes)]


def _judged(row: SpanRow) -> tuple[tuple[str, str], ...]:
    return (
        ("Who says it", row.attribution),
        ("Kind of statement", row.highlight.statement),
        ("Grade", row.grade),
        ("Grade of the article", row.article_grade),
        ("Tagged by" if row.tagging else "Highlighted by", row.analyst),
    )
