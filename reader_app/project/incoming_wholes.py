"""What comes in for articles as a whole, for tags and for the project: tags, grades, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.judgements import ArticleTagging, Grade
from reader_app.core.records import Note
from reader_app.project.words import storable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.ids import Uid
    from reader_app.core.records import Article
    from reader_app.formats.exchange.incoming import (
        Incoming,
        IncomingGrade,
        IncomingNote,
        IncomingTagging,
    )
    from reader_app.project.incoming_articles import Homes
    from reader_app.project.incoming_marks import MarksIn
    from reader_app.project.workbench import Workbench


class WholesIn:
    """Makes the records of what a file says of more than a highlight, where that is new."""

    def __init__(self, bench: Workbench, incoming: Incoming, homes: Homes, marks: MarksIn) -> None:
        self._bench = bench
        self._marks = marks
        self.made: list[ArticleTagging | Grade | Note] = []
        for text in incoming.texts:
            home = homes.get(text.key)
            if home is not None:
                self._tag(home.article, text.taggings)
                self._grade(home.article, text.grades)
                known = bench.store.articles.notes(home.article.uid)
                self._note(text.notes, known, article=home.article.uid)
        for tag in incoming.tags:
            if tag.notes:
                uid = marks.tags.at(tag.path)
                self._note(tag.notes, bench.store.tags.notes(uid), tag=uid)
        if incoming.notes:
            self._note(incoming.notes, bench.store.articles.project_notes())

    def _tag(self, article: Article, taggings: Iterable[IncomingTagging]) -> None:
        known = {(it.tag, it.analyst) for it in self._bench.store.articles.taggings(article.uid)}
        for each in taggings:
            tag, analyst = self._marks.tags.at(each.path), self._marks.analysts.named(each.analyst)
            if (tag, analyst) not in known:
                known.add((tag, analyst))
                at = self._bench.now() if each.created_ms is None else each.created_ms
                uid = self._bench.uids.new()
                self.made.append(ArticleTagging(uid, article.uid, tag, analyst, at))

    def _grade(self, article: Article, grades: Iterable[IncomingGrade]) -> None:
        known = {(it.scale, it.analyst) for it in self._bench.store.articles.grades(article.uid)}
        for each in grades:
            value, analyst = (
                self._marks.judged.value(each),
                self._marks.analysts.named(each.analyst),
            )
            if value is not None and (value.scale, analyst) not in known:
                known.add((value.scale, analyst))
                uids = (self._bench.uids.new(), value.scale, value.uid, article.uid)
                self.made.append(Grade(*uids, None, analyst, *self._times(each)))

    def _note(
        self,
        notes: Iterable[IncomingNote],
        known: Iterable[Note],
        *,
        article: Uid | None = None,
        tag: Uid | None = None,
    ) -> None:
        said = {note.body for note in known}
        for each in notes:
            body, analyst = storable(each.body), self._marks.analysts.named(each.analyst)
            if body.strip() and body not in said:
                said.add(body)
                uid, times = self._bench.uids.new(), self._times(each)
                self.made.append(Note(uid, body, analyst, *times, article=article, tag=tag))

    def _times(self, each: IncomingGrade | IncomingNote) -> tuple[int, int]:
        created = self._bench.now() if each.created_ms is None else each.created_ms
        return created, created if each.modified_ms is None else each.modified_ms
