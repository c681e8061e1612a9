"""What an export begins with: which tagged spans, what a row of it is, and a preset of columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QVBoxLayout, QWidget

from reader_app.formats.exchange.shapes import SHAPES, Shape
from reader_app.ui.dialogs.export_presets import ExportScope, Preset
from reader_app.ui.dialogs.preset_delegate import PresetDelegate
from reader_app.ui.palettes.row_model import RowModel
from reader_app.ui.theme.plain_words import PlainLabel, plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

_REST = 250
"""Milliseconds after the last key until a question is asked."""
_SHORTEST = 12
"""Characters of a choice that fit at least; a long title does not widen the dialog."""


class ExportChoice(QWidget):
    """The first column of the export dialog."""

    asked = Signal()
    """Other rows are wanted, or rows of another shape."""
    preset_chosen = Signal(object)
    """The `Preset` whose columns are wanted."""
    preset_unwanted = Signal(object)
    """The user's own `Preset` that is to be forgotten."""

    def __init__(self, scopes: Sequence[ExportScope], parent: QWidget) -> None:
        super().__init__(parent)
        self._scopes = scopes
        self.what = self._combo("export_what", self.tr("What"))
        for scope in scopes:
            self.what.addItem(scope.title)
        self.what.addItem(self.tr("What a question finds"))
        self.question = QLineEdit(self)
        self.question.setObjectName("export_question")
        self.question.setAccessibleName(self.tr("Question"))
        self.question.setPlaceholderText(self.tr("tag:Claim by:Mara date:2026-05.."))
        hint = self.tr(
            "Such as tag:Claim, by:Mara, outlet:Herald, date:2026-05-01..2026-05-31, kind:claim, "
            "words:ferry, NOT tagged:no, or tag:Claim near:100 tag:Source"
        )
        self.question.setToolTip(plain_tip(hint))
        self.question.setClearButtonEnabled(True)
        self.question.hide()
        self.shapes = self._combo("export_shape", self.tr("One row for"))
        for shape, words in self._shape_words().items():
            self.shapes.addItem(words, shape)
        self._make_presets()
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.asked)
        self.question.textChanged.connect(self._rest.start)
        self.what.currentIndexChanged.connect(self._take_scope)
        self.shapes.currentIndexChanged.connect(self.asked)

    def _combo(self, name: str, words: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(words)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        combo.setSizeAdjustPolicy(policy)
        combo.setMinimumContentsLength(_SHORTEST)
        return combo

    def _make_presets(self) -> None:
        self._rows = RowModel(self)
        self.presets = QListView(self)
        self.presets.setObjectName("export_presets")
        self.presets.setAccessibleName(self.tr("Columns to begin with"))
        self.presets.setModel(self._rows)
        self.presets.setItemDelegate(PresetDelegate(self))
        self.presets.installEventFilter(self)
        self.presets.selectionModel().currentChanged.connect(self._take_preset)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(_head(self.tr("What"), self))
        column.addWidget(self.what)
        column.addWidget(self.question)
        column.addSpacing(4)
        column.addWidget(_head(self.tr("One row for"), self))
        column.addWidget(self.shapes)
        column.addSpacing(4)
        column.addWidget(_head(self.tr("Columns to begin with"), self))
        column.addWidget(self.presets, 1)

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

    @property
    def scope(self) -> ExportScope | None:
        """What is to be exported; None: what the question finds."""
        number = self.what.currentIndex()
        return self._scopes[number] if number < len(self._scopes) else None

    def show_presets(self, presets: Sequence[Preset], chosen: str) -> None:
        """List the presets; one is chosen by name, or else the first, and taken."""
        self._rows.show(presets)
        self._rows.fetch_all()
        names = [preset.name for preset in presets]
        row = names.index(chosen) if chosen in names else 0
        self.presets.setCurrentIndex(self._rows.index(row))

    def choose_shape(self, shape: Shape) -> None:
        """Choose what a row is."""
        self.shapes.setCurrentIndex(SHAPES.index(shape))

    def enable(self, *, is_table: bool) -> None:
        """Let rows and columns be chosen where the format is a table."""
        self.shapes.setEnabled(is_table)
        self.presets.setEnabled(is_table)

    def _take_scope(self) -> None:
        is_question = self.scope is None
        self.question.setVisible(is_question)
        if is_question:
            self.question.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked.emit()

    def _take_preset(self, index: QModelIndex) -> None:
        preset = self._rows.row(index.row())
        if not isinstance(preset, Preset):
            return
        if preset.shape is not None:
            with QSignalBlocker(self.shapes):
                self.choose_shape(preset.shape)
        self.preset_chosen.emit(preset)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Forget a preset of the user's own by Delete."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            preset = self._rows.row(self.presets.currentIndex().row())
            is_own = isinstance(preset, Preset) and preset.is_own
            if event.key() == Qt.Key.Key_Delete and is_own:
                self.preset_unwanted.emit(preset)
                return True
        return super().eventFilter(watched, event)


def _head(text: str, parent: QWidget) -> PlainLabel:
    label = PlainLabel(text, parent)
    label.setProperty("kind", "heading")
    return label
