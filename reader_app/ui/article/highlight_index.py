"""Finds the highlights that touch a stretch of the text, however many and however long they are.

Highlights lie in classes by length, class k holding 2^(k-1) to 2^k - 1 characters, each sorted by start.
A query looks, per class, only at starts that can reach it, so that one very long highlight does
not slow the search among the short ones.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader_app.core.ids import Uid
    from reader_app.ui.article.text_mark import TextMark


class HighlightIndex:
    """Marks of a text by place and by uid."""

    def __init__(self, marks: Iterable[TextMark] = ()) -> None:
        self._classes: dict[int, list[TextMark]] = {}
        self._by_uid: dict[Uid, TextMark] = {}
        self.extend(marks)

    def extend(self, marks: Iterable[TextMark]) -> None:
        """Take in many marks at once."""
        for mark in marks:
            self._classes.setdefault(_class_of(mark), []).append(mark)
            self._by_uid[mark.uid] = mark
        for members in self._classes.values():
            members.sort()

    def __len__(self) -> int:
        return len(self._by_uid)

    def __iter__(self) -> Iterator[TextMark]:
        return iter(self._by_uid.values())

    def get(self, uid: Uid) -> TextMark | None:
        """Return where a highlight is, if it is in the index."""
        return self._by_uid.get(uid)

    def add(self, mark: TextMark) -> None:
        """Take in a mark whose uid is not there yet."""
        insort(self._classes.setdefault(_class_of(mark), []), mark)
        self._by_uid[mark.uid] = mark

    def remove(self, uid: Uid) -> TextMark | None:
        """Take a mark out, and return where it was; None where it was not there."""
        mark = self._by_uid.pop(uid, None)
        if mark is not None:
            members = self._classes[_class_of(mark)]
            del members[bisect_left(members, mark)]
        return mark

    def touching(self, start: int, end: int) -> list[TextMark]:
        """Return the marks that share a character with [start, end), by start, then end."""
        found: list[TextMark] = []
        for power, members in self._classes.items():
            first = bisect_left(members, (start - (1 << power),))
            last = bisect_left(members, (end,))
            found.extend(mark for mark in members[first:last] if mark[1] > start)
        found.sort()
        return found


def _class_of(mark: TextMark) -> int:
    return (mark.end - mark.start).bit_length()
