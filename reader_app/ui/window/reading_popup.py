"""The sheet under the “Reading” button: letters, lines, width and colours, tried on the page at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QPushButton,
    QSpinBox,
    QWidget,
)

from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP
from reader_app.ui.article.reading_settings import LEADINGS, MEASURES, SIZES, ReadingSettings
from reader_app.ui.palettes.focus_before import FocusBefore
from reader_app.ui.palettes.placing import place_beside
from reader_app.ui.theme.fonts import reading_families

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from reader_app.ui.theme.roles import ThemeName

_TONES: tuple[tuple[ThemeName | None, str], ...] = (
    (None, QT_TRANSLATE_NOOP("ReadingPopup", "As the window")),
    ("light", QT_TRANSLATE_NOOP("ReadingPopup", "Light")),
    ("sepia", QT_TRANSLATE_NOOP("ReadingPopup", "Sepia")),
    ("dark", QT_TRANSLATE_NOOP("ReadingPopup", "Dark")),
    ("high_contrast", QT_TRANSLATE_NOOP("ReadingPopup", "High contrast")),
)
_WIDTH = 320


class ReadingPopup(QFrame):
    """`changed` carries the `ReadingSettings` chosen, at every step. Escape closes it."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reading_popup")
        self.setProperty("kind", "popup")
        self.setAccessibleName(self.tr("Reading"))
        self.setFixedWidth(_WIDTH)
        self.hide()
        self._window = parent
        self._before = FocusBefore()
        self._settings = ReadingSettings()
        self._is_filling = False
        self.family = QComboBox(self)
        self.family.addItem(self.tr("As the theme has it"), "")
        for name in reading_families():
            self.family.addItem(name, name)
        self.size_ = QSpinBox(self)
        self.size_.setRange(*SIZES)
        self.leading = QDoubleSpinBox(self)
        self.leading.setRange(*LEADINGS)
        self.leading.setSingleStep(0.05)
        self.measure = QSpinBox(self)
        self.measure.setRange(*MEASURES)
        self.measure.setSingleStep(2)
        self.justified = QCheckBox(self.tr("Straight edges on both sides"), self)
        self.tone = QComboBox(self)
        for tone, words in _TONES:
            self.tone.addItem(QCoreApplication.translate("ReadingPopup", words), tone)
        self.as_first = QPushButton(self.tr("As at first"), self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(16, 16, 16, 16)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, words, widget in (
            ("reading_family", self.tr("&Letters"), self.family),
            ("reading_size", self.tr("&Size in pixels"), self.size_),
            ("reading_leading", self.tr("Line &height"), self.leading),
            ("reading_measure", self.tr("&Width in characters"), self.measure),
            ("reading_tone", self.tr("&Colours of the page"), self.tone),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(words.replace("&", ""))
            form.addRow(words, widget)
        self.justified.setObjectName("reading_justified")
        self.as_first.setObjectName("reading_as_first")
        self.as_first.setProperty("size", "small")
        form.addRow(self.justified)
        form.addRow(self.as_first)

    def _wire(self) -> None:
        self.family.currentIndexChanged.connect(self._tell)
        self.tone.currentIndexChanged.connect(self._tell)
        for box in (self.size_, self.leading, self.measure):
            box.valueChanged.connect(self._tell)
        self.justified.toggled.connect(self._tell)
        self.as_first.clicked.connect(self._reset)

    def open_below(self, button: QRect, settings: ReadingSettings) -> None:
        """Open below a rectangle in global coordinates, with the settings in use."""
        self._before.remember(self._window)
        self.show_settings(settings)
        self.adjustSize()
        there = QRect(self._window.mapFromGlobal(button.topLeft()), button.size())
        place = place_beside(there, self.size(), self._window.rect(), self.layoutDirection())
        self.move(QPoint(place))
        self.show()
        self.raise_()
        self.family.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_settings(self, settings: ReadingSettings) -> None:
        """Show the settings in use."""
        if settings == self._chosen():
            return
        self._is_filling = True
        self.family.setCurrentIndex(max(0, self.family.findData(settings.family)))
        self.size_.setValue(settings.size)
        self.leading.setValue(settings.leading)
        self.measure.setValue(settings.measure)
        self.justified.setChecked(settings.justified)
        self.tone.setCurrentIndex(self._tone_index(settings.tone))
        self._is_filling = False
        self._settings = settings

    @staticmethod
    def _tone_index(tone: ThemeName | None) -> int:
        return next((at for at, (name, _) in enumerate(_TONES) if name == tone), 0)

    def _chosen(self) -> ReadingSettings:
        settings = (
            ReadingSettings()
            .sized(self.size_.value())
            .led(round(self.leading.value(), 2))
            .measured(self.measure.value())
        )
        return replace(
            settings,
            justified=self.justified.isChecked(),
            family=str(self.family.currentData() or ""),
            tone=_TONES[self.tone.currentIndex()][0],
        )

    def _tell(self) -> None:
        if not self._is_filling:
            self._settings = self._chosen()
            self.changed.emit(self._settings)

    def _reset(self) -> None:
        self.show_settings(ReadingSettings())
        self.changed.emit(ReadingSettings())

    def close_popup(self) -> None:
        """Hide, and give the focus back to where it was."""
        if self.isHidden():
            return
        held = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self.hide()
        if held:
            self._before.give_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape; no key goes to the window behind."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close_popup()
        event.accept()
