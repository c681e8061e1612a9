"""The menu bar, made from the table of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from reader_app.project.labels import isolate
from reader_app.ui.actions.key_table import in_menus, menu_title
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP
from reader_app.ui.theme.plain_words import plain_tip
from reader_app.ui.theme.roles import THEME_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader_app.ui.actions.action_set import ActionSet
    from reader_app.ui.actions.action_spec import ActionSpec, Menu
    from reader_app.ui.theme.theme_choice import ThemeSetting

_THEME_WORDS: dict[ThemeSetting, str] = {
    "system": QT_TRANSLATE_NOOP("Menus", "As the &system"),
    "light": QT_TRANSLATE_NOOP("Menus", "&Light"),
    "dark": QT_TRANSLATE_NOOP("Menus", "&Dark"),
    "sepia": QT_TRANSLATE_NOOP("Menus", "S&epia"),
    "high_contrast": QT_TRANSLATE_NOOP("Menus", "&High contrast"),
}
_AFTER_OPEN = "project.open"
_FIRST_PIN = "tag.pin_1"


class Menus(QObject):
    """Fills a menu bar, and keeps the lists in it up to date."""

    recent_chosen = Signal(object)
    """The `Path` of a project."""
    theme_chosen = Signal(str)

    def __init__(self, bar: QMenuBar, actions: ActionSet) -> None:
        super().__init__(bar)
        self._actions = actions
        self.recent = QMenu(self.tr("&Recent projects"), bar)
        self.recent.setObjectName("menu_recent")
        self.pins = QMenu(self.tr("&Pinned tags"), bar)
        self.pins.setObjectName("menu_pins")
        self.themes = QMenu(self.tr("&Theme"), bar)
        self.themes.setObjectName("menu_theme")
        self._themes = QActionGroup(self)
        self._may_switch = True
        for menu, specs in in_menus():
            self._add_menu(bar, menu, specs)
        self.show_recent(())

    def _add_menu(self, bar: QMenuBar, menu: Menu, specs: Sequence[ActionSpec]) -> None:
        shown = bar.addMenu(menu_title(menu))
        shown.setObjectName(f"menu_{menu}")
        group = specs[0].group if specs else 0
        for spec in specs:
            if spec.group != group:
                shown.addSeparator()
                group = spec.group
            self._add(shown, spec)
        if menu == "view":
            self._add_themes(shown)

    def _add(self, menu: QMenu, spec: ActionSpec) -> None:
        if spec.name == _FIRST_PIN:
            menu.addMenu(self.pins)
        (self.pins if spec.number is not None else menu).addAction(self._actions[spec.name])
        if spec.name == _AFTER_OPEN:
            menu.addMenu(self.recent)

    def _add_themes(self, view: QMenu) -> None:
        view.addSeparator()
        view.addMenu(self.themes)
        for setting in ("system", *THEME_NAMES):
            words = QCoreApplication.translate("Menus", _THEME_WORDS[setting])
            action = self.themes.addAction(words)
            action.setObjectName(f"theme.{setting}")
            action.setCheckable(True)
            action.setData(setting)
            self._themes.addAction(action)
        self._themes.triggered.connect(self._choose_theme)

    def _choose_theme(self, action: QAction) -> None:
        self.theme_chosen.emit(str(action.data()))

    def lists(self) -> tuple[QMenu, ...]:
        """Return the menus whose actions are made up here, as far as they can be used now."""
        return tuple(menu for menu in (self.recent, self.themes) if menu.isEnabled())

    def show_theme(self, setting: ThemeSetting) -> None:
        """Tick the theme that was chosen."""
        for action in self._themes.actions():
            action.setChecked(action.data() == setting)

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the recent projects."""
        self.recent.clear()
        for path in paths:
            action = self.recent.addAction(isolate(path.stem).replace("&", "&&"))
            action.setToolTip(plain_tip(str(path)))
            action.triggered.connect(
                lambda _checked=False, path=path: self.recent_chosen.emit(path)
            )
        self.allow_recent(on=self._may_switch)

    def allow_recent(self, *, on: bool) -> None:
        """Offer the recent projects, if there are any, or not for now."""
        self._may_switch = on
        self.recent.setEnabled(on and not self.recent.isEmpty())

    def show_pins(self, names: dict[int, str]) -> None:
        """Name the pinned tags beside their keys."""
        for slot in range(1, 10):
            action = self._actions[f"tag.pin_{slot}"]
            name = names.get(slot)
            action.setText(isolate(name).replace("&", "&&") if name else self.tr("Nothing pinned"))
            action.setVisible(bool(name))
        self.pins.setEnabled(bool(names))


def theme_setting(name: str) -> ThemeSetting:
    """Return a theme's name as a setting; an unknown one is the system's."""
    for each in THEME_NAMES:
        if each == name:
            return each
    return "system"
