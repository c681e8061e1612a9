"""The library narrowed by filters: typed, shown as chips, changed, taken off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from reader_app.core.scales import RELIABILITY
from reader_app.core.search_writing import typed


@pytest.fixture
def press(press):
    press.tag("ferry", "Two ferry captains", "Ferry crews")
    press.tag("arabic", "متحدث", "Claim")
    return press


def titles(dock):
    model = dock.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def enter(dock, qtbot, words):
    dock.filter.setFocus()
    qtbot.keyClicks(dock.filter, words)
    qtbot.keyClick(dock.filter, Qt.Key.Key_Return)


def chips(dock):
    return [typed(query) for query in dock.filters.filters]


def test_a_filter_is_entered_and_becomes_a_chip(dock, press, qtbot):
    enter(dock, qtbot, "tag:Actor")
    assert titles(dock) == [press.articles["ferry"].title]
    assert chips(dock) == ["tag:Actor"]
    assert dock.filter.text() == ""
    assert dock.head.count_text == "1 of 3"
    enter(dock, qtbot, "NOT tag:Claim status:new")
    assert chips(dock) == ["tag:Actor", "NOT tag:Claim", "status:new"]
    enter(dock, qtbot, "tag:Actor")
    assert len(chips(dock)) == 3


def test_plain_words_narrow_while_typed_beside_the_filters(dock, press, qtbot):
    enter(dock, qtbot, "tag:Actor OR tag:Claim")
    assert len(titles(dock)) == 2
    qtbot.keyClicks(dock.filter, "capt")
    qtbot.waitUntil(lambda: titles(dock) == [press.articles["ferry"].title])


def test_the_first_letter_of_a_word_narrows_nothing_yet(dock, press, qtbot):
    qtbot.keyClicks(dock.filter, "f")
    dock.filter.rest()
    assert len(titles(dock)) == 3
    qtbot.keyClicks(dock.filter, "e")
    qtbot.waitUntil(lambda: titles(dock) == [press.articles["ferry"].title])


def test_what_is_wrong_with_a_filter_is_said_under_the_field(dock, qtbot):
    problem = dock.findChild(object, "libraryFilterProblem")
    for words, sentence in (
        ("tag:", "missing after “tag:”"),
        ("tag:Nobody", "No tag has the name"),
    ):
        dock.filter.clear()
        enter(dock, qtbot, words)
        assert sentence in problem.text()
        assert problem.isVisible()
        assert chips(dock) == []
        assert len(titles(dock)) == 3
        assert dock.filter.text() == words
    qtbot.keyClicks(dock.filter, "x")
    assert not problem.isVisible()


def test_backspace_and_a_press_bring_a_filter_back_to_be_changed(dock, qtbot):
    enter(dock, qtbot, "tag:Actor status:new")
    qtbot.keyClick(dock.filter, Qt.Key.Key_Backspace)
    assert dock.filter.text() == "status:new"
    assert chips(dock) == ["tag:Actor"]
    qtbot.keyClick(dock.filter, Qt.Key.Key_Return)
    QTest.mouseClick(dock.filters.chips[0], Qt.MouseButton.LeftButton)
    assert dock.filter.text() == "tag:Actor"
    assert dock.filter.hasFocus()
    assert chips(dock) == ["status:new"]


def test_rows_come_and_go_as_what_is_filtered_by_changes(dock, press):
    dock.filter.filters_typed.emit(())
    dock.filter.setText("tag:Claim")
    QTest.keyClick(dock.filter, Qt.Key.Key_Return)
    dock.select(press.articles["arabic"].uid)
    press.tag("ferry", "the channel", "Claim")
    assert len(titles(dock)) == 2
    assert dock.selected() == (press.articles["arabic"].uid,)
    press.project.history.undo()
    assert titles(dock) == [press.articles["arabic"].title]
    press.project.tags.delete(press.tags["Claim"])
    assert titles(dock) == []
    assert "No tag has the name" in dock.findChild(object, "libraryEmpty").sentence
    press.project.history.undo()
    assert titles(dock) == [press.articles["arabic"].title]


def test_a_filter_that_leaves_nothing_says_so(dock, qtbot):
    enter(dock, qtbot, "status:done")
    enter(dock, qtbot, "tag:Actor")
    empty = dock.findChild(object, "libraryEmpty")
    assert "Without “\u2068Status: Done\u2069” there is 1." in empty.sentence
    remove = dock.findChild(object, "libraryRemoveFilter")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert chips(dock) == ["tag:Actor"]
    assert len(titles(dock)) == 1
    enter(dock, qtbot, "tag:Claim status:done")
    assert empty.sentence == "No article fits these filters."
    assert not remove.isVisible()


def test_the_menu_of_filters_begins_one_in_the_field(dock, qtbot):
    dock.findChild(object, "libraryFilter_outlet").trigger()
    assert dock.filter.text() == "outlet:"
    assert dock.filter.hasFocus()


def test_another_project_is_shown_whole(dock, press, qtbot):
    enter(dock, qtbot, "tag:Actor")
    dock.show_library(None)
    assert chips(dock) == []
    dock.show_library(press.project)
    assert len(titles(dock)) == 3


def test_what_has_no_tag_is_a_choice_of_the_menu(dock, press):
    dock.findChild(object, "libraryFilter_untagged").trigger()
    assert chips(dock) == ["is:untagged"]
    assert titles(dock) == [press.articles["shops"].title]


def test_the_best_graded_stand_first_and_move_when_they_are_graded(dock, press):
    menu = dock.findChild(QToolButton, "libraryDockSort").menu()
    menu.findChild(object, "librarySort_grade").trigger()
    scales = press.project.scales
    for name, code in (("shops", "C"), ("ferry", "A")):
        values = [each.uid for each in scales.values(RELIABILITY.uid) if each.code == code]
        press.project.grades.grade_article(press.articles[name].uid, values)
    order = ("ferry", "shops", "arabic")
    assert titles(dock) == [press.articles[name].title for name in order]
    highlight = press.tag("arabic", "متحدث", "Claim").uid
    values = [each.uid for each in scales.values(RELIABILITY.uid)]
    press.project.grades.grade([highlight], values[:1])
    assert titles(dock) == [press.articles[name].title for name in order]


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_all_that_a_filter_finds_is_selected_also_before_it_was_counted(
    dock, press, qtbot, key, held
):
    for number in range(120):
        press.project.articles.import_text(f"Title number {number}\n\nWords.\n", "made")
    enter(dock, qtbot, "title:number")
    assert len(titles(dock)) == 100
    dock.list.setFocus()
    dock.list.setCurrentIndex(dock.list.model().index(0))
    qtbot.keyClick(dock.list, key, held)
    assert len(dock.selected()) == 120
    assert dock.head.count_text == "120 of 123"
    dock.stop()


def test_the_head_says_how_many_a_filter_finds_once_they_are_counted(dock, press, qtbot):
    for number in range(120):
        press.project.articles.import_text(f"Title number {number}\n\nWords.\n", "made")
    enter(dock, qtbot, "title:number")
    assert dock.head.count_text == "123 articles"
    qtbot.waitUntil(lambda: dock.head.count_text == "120 of 123")
