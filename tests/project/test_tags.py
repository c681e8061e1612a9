from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.codebook import PALETTE_SLOTS
from reader_app.core.edits import Change, added
from reader_app.core.errors import NotFoundError, ProjectError, TagNameError
from reader_app.core.ids import Uid
from reader_app.core.records import Note, Pin, Tag, Tagging
from reader_app.core.spans import Span
from tests.project.people import INES, MARA

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.records import Article
    from reader_app.project.project import Project

NOWHERE = Uid("0" * 32)


def create(project: Project, name: str, parent: Uid | None = None) -> Uid:
    return project.tags.create(name, parent).edits[-1].record.uid


def names(project: Project, parent: Uid | None = None) -> str:
    return " ".join(tag.name for tag in project.codebook.children(parent))


def test_a_tag_is_created_after_its_siblings(project: Project) -> None:
    actor = create(project, "Actor")
    create(project, " Place  of\tevent ")
    create(project, "State", actor)
    assert [tag.name for tag in project.codebook.walk()] == ["Actor", "State", "Place of event"]
    assert project.history.next_undo() == "Create the tag Actor/State"


def test_colours_are_given_in_the_palettes_order_and_then_again(project: Project) -> None:
    for n in range(14):
        create(project, f"Tag {n}")
    colours = [tag.colour for tag in project.codebook.walk()]
    assert colours == [*PALETTE_SLOTS, *PALETTE_SLOTS[:2]]


def test_a_colour_that_is_free_again_is_given_next(project: Project) -> None:
    first = create(project, "First")
    create(project, "Second")
    project.tags.create("Own", colour="#123456")
    project.tags.delete(first)
    assert project.tags.create("Third").edits[0].record == project.codebook.child_named(
        None, "Third"
    )
    third = project.codebook.child_named(None, "Third")
    assert third is not None
    assert third.colour == PALETTE_SLOTS[0]


@pytest.mark.parametrize("name", ["", "  ", "\u200f", "a/b"])
def test_an_unusable_name_is_refused(project: Project, name: str) -> None:
    with pytest.raises(TagNameError):
        project.tags.create(name)


def test_a_name_is_taken_whatever_its_case_and_accents(project: Project) -> None:
    actor = create(project, "Acteur")
    create(project, "État", actor)
    with pytest.raises(TagNameError, match="already a tag “Acteur” at the top level"):
        project.tags.create("ACTEUR")
    with pytest.raises(TagNameError, match="already a tag “État” under “Acteur”"):
        project.tags.create("etat", actor)
    create(project, "Etat")


def test_a_parent_that_is_gone_is_refused(project: Project) -> None:
    with pytest.raises(NotFoundError):
        project.tags.create("A", NOWHERE)


def test_a_path_creates_what_is_missing_of_it(project: Project) -> None:
    assert len(project.tags.create_path("Actor/State").edits) == 2
    assert len(project.tags.create_path("actor/Person").edits) == 1
    assert not project.tags.create_path("ACTOR/state")
    assert [project.codebook.path_text(tag.uid) for tag in project.codebook.walk()] == [
        "Actor",
        "Actor/State",
        "Actor/Person",
    ]


def test_a_tag_is_renamed(project: Project) -> None:
    uid = create(project, "Clam")
    create(project, "Place")
    project.tags.rename(uid, "Claim")
    assert project.codebook[uid].name == "Claim"
    assert project.history.next_undo() == "Rename Clam to Claim"
    assert project.tags.rename(uid, "CLAIM")
    assert not project.tags.rename(uid, " CLAIM ")
    with pytest.raises(TagNameError):
        project.tags.rename(uid, "place")


def test_a_tag_is_coloured_and_described(project: Project) -> None:
    uid = create(project, "Claim")
    assert project.tags.recolour(uid, "#ff0000")
    assert not project.tags.recolour(uid, "#ff0000")
    assert project.history.next_undo() == "Colour Claim #ff0000"
    assert project.tags.describe(uid, "What is said to be so.")
    assert project.history.next_undo() == "Describe Claim"
    assert project.codebook[uid].definition == "What is said to be so."


def test_a_tag_moves_among_its_siblings(project: Project) -> None:
    a, _, c = (create(project, name) for name in "ABC")
    project.tags.move(c, None, 0)
    assert names(project) == "C A B"
    assert project.history.next_undo() == "Move C to the top level"
    project.tags.move(c, None, 1)
    assert names(project) == "A C B"
    project.tags.move(a, None, 99)
    assert names(project) == "C B A"
    assert not project.tags.move(a, None, 2)
    assert not project.tags.move(a, None, 99)


