"""How far one is with articles, as the library shows and sets it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton

from reader_app.core.scales import CREDIBILITY, RELIABILITY
from reader_app.ui.library.library_dock import LibraryDock
from reader_app.ui.theme.theme import load_theme


@pytest.fixture
def dock(qtbot, press):
    made = LibraryDock(load_theme("light"))
    qtbot.addWidget(made)
    made.show_library(press.project)
    press.project.listen(made.apply)
    made.requests.status_wanted.connect(press.project.articles.set_status)
    made.resize(284, 700)
    made.show()
    return made


def titles(dock):
    model = dock.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_unread_ones_are_shown_alone_and_leave_when_they_are_read(dock, press, qtbot):
    unread = dock.findChild(object, "libraryUnread")
    assert unread.text() == "Unread 3"
    qtbot.mouseClick(unread, Qt.MouseButton.LeftButton)
    press.project.articles.set_status([press.articles["arabic"].uid], "done")
    assert press.articles["arabic"].title not in titles(dock)
    assert unread.text() == "Unread 2"
    press.project.history.undo()
    assert len(titles(dock)) == 3
    press.project.articles.set_status([each.uid for each in press.articles.values()], "skipped")
    assert dock.findChild(object, "libraryEmpty").sentence == "Nothing is unread."


def test_the_menu_marks_all_selected_articles_in_one_step(dock, press):
    dock.list.selectAll()
    place = dock.list.visualRect(dock.list.model().index(0, 0)).center()
    dock.list.customContextMenuRequested.emit(QPoint(place))
    menu = dock.list.findChild(object, "libraryMenu")
    menu.findChild(object, "libraryStatus_reading").trigger()
    menu.close()
    statuses = {press.project.articles.status(each.uid) for each in press.articles.values()}
    assert statuses == {"reading"}
    spoken = dock.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Reading")
    press.project.history.undo()
    assert press.project.articles.count_unread() == 3
    assert not dock.grab().isNull()


def test_the_grade_of_an_article_stands_on_its_row(dock, press):
    article = press.articles["ferry"].uid
    scales = press.project.scales
    values = [
        next(value for value in scales.values(scale.uid) if value.code == code).uid
        for scale, code in ((RELIABILITY, "B"), (CREDIBILITY, "2"))
    ]
    press.project.grades.grade_article(article, values)
    index = dock.list.model().index_of(article)
    assert ", B2, " in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert not dock.grab().isNull()
    press.project.history.undo()
    assert ", B2, " not in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_sorted_by_status_what_is_done_moves_behind_what_is_unread(dock, press):
    menu = dock.findChild(QToolButton, "libraryDockSort").menu()
    menu.findChild(object, "librarySort_status").trigger()
    first = press.articles["ferry"]
    assert titles(dock)[0] == first.title
    press.project.articles.set_status([first.uid], "done")
    assert titles(dock)[-1] == first.title
