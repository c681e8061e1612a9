"""Draws a preset of columns, or a format: its name over a line about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader_app.formats.exchange.registry import ExportFormat
from reader_app.ui.dialogs.export_presets import Preset
from reader_app.ui.palettes.row_model import ROW
from reader_app.ui.theme.fonts import ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from reader_app.ui.any_index import AnyIndex

_HEIGHT = 52


class PresetDelegate(QStyledItemDelegate):
    """Two lines a row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All rows are as high."""
        del option, index
        return QSize(100, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Let the style draw the row, then both lines over it."""
        preset: object = index.data(ROW)
        if not isinstance(preset, Preset | ExportFormat):
            return
        self.initStyleOption(option, index)
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        widget = option.widget  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnknownMemberType]
        style: QStyle = widget.style()  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)  # pyright: ignore[reportUnknownArgumentType]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnknownMemberType]
        palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue, reportUnknownVariableType, reportUnknownMemberType]
        inside = rect.adjusted(12, 7, -12, -7)
        painter.save()
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.setFont(ui_font(bold=True))
        painter.drawText(inside, 0, preset.title)
        painter.setFont(ui_font(12))
        painter.drawText(inside.adjusted(0, 20, 0, 0), 0, preset.line)
        painter.restore()
