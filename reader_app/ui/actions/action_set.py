"""The QActions made from the table: one each, shared by menus, toolbar, palette and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from reader_app.ui.actions.action_table import ACTIONS
from reader_app.ui.actions.panel_action import PanelAction
from reader_app.ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from reader_app.ui.actions.action_spec import ActionSpec, Fact
    from reader_app.ui.theme.theme import Theme


class ActionSet(QObject):
    """All actions of a window, by name."""

    bound = Signal()
    """Keys were given or changed."""
    let_go = Signal()
    """The page's key that triggered an action is up, or its hold is over for another reason."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.specs: dict[str, ActionSpec] = {spec.name: spec for spec in ACTIONS}
        self._actions = {spec.name: _made(spec, self) for spec in ACTIONS}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._facts: frozenset[Fact] = frozenset()
        self.is_held = False
        """A key of the page triggers this and is still down: `let_go` will follow."""
        for spec in ACTIONS:
            if not spec.page_only:
                window.addAction(self._actions[spec.name])
        self.bind({})

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def on(self, name: str, call: Callable[[], object]) -> None:
        """Do this when the action is triggered."""
        self._actions[name].triggered.connect(lambda _checked=False: call())

    def keys(self, name: str) -> tuple[str, ...]:
        """Return an action's keys, as they are bound now."""
        return self._keys[name]

    def bind(self, chosen: Mapping[str, Sequence[str]]) -> None:
        """Give every action its keys: those chosen by the user, or else its own."""
        for name, spec in self.specs.items():
            keys = tuple(chosen.get(name, spec.keys))
            self._keys[name] = keys
            self._actions[name].setShortcuts([QKeySequence(key) for key in keys])
        self.bound.emit()

    def page_keys(self) -> dict[str, QAction]:
        """Return the actions that the page hears, by key in Qt's portable form."""
        return {
            QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText): action
            for name, action in self._actions.items()
            if self.specs[name].page_only
            for key in self._keys[name]
        }

    def allow(self, facts: frozenset[Fact]) -> None:
        """Enable just those actions whose needs these facts meet."""
        self._facts = facts
        for name, spec in self.specs.items():
            self._actions[name].setEnabled(spec.needs <= facts)

    def holds(self, fact: Fact) -> bool:
        """Tell whether something is so, as far as was told."""
        return fact in self._facts

    def tell(self, fact: Fact, *, holds: bool) -> None:
        """Take over that one thing is so now, or no longer; all else is as it was."""
        self.allow(self._facts | {fact} if holds else self._facts - {fact})

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in a theme's colours."""
        for name, spec in self.specs.items():
            if spec.icon:
                self._actions[name].setIcon(icon(spec.icon, theme))


def action_text(spec: ActionSpec) -> str:
    """Return an action's text in the user's language, with its mnemonic."""
    text = QCoreApplication.translate("Actions", spec.text)
    return text if spec.number is None else text.replace("%1", str(spec.number))


def plain_text(action: QAction) -> str:
    """Return what an action says, without mnemonic and dots."""
    return action.text().replace("&", "").rstrip("…")


def _made(spec: ActionSpec, parent: QObject) -> QAction:
    kind = PanelAction if spec.checkable and spec.menu == "view" else QAction
    action = kind(action_text(spec), parent)
    action.setObjectName(spec.name)
    action.setCheckable(spec.checkable)
    if spec.tip:
        action.setStatusTip(QCoreApplication.translate("Actions", spec.tip))
    if spec.page_only:
        # Shown beside the text, but heard through PageKeys alone: Qt would take a letter anywhere.
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    if spec.name == "project.quit":
        action.setMenuRole(QAction.MenuRole.QuitRole)
    return action
