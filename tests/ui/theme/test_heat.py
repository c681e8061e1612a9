"""Grounds and numbers of the heat map, and swatches in rows that are selected."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from reader_app.ui.overview.cell_painting import heat_colours
from reader_app.ui.theme.contrast import contrast, luminance
from reader_app.ui.theme.painting import swatch_icon
from reader_app.ui.theme.roles import THEME_NAMES
from reader_app.ui.theme.theme import load_theme


@pytest.mark.parametrize("name", THEME_NAMES)
def test_every_count_can_be_read_and_more_is_never_fainter(name: str) -> None:
    theme = load_theme(name)
    shades = [heat_colours(step / 100, theme) for step in range(101)]
    assert all(contrast(ground, ink) >= 4.5 for ground, ink in shades)
    page = luminance(theme.colour("page"))
    depths = [abs(luminance(ground) - page) for ground, _ in shades]
    assert all(more >= less - 0.01 for less, more in pairwise(depths))


def test_a_swatch_keeps_its_colours_where_its_row_is_selected(qapp: object) -> None:
    del qapp
    icon, size = swatch_icon(load_theme("light").tag("teal")), QSize(14, 14)
    plain, selected = (
        icon.pixmap(size, mode).toImage() for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected)
    )
    assert plain == selected
