"""What happens in a still frame lays out nothing outside, and what is in it fills it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout, QWidget

from reader_app.ui.docks.still_frame import StillFrame


class Requests(QObject):
    """Counts how often a widget is asked to lay out what is in it."""

    count = 0

    def eventFilter(self, watched, event):  # noqa: N802  (Qt's name)
        del watched
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def stack():
    made = QStackedWidget()
    for words in ("one", "another, which is much longer than the first\nand higher"):
        made.addWidget(QLabel(words))
    return made


@pytest.mark.parametrize("still", [True, False])
def test_turning_a_page_asks_nobody_outside(qtbot, stack, still):
    outer = QWidget()
    qtbot.addWidget(outer)
    column = QVBoxLayout(outer)
    column.addWidget(StillFrame(stack, outer) if still else stack)
    outer.show()
    qtbot.waitExposed(outer)
    QApplication.processEvents()
    requests = Requests(outer)
    outer.installEventFilter(requests)
    stack.setCurrentIndex(1)
    QApplication.processEvents()
    assert (requests.count == 0) == still


def test_the_widget_inside_fills_it(qtbot, stack):
    outer = QWidget()
    qtbot.addWidget(outer)
    frame = StillFrame(stack, outer)
    assert frame.sizeHint() == stack.sizeHint()
    assert frame.minimumSizeHint() == stack.minimumSizeHint()
    outer.show()
    for size in ((200, 100), (90, 300)):
        frame.resize(*size)
        assert stack.geometry() == frame.rect()
