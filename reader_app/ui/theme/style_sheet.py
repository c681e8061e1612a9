"""The one style sheet and the palette under it, both made from a theme's roles.

Widgets say what they are by the properties `kind` and `size`; see resources/themes/reader.qss.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from reader_app.core.resources import resource_path
from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.style_pictures import pictures

if TYPE_CHECKING:
    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

_GROUPS: dict[QPalette.ColorRole, Role] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_faint",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
    QPalette.ColorRole.Shadow: "border_strong",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "on_selection",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
}
_TEXTS = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)

FUSION = "reader_fusion"
"""Property of an application that has our style already; asking it for the style costs 35 ms."""


def palette(theme: Theme) -> QPalette:
    """Return the palette of a theme, for what Fusion draws itself."""
    result = QPalette()
    for group, role in _GROUPS.items():
        result.setColor(group, theme.colour(role))
    for group in _TEXTS:
        result.setColor(QPalette.ColorGroup.Disabled, group, theme.colour("text_disabled"))
    return result


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of a theme."""
    template = resource_path("themes", "reader.qss").read_text("utf-8")
    colours = {role: colour.name() for role, colour in theme.roles.items()}
    ground = "window" if theme.name == "high_contrast" else "border"
    return Template(template).substitute(
        colours, pictures=pictures(theme), disabled_ground=colours[ground]
    )


def dress(app: QApplication, theme: Theme) -> None:
    """Give the whole program a theme: style, font, palette and style sheet."""
    if not app.property(FUSION):
        QApplication.setStyle("Fusion")
        app.setProperty(FUSION, True)  # noqa: FBT003
    QApplication.setFont(ui_font())
    QApplication.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
