import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from reader_app.ui.library.library_dock import LibraryDock
from reader_app.ui.theme.roles import THEME_NAMES
from reader_app.ui.theme.theme import load_theme


def titles(dock):
    model = dock.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def click(dock, row, modifier=Qt.KeyboardModifier.NoModifier):
    place = dock.list.visualRect(dock.list.model().index(row, 0)).center()
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(dock.list.viewport(), button, modifier, place)


def test_articles_stand_newest_first_with_their_number_in_the_head(dock, press):
    newest = [press.articles[name].title for name in ("shops", "arabic", "ferry")]
    assert titles(dock) == newest
    assert dock.head.count_text == "3 articles"


def test_a_click_opens_the_article(dock, press, qtbot):
    with qtbot.waitSignal(dock.article_chosen) as told:
        click(dock, 1)
    assert told.args == [press.articles["arabic"].uid]


def test_arrows_select_and_enter_opens(dock, press, qtbot):
    dock.select(press.articles["shops"].uid)
    with qtbot.waitSignal(dock.article_chosen) as told:
        qtbot.keyClick(dock.list, Qt.Key.Key_Down)
        qtbot.keyClick(dock.list, Qt.Key.Key_Return)
    assert told.args == [press.articles["arabic"].uid]


def test_typing_in_the_filter_leaves_what_has_the_words(dock, press, qtbot):
    qtbot.keyClicks(dock.filter, "crews")
    qtbot.waitUntil(lambda: titles(dock) == [press.articles["ferry"].title])
    qtbot.keyClick(dock.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(dock)) == 3)
    assert dock.filter.text() == ""


def test_a_filter_that_finds_nothing_says_so_and_offers_no_import(dock, qtbot):
    qtbot.keyClicks(dock.filter, "zebra")
    qtbot.waitUntil(lambda: titles(dock) == [])
    empty = dock.findChild(object, "libraryEmpty")
    assert "all of these words" in empty.sentence
    assert not empty.findChild(object, "libraryEmptyAction").isVisible()


def test_enter_in_the_filter_goes_to_the_first_article(dock, press, qtbot):
    qtbot.keyClicks(dock.filter, "island")
    qtbot.keyClick(dock.filter, Qt.Key.Key_Return)
    assert dock.selected() == (press.articles["shops"].uid,)


def test_the_sort_menu_puts_titles_in_order_and_keeps_what_is_selected(dock, press, qtbot):
    dock.select(press.articles["ferry"].uid)
    menu = dock.findChild(QToolButton, "libraryDockSort").menu()
    action = next(each for each in menu.actions() if each.objectName() == "librarySort_title")
    action.trigger()
    assert titles(dock) == sorted(titles(dock))
    assert dock.selected() == (press.articles["ferry"].uid,)
    turned = next(each for each in menu.actions() if each.objectName() == "librarySort_turned")
    turned.trigger()
    assert titles(dock) == sorted(titles(dock), reverse=True)


def test_an_import_puts_a_row_on_top_and_leaves_the_selection(dock, press, qtbot):
    dock.select(press.articles["ferry"].uid)
    with qtbot.waitSignal(dock.list.model().rowsInserted):
        press.project.articles.import_text("A new title\n\nSome words of it.\n", "new")
    assert titles(dock)[0] == "A new title"
    assert dock.selected() == (press.articles["ferry"].uid,)
    assert dock.head.count_text == "4 articles"


def test_a_highlight_changes_the_number_of_its_row_alone(dock, press, qtbot):
    row = titles(dock).index(press.articles["ferry"].title)
    with qtbot.waitSignal(dock.list.model().dataChanged) as told:
        press.tag("ferry", "Two ferry captains", "Claim")
    assert [index.row() for index in told.args[:2]] == [row, row]
    assert dock.list.model().row(row).n_highlights == 1
    press.project.history.undo()
    assert dock.list.model().row(row).n_highlights == 0


def test_delete_asks_for_all_selected_articles_and_rows_go_when_they_are_gone(dock, press, qtbot):
    click(dock, 0)
    click(dock, 1, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(dock.requests.delete_wanted) as told:
        qtbot.keyClick(dock.list, Qt.Key.Key_Delete)
    uids = told.args[0]
    assert set(uids) == {press.articles["shops"].uid, press.articles["arabic"].uid}
    press.project.articles.delete(uids)
    assert titles(dock) == [press.articles["ferry"].title]
    press.project.history.undo()
    assert len(titles(dock)) == 3


def test_a_letter_looks_through_no_rows_and_leaves_the_one_that_is_current(dock, press, qtbot):
    dock.select(press.articles["ferry"].uid)
    other = press.articles["shops"].title
    qtbot.keyClicks(dock.list, other[0])
    assert dock.selected() == (press.articles["ferry"].uid,)


def test_the_menu_of_a_row_opens_the_article(dock, press, qtbot):
    dock.select(press.articles["arabic"].uid)
    place = dock.list.visualRect(dock.list.currentIndex()).center()
    dock.list.customContextMenuRequested.emit(QPoint(place))
    menu = dock.list.findChild(object, "libraryMenu")
    with qtbot.waitSignal(dock.article_chosen) as told:
        menu.actions()[0].trigger()
    menu.close()
    assert told.args == [press.articles["arabic"].uid]


def test_an_empty_library_offers_to_import(qtbot):
    dock = LibraryDock(load_theme("light"))
    qtbot.addWidget(dock)
    dock.show()
    button = dock.findChild(object, "libraryEmptyAction")
    assert button.isVisible()
    with qtbot.waitSignal(dock.import_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_screen_reader_hears_title_and_number_of_highlights(dock, press):
    press.tag("shops", "One wholesaler", "Claim")
    spoken = dock.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert press.articles["shops"].title in spoken
    assert "1 highlight" in spoken
    assert dock.list.accessibleName()


@pytest.mark.parametrize("name", THEME_NAMES)
def test_rows_are_painted_in_each_theme_without_a_complaint(dock, name, qtbot):
    dock.set_theme(load_theme(name))
    dock.list.setCurrentIndex(dock.list.model().index(1, 0))
    assert not dock.grab().isNull()
