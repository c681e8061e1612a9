"""Filter, whole words and paragraph direction, from the menu to what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from reader_app.core.spans import Span
from tests.ui.window.desk import CTRL, SHIFT, Key

if TYPE_CHECKING:
    from tests.ui.window.desk import Desk

LEFT = Qt.MouseButton.LeftButton


def tag(desk: Desk, words: int, name: str) -> None:
    desk.select_words(words)
    desk.press(Key.Key_T)
    desk.type(name)
    desk.press(Key.Key_Return)
    desk.press(Key.Key_End, CTRL)
    desk.press(Key.Key_Left, CTRL | SHIFT)


def test_the_filter_lists_the_articles_tags_and_the_page_follows(desk: Desk) -> None:
    desk.open_story()
    tag(desk, 1, "Place")
    desk.press(Key.Key_T)
    desk.type("Event")
    desk.press(Key.Key_Return)
    desk.project.tags.create("Unused")
    desk.press(Key.Key_H, CTRL | SHIFT)
    popup = desk.window.workspace.page_view.popup
    assert popup is not None
    assert popup.isVisible()
    boxes = {box.accessibleName(): box for box in popup.findChildren(QCheckBox)}
    assert set(boxes) == {"Place", "Event"}
    QTest.keyClick(boxes["Event"], Qt.Key.Key_Space)
    popup.close()
    page = desk.window.workspace.page
    desk.press(Key.Key_Home, CTRL)
    desk.press(Key.Key_J)
    desk.press(Key.Key_J)
    mark = page.current_mark
    assert mark is not None
    assert desk.tags_of(mark) == ["Place"]


def test_a_long_name_in_the_filter_ends_in_an_ellipsis_and_is_told_whole(desk: Desk) -> None:
    long = "Statement by an official of the ministry who may not be named"
    desk.open_story()
    desk.project.marks.tag_paths(desk.article, Span(0, 7), [long, "Place"])
    desk.press(Key.Key_H, CTRL | SHIFT)
    popup = desk.window.workspace.page_view.popup
    assert popup is not None
    boxes = {box.accessibleName(): box for box in popup.findChildren(QCheckBox)}
    box = boxes[long]
    assert box.text().endswith("…")
    assert box.sizeHint().width() <= box.width()
    assert long in box.toolTip()
    right = box.mapTo(popup, box.rect().topRight()).x()
    assert right < popup.width() - 12  # the whole frame of the focus is inside
    area = popup.grab().toImage().pixelColor(popup.width() - 30, 60)
    assert area == desk.window.themes.theme.colour("raised")
    popup.close()


def test_a_direction_is_kept_for_its_article(desk: Desk) -> None:
    desk.open_story()
    reading = desk.window.workspace.reading
    actions = desk.window.actions_by_name
    assert actions["view.direction_own"].isChecked()
    actions["view.direction_rtl"].trigger()
    page = desk.window.workspace.page
    assert page.direction == "rtl"
    uid = reading.article.uid
    reading.close()
    reading.open(uid)
    assert page.direction == "rtl"
    assert actions["view.direction_rtl"].isChecked()
    assert not actions["view.direction_own"].isChecked()


def test_whole_words_are_kept_for_the_project(desk: Desk) -> None:
    desk.open_story()
    desk.window.actions_by_name["view.whole_words"].trigger()
    assert desk.project.setting("whole_words") == "yes"
    assert desk.window.workspace.page.view.gestures.snap.is_on


def test_a_dragged_end_is_one_step_in_the_project(desk: Desk) -> None:
    desk.open_story()
    tag(desk, 1, "Place")
    desk.press(Key.Key_Home, CTRL)
    page = desk.window.workspace.page
    desk.press(Key.Key_J)
    view = page.view
    viewport = view.viewport()
    knob = view.gestures.handles.knobs()[1].center().toPoint()
    end = view.rect_of(14, 14).center()
    QTest.mousePress(viewport, LEFT, pos=knob)
    end.setY(knob.y())
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, pos=end)
    assert desk.quotes() == ["Harbour closed"]
    desk.press(Key.Key_Z, CTRL)
    assert desk.quotes() == ["Harbour"]
