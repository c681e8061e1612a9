"""What is done to many taggings at once: rows of the table of tagged spans."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.errors import NotFoundError
from reader_app.core.pace import Pace, after_first
from reader_app.project.labels import shortened
from reader_app.project.tag_names import NewTags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.pace import Progress
    from reader_app.core.records import Tag, Tagging
    from reader_app.project.workbench import Workbench

_AT_ONCE = 1000
"""Taggings read at a time."""
_SHARES = 4
"""To read the taggings is one of so many parts of the work."""


class TaggingActions:
    """Taking tags off, and putting others in their place, each as one step."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def take_off(self, taggings: Sequence[Uid], progress: Progress | None = None) -> Change:
        """Take these tags off their highlights, which stay; whoever gave them."""
        found = self._found(taggings, progress)
        if len(found) == 1:
            name = {"tag": self._bench.tag(found[0].tag).name}
            return self._do(Change("highlight.untag", name, removed(*found)), found, progress)
        return self._do(Change("taggings.remove", {}, removed(*found)), found, progress)

    def retag(
        self,
        taggings: Sequence[Uid],
        tag: Uid | None,
        path: str = "",
        progress: Progress | None = None,
    ) -> Change:
        """Put a tag, or the one of that path, in the place of these; whoever gave them.

        A tag of that path that is missing is created in the same step. Where its analyst gave a
        highlight the tag already, the other one is taken off.
        """
        found, fresh = self._found(taggings, progress), NewTags(self._bench)
        into = self._bench.tag(tag) if tag is not None else fresh.at(path, None)
        edits = (*added(*fresh.made), *self._moved(found, into))
        action = "tagging.move" if len(found) == 1 else "taggings.move"
        return self._do(Change(action, {"tag": into.name}, edits), found, progress)

    def _moved(self, taggings: Sequence[Tagging], into: Tag) -> Iterator[Edit]:
        on = self._bench.store.marks.taggings_on(dict.fromkeys(each.highlight for each in taggings))
        has = {(each.highlight, each.analyst) for each in on if each.tag == into.uid}
        for old in taggings:
            key = (old.highlight, old.analyst)
            if old.tag != into.uid:
                yield Edit(old, None if key in has else replace(old, tag=into.uid))
                has.add(key)

    def _found(self, taggings: Sequence[Uid], progress: Progress | None) -> list[Tagging]:
        """Return the taggings; those that are gone are passed over."""
        wanted = list(dict.fromkeys(taggings))
        reads, pace = self._bench.store.marks, Pace(_SHARES * len(wanted), progress)
        found: dict[Uid, Tagging] = {}
        for start in range(0, len(wanted), _AT_ONCE):
            part = reads.taggings(wanted[start : start + _AT_ONCE])
            found.update(pace.over(part.items()))
        if not found:
            raise NotFoundError("These tags are no longer on their highlights.")
        return [found[uid] for uid in wanted if uid in found]

    def _do(self, change: Change, taggings: Sequence[Tagging], progress: Progress | None) -> Change:
        """Do something with taggings, told by the quote of the one or by how many they are."""
        whom: dict[str, str | int] = {"count": len(taggings)}
        if len(taggings) == 1:
            quote = self._bench.mark(taggings[0].highlight).highlight.quote.exact
            whom = {"quote": shortened(quote)}
        named = replace(change, arguments={**whom, **change.arguments})
        return self._bench.do(named, after_first(_SHARES, progress))
