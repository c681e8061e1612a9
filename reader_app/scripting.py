"""A project for scripts and notebooks: read only, as plain records that pandas takes as they are.

What is named here stays as it is within a version's first number. Nothing here knows the window;
nothing can be written, and a project that is open in Reader can be read all the while.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reader_app.core.clock import SystemClock, utc_of
from reader_app.core.codebook import SEPARATOR
from reader_app.core.errors import ProjectError
from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.project.settings import Settings, login_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from reader_app.core.records import Article
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.project.rows import ArticleRow

__all__ = [
    "ArticleRecord",
    "ProjectError",
    "ReadProject",
    "SpanRecord",
    "TagRecord",
    "open_project",
]


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article; what is not known of it is an empty string."""

    article_id: str
    title: str
    outlet: str
    authors: str
    """Names, parted by "; "."""
    published: str
    """ISO 8601, as far as it is known: "2026", "2026-05", "2026-05-14"."""
    url: str
    language: str
    status: str
    """"new", "reading", "done" or "skipped", for the analyst whose project it is opened as."""
    highlights: int
    characters: int
    """Length of the text in code points: `len` of it."""
    text_sha256: str


@dataclass(frozen=True, slots=True)
class SpanRecord:
    """One tagging; or a highlight without a tag, whose `tag` is empty."""

    span_id: str
    """The highlight's id: the same in the rows of each of its tags."""
    article_id: str
    title: str
    outlet: str
    published: str
    tag: str
    """The tag with those above it: "Claim/Denied"."""
    quote: str
    note: str
    statement: str
    """"fact", "claim", "assumption", "judgement" or empty."""
    grade: str
    """The highlight's grades for short: "B2"."""
    attribution: str
    """Who says it, through whom, where."""
    analyst: str
    created: datetime
    """When it was tagged, or where it has no tag, highlighted."""
    start: int
    """Where it starts in the article's text, in code points: `text[start:end]` is the quote."""
    end: int
    flag: str
    """"" where it stands in the article's present text; "moved" or "lost" after a correction."""
    context_before: str
    context_after: str
    paragraph: int
    """From 1; 0 where it is not known."""
    page: int
    """From 1; 0 where the article has no pages."""


@dataclass(frozen=True, slots=True)
class TagRecord:
    """An entry of the codebook."""

    tag_id: str
    path: str
    """Its name with those above it: "Claim/Denied"."""
    name: str
    definition: str
    taggings: int
    archived: bool


class ReadProject:
    """A project that is open to be read; to be closed, or used in a `with`."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def __enter__(self) -> Self:
        """Return the project itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; nothing may be asked after."""
        self._project.close()

    @property
    def title(self) -> str:
        """The project's name: its file's, without the ending."""
        return self._project.title

    def articles(self) -> Iterator[ArticleRecord]:
        """Yield every article, in the order in which they came in."""
        get = self._project.articles.get
        found = ((row, get(row.uid)) for row in self._project.articles.all())
        return (_article(row, article) for row, article in found if article)

    def text(self, article: str) -> str:
        """Return an article's text by its id, the start of that, or its title.

        Raises ProjectError where there is no such article, or more than one.
        """
        return str(self._project.articles.text_of(self._project.articles.find(article)).text)

    def spans(self, where: str = "") -> Iterator[SpanRecord]:
        """Yield every tagging, and every highlight without a tag once, article by article.

        `where` is a question about highlights as `reader-app spans --where` takes it: all rows of
        those that it finds. Raises ProjectError where it is none.
        """
        query = self._project.spans.where(where) if where else None
        for row in self._project.exports.rows(query):
            yield _span(row)

    def tags(self) -> Iterator[TagRecord]:
        """Yield every tag, in the codebook's order."""
        codebook, counts = self._project.codebook, self._project.tags.counts()
        for tag in codebook.walk():
            path = codebook.path_text(tag.uid)
            count = counts.get(tag.uid, 0)
            yield TagRecord(tag.uid, path, tag.name, tag.definition, count, tag.archived)


def open_project(path: str | Path, *, analyst: str = "") -> ReadProject:
    """Open a project file to read; raises ProjectError where it is none or cannot be read.

    `analyst` is the name of whose reading status counts; the person at this computer unless given.
    """
    who = Person(None, analyst) if analyst else _person()
    return ReadProject(Project.open(Path(path), person=who, clock=SystemClock(), read_only=True))


def _person() -> Person:
    settings = Settings()
    return settings.person() if settings.knows_person else Person(None, login_name())


def _article(row: ArticleRow, article: Article) -> ArticleRecord:
    return ArticleRecord(
        article.uid,
        article.title,
        article.outlet or "",
        "; ".join(article.authors),
        article.published or "",
        article.url or "",
        article.language or "",
        row.status,
        row.n_highlights,
        row.n_chars,
        article.text_sha256,
    )


def _span(row: SpanRow) -> SpanRecord:
    article, highlight, span = row.article, row.highlight, row.highlight.span
    made = (row.tagging or highlight).created_ms
    return SpanRecord(
        highlight.uid,
        article.uid,
        article.title,
        article.outlet or "",
        article.published or "",
        SEPARATOR.join(row.tag_path),
        highlight.quote.exact,
        "\n\n".join(note.body for note in row.notes),
        highlight.statement,
        row.grade,
        row.attribution,
        row.analyst,
        utc_of(made),
        span.start,
        span.end,
        "" if highlight.anchor == "held" else highlight.anchor,
        row.context_before,
        row.context_after,
        row.paragraph or 0,
        row.page or 0,
    )
