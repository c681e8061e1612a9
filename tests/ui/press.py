"""A small press project for tests of the docks: real store, three articles, some tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid
from reader_app.core.records import Article
from reader_app.core.spans import Span
from reader_app.project.person import Person
from reader_app.project.project import Project

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock
    from reader_app.core.records import Highlight

FERRY = """Port and ferry crews give differing accounts

The port authority said that “no vessel was at risk at any point”. Two ferry captains, who asked not to be named, said the channel had stayed shut until mid-afternoon.
"""
ARABIC = """سلطة الميناء وأطقم العبّارات تختلفان

وقال متحدث باسم السلطة لصحيفة Calder Bay Courier إن الحركة توقفت «ساعتين وأربعين دقيقة».
"""
SHOPS = """Island shops count the cost

One wholesaler said the delay had cost “a full lorry of milk”.
"""


@dataclass(frozen=True)
class Press:
    """A project, its articles by a short name, its tags by name."""

    project: Project
    articles: dict[str, Article]
    tags: dict[str, Uid]

    def span(self, article: str, words: str) -> Span:
        """Return where words stand in an article."""
        text = self.project.articles.text_of(self.articles[article]).text
        start = text.index(words)
        return Span(start, start + len(words))

    def tag(self, article: str, words: str, *tags: str) -> Highlight:
        """Tag words of an article, and return the highlight."""
        uid, span = self.articles[article].uid, self.span(article, words)
        self.project.marks.tag(uid, span, [self.tags[name] for name in tags])
        highlight = self.project.marks.at(uid, span)
        assert highlight is not None
        return highlight


def made_press(path: Path, clock: Clock) -> Press:
    """Make the project: Actor over Port authority and Ferry crews, and Claim."""
    project = Project.create(path, person=Person(None, "Ines"), clock=clock)
    articles: dict[str, Article] = {}
    for name, text in (("ferry", FERRY), ("arabic", ARABIC), ("shops", SHOPS)):
        uid = project.articles.import_text(text, name).uid
        assert uid is not None
        article = project.articles.get(uid)
        assert article is not None
        articles[name] = article
    tags: dict[str, Uid] = {}
    for name, parent in (
        ("Actor", None),
        ("Port authority", "Actor"),
        ("Ferry crews", "Actor"),
        ("Claim", None),
    ):
        above = None if parent is None else tags[parent]
        tags[name] = project.tags.create(name, above).edits[-1].record.uid
    return Press(project, articles, tags)
