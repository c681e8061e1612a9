"""An article's highlights with what hangs on them, kept true by applying changes to them."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from reader_app.core.records import Highlight, Note, Tagging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.edits import Change, Edit
    from reader_app.core.ids import Uid

_Part = TypeVar("_Part", Tagging, Note)


@dataclass(frozen=True, slots=True)
class Mark:
    """A highlight with its taggings and notes, each in the order they were made."""

    highlight: Highlight
    taggings: tuple[Tagging, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def uid(self) -> Uid:
        """The highlight's uid."""
        return self.highlight.uid

    @property
    def place(self) -> tuple[int, int, Uid]:
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
        self._order = sorted(mark.place for mark in self._by_uid.values())

    def __len__(self) -> int:
        return len(self._by_uid)

    def get(self, uid: Uid) -> Mark | None:
        """Return the mark of a highlight, if it is this article's."""
        return self._by_uid.get(uid)

    def in_order(self) -> list[Mark]:
        """Return all marks in reading order."""
        return [self._by_uid[place[2]] for place in self._order]

    def apply(self, change: Change) -> MarksDelta:
        """Take over a change that was written, and return what it did to these marks."""
        before: dict[Uid, Mark | None] = {}
        for edit in change.edits:
            uid = self._touched(edit)
            if uid is None:
                continue
            before.setdefault(uid, self._by_uid.get(uid))
        for edit in _highlights_first(change.edits):
            self._take(edit)
        return self._delta(before)

    def _touched(self, edit: Edit) -> Uid | None:
        record = edit.record
        if isinstance(record, Highlight):
            return record.uid if record.article == self.article else None
        if isinstance(record, Tagging):
            return record.highlight if record.article == self.article else None
        if isinstance(record, Note):
            return record.highlight
        return None

    def _take(self, edit: Edit) -> None:
        record = edit.record
        if isinstance(record, Highlight):
            self._take_highlight(edit, record)
            return
        mark = self._by_uid.get(self._touched(edit) or record.uid)
        if mark is None:
            return
        gone = edit.after is None
        if isinstance(record, Tagging):
            mark = replace(mark, taggings=_with(mark.taggings, record, gone=gone))
        elif isinstance(record, Note):
            mark = replace(mark, notes=_with(mark.notes, record, gone=gone))
        self._by_uid[mark.uid] = mark

    def _take_highlight(self, edit: Edit, record: Highlight) -> None:
        if record.article != self.article:
            return
        old = self._by_uid.pop(record.uid, None)
        if old is not None:
            self._order.remove(old.place)
        if edit.after is not None:
            new = replace(old, highlight=record) if old else Mark(record)
            self._by_uid[new.uid] = new
            insort(self._order, new.place)

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


def _highlights_first(edits: tuple[Edit, ...]) -> list[Edit]:
    """Put highlights before what hangs on them; a change's edits may stand in any order."""
    return sorted(edits, key=lambda edit: not isinstance(edit.record, Highlight))


def _with(items: tuple[_Part, ...], item: _Part, *, gone: bool) -> tuple[_Part, ...]:
    kept = [other for other in items if other.uid != item.uid]
    if not gone:
        kept.append(item)
    kept.sort(key=lambda other: (other.created_ms, other.uid))
    return tuple(kept)
