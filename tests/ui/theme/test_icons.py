from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon

from reader_app.core.resources import resource_path
from reader_app.ui.theme.icons import icon, pixmap, tinted_drawing
from reader_app.ui.theme.roles import THEME_NAMES
from reader_app.ui.theme.theme import load_theme

NAMES = sorted(Path(path).stem for path in resource_path("icons").glob("*.svg"))


def ink_of(picture):
    image = picture.toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


@pytest.mark.parametrize("name", NAMES)
def test_each_icon_is_drawn_in_the_colour_of_its_role(name, qapp):
    theme = load_theme("dark")
    assert tinted_drawing(name, QColor("red")).count('stroke="#000"') == 0
    inks = ink_of(pixmap(name, theme, "text", 24))
    assert inks <= {theme.colour("text").name()}


@pytest.mark.parametrize("theme", THEME_NAMES)
def test_a_disabled_icon_is_grey(theme, qapp):
    loaded = load_theme(theme)
    grey = icon("library", loaded).pixmap(18, 18, QIcon.Mode.Disabled)
    assert ink_of(grey) <= {loaded.colour("text_disabled").name()}


def test_a_mirrored_icon_is_the_other_way_round(qapp):
    theme = load_theme("light")
    plain = pixmap("chevron-right", theme).toImage()
    turned = pixmap("chevron-right", theme, mirrored=True).toImage()
    width = plain.width()
    assert plain != turned
    assert all(
        plain.pixel(x, y) == turned.pixel(width - 1 - x, y)
        for x in range(width)
        for y in range(plain.height())
    )
