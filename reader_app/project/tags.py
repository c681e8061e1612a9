"""What an analyst can do with the codebook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.codebook import SEPARATOR
from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.judgements import TagKey
from reader_app.core.pace import Pace, behind
from reader_app.core.records import Pin
from reader_app.project.merging import Merge
from reader_app.project.tag_names import SPACING, NewTags, distinct, free_name
from reader_app.project.words import storable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.pace import Progress
    from reader_app.core.records import Note, Tag, Tagging
    from reader_app.formats.exchange.starter import StarterTag
    from reader_app.project.workbench import Workbench

_PASSES = 4
"""How often a merge goes through each tagging: once to make its edit up, then in the store."""

KEYS = range(1, 10)
"""The number keys that tags can be pinned to."""


class TagActions:
    """The actions on tags. Each writes and returns one Change, empty where nothing was to do."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def create(self, name: str, parent: Uid | None = None, colour: str | None = None) -> Change:
        """Add a tag after its siblings; raises TagNameError where the name is empty or taken."""
        if parent is not None:
            self._bench.tag(parent)
        new = NewTags(self._bench)
        new.add(free_name(self._bench.codebook, parent, name), parent, colour)
        return self._created(new)

    def create_path(self, path: str) -> Change:
        """Add what the codebook lacks of a path such as "Actor/State"."""
        new = NewTags(self._bench)
        new.at(path)
        return self._created(new)

    def _created(self, new: NewTags) -> Change:
        path = new.codebook.path_text(new.made[-1].uid) if new.made else ""
        return self._bench.do(Change("tag.create", {"tag": path}, added(*new.made)))

    def add_starter(self, starters: Sequence[StarterTag]) -> Change:
        """Add the tags of a starter codebook that are not there yet, pinned where a key is free."""
        new = NewTags(self._bench)
        pins: dict[int, Pin] = {}
        for starter in starters:
            *above, name = starter.path
            parent = new.at(SEPARATOR.join(above)).uid if above else None
            if new.codebook.child_named(parent, name) is not None:
                continue
            tag = new.add(name, parent, starter.colour, starter.definition)
            if starter.pin is not None and starter.pin not in self._bench.pins:
                pins[starter.pin] = self._new_pin(tag.uid, starter.pin)
        edits = added(*new.made, *pins.values())
        return self._bench.do(Change("codebook.start", {}, edits))

    def rename(self, tag: Uid, name: str) -> Change:
        """Give a tag another name; raises TagNameError where it is empty or taken."""
        old = self._bench.tag(tag)
        name = free_name(self._bench.codebook, old.parent, name, own=tag)
        return self._changed("tag.rename", old, replace(old, name=name), {"old": old.name})

    def recolour(self, tag: Uid, colour: str) -> Change:
        """Give a tag another colour: a palette slot or `#rrggbb`."""
        old = self._bench.tag(tag)
        new = replace(old, colour=colour)
        return self._changed("tag.recolour", old, new, {"colour": colour})

    def recolour_many(self, tags: Sequence[Uid], colour: str) -> Change:
        """Give several tags one colour."""
        now = self._bench.now()
        old = [self._bench.tag(tag) for tag in dict.fromkeys(tags)]
        edits = tuple(
            Edit(tag, replace(tag, colour=colour, modified_ms=now))
            for tag in old
            if tag.colour != colour
        )
        return self._bench.do(
            Change("tags.recolour", {"count": len(edits), "colour": colour}, edits)
        )

    def describe(
        self,
        tag: Uid,
        definition: str | None = None,
        *,
        when_to_use: str | None = None,
        when_not_to_use: str | None = None,
    ) -> Change:
        """Say what a tag means, and when it is and is not to be given; None leaves as it is."""
        old = self._bench.tag(tag)
        words = {
            "definition": definition,
            "when_to_use": when_to_use,
            "when_not_to_use": when_not_to_use,
        }
        given = {name: storable(text) for name, text in words.items() if text is not None}
        return self._changed("tag.describe", old, replace(old, **given), {})

    def set_example(self, tag: Uid, highlight: Uid | None) -> Change:
        """Let a highlight's quote show what a tag is for; None: no longer."""
        old = self._bench.tag(tag)
        if highlight is not None and self._bench.store.marks.get(highlight) is None:
            raise NotFoundError("This highlight is no longer in the project.")
        return self._changed("tag.example", old, replace(old, example=highlight), {})

    def set_aliases(self, tag: Uid, aliases: Sequence[str]) -> Change:
        """Give a tag other names to be found by; blank ones and doubles are left out."""
        old = self._bench.tag(tag)
        return self._changed("tag.aliases", old, replace(old, aliases=distinct(aliases)), {})

    def archive(self, tag: Uid) -> Change:
        """Put a tag and those below it out of the way; their taggings stay."""
        tags = [self._bench.tag(tag), *self._bench.codebook.walk(tag)]
        return self._archived("tag.archive", tags, archived=True)

    def unarchive(self, tag: Uid) -> Change:
        """Bring an archived tag back, with those below it and those that it stands under."""
        old = self._bench.tag(tag)
        codebook = self._bench.codebook
        above = [each for each in codebook.walk() if codebook.is_under(tag, each.uid)]
        tags = {each.uid: each for each in (old, *codebook.walk(tag), *above)}
        return self._archived("tag.unarchive", list(tags.values()), archived=False)

    def _archived(self, action: str, tags: Sequence[Tag], *, archived: bool) -> Change:
        now = self._bench.now()
        edits = tuple(
            Edit(tag, replace(tag, archived=archived, modified_ms=now))
            for tag in tags
            if tag.archived != archived
        )
        return self._bench.do(Change(action, {"tag": tags[0].name}, edits))

    def merge(
        self, survivor: Uid, others: Sequence[Uid], progress: Progress | None = None
    ) -> Change:
        """Make several tags one: the survivor takes over all that hangs on the others, which go.

        Their taggings become the survivor's, doubles are dropped; their names and aliases its
        aliases; their children, notes, pins and keys its own. Call it on a worker where there
        are tens of thousands of taggings; `progress` is told how far it is.
        """
        kept = self._bench.tag(survivor)
        gone = [self._bench.tag(tag) for tag in dict.fromkeys(others) if tag != survivor]
        pace = Pace(_PASSES * self.merge_cost([tag.uid for tag in gone])[1], progress)
        edits = Merge(self._bench, kept, gone).edits(pace) if gone else ()
        names = ", ".join(tag.name for tag in gone)
        change = Change("tag.merge", {"tag": kept.name, "others": names}, edits)
        return self._bench.do(change, behind(len(edits), progress))

    def merge_cost(self, others: Sequence[Uid]) -> tuple[int, int]:
        """Return how many tags would go in a merge, and how many taggings change hands."""
        gone = [self._bench.tag(tag) for tag in dict.fromkeys(others)]
        counts = self.counts()
        return len(gone), sum(counts.get(tag.uid, 0) for tag in gone)

    def _changed(self, action: str, old: Tag, new: Tag, arguments: dict[str, str | int]) -> Change:
        edits = (Edit(old, replace(new, modified_ms=self._bench.now())),) if new != old else ()
        return self._bench.do(Change(action, {**arguments, "tag": new.name}, edits))

    def move(self, tag: Uid, parent: Uid | None, index: int) -> Change:
        """Put a tag under another one (None: at the top) as its child number `index`, from 0.

        Raises ProjectError where that is the tag itself or one below it, TagNameError where a
        child there has the same name.
        """
        old = self._bench.tag(tag)
        codebook = self._bench.codebook
        if parent is not None and codebook.is_under(self._bench.tag(parent).uid, tag):
            raise ProjectError(f"“{old.name}” cannot stand under itself. Choose another place.")
        free_name(codebook, parent, old.name, own=tag)
        siblings = [each for each in codebook.children(parent) if each.uid != tag]
        index = max(0, min(index, len(siblings)))
        above = codebook.path_text(parent) if parent else ""
        action = "tag.move" if parent else "tag.move_top"
        edits = (
            () if self._stands(old, parent, index) else self._placed(old, parent, siblings, index)
        )
        return self._bench.do(Change(action, {"tag": old.name, "parent": above}, edits))

    def _stands(self, tag: Tag, parent: Uid | None, index: int) -> bool:
        children = self._bench.codebook.children(parent)
        return tag.parent == parent and index < len(children) and children[index].uid == tag.uid

    def _placed(
        self, tag: Tag, parent: Uid | None, siblings: list[Tag], index: int
    ) -> tuple[Edit, ...]:
        """Return the edits that put a tag between two siblings; all are spaced anew if need be."""
        now = self._bench.now()
        low = siblings[index - 1].position if index else None
        high = siblings[index].position if index < len(siblings) else None
        place = _between(low, high)
        if place is not None:
            new = replace(tag, parent=parent, position=place, modified_ms=now)
            return (Edit(tag, new),)
        row = [*siblings[:index], tag, *siblings[index:]]
        return tuple(
            Edit(each, replace(each, parent=parent, position=n * SPACING, modified_ms=now))
            for n, each in enumerate(row, start=1)
        )

    def delete(self, *tags: Uid) -> Change:
        """Remove tags, those below them and all their taggings, notes, pins and keys.

        Highlights stay, and chains of attribution keep the name.
        """
        gone = self._gone_with(tags)
        uids = [each.uid for each in gone]
        taggings = [tagging for uid in uids for tagging in self._taggings(uid)]
        notes: list[Note] = [note for uid in uids for note in self._bench.store.tags.notes(uid)]
        pins = [pin for uid in uids for pin in self._bench.store.tags.pins_of(uid)]
        keys = [key for uid in uids for key in self._bench.store.tags.keys_of(uid)]
        articles = [each for uid in uids for each in self._bench.store.tags.articles(uid)]
        unnamed = tuple(
            Edit(speaker, replace(speaker, name=self._bench.tag(uid).name, tag=None))
            for uid in uids
            for speaker in self._bench.store.marks.spoken_by(uid)
        )
        parts = removed(*pins, *keys, *notes, *articles, *taggings, *reversed(gone))
        edits = (*unnamed, *parts)
        if len(set(tags)) == 1:
            name = self._bench.tag(tags[0]).name
            return self._bench.do(Change("tag.delete", {"tag": name}, edits))
        return self._bench.do(Change("tags.delete", {"count": len(gone)}, edits))

    def _gone_with(self, tags: Sequence[Uid]) -> list[Tag]:
        """Return tags and those below them once each, each before what stands under it."""
        codebook = self._bench.codebook
        chosen = [self._bench.tag(tag) for tag in tags]
        uids = {each.uid for tag in chosen for each in (tag, *codebook.walk(tag.uid))}
        return [tag for tag in codebook.walk() if tag.uid in uids]

    def _taggings(self, tag: Uid) -> list[Tagging]:
        return self._bench.store.marks.of_tag(tag)

    def deletion_cost(self, *tags: Uid) -> tuple[int, int]:
        """Return how many tags and taggings `delete` would remove."""
        gone = self._gone_with(tags)
        counts = self.counts()
        return len(gone), sum(counts.get(each.uid, 0) for each in gone)

    def pin(self, tag: Uid, slot: int) -> Change:
        """Put a tag on a number key, in the place of what was there; a tag has one key at most."""
        if slot not in KEYS:
            raise ProjectError("Tags can be pinned to the keys 1 to 9.")
        old = self._bench.tag(tag)
        here = self._bench.pins.get(slot)
        edits: tuple[Edit, ...] = ()
        if here is None or here.tag != tag:
            gone = [pin for pin in self._bench.pins.values() if slot == pin.slot or pin.tag == tag]
            edits = (*removed(*gone), *added(self._new_pin(tag, slot)))
        return self._bench.do(Change("tag.pin", {"tag": old.name, "slot": slot}, edits))

    def _new_pin(self, tag: Uid, slot: int) -> Pin:
        return Pin(self._bench.uids.new(), tag, slot, self._bench.analyst.uid, self._bench.now())

    def unpin(self, slot: int) -> Change:
        """Free a number key."""
        pin = self._bench.pins.get(slot)
        if pin is None:
            return Change("tag.unpin", {"slot": slot}, ())
        arguments: dict[str, str | int] = {"tag": self._bench.tag(pin.tag).name, "slot": slot}
        return self._bench.do(Change("tag.unpin", arguments, removed(pin)))

    def set_key(self, tag: Uid, key: str | None) -> Change:
        """Put a tag on a shortcut key, taking it from the tag that had it; None frees its key.

        A tag has one such key at most, beside a pin.
        """
        old = self._bench.tag(tag)
        key = " ".join(storable(key or "").split())
        own = [each for each in self._bench.keys.values() if each.tag == tag or each.key == key]
        if any(each.tag == tag and each.key == key for each in own):
            return Change("tag.key", {"tag": old.name, "key": key}, ())
        if not key:
            return self._bench.do(Change("tag.key_free", {"tag": old.name}, removed(*own)))
        me, now = self._bench.analyst.uid, self._bench.now()
        new = TagKey(self._bench.uids.new(), tag, key, me, now)
        edits = (*removed(*own), *added(new))
        return self._bench.do(Change("tag.key", {"tag": old.name, "key": key}, edits))

    def key_holder(self, key: str) -> Uid | None:
        """Return the tag that this analyst has on a shortcut key."""
        held = self._bench.keys.get(key)
        return held.tag if held else None

    def latest(self, among: int = 200) -> list[tuple[Uid, ...]]:
        """Return the tags this analyst gave last, highlight by highlight, the newest first.

        Looks through that many of the project's latest taggings, by whoever made them.
        """
        return self._bench.store.tags.latest(self._bench.analyst.uid, among)

    def counts(self) -> dict[Uid, int]:
        """Return how many taggings each tag has; tags without any may be missing."""
        return self._bench.store.tags.counts()

    def counts_in(self, article: Uid) -> dict[Uid, int]:
        """Return how many taggings each tag has in one article."""
        return self._bench.store.tags.counts_in(article)


def _between(low: float | None, high: float | None) -> float | None:
    """Return a position between two others; None where no number is left between them."""
    if low is None and high is None:
        return SPACING
    if high is None:
        return (low or 0.0) + SPACING
    if low is None:
        return high - SPACING
    middle = (low + high) / 2
    return middle if low < middle < high else None
