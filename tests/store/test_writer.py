"""Keys, counters and order: what holds after every write."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.edits import Edit, added, removed
from reader_app.core.errors import ConflictError

if TYPE_CHECKING:
    from tests.store.desk import Desk


def test_edits_may_come_in_any_order(desk: Desk) -> None:
    article = desk.bring()
    top = desk.tag("A")
    middle = desk.tag("B", top)
    low = desk.tag("C", middle)
    highlight = desk.highlight(article)
    tagging = desk.tagging(highlight, low)
    desk.add(tagging, low, highlight, middle, top)
    assert {tag.uid: tag.parent for tag in desk.store.tags.all()} == {
        top.uid: None,
        middle.uid: top.uid,
        low.uid: middle.uid,
    }
    desk.remove(top, highlight, middle, low, tagging)
    assert desk.store.tags.all() == []
    assert desk.store.check() == []


def test_one_change_may_take_a_tagging_off_and_put_it_back(desk: Desk) -> None:
    article, tag = desk.bring(), desk.tag()
    highlight = desk.highlight(article)
    old, new = desk.tagging(highlight, tag), desk.tagging(highlight, tag)
    desk.add(tag, highlight, old)
    desk.write(*added(new), *removed(old))
    assert desk.store.marks.of_tag(tag.uid) == [new]
    assert desk.store.tags.counts() == {tag.uid: 1}


def test_a_removal_that_leaves_something_hanging_is_refused(desk: Desk) -> None:
    article, tag = desk.bring(), desk.tag()
    highlight = desk.highlight(article)
    desk.add(tag, highlight, desk.tagging(highlight, tag))
    before = desk.store.dump()
    for record in (tag, highlight, article):
        with pytest.raises(ConflictError, match="something"):
            desk.remove(record)
    assert desk.store.dump() == before
    assert desk.store.check() == []


def test_a_reference_that_leads_nowhere_is_refused(desk: Desk) -> None:
    article = desk.bring()
    gone = desk.tag("Gone")
    for record in (
        desk.tag("Lost", gone),
        desk.note(tag=gone.uid),
        desk.tagging(desk.highlight(article), gone),
    ):
        with pytest.raises(ConflictError, match="something"):
            desk.add(record)


def test_the_same_tagging_twice_is_refused(desk: Desk) -> None:
    article, tag = desk.bring(), desk.tag()
    highlight = desk.highlight(article)
    desk.add(tag, highlight, desk.tagging(highlight, tag))
    with pytest.raises(ConflictError, match="already"):
        desk.add(desk.tagging(highlight, tag))


def test_a_tag_cannot_be_moved_below_itself(desk: Desk) -> None:
    top = desk.tag("Top")
    middle = desk.tag("Middle", top)
    low = desk.tag("Low", middle)
    desk.add(top, middle, low)
    with pytest.raises(ConflictError, match="“Top” cannot stand below itself"):
        desk.change(top, parent=low.uid)
    first, second = desk.tag("First"), desk.tag("Second")
    loop = [desk.tag("One", first), desk.tag("Two", second)]
    desk.add(first, second, *loop)
    with pytest.raises(ConflictError, match="below itself"):
        desk.write(
            Edit(first, replace(first, parent=loop[1].uid)),
            Edit(second, replace(second, parent=loop[0].uid)),
        )
    assert desk.store.check() == []


def test_new_tags_cannot_stand_in_a_ring(desk: Desk) -> None:
    one = desk.tag("One")
    two = desk.tag("Two", one)
    with pytest.raises(ConflictError):
        desk.add(replace(one, parent=two.uid), two)
    assert desk.store.tags.all() == []


def test_counters_follow_every_edit(desk: Desk) -> None:
    article, other = desk.bring(), desk.bring("Another\n\nArticle of ours.")
    tag, second = desk.tag("A"), desk.tag("B")
    highlights = [desk.highlight(article, n, n + 3) for n in range(4)]
    taggings = [desk.tagging(highlight, tag) for highlight in highlights]
    desk.add(tag, second, *highlights, *taggings)
    assert desk.store.tags.counts() == {tag.uid: 4}
    assert desk.store.tags.counts_in(article.uid) == {tag.uid: 4}
    assert desk.store.tags.counts_in(other.uid) == {}
    desk.change(taggings[0], tag=second.uid)
    assert desk.store.tags.counts() == {tag.uid: 3, second.uid: 1}
    desk.remove(taggings[1], highlights[1])
    row = next(row for row in desk.store.articles.all() if row.uid == article.uid)
    assert row.n_highlights == 3
    desk.undo()
    assert desk.store.tags.counts() == {tag.uid: 3, second.uid: 1}
    assert desk.store.check() == []
