"""What an analyst can do with whole articles, one or very many: status, tags, own fields, deletion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.judgements import ArticleTagging
from reader_app.core.pace import Pace, after_first
from reader_app.core.records import Reading, reading_uid
from reader_app.project.labels import shortened
from reader_app.project.marks import removal
from reader_app.project.tag_names import NewTags
from reader_app.project.words import storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.pace import Progress
    from reader_app.core.records import Article, Record, Status, Tag
    from reader_app.project.workbench import Workbench

_AT_ONCE = 1000
"""Articles read at a time."""
_SHARES = 4
"""To read the articles is one of so many parts of the work."""


class WholeArticleActions:
    """The actions on articles as wholes. Each writes one Change, empty where nothing was to do.

    Of thousands of articles they are for a worker; `progress` is told how far they are.
    """

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def status(self, article: Uid) -> Status:
        """Return how far this analyst is with an article."""
        reading = self._bench.store.wholes.readings([article], self._bench.analyst.uid)
        return reading[article].status if reading else "new"

    def set_status(
        self, articles: Sequence[Uid], status: Status, progress: Progress | None = None
    ) -> Change:
        """Say how far this analyst is with some articles."""
        found, me, now = self._found(articles, progress), self._bench.analyst.uid, self._bench.now()
        known = self._bench.store.wholes.readings([article.uid for article in found], me)
        edits = tuple(
            Edit(old, Reading(reading_uid(article.uid, me), article.uid, me, status, now))
            for article in found
            for old in (known.get(article.uid),)
            if status != (old.status if old else "new")
        )
        return self._do_some(Change("status", {"status": status}, edits), found, progress)

    def field_names(self) -> list[str]:
        """Return the names of the project's own fields."""
        return self._bench.store.articles.field_names()

    def set_field(
        self, articles: Sequence[Uid], name: str, value: str, progress: Progress | None = None
    ) -> Change:
        """Fill one of the project's own fields; a blank value takes it off."""
        name, value = " ".join(storable(name).split()), storable(value).strip()
        if not name:
            raise ProjectError("A field needs a name. Type at least one letter.")
        found, now = self._found(articles, progress), self._bench.now()
        edits = tuple(
            Edit(old, replace(old, fields=fields, modified_ms=now))
            for old in found
            if (fields := _filled(old.fields, name, value)) != old.fields
        )
        return self._do_some(Change("field", {"field": name}, edits), found, progress)

    def tags_of(self, article: Uid) -> list[ArticleTagging]:
        """Return the tags on an article as a whole, of all analysts."""
        return self._bench.store.articles.taggings(article)

    def own_tags(self, articles: Sequence[Uid]) -> list[Tag]:
        """Return the tags that this analyst gave any of the articles as a whole."""
        given = self._bench.store.wholes.tags(articles, self._bench.analyst.uid)
        return [tag for tag in self._bench.codebook.walk() if tag.uid in given]

    def tag(
        self,
        articles: Sequence[Uid],
        tags: Sequence[Uid],
        paths: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> Change:
        """Give articles tags as a whole; those that they have from this analyst are left out.

        `paths` name further tags; those that are missing are created in the same step.
        """
        fresh = NewTags(self._bench)
        records = [*map(self._bench.tag, tags), *(fresh.at(path, None) for path in paths)]
        wanted = {tag.uid: tag.name for tag in records}
        found, me, now = self._found(articles, progress), self._bench.analyst.uid, self._bench.now()
        has = {(each.article, each.tag) for each in self._own_taggings(found)}
        new = [
            ArticleTagging(self._bench.uids.new(), article.uid, tag, me, now)
            for article in found
            for tag in wanted
            if (article.uid, tag) not in has
        ]
        arguments = {"tag": ", ".join(wanted.values())}
        return self._do_some(Change("tag", arguments, added(*fresh.made, *new)), found, progress)

    def untag(
        self, articles: Sequence[Uid], tags: Sequence[Uid], progress: Progress | None = None
    ) -> Change:
        """Take tags off articles, where this analyst gave them."""
        found = self._found(articles, progress)
        names = ", ".join(self._bench.tag(tag).name for tag in tags)
        gone = [each for each in self._own_taggings(found) if each.tag in tags]
        return self._do_some(Change("untag", {"tag": names}, removed(*gone)), found, progress)

    def _own_taggings(self, articles: Sequence[Article]) -> list[ArticleTagging]:
        uids = [article.uid for article in articles]
        return self._bench.store.wholes.taggings(uids, self._bench.analyst.uid)

    def _found(self, articles: Sequence[Uid], progress: Progress | None) -> list[Article]:
        """Return the articles, each once; raises NotFoundError where one is gone."""
        wanted = list(dict.fromkeys(articles))
        found = self._there(wanted, progress)
        if len(found) < len(wanted):
            raise NotFoundError("This article is no longer in the project.")
        return found

    def _there(self, wanted: Sequence[Uid], progress: Progress | None) -> list[Article]:
        """Return those of the articles that are there."""
        reads, pace = self._bench.store.wholes, Pace(_SHARES * len(wanted), progress)
        starts = range(0, len(wanted), _AT_ONCE)
        parts = (reads.articles(wanted[start : start + _AT_ONCE]) for start in starts)
        return list(pace.over(article for part in parts for article in part))

    def _do_some(
        self, change: Change, articles: Sequence[Article], progress: Progress | None
    ) -> Change:
        """Do something with articles, called after how many they are."""
        several, whom = "articles", dict[str, str | int](count=len(articles))
        if len(articles) == 1:
            several, whom = "article", dict[str, str | int](title=shortened(articles[0].title))
        named = replace(
            change, action=f"{several}.{change.action}", arguments={**whom, **change.arguments}
        )
        return self._bench.do(named, after_first(_SHARES, progress))

    def deletion_cost(self, articles: Sequence[Uid]) -> int:
        """Return how many articles and highlights `delete` would remove."""
        wanted = list(dict.fromkeys(articles))
        return len(wanted) + self._bench.store.wholes.highlights(wanted)

    def delete(self, articles: Sequence[Uid], progress: Progress | None = None) -> Change:
        """Remove articles with all their marks; those that are gone are passed over."""
        found = self._there(list(dict.fromkeys(articles)), None)
        edits = self._removal(found, Pace(_SHARES * len(found), progress))
        return self._do_some(Change("delete", {}, edits), found, progress)

    def _removal(self, articles: Sequence[Article], pace: Pace) -> tuple[Edit, ...]:
        reads = self._bench.store.marks
        marks = [mark for article in pace.over(articles) for mark in reads.of_article(article.uid)]
        beside = [record for article in articles for record in self._beside(article.uid)]
        return (*removal(marks), *removed(*beside, *articles))

    def _beside(self, article: Uid) -> tuple[Record, ...]:
        """Return what hangs on an article as a whole."""
        reads = self._bench.store.articles
        return (
            *reads.notes(article),
            *reads.readings(article),
            *reads.grades(article),
            *reads.taggings(article),
        )


def _filled(
    fields: tuple[tuple[str, str], ...], name: str, value: str
) -> tuple[tuple[str, str], ...]:
    """Return the fields with a value in the place of an old one, or at the end."""
    if not value:
        return tuple(pair for pair in fields if pair[0] != name)
    if name not in dict(fields):
        return (*fields, (name, value))
    return tuple((known, value if known == name else old) for known, old in fields)
