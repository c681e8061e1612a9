"""An article's highlights with what hangs on them, kept true by applying changes to them."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from reader_app.core.ids import Uid
from reader_app.core.judgements import Grade, HighlightLink, Speaker
from reader_app.core.records import Highlight, Note, Tagging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.edits import Change, Edit
    from reader_app.core.records import Record

Place = tuple[int, int, Uid]
"""What marks are sorted by."""

_Hanging = Tagging | Note | Grade | Speaker | HighlightLink
_HANGING = (Tagging, Note, Grade, Speaker, HighlightLink)
_Part = TypeVar("_Part", Tagging, Note, Grade, Speaker, HighlightLink)


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight with all that hangs on it, in the order it was made; speakers in the chain's."""

    highlight: Highlight
    taggings: tuple[Tagging, ...] = ()
    notes: tuple[Note, ...] = ()
    grades: tuple[Grade, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    links: tuple[HighlightLink, ...] = ()
    """The links from and to the highlight; one between two highlights hangs on both."""

    @property
    def uid(self) -> Uid:
        """The highlight's uid."""
        return self.highlight.uid

    @property
    def place(self) -> Place:
        """Sort key of reading order: by start, longer first, then by age."""
        span = self.highlight.span
        return (span.start, -span.end, self.highlight.uid)


@dataclass(frozen=True, slots=True)
class MarksDelta:
    """What a change did to an article's marks. Before and after where a mark merely changed."""

    added: tuple[Mark, ...] = ()
    removed: tuple[Mark, ...] = ()
    changed: tuple[tuple[Mark, Mark], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


class ArticleMarks:
    """The marks of one article in reading order; `apply` keeps them in step with the store."""

    def __init__(self, article: Uid, marks: Iterable[Mark] = ()) -> None:
        self.article = article
        self._by_uid = {mark.uid: mark for mark in marks}
        self._order = sorted(self._by_uid, key=self._place)

    def __len__(self) -> int:
        return len(self._by_uid)

    def get(self, uid: Uid) -> Mark | None:
        """Return the mark of a highlight, if it is this article's."""
        return self._by_uid.get(uid)

    def in_order(self) -> list[Mark]:
        """Return all marks in reading order."""
        return [self._by_uid[uid] for uid in self._order]

    def row(self, mark: Mark) -> int:
        """Return the number of one of these marks in reading order, from 0."""
        return bisect_left(self._order, mark.place, key=self._place)

    def _place(self, uid: Uid) -> Place:
        """Return where a mark stands: asked for anew each time, as keeping it takes more room."""
        return self._by_uid[uid].place

    def apply(self, change: Change) -> MarksDelta:
        """Take over a change that was written, and return what it did to these marks."""
        before: dict[Uid, Mark | None] = {}
        # Highlights before what hangs on them; a change's edits may stand in any order.
        edits = [edit for edit in change.of(Highlight, *_HANGING) if self._may_touch(edit)]
        for edit in edits:
            for uid in self._touched(edit):
                before.setdefault(uid, self._by_uid.get(uid))
        for edit in edits:
            self._take(edit)
        return self._delta(before)

    def _may_touch(self, edit: Edit) -> bool:
        """Tell whether an edit concerns this article, as far as its record says so."""
        article: object = getattr(edit.after or edit.before, "article", None)
        return article is None or article == self.article

    def _touched(self, edit: Edit) -> tuple[Uid, ...]:
        """Return the highlights that an edit concerns; those of other articles may be among them."""
        record = edit.record
        if isinstance(record, Highlight):
            return (record.uid,)
        if isinstance(record, Tagging | Speaker | Note | Grade):
            return (record.highlight,) if record.highlight else ()
        return (record.source, record.target) if isinstance(record, HighlightLink) else ()

    def _take(self, edit: Edit) -> None:
        record = edit.record
        if isinstance(record, Highlight):
            self._take_highlight(edit, record)
            return
        for uid in self._touched(edit):
            mark = self._by_uid.get(uid)
            if mark is not None and isinstance(record, _HANGING):
                self._by_uid[uid] = _changed(mark, record, gone=edit.after is None)

    def _take_highlight(self, edit: Edit, record: Highlight) -> None:
        old = self._by_uid.get(record.uid)
        if old is not None:
            del self._order[self.row(old)]
            del self._by_uid[record.uid]
        if edit.after is not None:
            new = replace(old, highlight=record) if old else Mark(record)
            self._by_uid[new.uid] = new
            insort(self._order, new.uid, key=self._place)

    def _delta(self, before: dict[Uid, Mark | None]) -> MarksDelta:
        added: list[Mark] = []
        removed: list[Mark] = []
        changed: list[tuple[Mark, Mark]] = []
        for uid, old in before.items():
            new = self._by_uid.get(uid)
            if old is None and new is not None:
                added.append(new)
            elif old is not None and new is None:
                removed.append(old)
            elif old is not None and new is not None and old != new:
                changed.append((old, new))
        return MarksDelta(tuple(added), tuple(removed), tuple(changed))


def is_lost(highlight: Highlight) -> bool:
    """Tell whether a highlight's words are no longer in its article's text."""
    return highlight.anchor == "lost"


def _changed(mark: Mark, record: _Hanging, *, gone: bool) -> Mark:
    """Return a mark with one thing more on it, or one less."""
    if isinstance(record, Tagging):
        return replace(mark, taggings=_with(mark.taggings, record, gone=gone))
    if isinstance(record, Note):
        return replace(mark, notes=_with(mark.notes, record, gone=gone))
    if isinstance(record, Grade):
        return replace(mark, grades=_with(mark.grades, record, gone=gone))
    if isinstance(record, Speaker):
        return replace(mark, speakers=_with(mark.speakers, record, gone=gone))
    return replace(mark, links=_with(mark.links, record, gone=gone))


def _with(items: tuple[_Part, ...], item: _Part, *, gone: bool) -> tuple[_Part, ...]:
    kept = [other for other in items if other.uid != item.uid]
    if not gone:
        kept.append(item)
    return tuple(sorted(kept, key=part_order))


def part_order(part: _Hanging) -> tuple[int, int, Uid]:
    """Return the sort key of what hangs on a highlight: by age; speakers by their place."""
    place = part.position if isinstance(part, Speaker) else 0
    return (place, part.created_ms, part.uid)


def hanging(marks: Iterable[Mark]) -> list[Record]:
    """Return all that hangs on these marks, each record once: a link hangs on two of them."""
    parts: dict[Uid, Record] = {}
    for mark in marks:
        groups = (mark.notes, mark.grades, mark.speakers, mark.links, mark.taggings)
        parts.update((part.uid, part) for group in groups for part in group)
    return list(parts.values())
