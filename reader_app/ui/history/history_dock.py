"""The History dock: every step, and the way to any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from reader_app.core.errors import ProjectError
from reader_app.ui.docks.dock_list import DockList
from reader_app.ui.docks.panel_dock import PanelDock
from reader_app.ui.history.history_delegate import HistoryDelegate
from reader_app.ui.history.history_model import HistoryModel
from reader_app.ui.history.jump_pane import JumpPane

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QWidget

    from reader_app.core.ids import Clock
    from reader_app.project.project import Project
    from reader_app.ui.theme.theme import Theme

_WIDTHS = (220, 348, 520)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class HistoryDock(PanelDock):
    """Lists the steps; says beneath what going to the chosen one will do."""

    jump_wanted = Signal(int)
    """The number of the step to stand behind; 0 is before the first."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("History"), "historyDock", _WIDTHS, theme)
        if parent is not None:
            self.setParent(parent)
        self._project: Project | None = None
        self._stale = True
        self._model = HistoryModel(self)
        self._delegate = HistoryDelegate(theme, clock, self)
        self.list = self._made_list()
        self.pane = JumpPane(self)
        self.add_close_button(self.tr("Close the history"))
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.pane)
        self.pane.wanted.connect(self._jump)
        self.list.selectionModel().currentChanged.connect(self._show_plan)
        self.list.installEventFilter(self)
        self.list.doubleClicked.connect(self._jump)
        self.set_theme(theme)

    def _made_list(self) -> DockList:
        made = DockList("historyList", self._model, self._delegate, self)
        made.setAccessibleName(self.tr("Steps, the latest first"))
        return made

    def set_theme(self, theme: Theme) -> None:
        """Show the dock in another theme."""
        super().set_theme(theme)
        self._delegate.set_theme(theme)
        self.list.viewport().update()

    def show_project(self, project: Project | None) -> None:
        """Show the history of a project, or nothing."""
        self._project = project
        self._stale = False
        self._model.show_project(project if self.isVisible() else None)
        self._stale = not self.isVisible()
        self._settle()

    def apply(self) -> None:
        """Take over that something was written; hidden, the list waits until it is seen."""
        if not self.isVisible():
            self._stale = True
            return
        self._model.take_latest()
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was written meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._model.show_project(self._project)
            self._settle()

    def _settle(self) -> None:
        """Stand on the step that the project stands at."""
        here = self._model.here()
        if here.isValid():
            self.list.setCurrentIndex(here)
        self._show_plan(here)

    def _show_plan(self, index: QModelIndex) -> None:
        entry = self._model.entry(index)
        if self._project is None or entry is None:
            self.pane.say(self.tr("Nothing was done yet."))
            return
        try:
            self.pane.show_plan(self._project.history.jump_plan(entry.step))
        except ProjectError as problem:
            self.pane.say(str(problem))

    def _jump(self) -> None:
        entry = self._model.entry(self.list.currentIndex())
        if entry is not None and not self.pane.button.isHidden():
            self.jump_wanted.emit(entry.step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the chosen step on Enter."""
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
        ):
            self._jump()
            return True
        return super().eventFilter(watched, event)
