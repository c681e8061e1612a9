"""Finding words again from the page, by keys, to tags in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.ui.window.desk import CTRL, Key

if TYPE_CHECKING:
    from tests.ui.window.desk import Desk


def test_selected_words_are_found_again_and_all_tagged_in_one_step(desk: Desk) -> None:
    desk.open_story()
    tag = desk.project.tags.create("Speech").edits[0].record.uid
    desk.window.workspace.page.select_span(_span(desk, "said"))
    desk.press(Key.Key_G, CTRL)
    reviewing, review = desk.window.workspace.reviewing, desk.window.workspace.review
    assert review.form.tag.hasFocus()
    desk.press(Key.Key_Space)
    desk.type("spe")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Space)
    desk.bot.waitUntil(lambda: not reviewing.is_looking)
    assert review.list.hasFocus()
    assert desk.window.workspace.page.selected_span() == _span(desk, "said")
    desk.press(Key.Key_Return, CTRL)
    assert desk.quotes() == ["said", "said"]
    assert desk.project.tags.counts() == {tag: 2}
    desk.project.history.undo()
    assert desk.quotes() == []


def test_an_expression_that_cannot_be_read_is_said(desk: Desk) -> None:
    desk.open_story()
    tag = desk.project.tags.create("Speech").edits[0].record.uid
    reviewing, review = desk.window.workspace.reviewing, desk.window.workspace.review
    reviewing.find_tag(tag)
    desk.bot.waitUntil(lambda: not reviewing.is_looking)
    review.form.show_words("pattern", "(")
    reviewing.look()
    desk.bot.waitUntil(lambda: not reviewing.is_looking)
    sentence = review.findChild(object, "reviewEmptySentence")
    assert "expression" in sentence.text().lower()


def test_closing_the_project_ends_the_search(desk: Desk) -> None:
    desk.open_story()
    tag = desk.project.tags.create("said").edits[0].record.uid
    reviewing, looking = desk.window.workspace.reviewing, []
    reviewing.find_tag(tag)
    assert reviewing.is_looking
    desk.window.session.project_closing.connect(lambda: looking.append(reviewing.is_looking))
    desk.window.projects.close()
    assert looking == [False]  # while the project is still there


def _span(desk: Desk, words: str):
    from reader_app.core.spans import Span

    article = desk.window.workspace.reading.article
    assert article is not None
    start = desk.project.articles.text_of(article).text.index(words)
    return Span(start, start + len(words))
