"""What waits for the next paint comes behind it, in its order."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from reader_app.ui.after_paint import AfterPaint


class Painted(QWidget):
    """Notes when it is painted."""

    def __init__(self):
        super().__init__()
        self.said = []

    def paintEvent(self, event):  # noqa: N802  (Qt's name)
        super().paintEvent(event)
        self.said.append("painted")


def test_it_comes_behind_the_paint_of_what_was_changed_before(qtbot):
    widget = Painted()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: bool(widget.said))
    widget.said.clear()
    after = AfterPaint(widget)
    widget.update()
    QTimer.singleShot(0, lambda: widget.said.append("timer"))
    after.call(lambda: widget.said.append("after"))
    after.call(lambda: widget.said.append("and then"))
    qtbot.waitUntil(lambda: len(widget.said) == 4)
    assert widget.said.index("painted") < widget.said.index("after")
    assert widget.said[-2:] == ["after", "and then"] or widget.said[-1] == "timer"


def test_where_nothing_is_painted_it_is_called_too(qtbot):
    widget = Painted()
    qtbot.addWidget(widget)
    said = []
    AfterPaint(widget).call(lambda: said.append(1))
    qtbot.waitUntil(lambda: said == [1])
    assert widget.said == []
