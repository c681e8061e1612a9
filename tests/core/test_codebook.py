from dataclasses import replace

from reader_app.core.codebook import PALETTE_SLOTS, Codebook
from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.ids import Uid
from reader_app.core.records import Analyst, Tag


def tag(uid: str, name: str, parent: str | None = None, position: float = 0.0) -> Tag:
    under = Uid(parent) if parent else None
    return Tag(Uid(uid), name, under, "blue", Uid("ines"), 0, 0, position=position)


ACTOR = tag("1", "Actor")
STATE = tag("2", "State", "1", position=2)
PERSON = tag("3", "Person", "1", position=1)
EGYPT = tag("4", "Égypte", "2")
PLACE = tag("5", "Place", position=1)
BOOK = (PLACE, EGYPT, PERSON, STATE, ACTOR)


def test_tags_are_walked_in_their_own_order_each_before_its_children() -> None:
    codebook = Codebook(BOOK)
    assert [each.name for each in codebook.walk()] == [
        "Actor",
        "Person",
        "State",
        "Égypte",
        "Place",
    ]
    assert [each.name for each in codebook.walk(Uid("2"))] == ["Égypte"]
    assert codebook.children(Uid("5")) == []
    assert len(codebook) == 5
    assert Uid("4") in codebook
    assert Uid("9") not in codebook


def test_a_path_runs_from_the_top_down() -> None:
    codebook = Codebook(BOOK)
    assert codebook.path(Uid("4")) == ("Actor", "State", "Égypte")
    assert codebook.path_text(Uid("4")) == "Actor/State/Égypte"
    assert codebook.path(Uid("9")) == ()


def test_a_tag_is_under_itself_and_all_above_it() -> None:
    codebook = Codebook(BOOK)
    assert codebook.is_under(Uid("4"), Uid("4"))
    assert codebook.is_under(Uid("4"), Uid("1"))
    assert not codebook.is_under(Uid("4"), Uid("3"))
    assert not codebook.is_under(Uid("9"), Uid("1"))


def test_a_child_is_found_whatever_its_case_and_accents() -> None:
    codebook = Codebook(BOOK)
    assert codebook.child_named(Uid("2"), " egypte ") == EGYPT
    assert codebook.child_named(None, "PLACE") == PLACE
    assert codebook.child_named(None, "State") is None


def test_a_tag_whose_parent_is_missing_stands_at_the_top() -> None:
    assert [each.name for each in Codebook([EGYPT]).children(None)] == ["Égypte"]
    assert Codebook([EGYPT]).path(Uid("4")) == ("Égypte",)


def test_a_ring_of_tags_still_has_paths() -> None:
    ring = Codebook([tag("1", "a", "2"), tag("2", "b", "1")])
    assert ring.path(Uid("1")) == ("b", "a")


def test_changes_are_taken_over() -> None:
    codebook = Codebook(BOOK)
    renamed = replace(PERSON, name="Individual")
    assert codebook.apply(Change("x", {}, (Edit(PERSON, renamed), *removed(EGYPT))))
    assert codebook.get(Uid("3")) == codebook[Uid("3")] == renamed
    assert codebook.get(Uid("4")) is None
    assert codebook.apply(Change("x", {}, added(EGYPT)))
    assert codebook.path_text(Uid("4")) == "Actor/State/Égypte"


def test_changes_of_other_records_leave_it_alone() -> None:
    codebook = Codebook(BOOK)
    analyst = Analyst(Uid("ines"), "Ines", None, 0, 0)
    assert not codebook.apply(Change("x", {}, added(analyst)))


def test_new_tags_have_twelve_colours_to_go_through() -> None:
    assert len(set(PALETTE_SLOTS)) == 12
