from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotFoundError, ProjectError, TagNameError
from reader_app.core.ids import Uid
from reader_app.core.records import Highlight, Note, Tag, Tagging
from reader_app.core.spans import Span
from tests.project.people import MARA

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.edits import Change
    from reader_app.core.records import Article
    from reader_app.project.project import Project

NOWHERE = Uid("0" * 32)
TITLE = Span(0, 5)


def kinds(change: Change) -> list[type]:
    return [type(edit.record) for edit in change.edits]


def new_tag(project: Project, name: str = "Claim") -> Uid:
    return project.tags.create(name).edits[-1].record.uid


def mark(project: Project, article: Article, span: Span = TITLE) -> Uid:
    return project.marks.highlight(article.uid, span).edits[0].record.uid


def test_a_highlight_keeps_its_words_and_what_stands_beside_them(
    project: Project, article: Article
) -> None:
    project.marks.highlight(article.uid, Span(20, 29))
    found = project.marks.mark_at(article.uid, Span(20, 29)).highlight
    assert found.quote.exact == "No vessel"
    assert found.quote.prefix == "Ferry held at port\n\n"
    assert found.quote.suffix == " was at risk, the minister said "
    assert found.analyst == project.analyst.uid


def test_highlighting_the_very_same_words_again_does_nothing(
    project: Project, article: Article
) -> None:
    mark(project, article)
    assert not project.marks.highlight(article.uid, TITLE)
    assert len(project.marks.of_article(article.uid)) == 1
    assert len(list(project.history.steps())) == 2


def test_another_analyst_gets_a_highlight_of_their_own(
    project: Project, article: Article, reopen: Callable[..., Project]
) -> None:
    mark(project, article)
    other = reopen(project, MARA)
    assert other.marks.highlight(article.uid, TITLE)
    assert len(other.marks.of_article(article.uid)) == 2


def test_a_span_past_the_text_is_refused_in_a_sentence(project: Project, article: Article) -> None:
    with pytest.raises(ProjectError, match="has 88 characters; 80 to 99 is not in it"):
        project.marks.highlight(article.uid, Span(80, 99))
    with pytest.raises(ProjectError, match="characters"):
        project.marks.resize(mark(project, article), Span(80, 99))


def test_marks_on_an_article_that_is_gone_are_refused(project: Project) -> None:
    with pytest.raises(NotFoundError, match="no longer in the project"):
        project.marks.highlight(NOWHERE, TITLE)


def test_where_nothing_is_highlighted_there_is_no_mark(project: Project, article: Article) -> None:
    assert project.marks.at(article.uid, TITLE) is None
    with pytest.raises(NotFoundError, match="no highlight on exactly these words"):
        project.marks.mark_at(article.uid, TITLE)


def test_tagging_words_highlights_them_in_the_same_step(project: Project, article: Article) -> None:
    claim, place = new_tag(project), new_tag(project, "Place")
    change = project.marks.tag(article.uid, TITLE, [claim, place])
    assert kinds(change) == [Highlight, Tagging, Tagging]
    assert project.history.next_undo() == "Tag “Ferry” with Claim, Place"
    assert project.tags.counts() == {claim: 1, place: 1}
    assert project.tags.counts_in(article.uid) == {claim: 1, place: 1}


def test_the_same_tag_twice_does_nothing(project: Project, article: Article) -> None:
    claim = new_tag(project)
    project.marks.tag(article.uid, TITLE, [claim, claim])
    assert not project.marks.tag(article.uid, TITLE, [claim])
    assert not project.marks.tag_highlight(project.marks.mark_at(article.uid, TITLE).uid, [claim])
    assert project.tags.counts() == {claim: 1}


def test_tagging_with_no_tags_does_nothing(project: Project, article: Article) -> None:
    assert not project.marks.tag(article.uid, TITLE, [])
    assert project.marks.at(article.uid, TITLE) is None


def test_a_second_analyst_may_give_the_same_tag_to_a_highlight(
    project: Project, article: Article, reopen: Callable[..., Project]
) -> None:
    claim = new_tag(project)
    project.marks.tag(article.uid, TITLE, [claim])
    uid = project.marks.mark_at(article.uid, TITLE).uid
    other = reopen(project, MARA)
    assert other.marks.tag_highlight(uid, [claim])
    assert other.tags.counts() == {claim: 2}


def test_tagging_with_a_tag_that_is_gone_is_refused(project: Project, article: Article) -> None:
    with pytest.raises(NotFoundError, match="no longer in the codebook"):
        project.marks.tag(article.uid, TITLE, [NOWHERE])


