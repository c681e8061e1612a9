"""Chips of filters: gone along, changed and taken off by key and mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from reader_app.core.search_parser import parse_query
from reader_app.core.search_writing import conjuncts, typed
from reader_app.ui.filters.filter_row import FilterRow
from reader_app.ui.filters.filter_words import filter_words
from reader_app.ui.theme.roles import THEME_NAMES
from reader_app.ui.theme.theme import load_theme

FIVE = "tag:Actor outlet:“Calder Bay Courier” date:2026-06 lang:fa NOT status:done"


@pytest.fixture
def row(qtbot):
    holder = QWidget()
    holder.resize(260, 300)
    made = FilterRow(load_theme("light"), holder, filter_words)
    column = QVBoxLayout(holder)
    column.addWidget(made)
    column.addStretch(1)
    made.changed.connect(made.show_filters)
    made.show_filters(conjuncts(parse_query(FIVE)))
    qtbot.addWidget(holder)
    holder.show()
    qtbot.waitExposed(holder)
    QApplication.processEvents()
    made.holder = holder
    return made


def shown(row):
    return [typed(query) for query in row.filters]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("tag:Actor/State", ("Tag", "Actor/State")),
        ("by:Ines", ("Analyst", "Ines")),
        ("grade:B2", ("Grade", "B2")),
        ("grade:..B2", ("Grade", "B2 or better")),
        ("field:“Region = North”", ("Region", "North")),
        ("field:Region", ("Region", "any")),
        ("is:untagged", ("", "Without a tag")),
        ("NOT is:copy", ("", "not Copies of each other")),
        ("status:new", ("Status", "Unread")),
        ("NOT status:done", ("Status", "not Done")),
        ("lang:fa", ("Language", "فارسی")),
        ("lang:zz", ("Language", "zz")),
        ("date:2020-05-14", ("Date", "14 May 2020")),
        ("date:2020-05..2021", ("Date", "May 2020 to 2021")),
        ("date:2020..", ("Date", "from 2020")),
        ("date:..2020", ("Date", "until 2020")),
        ("port OR tag:Actor", ("", "port OR tag:Actor")),
    ],
)
def test_a_chip_says_what_it_narrows_to(qapp, written, words):
    assert filter_words(parse_query(written)) == words


def test_chips_stand_in_lines_within_the_width_and_mirrored(row):
    places = [chip.geometry() for chip in row.chips]
    assert len({place.top() for place in places}) > 1
    assert all(row.rect().contains(place) for place in places)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.layout().activate()
    assert row.chips[0].geometry().right() == row.width() - 1 - 12


def test_the_cross_and_delete_take_a_filter_off_and_arrows_go_along(row, qtbot):
    row.chips[1].setFocus()
    qtbot.keyClick(row.chips[1], Qt.Key.Key_Right)
    assert row.chips[2].hasFocus()
    qtbot.keyClick(row.chips[2], Qt.Key.Key_Delete)
    assert shown(row) == ["tag:Actor", 'outlet:"Calder Bay Courier"', "lang:fa", "NOT status:done"]
    assert row.chips[2].hasFocus()
    qtbot.keyClick(row.chips[2], Qt.Key.Key_Left)
    cross = row.chips[0].cross().center().toPoint()
    QTest.mouseClick(row.chips[0], Qt.MouseButton.LeftButton, pos=cross)
    assert shown(row)[0] == 'outlet:"Calder Bay Courier"'
    with qtbot.waitSignal(row.left):
        while row.filters:
            row.chips[0].setFocus()
            qtbot.keyClick(row.chips[0], Qt.Key.Key_Backspace)
    assert row.isHidden()


def test_a_press_on_the_words_or_enter_has_a_filter_typed_anew(row, qtbot):
    with qtbot.waitSignal(row.edited) as told:
        QTest.mouseClick(row.chips[0], Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert typed(told.args[0]) == "tag:Actor"
    with qtbot.waitSignal(row.edited) as told:
        qtbot.keyClick(row.chips[3], Qt.Key.Key_Return)
    assert typed(told.args[0]) == "lang:fa"


def test_the_link_that_clears_stands_behind_the_last_chip_whatever_came_before(row):
    row.show_filters(row.filters[:2])
    row.show_filters(row.filters)
    QApplication.processEvents()
    clear = row.findChild(object, "filterClear").geometry()
    assert not any(chip.geometry().intersects(clear) for chip in row.chips)


def test_all_filters_are_cleared_at_once(row, qtbot):
    clear = row.findChild(object, "filterClear")
    assert clear.isVisible()
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert row.filters == ()


@pytest.mark.parametrize("name", THEME_NAMES)
def test_chips_are_painted_in_every_theme(row, name):
    row.set_theme(load_theme(name))
    assert len(row.chips) == 5
    assert not row.grab().isNull()
