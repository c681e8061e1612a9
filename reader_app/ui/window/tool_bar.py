"""The toolbar: few buttons, with words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

from reader_app.ui.actions.key_table import shown_key
from reader_app.ui.docks.one_stop import OneStop
from reader_app.ui.window.action_button import ActionButton
from reader_app.ui.window.search_field import SearchField

if TYPE_CHECKING:
    from reader_app.ui.actions.action_set import ActionSet
    from reader_app.ui.theme.theme import Theme

_SIDE = 8
_HEIGHT = 45
"""Pixels, the line below among them."""


class ToolBar(QToolBar):
    """Made from the actions; shows their keys where they are single letters."""

    def __init__(self, actions: ActionSet, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tool_bar")
        self.setWindowTitle(self.tr("Toolbar"))
        self.setAccessibleName(self.tr("Toolbar"))
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._actions = actions
        self.buttons: dict[str, ActionButton] = {}
        self._add_space(_SIDE)
        for group in self._groups():
            if self.buttons:
                self.addSeparator()
            for name, words in group:
                button = ActionButton(actions[name], words, theme, self)
                self.buttons[name] = button
                self.addWidget(button)
        self.setFixedHeight(_HEIGHT)
        self._add_space(None)
        self.reading = self._reading_button(theme)
        self.search = SearchField(actions, theme, self)
        for widget in (self.reading, self.search):
            self.addWidget(widget)
        self._add_space(_SIDE)
        OneStop((*self.buttons.values(), self.reading), self)
        actions.bound.connect(self._show_keys)
        self._show_keys()
        self.set_theme(theme)

    def _add_space(self, width: int | None) -> None:
        """Leave so many pixels free, or all that are left: the bar's layout has no sides."""
        space = QWidget(self)
        if width is None:
            space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        else:
            space.setFixedWidth(width)
        self.addWidget(space)

    def _reading_button(self, theme: Theme) -> ActionButton:
        """Return the button under which the reading sheet opens."""
        return ActionButton(self._actions["view.reading"], self.tr("Reading"), theme, self)

    def _groups(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        return (
            (("project.import", self.tr("Import")), ("project.export", self.tr("Export"))),
            (("edit.undo", self.tr("Undo")), ("edit.redo", self.tr("Redo"))),
            (
                ("tag.tag", self.tr("Tag")),
                ("tag.highlight", self.tr("Highlight")),
                ("tag.note", self.tr("Note")),
            ),
        )

    def _show_keys(self) -> None:
        for name, button in self.buttons.items():
            keys = self._actions.keys(name)
            only = self._actions.specs[name].page_only
            button.show_key(shown_key(keys[0]) if keys and only else "")

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        for part in (*self.buttons.values(), self.reading, self.search):
            part.set_theme(theme)