def test_a_new_tag_and_its_first_tagging_are_one_step(project: Project, article: Article) -> None:
    change = project.marks.tag_new(article.uid, TITLE, "Claim")
    assert kinds(change) == [Tag, Highlight, Tagging]
    assert project.history.next_undo() == "Create Claim and tag “Ferry” with it"
    project.history.undo()
    assert len(project.codebook) == 0
    assert project.marks.at(article.uid, TITLE) is None


def test_a_new_tag_can_be_given_by_its_path(project: Project, article: Article) -> None:
    project.marks.tag_new(article.uid, TITLE, "Actor/State")
    assert [project.codebook.path_text(tag.uid) for tag in project.codebook.walk()] == [
        "Actor",
        "Actor/State",
    ]
    assert project.history.next_undo() == "Tag “Ferry” with Actor/State"


def test_a_new_tag_that_is_there_already_is_used(project: Project, article: Article) -> None:
    claim = new_tag(project, "Claim")
    change = project.marks.tag_new(article.uid, TITLE, "claim")
    assert kinds(change) == [Highlight, Tagging]
    assert project.tags.counts() == {claim: 1}


def test_a_new_tag_can_stand_under_another_and_go_on_a_highlight_there_is(
    project: Project, article: Article
) -> None:
    actor = new_tag(project, "Actor")
    change = project.marks.tag_highlight_new(mark(project, article), "State", actor)
    assert kinds(change) == [Tag, Tagging]
    assert project.codebook.path(change.edits[0].record.uid) == ("Actor", "State")


def test_a_new_tag_cannot_stand_under_one_that_is_gone(project: Project, article: Article) -> None:
    with pytest.raises(NotFoundError, match="no longer in the codebook"):
        project.marks.tag_new(article.uid, TITLE, "State", NOWHERE)


def test_a_new_tag_needs_a_name(project: Project, article: Article) -> None:
    with pytest.raises(TagNameError, match="needs a name"):
        project.marks.tag_new(article.uid, TITLE, "  ")
    with pytest.raises(TagNameError, match="needs a name"):
        project.marks.tag_paths(article.uid, TITLE, ["Actor//State"])
    assert len(project.codebook) == 0


def test_paths_and_a_note_are_one_step(project: Project, article: Article) -> None:
    change = project.marks.tag_paths(article.uid, TITLE, ["A/B", "A/C", "a"], "why")
    assert kinds(change) == [Tag, Tag, Tag, Highlight, Tagging, Tagging, Tagging, Note]
    assert project.history.next_undo() == "Tag “Ferry” with A/B, A/C, A"
    assert [note.body for note in project.marks.mark_at(article.uid, TITLE).notes] == ["why"]
    assert not project.marks.tag_paths(article.uid, TITLE, ["A/B"])


def test_a_tag_comes_off_and_the_highlight_stays(project: Project, article: Article) -> None:
    project.marks.tag(article.uid, TITLE, [new_tag(project)])
    tagging = project.marks.mark_at(article.uid, TITLE).taggings[0]
    assert project.marks.untag(tagging.uid)
    assert project.history.next_undo() == "Take Claim off “Ferry”"
    assert project.marks.mark_at(article.uid, TITLE).taggings == ()
    with pytest.raises(NotFoundError, match="no longer on the highlight"):
        project.marks.untag(tagging.uid)


def test_moved_ends_take_the_words_between_them(project: Project, article: Article) -> None:
    uid = mark(project, article)
    assert project.marks.resize(uid, Span(0, 10))
    moved = project.marks.mark_at(article.uid, Span(0, 10))
    assert moved.uid == uid
    assert moved.highlight.quote.exact == "Ferry held"
    assert project.history.next_undo() == "Move the ends of “Ferry held”"
    assert not project.marks.resize(uid, Span(0, 10))


def test_ends_cannot_be_moved_onto_another_highlight(project: Project, article: Article) -> None:
    uid = mark(project, article)
    mark(project, article, Span(0, 10))
    with pytest.raises(ProjectError, match="Another highlight is on exactly these words"):
        project.marks.resize(uid, Span(0, 10))


def test_a_highlight_goes_with_its_tags_and_notes(project: Project, article: Article) -> None:
    project.marks.tag_paths(article.uid, TITLE, ["Claim"], "why")
    uid = project.marks.mark_at(article.uid, TITLE).uid
    assert kinds(project.marks.delete([uid, uid])) == [Note, Tagging, Highlight]
    assert project.history.next_undo() == "Delete the highlight “Ferry”"
    project.history.undo()
    again = project.marks.mark_at(article.uid, TITLE)
    assert (again.uid, len(again.taggings), len(again.notes)) == (uid, 1, 1)


def test_several_highlights_go_in_one_step(project: Project, article: Article) -> None:
    uids = [mark(project, article, Span(0, end)) for end in (3, 4)]
    assert len(project.marks.delete([*uids, NOWHERE]).edits) == 2
    assert project.history.next_undo() == "Delete 2 highlights"
    assert not project.marks.delete(uids)


