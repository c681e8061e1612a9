"""What an export begins with: what a row of it is, and a preset of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QListView, QVBoxLayout, QWidget

from reader_app.formats.exchange.shapes import SHAPES, Shape
from reader_app.ui.dialogs.export_presets import Preset
from reader_app.ui.dialogs.preset_delegate import PresetDelegate
from reader_app.ui.palettes.row_model import RowModel
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex


class ExportChoice(QWidget):
    """The first column of the export dialog."""

    shape_changed = Signal()
    preset_chosen = Signal(object)
    """The `Preset` whose columns are wanted."""

    def __init__(self, presets: Sequence[Preset], parent: QWidget) -> None:
        super().__init__(parent)
        self.shapes = QComboBox(self)
        self.shapes.setObjectName("export_shape")
        self.shapes.setAccessibleName(self.tr("One row for"))
        for shape, words in self._shape_words().items():
            self.shapes.addItem(words, shape)
        self._rows = RowModel(self)
        self._rows.show(presets)
        self.presets = QListView(self)
        self.presets.setObjectName("export_presets")
        self.presets.setAccessibleName(self.tr("Columns to begin with"))
        self.presets.setModel(self._rows)
        self.presets.setItemDelegate(PresetDelegate(self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_head(self.tr("One row for"), self))
        column.addWidget(self.shapes)
        column.addSpacing(4)
        column.addWidget(_head(self.tr("Columns to begin with"), self))
        column.addWidget(self.presets, 1)
        self.shapes.currentIndexChanged.connect(self.shape_changed)
        self.presets.selectionModel().currentChanged.connect(self._take_preset)

    def _shape_words(self) -> dict[Shape, str]:
        return {
            "tagging": self.tr("each tag on a highlight"),
            "highlight": self.tr("each highlight, tags joined"),
            "matrix": self.tr("each highlight, tags as 0 and 1"),
        }

    @property
    def shape(self) -> Shape:
        """What a row is."""
        return SHAPES[self.shapes.currentIndex()]

    def begin(self) -> None:
        """Take the first preset."""
        self.presets.setCurrentIndex(self._rows.index(0))
        self.presets.setFocus()

    def enable(self, *, is_table: bool) -> None:
        """Let rows and columns be chosen where the format is a table."""
        self.shapes.setEnabled(is_table)
        self.presets.setEnabled(is_table)

    def _take_preset(self, index: QModelIndex) -> None:
        preset = self._rows.row(index.row())
        if isinstance(preset, Preset):
            self.preset_chosen.emit(preset)


def _head(text: str, parent: QWidget) -> PlainLabel:
    label = PlainLabel(text, parent)
    label.setProperty("kind", "heading")
    return label
