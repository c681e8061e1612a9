"""The menu of colours that tags can be given: those of the palette, or one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QColorDialog, QMenu

from reader_app.core.codebook import PALETTE_SLOTS
from reader_app.ui.theme.painting import swatch_icon

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.theme.theme import Theme


class ColourMenu(QMenu):
    """Says which colour was chosen: a palette slot or `#rrggbb`."""

    chosen = Signal(str)

    def __init__(self, now: str, theme: Theme, parent: QWidget) -> None:
        """Make the menu; `now` is the colour that a choice of one's own begins with."""
        super().__init__(parent)
        self._home = parent.parentWidget() or parent
        self.setTitle(self.tr("Colour"))
        self.setObjectName("tagColourMenu")
        for slot in PALETTE_SLOTS:
            action = self.addAction(swatch_icon(theme.tag(slot)), slot_name(slot))
            action.setObjectName(f"tagColour_{slot}")
            action.setIconVisibleInMenu(True)
            action.triggered.connect(lambda _checked=False, slot=slot: self.chosen.emit(slot))
        self.addSeparator()
        own = self.addAction(self.tr("Own colour…"))
        own.setObjectName("tagColour_own")
        own.triggered.connect(lambda: self._ask(theme.tag(now).line))

    def _ask(self, now: QColor) -> None:
        colour = QColorDialog.getColor(now, self._home, self.tr("Own colour"))
        if colour.isValid():
            self.chosen.emit(colour.name())


def slot_name(slot: str) -> str:
    """Return the name of a palette slot in the language of the program."""
    names = {
        "blue": QCoreApplication.translate("Palette", "Blue"),
        "orange": QCoreApplication.translate("Palette", "Orange"),
        "green": QCoreApplication.translate("Palette", "Green"),
        "rose": QCoreApplication.translate("Palette", "Rose"),
        "violet": QCoreApplication.translate("Palette", "Violet"),
        "teal": QCoreApplication.translate("Palette", "Teal"),
        "amber": QCoreApplication.translate("Palette", "Amber"),
        "red": QCoreApplication.translate("Palette", "Red"),
        "sky": QCoreApplication.translate("Palette", "Sky"),
        "olive": QCoreApplication.translate("Palette", "Olive"),
        "brown": QCoreApplication.translate("Palette", "Brown"),
        "slate": QCoreApplication.translate("Palette", "Slate"),
    }
    return names.get(slot, slot)
