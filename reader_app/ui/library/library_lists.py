"""The menu of lists that are kept under a name: to show one, keep what is shown, rename, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from reader_app.project.labels import isolate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from reader_app.core.saved_queries import SavedQuery


class LibraryListsMenu(QMenu):
    """Lists the kept lists by name; the one that is shown is ticked."""

    chosen = Signal(str)
    """The words of the list to show."""
    keep_wanted = Signal()
    rename_wanted = Signal(str)
    """The uid of the list that is to have another name."""
    delete_wanted = Signal(str)
    """The uid of the list that is not wanted any more."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("libraryListsMenu")
        self.setToolTipsVisible(True)

    def fill(self, saved: Sequence[SavedQuery], words: str, *, writable: bool) -> None:
        """Offer these lists; `words` are those of what is shown now."""
        self.clear()
        for each in saved:
            self._add(each, words)
        if not saved:
            self.addAction(self.tr("No lists yet. Filter, then keep it here.")).setEnabled(False)
        self.addSeparator()
        keep = self.addAction(self.tr("Keep this list…"))
        keep.setObjectName("libraryKeep")
        keep.setEnabled(bool(words) and writable)
        keep.triggered.connect(self.keep_wanted)
        if saved and writable:
            self._add_choice(self.tr("Rename a list"), "Rename", saved, self.rename_wanted)
            self._add_choice(self.tr("Delete a list"), "Delete", saved, self.delete_wanted)

    def _add(self, each: SavedQuery, words: str) -> None:
        action = self.addAction(_shown(each.name))
        action.setObjectName(f"libraryList_{each.uid}")
        action.setToolTip(each.text)
        action.setCheckable(True)
        action.setChecked(each.text == words)
        action.triggered.connect(lambda: self.chosen.emit(each.text))

    def _add_choice(
        self, words: str, verb: str, saved: Sequence[SavedQuery], chosen: SignalInstance
    ) -> None:
        """Offer something for one of the lists, which is told by its uid."""
        menu = self.addMenu(words)
        menu.setObjectName(f"library{verb}ListMenu")
        for each in saved:
            action = menu.addAction(_shown(each.name))
            action.setObjectName(f"library{verb}List_{each.uid}")
            action.triggered.connect(lambda _checked=False, uid=each.uid: chosen.emit(uid))


def _shown(name: str) -> str:
    return isolate(name.replace("&", "&&"))
