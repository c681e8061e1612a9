"""Brackets stand beside their lines, on the right side, and no two names on one spot."""

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from reader_app.ui.article.bracket_layout import (
    MOST_NAMES,
    NAME_HEIGHT,
    BracketColumns,
    Reach,
    name_places,
)
from tests.ui.article.made_article import ARABIC, ENGLISH, mark_of, marked, tag_uid

BLUE = tag_uid("blue")


def reach(uid, top, bottom, paragraph=0):
    return Reach(top, bottom, uid, paragraph)


def test_brackets_on_the_same_lines_have_columns_of_their_own():
    items = [reach("a", 0, 50), reach("b", 0, 20), reach("c", 30, 50), reach("d", 60, 80)]
    assert BracketColumns().placed(items) == {"a": 0, "b": 1, "c": 1, "d": 0}


def test_a_bracket_stays_in_its_column_while_the_page_scrolls():
    columns = BracketColumns()
    columns.placed([reach("a", 0, 50), reach("b", 20, 90)])
    assert columns.placed([reach("b", -30, 40), reach("c", 0, 60)]) == {"b": 1, "c": 0}


def test_names_are_pushed_down_and_never_overlap():
    items = [reach(str(number), 10 + number, 40 + number) for number in range(5)]
    tops = [place.top for place in name_places(items, dict.fromkeys("01234", 1), 2.0)]
    assert all(later - earlier >= NAME_HEIGHT for earlier, later in itertools.pairwise(tops))


def test_a_paragraph_with_many_names_tells_how_many_more_there_are():
    items = [reach(str(number), 0, 40) for number in range(11)]
    places = name_places(items, {str(number): 1 for number in range(11)}, 2.0)
    assert len(places) == MOST_NAMES + 1
    assert places[-1].more == 3


@pytest.mark.parametrize(("text", "is_right"), [(ENGLISH, True), (ARABIC, False)])
def test_brackets_stand_where_lines_end(shown, text, is_right):
    page = shown(text, mark_of(text, 0, 9, [BLUE]))
    assert (
        page.brackets.geometry().left() > page.view.viewport().geometry().center().x()
    ) is is_right
    spots = page.brackets.names_now()
    bracket = spots[0][0]
    at_text = bracket.left() if is_right else page.brackets.width() - bracket.right()
    assert at_text < 20


def test_a_click_on_a_name_chooses_its_highlight(shown, qtbot):
    mark = marked(ENGLISH, "the quay costs", BLUE)
    page = shown(ENGLISH, mark)
    row = page.brackets.names_now()[-1][0]
    with qtbot.waitSignal(page.mark_activated) as told:
        QTest.mouseClick(page.brackets, Qt.MouseButton.LeftButton, pos=row.center().toPoint())
    assert told.args == [mark.uid]
    assert page.current_mark == mark


def test_the_pointer_over_a_name_lifts_its_highlight(shown):
    mark = marked(ENGLISH, "the quay costs", BLUE)
    page = shown(ENGLISH, mark)
    row = page.brackets.names_now()[-1][0]
    QTest.mouseMove(page.brackets, row.center().toPoint())
    assert page._page.emphasis.hovered == mark.uid
    QTest.mouseMove(page.brackets, QPoint(1, page.brackets.height() - 2))
    assert page._page.emphasis.hovered is None


def test_a_narrow_page_has_brackets_without_names(shown):
    page = shown(ENGLISH, marked(ENGLISH, "the quay costs", BLUE))
    page.resize(420, 600)
    page.grab()
    assert len(page.brackets.names_now()) == 1
