"""The menu of several selected tags."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reader_app.core.codebook import PALETTE_SLOTS
from reader_app.ui.codebook.colour_menu import ColourMenu

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.ui.theme.theme import Theme


class TagsMenu(QMenu):
    """Offers what can be done with several tags at once; gone when closed."""

    tags_wanted = Signal(tuple)
    colour_wanted = Signal(tuple, str)
    merge_wanted = Signal(tuple)
    delete_wanted = Signal(tuple)

    def __init__(self, tags: tuple[Uid, ...], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagsMenu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give = self.addAction(self.tr("Tag the selection with these"))
        give.triggered.connect(lambda: self.tags_wanted.emit(tags))
        self.addSeparator()
        colours = ColourMenu(PALETTE_SLOTS[0], theme, self)
        colours.chosen.connect(partial(self.colour_wanted.emit, tags))
        self.addMenu(colours)
        merge = self._keyed(self.tr("Merge %Ln tags…", "", len(tags)), "Ctrl+M")
        merge.setObjectName("tagsMerge")
        merge.triggered.connect(lambda: self.merge_wanted.emit(tags))
        self.addSeparator()
        delete = self._keyed(self.tr("Delete %Ln tags, keep highlights", "", len(tags)), "Del")
        delete.setObjectName("tagsDelete")
        delete.triggered.connect(lambda: self.delete_wanted.emit(tags))

    def _keyed(self, words: str, key: str) -> QAction:
        """Add an action that shows its key; the tree itself listens to it."""
        action = self.addAction(words)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        return action
