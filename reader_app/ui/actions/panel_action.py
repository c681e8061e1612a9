"""The action that shows and hides a panel. Knows whether a key asked for it, or the menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction


class PanelAction(QAction):
    """A ticked menu entry is there to be unticked; a key is there to go to the panel first."""

    by_key = False
    """Whether what is being triggered just now was asked for by a key."""

    def event(self, event: QEvent) -> bool:
        """Remember, as long as it is being triggered, that a key did it."""
        if event.type() != QEvent.Type.Shortcut:
            return super().event(event)
        self.by_key = True
        try:
            return super().event(event)
        finally:
            self.by_key = False
