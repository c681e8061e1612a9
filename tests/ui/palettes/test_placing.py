"""Where popups go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize, Qt

from reader_app.ui.palettes.placing import GAP, place_beside

WINDOW = QRect(0, 0, 1440, 900)
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


def test_below_where_there_is_room() -> None:
    place = place_beside(QRect(300, 200, 100, 20), QSize(352, 300), WINDOW, LTR)
    assert place == QPoint(300, 220 + GAP)


def test_above_where_there_is_none_below() -> None:
    place = place_beside(QRect(300, 800, 100, 20), QSize(352, 300), WINDOW, LTR)
    assert place == QPoint(300, 800 - GAP - 300)


def test_a_right_to_left_window_lines_up_the_right_edges() -> None:
    place = place_beside(QRect(600, 200, 100, 20), QSize(352, 300), WINDOW, RTL)
    assert place.x() + 352 == 700


@given(
    st.integers(0, 1300), st.integers(0, 860), st.integers(1, 300), st.integers(1, 120),
    st.sampled_from([LTR, RTL]),
)  # fmt: skip
def test_a_short_selection_is_never_covered(
    x: int, y: int, width: int, height: int, direction: Qt.LayoutDirection
) -> None:
    anchor = QRect(x, y, width, height).intersected(WINDOW)
    size = QSize(352, 300)
    popup = QRect(place_beside(anchor, size, WINDOW, direction), size)
    assert not popup.intersects(anchor)
    assert WINDOW.contains(popup)
