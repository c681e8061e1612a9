"""The menu of a tag: all that can be done with it, also by keys shown beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from reader_app.core.records import Tag
from reader_app.ui.codebook.colour_menu import ColourMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.ui.theme.theme import Theme

_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


@dataclass(frozen=True, slots=True)
class TagFacts:
    """What the menu has to know of a tag."""

    tag: Tag
    key: int | None
    """The number key it is pinned to."""
    typed_key: str = ""
    """Its own shortcut key."""


class TagMenu(QMenu):
    """Offers the actions on one tag, named by its uid in every signal; gone when closed."""

    tag_wanted = Signal(str)
    child_wanted = Signal(str)
    rename_wanted = Signal(str)
    describe_wanted = Signal(str)
    find_wanted = Signal(str)
    typed_key_wanted = Signal(str)
    archive_wanted = Signal(str, bool)
    """The tag, and whether it goes into the archive or comes back."""
    delete_wanted = Signal(str)
    colour_wanted = Signal(str, str)
    """The tag, and a palette slot or `#rrggbb`."""
    key_wanted = Signal(str, int)
    """The tag, and 1 to 9, or 0 to free its key."""
    step_wanted = Signal(str, int)
    """The tag, and the arrow key that stands for the way it is to go."""

    def __init__(self, facts: TagFacts, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tagMenu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._facts = facts
        self._theme = theme
        self._add(self.tr("Tag the selection"), "Enter", self._sending(self.tag_wanted))
        self.addSeparator()
        self._add(self.tr("New tag under this one"), "", self._sending(self.child_wanted))
        self._add(self.tr("Rename"), "F2", self._sending(self.rename_wanted))
        words = self.tr("Describe…")
        self._add(words, "Alt+Return", self._sending(self.describe_wanted))
        self.addMenu(self._colours())
        self.addMenu(self._keys())
        self.addMenu(self._moves())
        self.addSeparator()
        self._add(self.tr("Find all occurrences"), "", self._sending(self.find_wanted))
        self.addSeparator()
        archived = self._facts.tag.archived
        words = self.tr("Bring back from the archive") if archived else self.tr("Archive")
        self._add(words, "", lambda: self.archive_wanted.emit(facts.tag.uid, not archived))
        words = self.tr("Delete tag, keep highlights")
        self._add(words, "Del", self._sending(self.delete_wanted))

    def _add(self, words: str, keys: str, do: Callable[[], None]) -> QAction:
        return _added(self, words, keys, do)

    def _sending(self, signal: SignalInstance) -> Callable[[], None]:
        return lambda: signal.emit(self._facts.tag.uid)

    def _colours(self) -> QMenu:
        menu = ColourMenu(self._facts.tag.colour, self._theme, self)
        menu.chosen.connect(partial(self.colour_wanted.emit, self._facts.tag.uid))
        return menu

    def _keys(self) -> QMenu:
        menu = QMenu(self.tr("Pin to key"), self)
        menu.setObjectName("tagKeyMenu")
        for key in range(1, 10):
            action = _added(menu, str(key), f"Alt+{key}", self._keyed(key))
            action.setCheckable(True)
            action.setChecked(self._facts.key == key)
        menu.addSeparator()
        own = self._facts.typed_key
        words = self.tr("Own key: %1…").replace("%1", own) if own else self.tr("Own key…")
        _added(menu, words, "", self._sending(self.typed_key_wanted))
        menu.addSeparator()
        freed = _added(menu, self.tr("No key"), "", self._keyed(0))
        freed.setEnabled(self._facts.key is not None)
        return menu

    def _keyed(self, key: int) -> Callable[[], None]:
        return lambda: self.key_wanted.emit(self._facts.tag.uid, key)

    def _moves(self) -> QMenu:
        menu = QMenu(self.tr("Move"), self)
        menu.setObjectName("tagMoveMenu")
        words = (self.tr("Up"), self.tr("Down"), self.tr("Out"), self.tr("Under the one above"))
        for key, way, name in zip(_STEPS, words, ("Up", "Down", "Left", "Right"), strict=True):
            _added(menu, way, f"Alt+{name}", self._stepped(key))
        return menu

    def _stepped(self, key: Qt.Key) -> Callable[[], None]:
        return lambda: self.step_wanted.emit(self._facts.tag.uid, key.value)


def _added(menu: QMenu, words: str, keys: str, do: Callable[[], None]) -> QAction:
    """Add an action that shows its keys; the tree itself listens to them."""
    action = menu.addAction(words)
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
    action.triggered.connect(do)
    return action
