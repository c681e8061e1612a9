"""Where the docks stand, and how the keyboard goes from pane to pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDockWidget, QMainWindow, QWidget

from reader_app.ui.actions.panel_action import PanelAction
from reader_app.ui.docks.panel_dock import PanelDock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QAction

    from reader_app.ui.window.article_area import ArticleArea

_LEFT_WIDTH = 284
_RIGHT_WIDTH = 348
_STACKED_BELOW = 1200
"""Pixels: a narrower window tabs the two docks at the end together."""
_CLOSED_BELOW = 960
"""Pixels: a narrower window closes the library."""


class Panes(QObject):
    """Arranges the library at the start, annotations over the codebook at the end."""

    def __init__(
        self, window: QMainWindow, docks: Sequence[QDockWidget], middle: ArticleArea
    ) -> None:
        super().__init__(window)
        self._window = window
        self.library, self.annotations, self.codebook = docks
        self._middle = middle
        self._stacked = False
        self._closed_library = False
        self._beside: dict[QDockWidget, QDockWidget] = {}
        self._behind: dict[QDockWidget, QDockWidget] = {}
        """Which dock was in front where one stands in for it."""
        for dock in docks:
            self._let_leave(dock)
        self.arrange()

    @property
    def docks(self) -> tuple[QDockWidget, ...]:
        """The docks from start to end."""
        return (self.library, self.annotations, self.codebook)

    def add_hidden(self, dock: QDockWidget, beside: QDockWidget) -> None:
        """Keep a dock that is shown when asked for, as a tab beside another one."""
        self._beside[dock] = beside
        self._let_leave(dock)
        self._window.addDockWidget(self._window.dockWidgetArea(beside), dock)
        dock.hide()

    def _let_leave(self, dock: QDockWidget) -> None:
        """Let Escape go back from a dock to what is in front in the middle."""
        if isinstance(dock, PanelDock):
            dock.left.connect(self._middle.focus_front)

    def arrange(self) -> None:
        """Put every dock in its own place."""
        mirrored = self._window.isRightToLeft()
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self._window.addDockWidget(right if mirrored else left, self.library)
        for dock in (self.annotations, self.codebook):
            self._window.addDockWidget(left if mirrored else right, dock)
        sides, widths = [self.library, self.annotations], [_LEFT_WIDTH, _RIGHT_WIDTH]
        self._window.resizeDocks(sides, widths, Qt.Orientation.Horizontal)
        over = [self.annotations, self.codebook]
        self._window.resizeDocks(over, [520, 260], Qt.Orientation.Vertical)

    def show_all(self, *, shown: bool) -> None:
        """Show or hide the docks together, as a project opens or closes."""
        for dock in self.docks:
            dock.setVisible(shown)
        for dock in self._beside:
            dock.hide()

    def follow(self, actions: Mapping[QDockWidget, QAction]) -> None:
        """Let each action show and hide its dock, and be ticked while it is there."""
        for dock, action in actions.items():
            self._follow(dock, action)

    def _follow(self, dock: QDockWidget, action: QAction) -> None:
        action.triggered.connect(lambda: self._turn(dock, action))
        dock.visibilityChanged.connect(lambda: action.setChecked(not dock.isHidden()))

    def _turn(self, dock: QDockWidget, action: QAction) -> None:
        """Show or hide a dock; a key goes to one that is there, and closes it from inside only."""
        by_key = isinstance(action, PanelAction) and action.by_key
        goes_there = by_key and not dock.isHidden() and not _has_focus(dock)
        self._toggle(dock, shown=goes_there or action.isChecked())
        action.setChecked(not dock.isHidden())

    def _toggle(self, dock: QDockWidget, *, shown: bool) -> None:
        had_focus = _has_focus(dock)
        if shown:
            self.tab(dock)
        dock.setVisible(shown)
        if shown:
            dock.raise_()
            self.focus(dock)
        elif had_focus:
            self._middle.focus_front()

    def open(self, dock: QDockWidget) -> None:
        """Show a dock in its place, in front of those it shares it with."""
        self.tab(dock)
        dock.show()
        dock.raise_()

    def stand_in(self, dock: QDockWidget) -> None:
        """Show a dock in front of its neighbour for as long as what it belongs to is in view.

        Where the neighbour was closed it stays away too: there the room is wanted for the middle.
        """
        beside = self._beside[dock]
        if beside.isHidden() or not dock.isHidden():
            return
        self.tab(dock)
        sharing = (beside, *self._window.tabifiedDockWidgets(beside))
        self._behind[dock] = next((each for each in sharing if _is_seen(each)), beside)
        dock.show()
        dock.raise_()

    def stand_back(self, dock: QDockWidget) -> None:
        """Hide a dock again, and bring back the one that it stood before."""
        if dock.isHidden():
            return
        dock.hide()
        behind = self._behind.pop(dock, self._beside[dock])
        if not behind.isHidden():
            behind.raise_()

    def tab(self, dock: QDockWidget) -> None:
        """Put a dock that is hidden at first as a tab beside its neighbour, where that is shown."""
        beside = self._beside.get(dock)
        if beside is None or not dock.isHidden() or dock.isFloating():
            return
        if not beside.isHidden() and dock not in self._window.tabifiedDockWidgets(beside):
            self._window.tabifyDockWidget(beside, dock)

    def fit(self, width: int) -> None:
        """Make room in a narrow window, and use it in a wide one."""
        stacked = width < _STACKED_BELOW
        if stacked != self._stacked:
            self._stacked = stacked
            self._stack(stacked=stacked)
        narrow = width < _CLOSED_BELOW
        if narrow and not self.library.isHidden() and not self._closed_library:
            self._closed_library = True
            self.library.hide()
        elif not narrow and self._closed_library:
            self._closed_library = False
            self.library.show()

    def _stack(self, *, stacked: bool) -> None:
        if stacked:
            self._window.tabifyDockWidget(self.annotations, self.codebook)
            self.annotations.raise_()
            return
        hidden = self.codebook.isHidden()
        area = self._window.dockWidgetArea(self.annotations)
        self._window.removeDockWidget(self.codebook)
        self._window.addDockWidget(area, self.codebook, Qt.Orientation.Vertical)
        self.codebook.setHidden(hidden)

    def go(self, by: int) -> None:
        """Give the focus to the next pane, or the one before."""
        panes: list[QWidget] = []
        for dock in self.docks:
            sharing = (dock, *(each for each in self._beside if self._beside[each] is dock))
            panes += [each for each in sharing if _is_seen(each)]
            if dock is self.library:
                panes.append(self._middle)
        now = QApplication.focusWidget()
        at = next((n for n, pane in enumerate(panes) if _holds(pane, now)), -1 if by > 0 else 0)
        self.focus(panes[(at + by) % len(panes)])

    def focus(self, pane: QWidget) -> None:
        """Give a pane the focus: its list or tree, else what is under its head, else its head."""
        if pane is self._middle:
            self._middle.focus_front()
            return
        taker: QWidget | None = None
        if isinstance(pane, QDockWidget):
            inside = pane.widget()
            views = inside.findChildren(QAbstractItemView)
            taker = next((view for view in views if view.isVisible()), None)
            taker = taker or _first_taker(inside)
        (taker or _first_taker(pane) or pane).setFocus(Qt.FocusReason.ShortcutFocusReason)


def _has_focus(dock: QDockWidget) -> bool:
    return _holds(dock, QApplication.focusWidget())


def _is_seen(dock: QDockWidget) -> bool:
    return dock.isVisible() and not dock.visibleRegion().isEmpty()


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (pane is widget or pane.isAncestorOf(widget))


def _first_taker(pane: QWidget) -> QWidget | None:
    if pane.focusPolicy() != Qt.FocusPolicy.NoFocus or pane.focusProxy():
        return pane
    takers = (
        child
        for child in pane.findChildren(QWidget)
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
    )
    return next(takers, None)
