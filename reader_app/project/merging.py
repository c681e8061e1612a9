"""Merging tags: what hangs on several becomes one tag's, as the edits of one Change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.edits import Edit, removed
from reader_app.core.folding import fold
from reader_app.core.records import Tagging
from reader_app.project.tag_names import SPACING, distinct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.judgements import TagKey
    from reader_app.core.pace import Pace
    from reader_app.core.records import Pin, Tag
    from reader_app.project.workbench import Workbench


class Merge:
    """The merge of some tags into one; the records are read when `edits` is called."""

    def __init__(self, bench: Workbench, survivor: Tag, gone: Sequence[Tag]) -> None:
        self._bench = bench
        self._survivor = survivor
        self._gone = gone
        self._gone_uids = {tag.uid for tag in gone}

    def edits(self, pace: Pace) -> tuple[Edit, ...]:
        """Return the edits: each record once, those that go last. The taggings count as work."""
        return (
            *pace.over(self._taggings()),
            *self._article_taggings(),
            *self._beside(),
            *self._pins(),
            *self._keys(),
            *self._tags(),
            *removed(*reversed(self._gone)),
        )

    def _taggings(self) -> Iterator[Edit]:
        """Give the taggings to the survivor; a highlight that has it from its analyst drops them."""
        reads, into = self._bench.store.marks, self._survivor.uid
        has = reads.tagged_by(into)
        for tag in self._gone:
            for old in reads.of_tag(tag.uid):
                uid, highlight, article, analyst = old.uid, old.highlight, old.article, old.analyst
                new = Tagging(uid, highlight, into, article, analyst, old.created_ms)
                yield Edit(old, None if (highlight, analyst) in has else new)
                has.add((highlight, analyst))

    def _article_taggings(self) -> Iterator[Edit]:
        reads, into = self._bench.store.tags, self._survivor.uid
        has = {(tagging.article, tagging.analyst) for tagging in reads.articles(into)}
        for tag in self._gone:
            for tagging in reads.articles(tag.uid):
                key = (tagging.article, tagging.analyst)
                yield Edit(tagging, None if key in has else replace(tagging, tag=into))
                has.add(key)

    def _beside(self) -> Iterator[Edit]:
        """Give notes and places in chains of attribution to the survivor."""
        store, into = self._bench.store, self._survivor.uid
        for tag in self._gone:
            for note in store.tags.notes(tag.uid):
                yield Edit(note, replace(note, tag=into))
            for speaker in store.marks.spoken_by(tag.uid):
                yield Edit(speaker, replace(speaker, tag=into))

    def _pins(self) -> Iterator[Edit]:
        """Give each analyst's first pin to the survivor where they have none on it."""
        reads, into = self._bench.store.tags, self._survivor.uid
        has = {pin.analyst for pin in reads.pins_of(into)}
        pins: list[Pin] = [pin for tag in self._gone for pin in reads.pins_of(tag.uid)]
        for pin in pins:
            yield Edit(pin, None if pin.analyst in has else replace(pin, tag=into))
            has.add(pin.analyst)

    def _keys(self) -> Iterator[Edit]:
        reads, into = self._bench.store.tags, self._survivor.uid
        has = {key.analyst for key in reads.keys_of(into)}
        keys: list[TagKey] = [key for tag in self._gone for key in reads.keys_of(tag.uid)]
        for key in keys:
            yield Edit(key, None if key.analyst in has else replace(key, tag=into))
            has.add(key.analyst)

    def _tags(self) -> Iterator[Edit]:
        """Move the children, and the survivor itself out of what goes; widen the survivor."""
        old, now = self._survivor, self._bench.now()
        place = self._out_of_gone(old.parent)
        new = _widened(old, self._gone)
        if place != old.parent:
            new = self._placed(new, place, [])
        yield Edit(old, replace(new, modified_ms=now))
        moved: dict[Uid | None, list[Tag]] = {}
        for child in self._children():
            holds = self._bench.codebook.is_under(old.uid, child.uid)
            parent = self._out_of_gone(child.parent) if holds else old.uid
            there = moved.setdefault(parent, [new] if parent == new.parent else [])
            there.append(self._placed(child, parent, there))
            yield Edit(child, replace(there[-1], modified_ms=now))

    def _children(self) -> Iterator[Tag]:
        """Yield the tags right below those that go, that neither go nor are the survivor."""
        stay = self._gone_uids | {self._survivor.uid}
        for tag in self._gone:
            yield from (
                each for each in self._bench.codebook.children(tag.uid) if each.uid not in stay
            )

    def _out_of_gone(self, parent: Uid | None) -> Uid | None:
        """Return the nearest tag from a parent upwards that stays."""
        while parent in self._gone_uids and parent is not None:
            parent = self._bench.codebook[parent].parent
        return parent

    def _placed(self, tag: Tag, parent: Uid | None, moved: Sequence[Tag]) -> Tag:
        """Put a tag behind its new siblings, numbered where one of them has its name."""
        children = self._bench.codebook.children(parent)
        there = [*(each for each in children if each.uid not in self._gone_uids), *moved]
        siblings = [each for each in there if each.uid != tag.uid]
        taken = {fold(each.name) for each in siblings}
        name, number = tag.name, 2
        while fold(name) in taken:
            name, number = f"{tag.name} {number}", number + 1
        last = max((each.position for each in siblings), default=0.0)
        return replace(tag, parent=parent, name=name, position=last + SPACING)


def _widened(survivor: Tag, gone: Sequence[Tag]) -> Tag:
    """Return the survivor with the other names, and what it did not say itself."""
    names = [name for tag in gone for name in (tag.name, *tag.aliases)]
    tags = (survivor, *gone)
    return replace(
        survivor,
        aliases=distinct((*survivor.aliases, *names), survivor.name),
        definition=next((tag.definition for tag in tags if tag.definition), ""),
        when_to_use=next((tag.when_to_use for tag in tags if tag.when_to_use), ""),
        when_not_to_use=next((tag.when_not_to_use for tag in tags if tag.when_not_to_use), ""),
        example=next((tag.example for tag in tags if tag.example), None),
    )
