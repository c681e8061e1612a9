"""What a report of quotes by tag is made of, whatever file it is written to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.citing import Citation
from reader_app.core.codebook import SEPARATOR
from reader_app.formats.exchange.span_row import SpanRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.records import Article
    from reader_app.formats.exchange.material import Material


@dataclass(frozen=True, slots=True)
class Section:
    """A tag with its quotes, in the order of their articles."""

    title: str
    """The tag's path, or what the section of the highlights without a tag is called."""
    level: int
    """1 for a tag at the top."""
    definition: str
    rows: tuple[SpanRow, ...]


def sections_of(material: Material) -> Iterator[Section]:
    """Yield a section for each tag that has quotes or stands above one, in the codebook's order.

    A highlight with several tags is in several sections, one without a tag in the last.
    """
    by_tag: dict[tuple[str, ...], list[SpanRow]] = {}
    for row in material.rows:
        by_tag.setdefault(row.tag_path, []).append(row)
    shown = {path[:level] for path in by_tag for level in range(1, len(path) + 1)}
    definitions = {material.codebook.path(tag.uid): tag.definition for tag in material.codebook}
    order = [material.codebook.path(tag.uid) for tag in material.codebook.walk()]
    # A tag that was created while the rows were read is not in this codebook: it comes last.
    late = sorted(shown - definitions.keys())
    for path in (*(path for path in order if path in shown), *late):
        title = SEPARATOR.join(path)
        rows = tuple(by_tag.get(path, ()))
        yield Section(title, len(path), definitions.get(path, ""), rows)
    if () in by_tag:
        yield Section("Without a tag", 1, "", tuple(by_tag[()]))


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
