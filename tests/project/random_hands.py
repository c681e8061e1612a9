"""An analyst at random: which article, span, highlight or tag, and what is typed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from reader_app.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.core.records import Tag
    from reader_app.core.saved_queries import QueryKind
    from reader_app.project.project import Project

SAVED: tuple[QueryKind, ...] = ("list", "search", "spans")


class RandomHands:
    """Chooses; raises IndexError where there is nothing to choose from."""

    def __init__(self, project: Project, seed: int) -> None:
        self.project = project
        self.random = random.Random(seed)
        self.articles = 0

    def article(self) -> Uid:
        return self.random.choice([row.uid for row in self.project.articles.all()])

    def span(self, article: Uid) -> Span:
        text = self.project.articles.text_of(self.project.articles.find(article)).text
        start = self.random.randrange(len(text))
        return Span(start, self.random.randint(start + 1, min(len(text), start + 9)))

    def mark(self) -> Mark:
        return self.random.choice(self.project.marks.of_article(self.article()).in_order())

    def mark_with(self, part: Callable[[Mark], object]) -> Mark:
        """Return a mark that has something on it."""
        articles = [row.uid for row in self.project.articles.all()]
        marks = (mark for uid in articles for mark in self.project.marks.of_article(uid).in_order())
        return self.random.choice([mark for mark in marks if part(mark)])

    def articles_with(self, part: Callable[[Uid], object]) -> list[Uid]:
        """Return one article or two that have something on them."""
        found = [row.uid for row in self.project.articles.all() if part(row.uid)]
        return [self.random.choice(found) for _ in range(self.random.choice((1, 2)))]

    def tags(self) -> list[Tag]:
        return list(self.project.codebook.walk())

    def a_tag(self) -> Uid:
        return self.random.choice(self.tags()).uid

    def perhaps_a_tag(self) -> Uid | None:
        return self.random.choice([None, *(tag.uid for tag in self.tags())])

    def name(self) -> str:
        return self.random.choice("ABCDEFGHאבג") + self.random.choice("0123")

    def marks(self) -> list[Uid]:
        """Return one highlight, or two."""
        return [self.mark().uid for _ in range(self.random.choice((1, 2)))]

    def some_taggings(self) -> list[Uid]:
        """Return the taggings of one highlight."""
        return [each.uid for each in self.mark_with(lambda mark: mark.taggings).taggings]

    def some_articles(self) -> list[Uid]:
        """Return one article, or two."""
        return [self.article() for _ in range(self.random.choice((1, 2)))]

    def sometimes(self) -> None:
        """Refuse every other time what would soon leave nothing to work with."""
        if self.random.random() < 0.5:
            raise IndexError

    def own_article_note(self) -> Uid:
        articles = self.articles_with(self.project.notes.on_article)
        return self.random.choice(self.project.notes.on_article(articles[0])).uid

    def own_tag_note(self) -> Uid:
        notes = [note for tag in self.tags() for note in self.project.notes.on_tag(tag.uid)]
        return self.random.choice(notes).uid

    def own_project_note(self) -> Uid:
        return self.random.choice(self.project.notes.on_project()).uid

    def own_saved(self) -> Uid:
        found = [query for kind in SAVED for query in self.project.saved.all(kind)]
        return self.random.choice(found).uid
