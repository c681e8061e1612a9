"""The list of rows of one height: keys, mouse, selection, scrolling; nothing far off is asked for."""

import pytest
from PySide6.QtCore import QAbstractListModel, QItemSelection, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

from reader_app.ui.docks.even_list_view import EvenListView

ROW = 40
COUNT = 100_000


class Numbers(QAbstractListModel):
    """As many rows as are wanted; remembers which were asked for."""

    def __init__(self, count):
        super().__init__()
        self.count = count
        self.asked = set()

    def rowCount(self, parent=None):  # noqa: N802
        return 0 if parent is not None and parent.isValid() else self.count

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        self.asked.add(index.row())
        return str(index.row()) if role == Qt.ItemDataRole.DisplayRole else None

    def add_in_front(self, count):
        self.beginInsertRows(self.index(-1), 0, count - 1)
        self.count += count
        self.endInsertRows()


@pytest.fixture
def model():
    return Numbers(COUNT)


@pytest.fixture
def view(qtbot, model):
    made = EvenListView(ROW, None)
    made.setItemDelegate(QStyledItemDelegate(made))
    made.setModel(model)
    made.resize(200, 10 * ROW + 2)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    return made


def rows(view):
    chosen = view.selectionModel().selection()
    stretches = map(chosen.at, range(chosen.size()))
    return sorted((each.top(), each.bottom()) for each in stretches)


def click(view, y, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, QPoint(20, y))


def test_only_rows_in_view_are_asked_for_wherever_one_scrolls(view, model):
    view.grab()
    assert model.asked
    bar = view.verticalScrollBar()
    assert bar.maximum() == COUNT * ROW - view.viewport().height()
    model.asked.clear()
    bar.setValue(bar.maximum() // 2)
    view.grab()
    bar.setValue(bar.maximum())
    view.grab()
    assert COUNT - 1 in model.asked
    assert len(model.asked) < 30


def test_arrows_pages_home_and_end_go_along_the_rows(view, qtbot):
    view.setCurrentIndex(view.model().index(0, 0))
    for key, row in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_PageDown, 10),
        (Qt.Key.Key_Up, 9),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_End, COUNT - 1),
        (Qt.Key.Key_Down, COUNT - 1),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(view, key)
        assert view.currentIndex().row() == row
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_stretches_are_selected_by_shift_and_single_rows_by_control(view, qtbot):
    click(view, ROW + 5)
    click(view, 4 * ROW + 5, Qt.KeyboardModifier.ShiftModifier)
    assert rows(view) == [(1, 4)]
    click(view, 7 * ROW + 5, Qt.KeyboardModifier.ControlModifier)
    assert rows(view) == [(1, 4), (7, 7)]
    click(view, 5)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert rows(view) == [(0, COUNT - 1)]
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert rows(view) == [(0, 0)]


def test_all_rows_are_selected_at_once(view, qtbot, model):
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert rows(view) == [(0, COUNT - 1)]
    assert len(model.asked) < 60
    region = view.visualRegionForSelection(view.selectionModel().selection())
    assert region.boundingRect() == view.viewport().rect()


def test_rows_that_come_in_front_leave_what_is_in_view(view, model):
    bar = view.verticalScrollBar()
    model.add_in_front(2)
    assert bar.value() == 0
    bar.setValue(50 * ROW)
    model.add_in_front(3)
    assert bar.value() == 53 * ROW


def test_a_row_far_off_comes_to_the_middle_and_a_near_one_to_the_edge(view, model):
    hints = QAbstractItemView.ScrollHint
    view.scrollTo(model.index(5000, 0))
    assert abs(view.visualRect(model.index(5000, 0)).center().y() - 5 * ROW) <= ROW
    bar = view.verticalScrollBar()
    view.scrollTo(model.index(5006, 0))
    assert view.visualRect(model.index(5006, 0)).bottom() + 1 == view.viewport().height()
    view.scrollTo(model.index(5000, 0), hints.PositionAtTop)
    assert bar.value() == 5000 * ROW
    view.scrollTo(model.index(4999, 0))
    assert bar.value() == 4999 * ROW
    view.scrollTo(model.index(4999, 0))
    view.scrollTo(model.index(-1, 0))
    assert bar.value() == 4999 * ROW


def test_a_list_without_rows_is_still(qtbot):
    view = EvenListView(ROW, None)
    qtbot.addWidget(view)
    view.show()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    view.setModel(Numbers(0))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    click(view, 5)
    assert not view.grab().isNull()
    assert not view.indexAt(QPoint(5, 5)).isValid()
    assert view.visualRegionForSelection(QItemSelection()).isEmpty()
    assert view.horizontalOffset() == 0


def test_the_row_under_the_pointer_and_rows_that_change_are_painted(view, model):
    QTest.mouseMove(view.viewport(), QPoint(20, 3 * ROW + 5))
    model.asked.clear()
    model.dataChanged.emit(model.index(3, 0), model.index(3, 0))
    view.grab()
    assert 3 in model.asked
