"""Finding in the article from the keyboard, checked on page and file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader_app.ui.article import page_find
from tests.ui.window.desk import ALT, CTRL, SHIFT, Key

if TYPE_CHECKING:
    import pytest

    from reader_app.ui.article.find_bar import FindBar
    from tests.ui.window.desk import Desk

STORY = """Crews and port differ

The port said “no vessel was at risk”. The portside café closed.

قال متحدث إن العبّارات توقفت.

The Port of Calder costs 10\u00a0000 kroner 🚢, the port said.
"""


def bar_of(desk: Desk) -> FindBar:
    return desk.window.workspace.page.finder.bar


def opened(desk: Desk, words: str) -> FindBar:
    desk.open_story(STORY)
    desk.press(Key.Key_F, CTRL)
    desk.type(words)
    return bar_of(desk)


def selected(desk: Desk) -> str:
    page = desk.window.workspace.page
    span = page.selected_span()
    return span.of(STORY) if span else ""


def test_typing_goes_to_the_first_hit_and_counts(desk: Desk) -> None:
    bar = opened(desk, "port")
    assert bar.field.text() == "port"
    assert bar.count.text() == "1 of 5"
    assert selected(desk) == "port"
    assert len(desk.window.workspace.page._page.hits) == 5  # type: ignore[union-attr]


def test_enter_goes_on_shift_enter_back_and_both_round_the_end(desk: Desk) -> None:
    bar = opened(desk, "port")
    desk.press(Key.Key_Return)
    assert bar.count.text() == "2 of 5"
    desk.press(Key.Key_Return, SHIFT, 2)
    assert bar.count.text() == "5 of 5"
    desk.press(Key.Key_F3)
    assert bar.count.text() == "1 of 5"
    desk.press(Key.Key_F3, SHIFT)
    assert bar.count.text() == "5 of 5"
    assert bar.field.hasFocus()


def test_escape_gives_the_page_back_at_the_hit_and_t_tags_it(desk: Desk) -> None:
    opened(desk, "vessel")
    desk.press(Key.Key_Escape)
    assert bar_of(desk).isHidden()
    assert selected(desk) == "vessel"
    assert desk.window.workspace.page._page.hits == []  # type: ignore[union-attr]
    desk.press(Key.Key_T)
    desk.type("Ship")
    desk.press(Key.Key_Return)
    assert desk.quotes() == ["vessel"]


def test_f3_looks_for_the_same_again_without_the_bar(desk: Desk) -> None:
    opened(desk, "port")
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_F3)
    assert bar_of(desk).count.text() == "2 of 5"
    assert not bar_of(desk).field.hasFocus()


def test_letters_typed_in_the_bar_do_nothing_on_the_page(desk: Desk) -> None:
    bar = opened(desk, "htnrjk[1")
    assert bar.field.text() == "htnrjk[1"
    assert bar.count.text() == "Not in this article"
    assert desk.marks() == []
    assert not bar.tag_all.isEnabled()


def test_spelling_makes_no_difference_on_the_page(desk: Desk) -> None:
    bar = opened(desk, "10 000")
    assert selected(desk) == "10\u00a0000"
    for words, quote in (('"no', "“no"), ("العبارات", "العبّارات"), ("CAFE", "café")):
        bar.field.setFocus()
        bar.field.selectAll()
        desk.type(words) if words.isascii() else bar.field.setText(words)
        assert selected(desk) == quote


def test_options_narrow_the_search(desk: Desk) -> None:
    bar = opened(desk, "port")
    QTest.keyClick(bar.field, Qt.Key.Key_W, ALT)
    desk.bot.waitUntil(bar.whole_words.isChecked)
    assert bar.count.text() == "1 of 4"
    QTest.mouseClick(bar.match_case, Qt.MouseButton.LeftButton)
    assert bar.count.text() == "1 of 3"


def test_an_expression_is_found_and_a_broken_one_is_explained(desk: Desk) -> None:
    bar = opened(desk, r"\d+.\d+")
    QTest.mouseClick(bar.as_pattern, Qt.MouseButton.LeftButton)
    assert selected(desk) == "10\u00a0000"
    bar.field.setFocus()
    desk.press(Key.Key_End)
    desk.type("(")
    assert bar.count.toolTip().startswith("This is not a regular expression")
    assert bar.field.property("problem") is True


def test_selected_words_are_offered(desk: Desk) -> None:
    desk.open_story(STORY)
    desk.select_words(1)
    desk.press(Key.Key_F, CTRL)
    assert bar_of(desk).field.text() == "Crews"
    assert bar_of(desk).field.selectedText() == "Crews"
    assert bar_of(desk).count.text() == "1 of 1"


def test_all_hits_are_tagged_in_one_step_but_for_those_that_are(desk: Desk) -> None:
    bar = opened(desk, "port said")
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_T)
    desk.type("Actor")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_F, CTRL)
    desk.press(Key.Key_A, CTRL)
    desk.type("port")
    QTest.mouseClick(bar.tag_all, Qt.MouseButton.LeftButton)
    desk.type("Act")
    desk.press(Key.Key_Return)
    assert desk.quotes() == ["port", "port said", "port", "Port", "port"]
    assert all(desk.tags_of(mark) == ["Actor"] for mark in desk.marks())
    desk.window.actions_by_name["edit.undo"].trigger()
    assert desk.quotes() == ["port said"]


def test_another_article_is_searched_while_the_bar_is_open(desk: Desk) -> None:
    bar = opened(desk, "port")
    uid = desk.project.articles.import_text("Only one port here.", "other").uid
    assert uid is not None
    desk.window.workspace.reading.open(uid)
    assert bar.count.text() == "1 hit"
    desk.window.workspace.reading.close()
    assert bar.isHidden()


def test_a_long_text_is_searched_in_turns(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_find, "_TURN", 0)
    desk.open_story("Start\n\n" + ("The “outer” channel closed again.\n\n" * 9000) + "The needle.")
    desk.press(Key.Key_F, CTRL)
    bar = bar_of(desk)
    bar.field.setText("needle")
    assert bar.count.text() == "…"
    desk.bot.waitUntil(lambda: bar.count.text() == "1 of 1", timeout=10_000)