def test_a_tag_moves_under_another_and_takes_those_below_along(project: Project) -> None:
    actor, place = create(project, "Actor"), create(project, "Place")
    create(project, "Port", place)
    project.tags.move(place, actor, 0)
    assert project.history.next_undo() == "Move Place under Actor"
    assert [project.codebook.path_text(tag.uid) for tag in project.codebook.walk()] == [
        "Actor",
        "Actor/Place",
        "Actor/Place/Port",
    ]


def test_a_tag_cannot_stand_under_itself(project: Project) -> None:
    actor = create(project, "Actor")
    state = create(project, "State", actor)
    for parent in (actor, state):
        with pytest.raises(ProjectError, match="cannot stand under itself"):
            project.tags.move(actor, parent, 0)


def test_a_tag_cannot_move_beside_one_of_its_name(project: Project) -> None:
    actor = create(project, "Actor")
    create(project, "State", actor)
    with pytest.raises(TagNameError):
        project.tags.move(create(project, "state"), actor, 0)


def test_siblings_are_spaced_anew_when_no_place_is_left_between_them(project: Project) -> None:
    create(project, "A")
    b, c = create(project, "B"), create(project, "C")
    spaced = 0
    for n in range(120):
        change = project.tags.move(c if n % 2 == 0 else b, None, 1)
        spaced += len(change.edits) > 1
    assert spaced > 0
    assert names(project) == "A B C"


def test_a_deleted_tag_takes_all_that_hangs_on_it_but_highlights(
    project: Project, article: Article
) -> None:
    actor = create(project, "Actor")
    state = create(project, "State", actor)
    project.marks.tag(article.uid, Span(0, 5), [actor, state])
    project.tags.pin(state, 3)
    assert project.tags.deletion_cost(actor) == (2, 2)
    change = project.tags.delete(actor)
    assert [type(edit.record) for edit in change.edits] == [Pin, Tagging, Tagging, Tag, Tag]
    assert project.history.next_undo() == "Delete the tag Actor"
    assert (len(project.codebook), project.pins, project.tags.counts()) == (0, {}, {})
    assert project.marks.mark_at(article.uid, Span(0, 5)).taggings == ()
    project.history.undo()
    assert project.codebook.path(state) == ("Actor", "State")
    assert project.pins == {3: state}
    assert len(project.marks.mark_at(article.uid, Span(0, 5)).taggings) == 2


def test_several_tags_are_deleted_in_one_step_and_counted_once_each(
    project: Project, article: Article
) -> None:
    actor = create(project, "Actor")
    state = create(project, "State", actor)
    claim, event = create(project, "Claim"), create(project, "Event")
    project.marks.tag(article.uid, Span(0, 5), [actor, state, claim, event])
    assert project.tags.deletion_cost(state, claim, actor, claim) == (3, 3)
    project.tags.delete(state, claim, actor, claim)
    assert project.history.next_undo() == "Delete 3 tags"
    assert [tag.uid for tag in project.codebook.walk()] == [event]
    assert project.tags.counts() == {event: 1}
    project.history.undo()
    assert project.codebook.path(state) == ("Actor", "State")
    assert project.tags.counts() == {actor: 1, state: 1, claim: 1, event: 1}


def test_another_analysts_pins_and_notes_on_a_tag_go_with_it(
    project: Project, clock, reopen: Callable[..., Project]
) -> None:
    uid = create(project, "Claim")
    project.tags.pin(uid, 1)
    other = reopen(project, MARA)
    other.tags.pin(uid, 2)
    now = clock.now_ms()
    note = Note(other._bench.uids.new(), "x", other.analyst.uid, now, now, tag=uid)
    other._bench.do(Change("note.add", {"quote": ""}, added(note)))
    again = reopen(other, INES)
    gone = [type(edit.record) for edit in again.tags.delete(uid).edits]
    assert sorted(gone, key=str) == sorted([Pin, Pin, Note, Tag], key=str)


def test_tags_are_pinned_to_number_keys(project: Project) -> None:
    a, b = create(project, "A"), create(project, "B")
    project.tags.pin(a, 1)
    assert project.history.next_undo() == "Pin A to 1"
    assert not project.tags.pin(a, 1)
    project.tags.pin(b, 2)
    assert project.pins == {1: a, 2: b}
    project.tags.pin(a, 2)
    assert project.pins == {2: a}
    project.history.undo()
    assert project.pins == {1: a, 2: b}
    project.history.redo()
    assert project.pins == {2: a}


def test_a_key_is_freed(project: Project) -> None:
    project.tags.pin(create(project, "A"), 1)
    assert project.tags.unpin(1)
    assert project.pins == {}
    assert project.history.next_undo() == "Unpin A"
    assert not project.tags.unpin(1)