def test_a_note_is_written_changed_and_deleted(project: Project, article: Article) -> None:
    uid = mark(project, article)
    note = project.marks.add_note(uid, " first\nline ").edits[0].record.uid
    assert project.history.next_undo() == "Add a note to “Ferry”"
    assert not project.notes.edit(note, " first\nline ")
    assert project.notes.edit(note, "second")
    assert project.history.next_undo() == "Edit the note on “Ferry”"
    assert [each.body for each in project.marks.mark_at(article.uid, TITLE).notes] == ["second"]
    assert kinds(project.notes.edit(note, " ")) == [Note]
    assert project.history.next_undo() == "Delete the note on “Ferry”"
    with pytest.raises(NotFoundError, match="note is no longer"):
        project.notes.delete(note)


def test_a_blank_note_is_none(project: Project, article: Article) -> None:
    assert not project.marks.add_note(mark(project, article), " \n")


def test_a_note_keeps_what_a_file_can_hold(project: Project, article: Article) -> None:
    project.marks.add_note(mark(project, article), "a\x00b\ud800c")
    assert [n.body for n in project.marks.mark_at(article.uid, TITLE).notes] == ["a\ufffdb\ufffdc"]


def test_a_highlight_that_is_gone_is_refused(project: Project) -> None:
    with pytest.raises(NotFoundError, match="highlight is no longer"):
        project.marks.add_note(NOWHERE, "x")


def test_several_highlights_get_tags_of_which_some_are_new_in_one_step(
    project: Project, article: Article
) -> None:
    for span in (Span(0, 5), Span(6, 10)):
        project.marks.highlight(article.uid, span)
    known = project.tags.create("Known").edits[0].record.uid
    marks = project.marks.of_article(article.uid).in_order()
    project.marks.tag_many([mark.uid for mark in marks], [known], ["Actor/State"])
    for mark in project.marks.of_article(article.uid).in_order():
        paths = [project.codebook.path_text(each.tag) for each in mark.taggings]
        assert paths == ["Known", "Actor/State"]
    project.history.undo()
    assert [tag.name for tag in project.codebook.walk()] == ["Known"]


def two(project: Project, article: Article) -> list[Uid]:
    for span in (Span(0, 5), Span(6, 10)):
        project.marks.highlight(article.uid, span)
    return [mark.uid for mark in project.marks.of_article(article.uid).in_order()]


def test_several_highlights_are_tagged_untagged_and_noted_in_one_step(
    project: Project, article: Article, reopen: Callable[..., Project]
) -> None:
    uids = two(project, article)
    project.tags.create("Claim")
    claim = next(project.codebook.walk()).uid
    project.marks.tag_highlight(uids[0], [claim])
    assert len(project.marks.tag_many([*uids, uids[0]], [claim]).edits) == 1
    assert project.history.next_undo() == "Tag 2 highlights with Claim"
    mara = reopen(project, MARA)
    mara.marks.tag_many(uids, [claim])
    assert mara.tags.counts() == {claim: 4}
    mara.marks.untag_many(uids, [claim])
    assert mara.history.next_undo() == "Take Claim off 2 highlights"
    assert mara.tags.counts() == {claim: 2}
    mara.marks.note_many(uids, "Why?")
    assert mara.history.next_undo() == "Add a note to 2 highlights"
    assert not mara.marks.note_many(uids, " ")
    marks = mara.marks.of_article(article.uid).in_order()
    assert [[note.body for note in mark.notes] for mark in marks] == [["Why?"], ["Why?"]]


def test_the_kind_of_statement_is_set(project: Project, article: Article) -> None:
    uids = two(project, article)
    project.marks.set_statement(uids[:1], "claim")
    assert project.history.next_undo() == "Set the kind of statement of “Ferry”"
    project.marks.set_statement(uids, "fact")
    assert project.history.next_undo() == "Set the kind of statement of 2 highlights"
    marks = project.marks.of_article(article.uid).in_order()
    assert [mark.highlight.statement for mark in marks] == ["fact", "fact"]
    assert not project.marks.set_statement(uids, "fact")
    project.history.undo()
    marks = project.marks.of_article(article.uid).in_order()
    assert [mark.highlight.statement for mark in marks] == ["claim", ""]


def test_highlights_that_are_gone_are_said_to_be_but_by_deletion(
    project: Project, article: Article
) -> None:
    uids = two(project, article)
    with pytest.raises(NotFoundError, match="This highlight is no longer"):
        project.marks.note_many([*uids, NOWHERE], "Why?")
    project.marks.delete([NOWHERE, *uids])
    assert project.history.next_undo() == "Delete 2 highlights"
    assert not project.marks.delete(uids)
