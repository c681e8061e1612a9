"""Which tags a few letters mean, best first."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.codebook import Codebook
from reader_app.core.ids import Uid
from reader_app.core.records import Tag
from reader_app.project.tag_ranking import TagIndex


def book(*paths: str, aliases: dict[str, tuple[str, ...]] | None = None) -> Codebook:
    """Return a codebook of these paths; a tag's uid is its path."""
    tags = []
    for place, path in enumerate(paths):
        above, _, name = path.rpartition("/")
        also = (aliases or {}).get(path, ())
        parent = Uid(above) if above else None
        tag = Tag(Uid(path), name, parent, "blue", Uid("me"), 0, 0, aliases=also, position=place)
        tags.append(tag)
    return Codebook(tags)


BOOK = book(
    "Actor", "Actor/State", "Actor/Armed group", "Claim", "Claim/Quoted claim", "Place",
    "Source", "Source/State media", "Date and time",
    aliases={"Date and time": ("quarter",), "Source": ("مصدر",)},
)  # fmt: skip


def found(typed: str, index: TagIndex | None = None) -> list[str]:
    return [match.tag.uid for match in (index or TagIndex(BOOK)).rank(typed)]


def test_a_name_before_a_start_before_a_words_start_before_a_part() -> None:
    index = TagIndex(book("Escape", "Capital cape", "Cape town", "Cape"))
    assert found("cape", index) == ["Cape", "Cape town", "Capital cape", "Escape"]


def test_a_path_finds_the_tag_under_its_parent() -> None:
    assert found("act/sta") == ["Actor/State"]
    assert found("sou/st") == ["Source/State media"]
    assert found("sta/act") == []
    assert set(found("act/")) == {"Actor/State", "Actor/Armed group"}


def test_an_alias_finds_the_tag_after_those_whose_name_fits() -> None:
    assert found("qu") == ["Claim/Quoted claim", "Date and time"]
    match = TagIndex(BOOK).rank("quar")[0]
    assert (match.alias, match.letters) == ("quarter", (0, 1, 2, 3))
    assert found("مصدر") == ["Source"]


def test_scattered_letters_are_found_in_order() -> None:
    assert found("agp") == ["Actor/Armed group"]
    assert found("x") == []


def test_the_last_used_comes_first_then_the_most_used_then_the_books_order() -> None:
    index = TagIndex(BOOK, recent=[Uid("Place")], counts={Uid("Claim"): 9, Uid("Source"): 4})
    assert found("", index)[:4] == ["Place", "Claim", "Source", "Actor"]


def test_case_accents_and_letter_forms_make_no_difference() -> None:
    index = TagIndex(book("Événement", "أحداث", "STRASSE"))
    assert found("evene", index) == ["Événement"]
    assert found("احداث", index) == ["أحداث"]
    assert found("straße", index) == ["STRASSE"]


def test_matched_letters_are_places_in_the_name_as_written() -> None:
    match = TagIndex(book("Cœur ouvert")).rank("coeur")[0]
    assert match.letters == (0, 1, 2, 3)


def test_archived_tags_are_not_offered() -> None:
    tag = Tag(Uid("a"), "Old", None, "blue", Uid("me"), 0, 0, archived=True)
    assert TagIndex(Codebook([tag])).rank("") == []


def test_a_name_or_path_that_is_there_is_known() -> None:
    index = TagIndex(BOOK)
    assert index.named("state")
    assert index.named("Actor/State")
    assert not index.named("Source/State")
    assert not index.named("sta")


@given(st.text(max_size=12))
def test_whatever_is_typed_each_tag_comes_once_and_letters_lie_within_it(typed: str) -> None:
    matches = TagIndex(BOOK).rank(typed)
    assert len({match.tag.uid for match in matches}) == len(matches)
    for match in matches:
        name = match.alias or match.tag.name
        assert all(0 <= letter < len(name) for letter in match.letters)


def test_two_thousand_tags_are_ranked_within_a_key_press() -> None:
    many = book(*(f"Topic {n % 50} of area {n}" for n in range(2000)))
    index = TagIndex(many)
    start = time.process_time()
    for typed in ("t", "to", "top", "area 19", "tpca"):
        index.rank(typed)
    assert (time.process_time() - start) / 5 < 0.1


def test_a_path_is_completed_with_the_names_it_begins() -> None:
    index = TagIndex(book("Actor", "Action"))
    assert index.completed("act/new") == ("Actor", "new")
    assert index.completed("action/new") == ("Action", "new")
    assert index.completed("other/new") == ("other", "new")
    assert index.completed("new") == ("new",)
