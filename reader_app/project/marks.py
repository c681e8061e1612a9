"""What an analyst can do with the words of an article: highlight, tag, note."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.marks import ArticleMarks, Mark, hanging, is_lost
from reader_app.core.pace import Pace, after_first
from reader_app.core.quotes import quote_at
from reader_app.core.records import Highlight, Note, Tagging
from reader_app.project.labels import shortened
from reader_app.project.tag_names import NewTags
from reader_app.project.words import storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.judgements import Statement
    from reader_app.core.pace import Progress
    from reader_app.core.quotes import Quote
    from reader_app.core.records import Tag
    from reader_app.core.spans import Span
    from reader_app.project.workbench import Workbench

_AT_ONCE = 1000
"""Highlights read at a time."""
_SHARES = 4
"""To read the highlights is one of so many parts of the work."""


class MarkActions:
    """The actions on highlights. Each writes and returns one Change, empty where nothing was to do.

    Spans count code points of the article's text. A span that this analyst has highlighted
    already is that highlight; nobody gets two on the very same words.
    """

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def of_article(self, article: Uid) -> ArticleMarks:
        """Return an article's marks, of all analysts."""
        return ArticleMarks(article, self._bench.store.marks.of_article(article))

    def at(self, article: Uid, span: Span) -> Highlight | None:
        """Return this analyst's highlight on exactly that span."""
        return self._bench.store.marks.at(article, span, self._bench.analyst.uid)

    def quote_of(self, highlight: Uid) -> str | None:
        """Return the words of a highlight, if it is still there."""
        mark = self._bench.store.marks.get(highlight)
        return mark.highlight.quote.exact if mark else None

    def mark_at(self, article: Uid, span: Span) -> Mark:
        """Return this analyst's highlight on exactly that span with what hangs on it.

        Raises NotFoundError where there is none.
        """
        highlight = self.at(article, span)
        if highlight is None:
            raise NotFoundError("You have no highlight on exactly these words.")
        return self._mark(highlight.uid)

    def highlight(self, article: Uid, span: Span) -> Change:
        """Mark a span; raises ProjectError where it runs past the text."""
        new, mark = self._mark_at(article, span)
        edits = added(mark.highlight) if new else ()
        return self._do("highlight.add", mark.highlight, edits)

    def tag(self, article: Uid, span: Span, tags: Sequence[Uid]) -> Change:
        """Give a span tags, highlighting it where this analyst has not yet."""
        new, mark = self._mark_at(article, span)
        return self._tag(mark, [self._bench.tag(tag) for tag in tags], new=new)

    def tag_highlight(self, highlight: Uid, tags: Sequence[Uid]) -> Change:
        """Give a highlight tags; those it has from this analyst are left out."""
        return self._tag(self._mark(highlight), [self._bench.tag(tag) for tag in tags], new=False)

    def _tag(self, mark: Mark, tags: Sequence[Tag], *, new: bool) -> Change:
        taggings = self._taggings(mark, tags)
        edits = added(*([mark.highlight] if new and taggings else []), *taggings)
        names = ", ".join(tag.name for tag in tags)
        return self._do("highlight.tag", mark.highlight, edits, tag=names)

    def tag_new(self, article: Uid, span: Span, name: str, parent: Uid | None = None) -> Change:
        """Create a tag, by name or path, and give it to a span, in one step.

        Raises TagNameError where the name is empty; a tag that exists is used as it is.
        """
        new, mark = self._mark_at(article, span)
        return self._tag_paths(mark, [name], parent, new=new)

    def tag_highlight_new(self, highlight: Uid, name: str, parent: Uid | None = None) -> Change:
        """Create a tag, by name or path, and give it to a highlight, in one step."""
        return self._tag_paths(self._mark(highlight), [name], parent, new=False)

    def tag_paths(self, article: Uid, span: Span, paths: Sequence[str], note: str = "") -> Change:
        """Give a span tags by their paths, creating missing ones, and a note, in one step."""
        new, mark = self._mark_at(article, span)
        return self._tag_paths(mark, paths, None, new=new, note=note)

    def _tag_paths(
        self,
        mark: Mark,
        paths: Sequence[str],
        parent: Uid | None,
        *,
        new: bool,
        note: str = "",
    ) -> Change:
        fresh = NewTags(self._bench)
        tags = [fresh.at(path, parent) for path in paths]
        notes = [self._new_note(mark.highlight, note)] if note.strip() else []
        rest = [*self._taggings(mark, tags), *notes]
        edits = added(*fresh.made, *([mark.highlight] if new and rest else []), *rest)
        action = "highlight.tag_new" if len(paths) == len(fresh.made) == 1 else "highlight.tag"
        names = ", ".join(fresh.codebook.path_text(tag.uid) for tag in tags)
        return self._do(action, mark.highlight, edits, tag=names)

    def _taggings(self, mark: Mark, tags: Sequence[Tag]) -> list[Tagging]:
        """Return the taggings that a mark still lacks, each tag once."""
        me, now, highlight = self._bench.analyst.uid, self._bench.now(), mark.highlight
        has = {tagging.tag for tagging in mark.taggings if tagging.analyst == me}
        wanted = dict.fromkeys(tag.uid for tag in tags if tag.uid not in has)
        return [
            Tagging(self._bench.uids.new(), highlight.uid, tag, highlight.article, me, now)
            for tag in wanted
        ]

    def tag_many(
        self,
        highlights: Sequence[Uid],
        tags: Sequence[Uid],
        paths: Sequence[str] = (),
        progress: Progress | None = None,
    ) -> Change:
        """Give several highlights tags; those that they have from this analyst are left out.

        `paths` name further tags; those that are missing are created in the same step.
        """
        fresh = NewTags(self._bench)
        records = [*map(self._bench.tag, tags), *(fresh.at(path, None) for path in paths)]
        marks = self._marks(highlights, progress)
        new = [tagging for mark in marks for tagging in self._taggings(mark, records)]
        change = Change(
            "highlights.tag",
            {"tag": ", ".join(tag.name for tag in records)},
            added(*fresh.made, *new),
        )
        return self._do_many(change, marks, progress)

    def untag_many(self, highlights: Sequence[Uid], tags: Sequence[Uid]) -> Change:
        """Take tags off several highlights, where this analyst gave them."""
        me = self._bench.analyst.uid
        marks = self._marks(highlights)
        gone = [
            tagging
            for mark in marks
            for tagging in mark.taggings
            if tagging.tag in tags and tagging.analyst == me
        ]
        names = ", ".join(self._bench.tag(tag).name for tag in tags)
        return self._do_many(Change("highlights.untag", {"tag": names}, removed(*gone)), marks)

    def untag(self, tagging: Uid) -> Change:
        """Take one tag off a highlight, which stays."""
        old = self._bench.store.marks.tagging(tagging)
        if old is None:
            raise NotFoundError("This tag is no longer on the highlight.")
        mark = self._mark(old.highlight)
        name = self._bench.tag(old.tag).name
        return self._do("highlight.untag", mark.highlight, removed(old), tag=name)

    def resize(self, highlight: Uid, span: Span) -> Change:
        """Move a highlight's ends; raises ProjectError where its analyst has one just there."""
        old = self._mark(highlight).highlight
        if is_lost(old):
            raise ProjectError(
                "The words of this highlight are no longer in the text. Find its place first."
            )
        if span == old.span:
            return self._do("highlight.resize", old, ())
        new = self._placed(old, span)
        return self._do("highlight.resize", new, (Edit(old, new),))

    def lost(self, article: Uid) -> list[Highlight]:
        """Return the highlights of an article whose words a correction took, in their old order."""
        return [
            mark.highlight
            for mark in self.of_article(article).in_order()
            if is_lost(mark.highlight)
        ]

    def place(self, highlight: Uid, span: Span) -> Change:
        """Put a highlight whose words were lost on other ones, with all that hangs on it.

        Raises ProjectError where its analyst has one just there.
        """
        old = self._mark(highlight).highlight
        new = self._placed(old, span)
        return self._do("highlight.place", old, (Edit(old, new),))

    def _placed(self, old: Highlight, span: Span) -> Highlight:
        """Return a highlight on a span of its article's present text."""
        if self._bench.store.marks.at(old.article, span, old.analyst) is not None:
            raise ProjectError("Another highlight is on exactly these words. Delete one of them.")
        sha256 = self._bench.article(old.article).text_sha256
        quote, now = self._quote(sha256, span), self._bench.now()
        return replace(
            old,
            text_sha256=sha256,
            span=span,
            quote=quote,
            modified_ms=now,
            anchor="held",
            reason="",
        )

    def delete(self, highlights: Sequence[Uid], progress: Progress | None = None) -> Change:
        """Remove highlights with all that hangs on them; those that are gone are passed over."""
        marks = self._there(list(dict.fromkeys(highlights)), progress)
        edits = removal(marks)
        if len(marks) == 1:
            return self._do("highlight.delete", marks[0].highlight, edits)
        return self._do_many(Change("highlights.delete", {}, edits), marks, progress)

    def add_note(self, highlight: Uid, body: str) -> Change:
        """Write a note on a highlight; a blank one is none."""
        old = self._mark(highlight).highlight
        edits = added(self._new_note(old, body)) if body.strip() else ()
        return self._do("note.add", old, edits)

    def note_many(
        self, highlights: Sequence[Uid], body: str, progress: Progress | None = None
    ) -> Change:
        """Write the same note on several highlights; a blank one is none."""
        marks = self._marks(highlights, progress)
        notes = [self._new_note(mark.highlight, body) for mark in marks] if body.strip() else []
        return self._do_many(Change("highlights.note", {}, added(*notes)), marks, progress)

    def set_statement(self, highlights: Sequence[Uid], statement: Statement) -> Change:
        """Say what kind of statement highlights are; "" takes that back."""
        now = self._bench.now()
        marks = self._marks(highlights)
        edits = tuple(
            Edit(old, replace(old, statement=statement, modified_ms=now))
            for old in (mark.highlight for mark in marks)
            if old.statement != statement
        )
        if len(marks) == 1:
            return self._do("highlight.statement", marks[0].highlight, edits)
        return self._do_many(Change("highlights.statement", {}, edits), marks)

    def _new_note(self, highlight: Highlight, body: str) -> Note:
        now = self._bench.now()
        return Note(
            self._bench.uids.new(), storable(body), self._bench.analyst.uid, now, now, highlight.uid
        )

    def _mark(self, highlight: Uid) -> Mark:
        return self._bench.mark(highlight)

    def _marks(self, highlights: Sequence[Uid], progress: Progress | None = None) -> list[Mark]:
        """Return highlights with what hangs on them, each once; raises NotFoundError."""
        wanted = list(dict.fromkeys(highlights))
        marks = self._there(wanted, progress)
        if len(marks) < len(wanted):
            raise NotFoundError("This highlight is no longer in the project.")
        return marks

    def _there(self, wanted: Sequence[Uid], progress: Progress | None) -> list[Mark]:
        """Return those of the highlights that are there, in this order, read many at a time."""
        reads, pace = self._bench.store.marks, Pace(_SHARES * len(wanted), progress)
        starts = range(0, len(wanted), _AT_ONCE)
        parts = (reads.several(wanted[start : start + _AT_ONCE]) for start in starts)
        found = {mark.uid: mark for mark in pace.over(mark for part in parts for mark in part)}
        return [found[uid] for uid in wanted if uid in found]

    def _mark_at(self, article: Uid, span: Span) -> tuple[bool, Mark]:
        """Return whether it is new, and this analyst's mark on exactly that span."""
        old = self.at(article, span)
        if old is not None:
            return False, self._mark(old.uid)
        record = self._bench.article(article)
        quote = self._quote(record.text_sha256, span)
        me, now = self._bench.analyst.uid, self._bench.now()
        new = Highlight(
            self._bench.uids.new(), article, record.text_sha256, span, quote, me, now, now
        )
        return True, Mark(new)

    def _quote(self, sha256: str, span: Span) -> Quote:
        text = self._bench.text(sha256).text
        if span.end > len(text):
            raise ProjectError(
                f"The text has {len(text)} characters; {span.start} to {span.end} is not in it."
            )
        return quote_at(text, span)

    def _do(
        self, action: str, highlight: Highlight, edits: tuple[Edit, ...], **more: str
    ) -> Change:
        arguments: dict[str, str | int] = {"quote": shortened(highlight.quote.exact), **more}
        return self._bench.do(Change(action, arguments, edits))

    def _do_many(
        self, change: Change, marks: Sequence[Mark], progress: Progress | None = None
    ) -> Change:
        """Do something with highlights, told by how many they are."""
        counted = replace(change, arguments={"count": len(marks), **change.arguments})
        return self._bench.do(counted, after_first(_SHARES, progress))


def removal(marks: Sequence[Mark]) -> tuple[Edit, ...]:
    """Return the edits that remove highlights with all that hangs on them."""
    return removed(*hanging(marks), *(mark.highlight for mark in marks))