@pytest.mark.parametrize("slot", [0, 10])
def test_there_are_nine_keys(project: Project, slot: int) -> None:
    with pytest.raises(ProjectError, match="keys 1 to 9"):
        project.tags.pin(create(project, "A"), slot)


def test_pins_are_each_analysts_own(project: Project, reopen: Callable[..., Project]) -> None:
    uid = create(project, "A")
    project.tags.pin(uid, 1)
    other = reopen(project, MARA)
    assert other.pins == {}
    assert reopen(other, INES).pins == {1: uid}


def test_a_description_changes_in_parts(project: Project) -> None:
    uid = create(project, "Claim")
    project.tags.describe(uid, "Said to be so.", when_to_use="Unproven")
    project.tags.describe(uid, when_not_to_use="Proven")
    tag = project.codebook[uid]
    words = (tag.definition, tag.when_to_use, tag.when_not_to_use)
    assert words == ("Said to be so.", "Unproven", "Proven")
    assert not project.tags.describe(uid)


def test_a_tag_has_an_example(project: Project, article: Article) -> None:
    uid = create(project, "Claim")
    project.marks.highlight(article.uid, Span(0, 5))
    highlight = project.marks.mark_at(article.uid, Span(0, 5)).uid
    project.tags.set_example(uid, highlight)
    assert project.codebook[uid].example == highlight
    assert project.history.next_undo() == "Change the example of Claim"
    project.marks.delete([highlight])
    assert project.check() == []
    with pytest.raises(NotFoundError):
        project.tags.set_example(uid, highlight)
    project.tags.set_example(uid, None)
    assert project.codebook[uid].example is None


def test_aliases_are_tidied_up(project: Project) -> None:
    uid = create(project, "Haniyeh")
    project.tags.set_aliases(uid, [" Ismail  Haniya ", "", "ismail haniya", "هنية"])
    assert project.codebook[uid].aliases == ("Ismail Haniya", "هنية")
    assert not project.tags.set_aliases(uid, ["Ismail Haniya", "هنية"])


def test_several_tags_take_one_colour(project: Project) -> None:
    a, b = create(project, "A"), create(project, "B")
    project.tags.recolour_many([a, b, a], "red")
    assert {project.codebook[uid].colour for uid in (a, b)} == {"red"}
    assert project.history.next_undo() == "Colour 2 tags red"
    assert not project.tags.recolour_many([a, b], "red")


def test_an_archived_tag_takes_those_below_along_and_comes_back_with_those_above(
    project: Project,
) -> None:
    top = create(project, "Actor")
    middle = create(project, "State", top)
    deep = create(project, "Qatar", middle)
    beside = create(project, "Body", top)
    project.tags.archive(top)
    assert all(tag.archived for tag in project.codebook.walk())
    assert not project.tags.archive(top)
    project.tags.unarchive(middle)
    shown = {tag.uid for tag in project.codebook.walk() if not tag.archived}
    assert shown == {top, middle, deep}
    assert project.codebook[beside].archived
    assert project.history.next_undo() == "Bring State back from the archive"


def test_a_tag_is_put_on_a_key_of_ones_own(
    project: Project, reopen: Callable[..., Project]
) -> None:
    a, b = create(project, "A"), create(project, "B")
    project.tags.set_key(a, "Ctrl+K")
    assert (project.keys, project.tags.key_holder("Ctrl+K")) == ({"Ctrl+K": a}, a)
    assert not project.tags.set_key(a, "Ctrl+K")
    project.tags.set_key(b, "Ctrl+K")
    assert project.keys == {"Ctrl+K": b}
    project.tags.set_key(b, "Ctrl+J")
    assert project.keys == {"Ctrl+J": b}
    assert project.tags.key_holder("Ctrl+K") is None
    assert project.history.next_undo() == "Put B on the key Ctrl+J"
    project.history.undo()
    assert project.keys == {"Ctrl+K": b}
    other = reopen(project, MARA)
    assert other.keys == {}
    again = reopen(other, INES)
    assert again.keys == {"Ctrl+K": b}
    again.tags.set_key(b, None)
    assert again.history.next_undo() == "Take B off its key"
    assert (again.keys, again.tags.set_key(b, "").edits) == ({}, ())


def test_a_deleted_tag_takes_keys_and_tags_of_articles_along(
    project: Project, article: Article
) -> None:
    uid = create(project, "Claim")
    project.tags.set_key(uid, "Ctrl+K")
    project.articles.tag([article.uid], [uid])
    project.tags.delete(uid)
    assert (project.keys, project.articles.tags_of(article.uid)) == ({}, [])
    project.history.undo()
    assert project.keys == {"Ctrl+K": uid}
    assert [each.tag for each in project.articles.tags_of(article.uid)] == [uid]
