"""The page's own keys: single letters that are heard only while the page has the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QLocale, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from reader_app.ui.actions.keyboard_places import latin_key

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.actions.action_set import ActionSet

_SHIFTED = {
    Qt.Key.Key_BraceLeft: Qt.Key.Key_BracketLeft,
    Qt.Key.Key_BraceRight: Qt.Key.Key_BracketRight,
}
_HELD = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_SCAN_CODE_OFFSETS = {"xcb": 8, "wayland": 8, "windows": 0}


class PageKeys(QObject):
    """Listens on the page's widgets, and triggers the action whose key was pressed there."""

    def __init__(self, actions: ActionSet, page: QWidget) -> None:
        super().__init__(page)
        self._actions = actions
        self._bound: dict[str, QAction] = {}
        actions.bound.connect(self._read_keys)
        self._read_keys()
        self.listen_on(page)

    def listen_on(self, page: QWidget) -> None:
        """Hear the keys of this widget and of all below it."""
        page.installEventFilter(self)
        for child in page.findChildren(QObject):
            if child.isWidgetType():
                child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are ours, before the page does anything with them."""
        kind = event.type()
        if self._actions.is_held and _ends_hold(event):
            self._actions.is_held = False
            self._actions.let_go.emit()
        if kind not in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return super().eventFilter(watched, event)
        if not isinstance(event, QKeyEvent):
            return False
        action = self._bound.get(pressed(event))
        if action is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress and action.isEnabled():
            self._actions.is_held = True
            action.trigger()
        return kind == QEvent.Type.KeyPress

    def _read_keys(self) -> None:
        self._bound = self._actions.page_keys()


def _ends_hold(event: QEvent) -> bool:
    """Tell whether a held key is up, or another is pressed; the repeats of a held one are neither.

    Escape is left to the page, which may give up what the key has begun.
    """
    if event.type() == QEvent.Type.FocusOut:
        return True
    return (
        isinstance(event, QKeyEvent)
        and not event.isAutoRepeat()
        and event.key() != Qt.Key.Key_Escape
    )


def pressed(event: QKeyEvent) -> str:
    """Return the key that was pressed, in Qt's portable form, by its place where not Latin."""
    held = event.modifiers() & _HELD
    persian = QGuiApplication.inputMethod().locale().language() == QLocale.Language.Persian
    letter = latin_key(event.text(), _scan_code(event), persian=persian)
    key = Qt.Key(ord(letter)) if letter else _SHIFTED.get(Qt.Key(event.key()), Qt.Key(event.key()))
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if held & both == both and event.text() in {"[", "]"}:
        held &= ~both  # AltGr, as Windows tells of it
    combination = QKeyCombination(held, key)
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)


def _scan_code(event: QKeyEvent) -> int | None:
    offset = _SCAN_CODE_OFFSETS.get(QGuiApplication.platformName())
    code = event.nativeScanCode()
    return code - offset if code and offset is not None else None
