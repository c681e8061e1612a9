"""The sample project: three short articles, a starter codebook and some marks to look at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.resources import resource_path
from reader_app.core.spans import Span
from reader_app.formats.exchange.starter import (
    read_starter_articles,
    read_starter_highlights,
    read_starter_tags,
)
from reader_app.project.project import Project

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.edits import Change
    from reader_app.core.ids import Clock
    from reader_app.core.records import Article
    from reader_app.formats.exchange.starter import StarterArticle, StarterHighlight
    from reader_app.project.person import Person


def make_sample(path: Path, *, person: Person, clock: Clock) -> Project:
    """Make the sample project at a path and return it open; raises ProjectError as `create` does."""
    project = Project.create(path, person=person, clock=clock)
    try:
        _fill(project)
    except BaseException:
        project.close()
        raise
    return project


def add_starter_codebook(project: Project) -> Change:
    """Add the tags of the starter codebook that a project does not have yet."""
    return project.tags.add_starter(read_starter_tags(_words("codebook.toml")))


def _fill(project: Project) -> None:
    add_starter_codebook(project)
    marked = _words("highlights.toml")
    starters = read_starter_articles(marked)
    files = [resource_path("sample", starter.file) for starter in starters]
    report = project.articles.import_paths(files)
    articles: dict[str, Article] = {}
    for starter, outcome in zip(starters, report.outcomes, strict=True):
        article = project.articles.find(outcome.uid or "")
        articles[starter.file] = _described(project, article, starter)
    for highlight in read_starter_highlights(marked):
        _mark(project, articles[highlight.article], highlight)


def _described(project: Project, article: Article, starter: StarterArticle) -> Article:
    described = replace(
        article,
        outlet=starter.outlet,
        language=starter.language,
        published=starter.published,
        published_precision="day",
    )
    project.articles.edit(described)
    return article


def _mark(project: Project, article: Article, highlight: StarterHighlight) -> None:
    start = str(project.articles.text_of(article).text).index(highlight.quote)
    span = Span(start, start + len(highlight.quote))
    project.marks.tag_paths(article.uid, span, highlight.tags, highlight.note)


def _words(name: str) -> str:
    return resource_path("sample", name).read_text("utf-8")
