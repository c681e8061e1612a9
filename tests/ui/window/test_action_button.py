"""A toolbar button in a window that is written from right to left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from tests.ui.window.desk import Desk


def test_the_key_stands_at_the_mirrored_end_and_not_on_the_words(desk: Desk) -> None:
    button = desk.window.tool_bar.buttons["tag.note"]
    plain = button.grab().toImage()
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = button.grab().toImage()
    column = next(
        x
        for x in range(plain.width())
        if any(
            plain.pixel(plain.width() - 1 - x, y) != plain.pixel(1, 1)
            for y in range(plain.height())
        )
    )
    first = next(
        x
        for x in range(mirrored.width())
        if any(mirrored.pixel(x, y) != mirrored.pixel(1, 1) for y in range(mirrored.height()))
    )
    assert first == column
