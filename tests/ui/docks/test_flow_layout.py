"""What stands side by side goes on a line of its own where there is no room, and what grows grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from reader_app.ui.docks.flow_layout import FlowLayout
from reader_app.ui.docks.shortened_label import ShortenedLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

GAP = 8


def box(width: int, height: int, parent: QWidget) -> QWidget:
    """Return a widget of a size."""
    made = QWidget(parent)
    made.setFixedSize(width, height)
    return made


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    """Give a widget to lay out."""
    frame = QWidget()
    qtbot.addWidget(frame)
    return frame


def laid(frame: QWidget, layout: FlowLayout, width: int) -> list[QRect]:
    """Lay out at a width, and return where everything is."""
    frame.resize(width, layout.heightForWidth(width))
    layout.setGeometry(frame.rect())
    return [child.geometry() for child in frame.findChildren(QWidget) if not child.isHidden()]


def test_a_widget_without_room_begins_a_line(frame: QWidget) -> None:
    layout = FlowLayout(frame, GAP)
    for height in (20, 30, 10):
        layout.addWidget(box(100, height, frame))
    assert layout.heightForWidth(324) == 30
    assert laid(frame, layout, 324) == [
        QRect(0, 5, 100, 20),
        QRect(108, 0, 100, 30),
        QRect(216, 10, 100, 10),
    ]
    assert layout.heightForWidth(208) == 30 + GAP + 10
    assert laid(frame, layout, 208)[2] == QRect(0, 38, 100, 10)


def test_what_wants_to_grow_gets_what_its_line_leaves(frame: QWidget) -> None:
    layout = FlowLayout(frame, GAP)
    field = QLineEdit(frame)
    layout.addWidget(field)
    layout.addWidget(box(100, 20, frame))
    laid(frame, layout, 600)
    assert field.geometry().width() == 600 - GAP - 100


def test_a_stretch_pushes_the_rest_to_the_far_end(frame: QWidget) -> None:
    layout = FlowLayout(frame, GAP)
    layout.addWidget(box(50, 20, frame))
    layout.add_stretch()
    layout.addWidget(box(50, 20, frame))
    assert laid(frame, layout, 400)[1] == QRect(350, 0, 50, 20)


def test_it_is_mirrored_with_its_widget(frame: QWidget) -> None:
    frame.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout = FlowLayout(frame, GAP)
    layout.addWidget(box(50, 20, frame))
    layout.addWidget(box(60, 20, frame))
    assert laid(frame, layout, 400) == [QRect(350, 0, 50, 20), QRect(282, 0, 60, 20)]


def test_a_hidden_widget_takes_no_room_and_none_at_all_take_none(frame: QWidget) -> None:
    layout = FlowLayout(frame, GAP)
    assert layout.heightForWidth(100) == 0
    hidden = box(50, 90, frame)
    layout.addWidget(hidden)
    hidden.hide()
    layout.addWidget(box(60, 20, frame))
    assert laid(frame, layout, 400) == [QRect(0, 0, 60, 20)]
    assert layout.heightForWidth(400) == 20


def test_a_label_without_room_ends_in_dots_and_says_all_of_it(frame: QWidget) -> None:
    frame.show()
    label = ShortenedLabel(frame)
    label.show()
    label.show_words("1,140 rows in 87 articles")
    label.resize(label.sizeHint())
    assert label.text() == "1,140 rows in 87 articles"
    label.resize(60, label.height())
    assert label.text().endswith("…")
    assert label.accessibleName() == label.words == "1,140 rows in 87 articles"
    assert label.minimumSizeHint().width() == 1
