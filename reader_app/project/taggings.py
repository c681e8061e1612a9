"""What is done to many taggings at once: rows of the table of tagged spans."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.errors import NotFoundError
from reader_app.project.labels import shortened
from reader_app.project.tag_names import NewTags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.records import Tag, Tagging
    from reader_app.project.workbench import Workbench


class TaggingActions:
    """Taking tags off, and putting others in their place, each as one step."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def take_off(self, taggings: Sequence[Uid]) -> Change:
        """Take these tags off their highlights, which stay; whoever gave them."""
        found = self._found(taggings)
        if len(found) == 1:
            name = self._bench.tag(found[0].tag).name
            return self._do("highlight.untag", found, removed(*found), name)
        return self._do("taggings.remove", found, removed(*found))

    def retag(self, taggings: Sequence[Uid], tag: Uid | None, path: str = "") -> Change:
        """Put a tag, or the one of that path, in the place of these; whoever gave them.

        A tag of that path that is missing is created in the same step. Where its analyst gave a
        highlight the tag already, the other one is taken off.
        """
        found, fresh = self._found(taggings), NewTags(self._bench)
        into = self._bench.tag(tag) if tag is not None else fresh.at(path, None)
        edits = (*added(*fresh.made), *self._moved(found, into))
        action = "tagging.move" if len(found) == 1 else "taggings.move"
        return self._do(action, found, edits, into.name)

    def _moved(self, taggings: Sequence[Tagging], into: Tag) -> Iterator[Edit]:
        has = {
            (each.highlight, each.analyst)
            for highlight in dict.fromkeys(tagging.highlight for tagging in taggings)
            for each in self._bench.mark(highlight).taggings
            if each.tag == into.uid
        }
        for old in taggings:
            key = (old.highlight, old.analyst)
            if old.tag != into.uid:
                yield Edit(old, None if key in has else replace(old, tag=into.uid))
                has.add(key)

    def _found(self, taggings: Sequence[Uid]) -> list[Tagging]:
        """Return the taggings; those that are gone are passed over."""
        reads = self._bench.store.marks
        each = (reads.tagging(uid) for uid in dict.fromkeys(taggings))
        found = [tagging for tagging in each if tagging is not None]
        if not found:
            raise NotFoundError("These tags are no longer on their highlights.")
        return found

    def _do(
        self, action: str, taggings: Sequence[Tagging], edits: tuple[Edit, ...], tag: str = ""
    ) -> Change:
        arguments: dict[str, str | int] = {"count": len(taggings)}
        if len(taggings) == 1:
            quote = self._bench.mark(taggings[0].highlight).highlight.quote.exact
            arguments = {"quote": shortened(quote)}
        if tag:
            arguments["tag"] = tag
        return self._bench.do(Change(action, arguments, edits))
