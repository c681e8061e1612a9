from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.ids import Uid
from reader_app.core.judgements import Grade, HighlightLink, Speaker
from reader_app.core.marks import ArticleMarks, Mark, MarksDelta, hanging
from reader_app.core.quotes import Quote
from reader_app.core.records import Analyst, Highlight, Note, Record, Tag, Tagging
from reader_app.core.spans import Span

HERE, ELSEWHERE, INES = Uid("article"), Uid("other"), Uid("ines")


def highlight(uid: str, start: int, end: int, article: Uid = HERE) -> Highlight:
    return Highlight(Uid(uid), article, "0" * 64, Span(start, end), Quote("q", "", ""), INES, 0, 0)


def tagging(uid: str, on: str, article: Uid = HERE, at: int = 0) -> Tagging:
    return Tagging(Uid(uid), Uid(on), Uid("tag"), article, INES, at)


def note(uid: str, on: str | None, body: str = "see page 2") -> Note:
    return Note(Uid(uid), body, INES, 0, 0, highlight=Uid(on) if on else None)


def change(*edits: Edit) -> Change:
    return Change("x", {}, edits)


def test_marks_stand_in_reading_order_longer_ones_first() -> None:
    marks = ArticleMarks(
        HERE, [Mark(highlight("1", 5, 9)), Mark(highlight("2", 0, 3)), Mark(highlight("3", 0, 8))]
    )
    assert [mark.uid for mark in marks.in_order()] == ["3", "2", "1"]
    assert len(marks) == 3
    assert marks.get(Uid("9")) is None
    assert [marks.row(mark) for mark in marks.in_order()] == [0, 1, 2]


def test_a_highlight_with_tag_and_note_arrives_as_one_mark_whatever_the_order() -> None:
    marks = ArticleMarks(HERE)
    parts = (note("n", "1"), tagging("t", "1"), highlight("1", 0, 4))
    delta = marks.apply(change(*added(*parts)))
    mark = Mark(highlight("1", 0, 4), (tagging("t", "1"),), (note("n", "1"),))
    assert delta == MarksDelta(added=(mark,))
    assert marks.in_order() == [mark]


def test_taggings_stand_in_the_order_they_were_made() -> None:
    marks = ArticleMarks(HERE, [Mark(highlight("1", 0, 4))])
    marks.apply(
        change(*added(tagging("b", "1", at=2), tagging("a", "1", at=3), tagging("c", "1", at=1)))
    )
    assert [each.uid for each in marks.in_order()[0].taggings] == ["c", "b", "a"]


def test_a_change_of_a_tagging_is_a_change_of_its_mark() -> None:
    before = Mark(highlight("1", 0, 4), (tagging("t", "1"),))
    marks = ArticleMarks(HERE, [before])
    delta = marks.apply(change(*removed(tagging("t", "1"))))
    assert delta == MarksDelta(changed=((before, Mark(highlight("1", 0, 4))),))
    assert bool(delta)


def test_a_note_that_is_edited_stays_one_note() -> None:
    marks = ArticleMarks(HERE, [Mark(highlight("1", 0, 4), notes=(note("n", "1"),))])
    marks.apply(change(Edit(note("n", "1"), note("n", "1", "page 3"))))
    assert [each.body for each in marks.in_order()[0].notes] == ["page 3"]


def test_a_resized_highlight_keeps_its_tags_and_takes_its_new_place() -> None:
    first, second = Mark(highlight("1", 0, 4), (tagging("t", "1"),)), Mark(highlight("2", 6, 9))
    marks = ArticleMarks(HERE, [first, second])
    resized = replace(first.highlight, span=Span(7, 8))
    delta = marks.apply(change(Edit(first.highlight, resized)))
    assert delta.changed == ((first, replace(first, highlight=resized)),)
    assert [mark.uid for mark in marks.in_order()] == ["2", "1"]


def test_a_deleted_highlight_goes_with_what_hangs_on_it() -> None:
    mark = Mark(highlight("1", 0, 4), (tagging("t", "1"),), (note("n", "1"),))
    marks = ArticleMarks(HERE, [mark])
    delta = marks.apply(change(*removed(tagging("t", "1"), note("n", "1"), mark.highlight)))
    assert delta == MarksDelta(removed=(mark,))
    assert len(marks) == 0


