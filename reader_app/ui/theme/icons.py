"""Icons: line drawings from resources/icons, tinted by role for the screen at hand."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from reader_app.core.resources import resource_path
from reader_app.ui.theme.icon_engine import IconEngine

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

_INK = 'stroke="#000"'


def icon(name: str, theme: Theme, role: Role = "text") -> QIcon:
    """Return an icon in a role's colour, greyed where it is disabled."""
    return _icon(name, theme, role)


def pixmap(
    name: str, theme: Theme, role: Role = "text", size: int = 16, *, mirrored: bool = False
) -> QPixmap:
    """Return one icon as a picture, for delegates and labels; `size` in logical pixels."""
    ratio = screen_ratio()
    picture = QPixmap(_picture(name, theme, role, round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    return _flipped(picture) if mirrored else picture


def screen_ratio() -> float:
    """Return the pixel ratio of the sharpest screen."""
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)


def _flipped(picture: QPixmap) -> QPixmap:
    """Return the picture as a mirror shows it, for a right-to-left layout."""
    result = picture.transformed(QTransform.fromScale(-1, 1))
    result.setDevicePixelRatio(picture.devicePixelRatio())
    return result


@cache
def _icon(name: str, theme: Theme, role: Role) -> QIcon:
    def draw(pixels: int, is_disabled: bool) -> QPixmap:  # noqa: FBT001 (a plain callable)
        return _picture(name, theme, "text_disabled" if is_disabled else role, pixels)

    return QIcon(IconEngine(draw))


@cache
def _picture(name: str, theme: Theme, role: Role, pixels: int) -> QPixmap:
    """Return an icon so many pixels of the screen wide and high."""
    drawing = tinted_drawing(name, theme.colour(role))
    result = QPixmap(pixels, pixels)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return result


def tinted_drawing(name: str, colour: QColor) -> str:
    """Return a drawing's SVG with its lines in a colour."""
    if name == "chevron-up":
        turned = _drawing("chevron-down").replace("<path", '<path transform="rotate(180 10 10)"')
        return turned.replace(_INK, f'stroke="{colour.name()}"')
    return _drawing(name).replace(_INK, f'stroke="{colour.name()}"')


@cache
def _drawing(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text("utf-8")
