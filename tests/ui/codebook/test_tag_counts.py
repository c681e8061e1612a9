"""Counts of tags follow changes, and are what counting anew would give."""

from __future__ import annotations

import random
from dataclasses import replace

from reader_app.core.codebook import Codebook
from reader_app.core.edits import Change, Edit
from reader_app.core.ids import Uid
from reader_app.core.records import Tag, Tagging
from reader_app.ui.codebook.tag_counts import TagCounts

HERE, ELSEWHERE, INES = Uid("article"), Uid("other"), Uid("ines")


def tree(count: int, chance: random.Random) -> Codebook:
    """Return tags of which each stands at the top or under an earlier one."""
    uids = [Uid(f"tag{n}") for n in range(count)]
    parents = [None if n == 0 else chance.choice([None, *uids[:n]]) for n in range(count)]
    return Codebook(
        Tag(uid, uid, parent, "blue", INES, 0, 0) for uid, parent in zip(uids, parents, strict=True)
    )


def test_sums_that_follow_changes_are_those_of_counting_anew() -> None:
    chance = random.Random(5)
    codebook = tree(30, chance)
    tags = [tag.uid for tag in codebook]
    counts = TagCounts()
    counts.fill_here(HERE, {})
    there: list[Tagging] = []
    for number in range(200):
        edits: list[Edit] = []
        if chance.random() < 0.6 or not there:
            article = chance.choice([HERE, ELSEWHERE])
            uid = Uid(f"{number}")
            new = Tagging(uid, uid, chance.choice(tags), article, INES, 0)
            edits.append(Edit(None, new))
        else:
            old = there.pop(chance.randrange(len(there)))
            moved = replace(old, tag=chance.choice(tags)) if chance.random() < 0.5 else None
            edits.append(Edit(old, moved))
        there += [edit.after for edit in edits if isinstance(edit.after, Tagging)]
        counts.apply(Change("x", {}, tuple(edits)), codebook)
        for tag in tags:
            below = {tag, *(each.uid for each in codebook.walk(tag))}
            found = [each for each in there if each.tag in below]
            here = sum(each.article == HERE for each in found)
            assert counts.of(tag, codebook) == (here, len(found))


def test_a_tagging_that_gets_another_tag_counts_for_that_one() -> None:
    codebook = tree(2, random.Random(1))
    one, two = (tag.uid for tag in codebook)
    counts = TagCounts()
    counts.fill({one: 1})
    old = Tagging(Uid("t"), Uid("h"), one, HERE, INES, 0)
    change = Change("x", {}, (Edit(old, replace(old, tag=two)),))
    assert counts.apply(change, codebook) == {one, two}
    assert (counts.own(one), counts.own(two)) == ((0, 0), (0, 1))