def test_what_happens_elsewhere_does_not_matter_here() -> None:
    marks = ArticleMarks(HERE, [Mark(highlight("1", 0, 4))])
    records: tuple[Record, ...] = (
        highlight("8", 0, 4, ELSEWHERE), tagging("t", "8", ELSEWHERE), note("n", "8"), note("m", None),
        Analyst(INES, "Ines", None, 0, 0),
    )  # fmt: skip
    assert not marks.apply(change(*added(*records)))
    assert len(marks) == 1


def test_a_change_that_leaves_a_mark_as_it_was_is_none() -> None:
    marks = ArticleMarks(HERE, [Mark(highlight("1", 0, 4))])
    same = highlight("1", 0, 4)
    assert not marks.apply(change(Edit(same, same)))
    assert not marks.apply(change(*added(highlight("2", 0, 1)), *removed(highlight("2", 0, 1))))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(1, 9)), max_size=25))
def test_a_change_and_its_inverse_leave_the_marks_as_they_were(
    steps: list[tuple[int, int, int]],
) -> None:
    marks = ArticleMarks(HERE)
    for number, start, length in steps:
        uid, new = Uid(str(number)), highlight(str(number), start, start + length)
        mark = marks.get(uid)
        made = change(
            Edit(mark.highlight if mark else None, new),
            *added(tagging(f"t{start}.{length}.{number}", str(number))),
        )
        before = marks.in_order()
        marks.apply(made)
        after = marks.in_order()
        marks.apply(made.inverse())
        assert [each.highlight for each in marks.in_order()] == [each.highlight for each in before]
        marks.apply(made)
        assert [each.place for each in after] == sorted(each.place for each in after)


def grade(uid: str, on: str | None) -> Grade:
    return Grade(Uid(uid), Uid("scale"), Uid("value"), HERE, Uid(on) if on else None, INES, 0, 0)


def speaker(uid: str, on: str, place: int) -> Speaker:
    return Speaker(Uid(uid), Uid(on), HERE, place, "Hamas", None, "", "direct", INES, 0, 0)


def link(uid: str, source: str, target: str) -> HighlightLink:
    return HighlightLink(Uid(uid), Uid(source), Uid(target), "confirms", INES, 0, 0)


def test_judgements_arrive_and_go_with_their_mark() -> None:
    before = Mark(highlight("1", 0, 4))
    marks = ArticleMarks(HERE, [before])
    parts = (grade("g", "1"), speaker("t", "1", 1), speaker("s", "1", 0), link("l", "1", "9"))
    after = Mark(
        highlight("1", 0, 4),
        grades=(grade("g", "1"),),
        speakers=(speaker("s", "1", 0), speaker("t", "1", 1)),
        links=(link("l", "1", "9"),),
    )
    assert marks.apply(change(*added(*parts))) == MarksDelta(changed=((before, after),))
    assert marks.apply(change(*removed(*parts))) == MarksDelta(changed=((after, before),))


def test_a_link_hangs_on_both_its_ends() -> None:
    marks = ArticleMarks(HERE, [Mark(highlight("1", 0, 4)), Mark(highlight("2", 5, 9))])
    delta = marks.apply(change(*added(link("l", "1", "2"))))
    assert [after.links for _, after in delta.changed] == [(link("l", "1", "2"),)] * 2
    assert hanging(marks.in_order()) == [link("l", "1", "2")]


def test_what_is_said_of_the_article_or_elsewhere_changes_no_mark() -> None:
    marks = ArticleMarks(HERE, [Mark(highlight("1", 0, 4))])
    tag = Tag(Uid("t"), "Claim", None, "red", INES, 0, 0)
    assert not marks.apply(change(*added(grade("g", None), link("l", "8", "9"), tag)))


def test_all_that_hangs_on_marks_is_named() -> None:
    mark = Mark(
        highlight("1", 0, 4),
        (tagging("t", "1"),),
        (note("n", "1"),),
        (grade("g", "1"),),
        (speaker("s", "1", 0),),
        (link("l", "1", "2"),),
    )
    assert {record.uid for record in hanging([mark])} == {"t", "n", "g", "s", "l"}
