"""The menu of the page: what can be done with the words, or the highlight, it was opened on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.actions.action_set import ActionSet

_PINS = "pins"
_LINK = ("article.open_link", "edit.copy_link")
_GROUPS = (
    ("tag.tag", "tag.again", _PINS, "tag.highlight", "tag.note"),
    ("tag.grade", "tag.statement", "tag.attribute", "tag.link"),
    ("tag.find", "edit.copy", "edit.copy_quote"),
    ("tag.delete",),
)
"""Names of actions, in groups."""


class PageMenu(QMenu):
    """Offers the actions of the menu bar that are about words; gone when closed."""

    def __init__(
        self, actions: ActionSet, pins: QMenu, parent: QWidget, *, on_link: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page_menu")
        self.setAccessibleName(self.tr("The selected words"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for group in (*_GROUPS, _LINK) if on_link else _GROUPS:
            if not self.isEmpty():
                self.addSeparator()
            for name in group:
                self.addAction(pins.menuAction() if name == _PINS else actions[name])
