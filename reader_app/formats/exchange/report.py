"""What a report of quotes by tag is made of, whatever file it is written to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reader_app.core.citing import Citation
from reader_app.core.codebook import SEPARATOR
from reader_app.formats.exchange.marked import Marked, marks_of
from reader_app.formats.exchange.pieces import Group, Pieces
from reader_app.formats.exchange.sentence import Around, Sentences
from reader_app.formats.exchange.span_row import SpanRow

if TYPE_CHECKING:
    from reader_app.core.records import Article
    from reader_app.formats.exchange.material import Material


@dataclass(frozen=True, slots=True)
class ReportQuote:
    """A quote of a report."""

    row: SpanRow
    around: Around
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
    quotes: Group
    """As they stand in the file."""


Arrangement = Callable[["Material", Pieces, Callable[[ReportQuote], str]], list[Section]]
"""Has the quotes of a project made as they are read, and returns the sections they belong to."""


def sections_by_tag(
    material: Material, pieces: Pieces, made: Callable[[ReportQuote], str]
) -> list[Section]:
    """Return a section for each tag that has quotes or stands above one, in the codebook's order.

    A highlight with several tags is in several sections, one without a tag in the last.
    """
    paths: set[tuple[str, ...]] = set()
    sentences = Sentences(material.text)
    for row in material.rows:
        paths.add(row.tag_path)
        pieces.add(row.tag_path, made(ReportQuote(row, sentences.around(row))))
    shown = {path[:level] for path in paths for level in range(1, len(path) + 1)}
    definitions = {material.codebook.path(tag.uid): tag.definition for tag in material.codebook}
    order = [material.codebook.path(tag.uid) for tag in material.codebook.walk()]
    # A tag that was created while the rows were read is not in this codebook: it comes last.
    late = sorted(shown - definitions.keys())
    sections = [
        Section(SEPARATOR.join(path), len(path), definitions.get(path, ""), pieces.of(path))
        for path in (*(path for path in order if path in shown), *late)
    ]
    untagged = pieces.of(())
    return [*sections, Section("Without a tag", 1, "", untagged)] if untagged else sections


def sections_by_article(
    material: Material, pieces: Pieces, made: Callable[[ReportQuote], str]
) -> list[Section]:
    """Return a section for each article that has quotes; each highlight is in it once."""
    sections: list[Section] = []
    sentences = Sentences(material.text)
    for uid, marks in groupby(marks_of(material.rows), lambda mark: mark.row.article.uid):
        first = next(marks)
        for mark in (first, *marks):
            around = sentences.around(mark.row)
            pieces.add(uid, made(ReportQuote(mark.row, around, label_of(mark))))
        article = first.row.article
        about = citation_of(article).plain()
        sections.append(Section(article.title, 1, about, pieces.of(uid)))
    return sections


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
