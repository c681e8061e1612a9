"""Queries on tagged spans in the table: typed, put together from the menu, and taken apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from reader_app.core.span_where import written
from reader_app.core.spans import Span
from tests.ui.window.desk import CTRL, Desk, Key
from tests.ui.window.span_table import table_of_four

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from reader_app.ui.filters.filter_chip import FilterChip
    from reader_app.ui.spans.spans_page import SpansPage


@pytest.fixture
def table(desk: Desk) -> SpansPage:
    return table_of_four(desk)


def ask(desk: Desk, table: SpansPage, words: str) -> None:
    table.field.setFocus()
    table.field.clear()
    desk.type(words)
    desk.press(Key.Key_Return)


def found(desk: Desk, table: SpansPage, *tags: str) -> None:
    """Wait until these are the tags of the rows."""
    model = table.model

    def are_shown() -> bool:
        shown = sorted(model.words(row, 1) for row in range(model.rowCount()))
        return not model.is_waiting and shown == sorted(tags)

    desk.bot.waitUntil(are_shown)


def chips(table: SpansPage) -> tuple[FilterChip, ...]:
    return table.filters.bar.chips


def take_off(desk: Desk, chip: FilterChip) -> None:
    desk.bot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.cross().center().toPoint())


def entry(table: SpansPage, desk: Desk, *path: str) -> QAction:
    """Open the menu and return the action at the end of a path of names."""
    desk.bot.mouseClick(table.filters.more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    for n, name in enumerate(path):
        assert isinstance(menu, QMenu)
        action = next(each for each in menu.actions() if each.text() == name)
        if n == len(path) - 1:
            return action
        menu = action.menu()
        menu.aboutToShow.emit()
    raise AssertionError(path)


def choose(table: SpansPage, desk: Desk, *path: str) -> None:
    action = entry(table, desk, *path)
    top = QApplication.activePopupWidget()
    assert top is not None
    top.close()
    action.trigger()


def test_a_typed_query_becomes_chips_and_their_crosses_take_them_off(
    desk: Desk, table: SpansPage
) -> None:
    ask(desk, table, "tag:Actor NOT kind:claim")
    found(desk, table, "Actor", "Place", "State")
    assert [chip.accessibleName() for chip in chips(table)] == ["Tag: Actor", "Kind: not Claim"]
    assert table.field.text() == ""
    ask(desk, table, "tag:Place")
    found(desk, table, "Place", "State")
    desk.bot.waitUntil(lambda: table.count.text() == "2 rows in 1 article")
    take_off(desk, chips(table)[0])
    take_off(desk, chips(table)[-1])
    found(desk, table, "Actor", "Place", "State", "")
    take_off(desk, chips(table)[0])
    assert table.filters.bar.isHidden()
    assert not table.is_filtered


def test_a_press_on_a_chip_has_it_typed_anew_and_keys_take_it_off(
    desk: Desk, table: SpansPage
) -> None:
    ask(desk, table, "tag:Actor NOT kind:claim")
    found(desk, table, "Actor", "Place", "State")
    desk.bot.mouseClick(chips(table)[0], Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is table.field
    assert table.field.text() == "tag:Actor"
    found(desk, table, "Actor", "Place", "State", "")
    desk.type("/State")
    desk.press(Key.Key_Return)
    found(desk, table, "Place", "State")
    chips(table)[-1].setFocus()
    desk.press(Key.Key_Delete)
    found(desk, table, "Actor", "Place", "State", "")
    desk.press(Key.Key_Delete)
    assert QApplication.focusWidget() is table.field
    assert not table.is_filtered


def test_where_nothing_is_found_the_filter_in_the_way_is_named_and_taken_off(
    desk: Desk, table: SpansPage
) -> None:
    button = table.findChild(QPushButton, "spans_emptyAction")
    sentence = table.findChild(QWidget, "spans_emptySentence")
    ask(desk, table, "tag:Place kind:claim")
    desk.bot.waitUntil(lambda: "Without “\u2068Kind: Claim\u2069” there are 2." in sentence.text())
    assert sentence.text().startswith("No spans match these filters.")
    assert button.text() == "Remove that filter"
    desk.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    found(desk, table, "Place", "State")
    assert [chip.text() for chip in chips(table)] == ["Tag: Place"]
    table.field.setFocus()
    desk.type("nowhere")
    desk.bot.waitUntil(lambda: "Without “\u2068nowhere\u2069” there are 2." in sentence.text())
    desk.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    found(desk, table, "Place", "State")
    desk.bot.mouseClick(table.untagged, Qt.MouseButton.LeftButton)
    desk.bot.waitUntil(lambda: "Without “\u2068Without a tag\u2069” there" in sentence.text())
    desk.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    found(desk, table, "Place", "State")
    assert not table.untagged.isChecked()


def test_where_two_tags_leave_nothing_the_tag_of_the_button_is_taken_off(
    desk: Desk, table: SpansPage
) -> None:
    button = table.findChild(QPushButton, "spans_emptyAction")
    sentence = table.findChild(QWidget, "spans_emptySentence")
    desk.bot.mouseClick(table.tag, Qt.MouseButton.LeftButton)
    desk.type("state")
    desk.press(Key.Key_Return)
    found(desk, table, "State")
    ask(desk, table, "NOT tag:Place NOT tag:State words:nowhere")
    desk.bot.waitUntil(lambda: table.model.rowCount() == 0 and not table.model.is_waiting)
    desk.bot.waitUntil(lambda: sentence.text() == "No spans match these filters.")
    assert button.text() == "Clear the filters"
    take_off(desk, chips(table)[2])
    desk.bot.waitUntil(lambda: "Without “\u2068State\u2069” there are 2." in sentence.text())
    desk.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    found(desk, table, "Actor", "")
    assert table.tag.text() == "Any tag"


def test_chips_take_the_colours_of_another_theme(desk: Desk, table: SpansPage) -> None:
    ask(desk, table, "tag:Place")
    found(desk, table, "Place", "State")
    (chip,) = chips(table)
    before = chip.grab().toImage().pixelColor(2, 14)
    desk.window.themes.choose("dark")
    (chip,) = chips(table)
    assert chip.accessibleName() == "Tag: Place"
    assert chip.grab().toImage().pixelColor(2, 14) != before


def test_a_query_with_something_wrong_stays_and_says_what(desk: Desk, table: SpansPage) -> None:
    ask(desk, table, "tag:Actor near:far tag:Place")
    assert table.filters.problem.text().startswith("“near:far” says no distance.")
    assert table.field.text() == "tag:Actor near:far tag:Place"
    ask(desk, table, "tag:Nowhere")
    desk.bot.waitUntil(lambda: "“Nowhere”" in table.filters.problem.text())
    assert table.model.rowCount() == 0
    assert table.filters.problem.isVisible()
    table.clear_filters()
    found(desk, table, "Actor", "Place", "State", "")
    assert table.filters.problem.isHidden()


def test_the_menu_puts_a_query_of_two_tags_together(desk: Desk, table: SpansPage) -> None:
    choose(table, desk, "Beside another tag", "In the same paragraph as…")
    for name in ("place", "state"):
        desk.type(name)
        desk.press(Key.Key_Return)
    found(desk, table, "Place", "State")
    (chip,) = chips(table)
    assert chip.accessibleName() == "tag:Place near:paragraph tag:Actor/State"


def test_the_menu_offers_what_a_highlight_is(desk: Desk, table: SpansPage) -> None:
    mark = desk.project.marks.mark_at(desk.article, Span(19, 28))
    desk.project.marks.set_statement([mark.uid], "claim")
    choose(table, desk, "Kind of statement", "Claim")
    found(desk, table, "Actor")
    choose(table, desk, "Grade", "None")
    found(desk, table, "Actor")
    assert len(chips(table)) == 2


def test_the_menu_leaves_a_tag_out(desk: Desk, table: SpansPage) -> None:
    choose(table, desk, "Without the tag…")
    desk.type("actor")
    desk.press(Key.Key_Return)
    found(desk, table, "")
    (chip,) = chips(table)
    assert chip.accessibleName() == "Tag: not Actor"


def test_the_menu_begins_what_is_to_be_typed(desk: Desk, table: SpansPage) -> None:
    choose(table, desk, "Words in the notes…")
    assert QApplication.focusWidget() is table.field
    desk.type("note")
    desk.press(Key.Key_Return)
    found(desk, table, "Actor")


def test_a_query_whose_tag_gets_another_name_says_so(desk: Desk, table: SpansPage) -> None:
    ask(desk, table, "tag:Place")
    found(desk, table, "Place", "State")
    place = next(tag.uid for tag in desk.project.codebook.walk() if tag.name == "Place")
    desk.project.tags.rename(place, "Town")
    desk.bot.waitUntil(lambda: "“Place”" in table.filters.problem.text())
    desk.project.history.undo()
    found(desk, table, "Place", "State")
    assert table.filters.problem.isHidden()


def test_rows_of_a_tag_that_is_deleted_give_way_to_all(desk: Desk, table: SpansPage) -> None:
    desk.bot.mouseClick(table.tag, Qt.MouseButton.LeftButton)
    desk.type("place")
    desk.press(Key.Key_Return)
    found(desk, table, "Place")
    place = next(tag.uid for tag in desk.project.codebook.walk() if tag.name == "Place")
    desk.project.tags.rename(place, "Town")
    desk.bot.waitUntil(lambda: "Town" in table.tag.text())
    desk.project.tags.delete(place)
    found(desk, table, "Actor", "State", "")
    assert "gone" in table.filters.problem.text()
    assert table.tag.text() == "Any tag"


def test_chips_go_on_on_another_line_where_there_is_no_room(desk: Desk, table: SpansPage) -> None:
    ask(desk, table, " ".join(f"NOT words:something{n}" for n in range(12)))
    found(desk, table, "Actor", "Place", "State", "")
    bar = table.filters.bar
    desk.bot.waitUntil(lambda: len({chip.y() for chip in chips(table)}) > 1)
    for chip in chips(table):
        assert bar.rect().contains(chip.geometry())
    assert chips(table)[0].pos().x() == bar.contentsRect().left() + 16
    assert bar.childAt(QPoint(20, chips(table)[0].y() + 4)) is chips(table)[0]


def test_a_query_is_saved_by_name_and_chosen_again(desk: Desk, table: SpansPage) -> None:
    desk.bot.mouseClick(table.tag, Qt.MouseButton.LeftButton)
    desk.type("state")
    desk.press(Key.Key_Return)
    found(desk, table, "State")
    ask(desk, table, "NOT kind:claim")
    found(desk, table, "State")
    desk.bot.mouseClick(table.filters.saved, Qt.MouseButton.LeftButton)
    desk.type("Other states")
    desk.press(Key.Key_Return)
    (saved,) = desk.project.saved.all("spans")
    assert (saved.name, saved.text) == ("Other states", "tag:Actor/State (NOT kind:claim)")
    table.clear_filters()
    found(desk, table, "Actor", "Place", "State", "")
    desk.bot.mouseClick(table.filters.saved, Qt.MouseButton.LeftButton)
    desk.type("other")
    desk.press(Key.Key_Return)
    found(desk, table, "Place", "State")
    assert len(chips(table)) == 2
    desk.bot.mouseClick(table.filters.saved, Qt.MouseButton.LeftButton)
    desk.press(Key.Key_F2)
    desk.type("States")
    desk.press(Key.Key_Return)
    assert [each.name for each in desk.project.saved.all("spans")] == ["States"]
    desk.press(Key.Key_Delete, CTRL)
    assert desk.project.saved.all("spans") == []
    desk.press(Key.Key_Escape)


@pytest.mark.parametrize(
    ("by", "text"),
    [
        ("Group by article", 'article:"A second one"'),
        ("Group by outlet", 'outlet:"=Calder Bay"'),
        ("Group by month", "month:2026-05"),
        ("Group by tag", "tag:=Actor"),
    ],
)
def test_a_saved_query_keeps_the_group_that_was_chosen(
    desk: Desk, table: SpansPage, by: str, text: str
) -> None:
    article = desk.project.articles.find(desk.article)
    desk.project.articles.edit(replace(article, outlet="Calder Bay", published="2026-05-02"))
    table.group_by.setFocus()
    desk.press(Key.Key_Down, times=table.group_by.findText(by))
    rows = table.groups.groups
    desk.bot.waitUntil(lambda: rows.rowCount() > 2)
    names = [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]
    wanted = ("A second one", "Calder Bay", "2026-05", "Actor")
    table.groups.setFocus()
    desk.press(Key.Key_Down, times=next(n for n, name in enumerate(names) if name in wanted))
    found(desk, table, "Actor")
    desk.bot.mouseClick(table.filters.saved, Qt.MouseButton.LeftButton)
    desk.type("Kept")
    desk.press(Key.Key_Return)
    assert [each.text for each in desk.project.saved.all("spans")] == [text]
    table.clear_filters()
    table.group_by.setCurrentIndex(0)
    found(desk, table, "Actor", "Place", "State", "")
    desk.bot.mouseClick(table.filters.saved, Qt.MouseButton.LeftButton)
    desk.press(Key.Key_Return)
    found(desk, table, "Actor")
    assert [written(each) for each in table.filters.bar.filters] == [text]


def test_the_menu_has_all_filters_of_the_library(desk: Desk, table: SpansPage) -> None:
    article = desk.project.articles.find(desk.article)
    changed = replace(article, outlet="Calder Bay", language="fr", published="2026-05-02")
    desk.project.articles.edit(changed)
    desk.project.articles.set_field([article.uid], "Region", "North")
    desk.project.articles.set_field([article.uid], "Desk of it", "3")
    for path, words in (
        (("Outlet", "Calder Bay"), 'outlet:"=Calder Bay"'),
        (("Outlet", "None"), "outlet:none"),
        (("Language", "français"), "lang:fr"),
        (("Status of the article", "Unread"), "status:new"),
        (("Own field", "Region", "Filled"), "field:Region"),
        (("Grade of the article", "None"), "graded:none"),
        (("Articles without a tag",), "is:untagged"),
        (("Articles that are copies of each other",), "is:copy"),
    ):
        choose(table, desk, *path)
        assert [written(each) for each in table.filters.bar.filters] == [words]
        table.clear_filters()
    for path, words in (
        (("Own field", "Region", "With a value…"), "field:Region="),
        (("Own field", "Desk of it", "With a value…"), 'field:"Desk of it='),
        (("Outlet", "Another…"), "outlet:"),
        (("Date…",), "date:"),
    ):
        choose(table, desk, *path)
        assert table.field.text() == words
    table.field.clear()
    choose(table, desk, "Own field", "Region", "With a value…")
    desk.type("north")
    desk.press(Key.Key_Return)
    found(desk, table, "Actor")


def test_a_saved_query_that_cannot_be_read_says_so(desk: Desk, table: SpansPage) -> None:
    desk.project.saved.save("spans", "Broken", "tag:")
    desk.bot.mouseClick(table.filters.saved, Qt.MouseButton.LeftButton)
    desk.press(Key.Key_Return)
    assert table.filters.problem.text().startswith("Something is missing after “tag:”")
    assert table.model.rowCount() == 4


def test_what_is_saved_holds_the_words_and_the_buttons_too(desk: Desk, table: SpansPage) -> None:
    desk.bot.mouseClick(table.untagged, Qt.MouseButton.LeftButton)
    table.field.setFocus()
    desk.type("clos")
    found(desk, table, "")
    desk.bot.mouseClick(table.filters.saved, Qt.MouseButton.LeftButton)
    desk.type("Mine")
    desk.press(Key.Key_Return)
    (saved,) = desk.project.saved.all("spans")
    assert saved.text == "words:clos tagged:no"
