"""What lists paint by hand, looked at pixel by pixel."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from reader_app.ui.theme.painting import paint_swatch
from reader_app.ui.theme.tag_colours import TagColours

GROUND, LINE, FILL = QColor("white"), QColor("black"), QColor("red")


@pytest.mark.parametrize("dashed", [False, True])
def test_the_swatch_of_a_dashed_tag_is_in_two_halves(qapp, dashed):
    image = QImage(12, 12, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    paint_swatch(painter, QRectF(0, 0, 12, 12), TagColours(LINE, FILL, dashed=dashed))
    painter.end()
    assert image.pixelColor(6, 0) == LINE
    assert image.pixelColor(6, 3) == FILL
    assert image.pixelColor(6, 11) == LINE
    for y in (5, 6):
        assert image.pixelColor(0, y) == (GROUND if dashed else LINE)
        assert image.pixelColor(6, y) == (GROUND if dashed else FILL)
