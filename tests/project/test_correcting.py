"""Correcting a text: highlights stay on their words or are lost with their quote, and undo."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.core.errors import ConflictError, ProjectError
from reader_app.core.spans import Span
from reader_app.project.article_details import origin_of
from tests.project.conftest import WORDS
from tests.project.people import INES, MARA
from tests.project.test_random_steps import dump


def mark(project, article, words, text=WORDS):
    start = text.index(words)
    span = Span(start, start + len(words))
    return project.marks.highlight(article.uid, span).edits[0].record.uid


def now(project, uid):
    return project.marks.of_article(next(project.articles.all()).uid).get(uid).highlight


def test_highlights_move_with_their_words_and_lost_ones_keep_their_quote(project, article) -> None:
    kept, lost = mark(project, article, "minister said"), mark(project, article, "at risk")
    before = dump(project)
    new = WORDS.replace("No vessel was at risk", "No ferry 😀 was in danger")
    change = project.articles.correct_text(article.uid, new)
    assert len(change.texts) == 1
    record = project.articles.get(article.uid)
    assert project.articles.text_of(record).text == new
    assert origin_of(record, "text") == "edited"
    here = now(project, kept)
    assert (here.span.of(new), here.text_sha256) == ("minister said", record.text_sha256)
    assert here.quote.exact == "minister said"
    gone = now(project, lost)
    assert (gone.anchor, gone.quote.exact) == ("lost", "at risk")
    assert gone.text_sha256 == article.text_sha256
    assert project.marks.lost(article.uid) == [gone]
    assert project.check() == []
    assert project.history.next_undo() == "Correct the text of Ferry held at port"
    after = dump(project)
    project.history.undo()
    assert dump(project) == before
    project.history.redo()
    assert dump(project) == after


def test_words_that_were_carried_elsewhere_are_marked_as_moved(project, article) -> None:
    uid = mark(project, article, "Later, more.")
    new = "Later, more.\n\n" + WORDS.replace(" Later, more.", "")
    project.articles.correct_text(article.uid, new)
    here = now(project, uid)
    assert (here.anchor, here.span) == ("moved", Span(0, 12))


def test_a_lost_place_is_found_again_by_hand_and_taken_back(project, article) -> None:
    uid = mark(project, article, "at risk")
    other = mark(project, article, "minister")
    new = WORDS.replace("at risk", "in danger")
    project.articles.correct_text(article.uid, new)
    with pytest.raises(ProjectError, match="Find its place first"):
        project.marks.resize(uid, Span(0, 3))
    with pytest.raises(ProjectError, match="Another highlight"):
        project.marks.place(uid, now(project, other).span)
    start = new.index("in danger")
    project.marks.place(uid, Span(start, start + 9))
    here = now(project, uid)
    assert (here.anchor, here.quote.exact) == ("held", "in danger")
    assert project.marks.lost(article.uid) == []
    assert project.history.next_undo() == "Find the place of “at risk”"
    project.history.undo()
    assert now(project, uid).anchor == "lost"
    assert project.check() == []


def test_the_place_of_a_lost_highlight_is_free_for_another(project, article) -> None:
    uid = mark(project, article, "at risk")
    span = now(project, uid).span
    project.articles.correct_text(article.uid, WORDS.replace("at risk", "at ease"))
    new = project.marks.highlight(article.uid, span).edits[0].record
    assert (new.uid != uid, new.quote.exact) == (True, "at ease")
    # Back by hand: the lost one is held again, and the other one is lost in turn.
    project.articles.correct_text(article.uid, WORDS)
    assert now(project, uid).anchor == "held"
    assert now(project, new.uid).anchor == "lost"
    assert project.check() == []


def test_nobody_gets_two_highlights_on_the_same_words(project, article) -> None:
    first = mark(project, article, "at risk")
    project.articles.correct_text(article.uid, WORDS.replace("at risk", "there"))
    again = WORDS.replace("at risk", "at risk soon")
    project.articles.correct_text(article.uid, again)
    second = mark(project, article, "at risk", again)
    project.articles.correct_text(article.uid, WORDS)
    assert [now(project, uid).anchor for uid in (first, second)] == ["lost", "held"]
    assert project.check() == []


def test_what_is_no_correction_is_refused_or_nothing(project, article) -> None:
    assert not project.articles.correct_text(article.uid, WORDS.replace("\n", "\r\n"))
    with pytest.raises(ProjectError, match="needs a text"):
        project.articles.correct_text(article.uid, " \n")
    project.articles.import_text("Another\n\nOther words.\n", "other")
    with pytest.raises(ProjectError, match=r"^“Another” has exactly this text"):
        project.articles.correct_text(article.uid, "Another\n\nOther words.\n")


def test_the_reader_of_a_text_says_once_that_it_was_corrected(project, article) -> None:
    for word in ("Port", "Bay"):
        project.articles.correct_text(article.uid, WORDS.replace("Ferry", word))
    record = project.articles.get(article.uid)
    assert project.articles.text_of(record).reader == "plain text 1, corrected"


def test_undo_does_not_leave_the_marks_of_others_on_a_text_that_is_gone(
    project, article, reopen
) -> None:
    new = WORDS.replace("at risk", "in danger")
    project.articles.correct_text(article.uid, new)
    project = reopen(project, MARA)
    theirs = mark(project, article, "in danger", new)
    project = reopen(project, INES)
    with pytest.raises(ConflictError, match="Correct it again by hand"):
        project.history.undo()
    project = reopen(project, MARA)
    project.marks.delete([theirs])
    project = reopen(project, INES)
    assert project.history.undo()
    assert project.check() == []


WORD = st.sampled_from(
    ["ship ", "port ", "said. ", "was ", "😀 ", "שלום ", "\n\n", "e\u0301t ", "中文"]
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_highlight_is_silently_elsewhere_and_those_whose_words_survive_are_on_them(
    project, data: st.DataObject
) -> None:
    """Random edits of texts whose marked words are unlike all others; the rest repeats at will."""
    parts = data.draw(st.lists(WORD, min_size=2, max_size=25))
    marked = data.draw(st.sets(st.integers(0, len(parts) - 1), min_size=1, max_size=5))
    names = {n: f"mark{n}x" for n in marked}
    run = len(list(project.articles.all()))
    head = f"Article {run}\n\n"
    old = head + "".join((names.get(n, "") + " " + part) for n, part in enumerate(parts))
    uid = project.articles.import_text(old, "x").uid
    marks = {n: mark(project, project.articles.get(uid), name, old) for n, name in names.items()}
    gone = data.draw(st.sets(st.integers(0, len(parts) - 1), max_size=6))
    new = head + f"{run} "
    for n, part in enumerate(parts):
        if n not in gone:
            new += names.get(n, "") + " " + part
        new += data.draw(st.sampled_from(["", "", "", "new ", "ship said ", "\n\n"]))
    project.articles.correct_text(uid, new)
    for n, highlight in marks.items():
        here = project.marks.of_article(uid).get(highlight).highlight
        assert here.quote.exact == names[n]
        if n in gone:
            assert here.anchor == "lost"
        else:
            assert here.anchor in ("held", "moved")
            assert here.span.start == new.index(names[n])
    assert project.check() == []
