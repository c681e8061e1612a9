"""The table of keys, as the manual prints it and the keys dialog shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from reader_app.ui.actions.action_set import action_text
from reader_app.ui.actions.action_spec import MENUS, ActionSpec, Menu
from reader_app.ui.actions.action_table import ACTIONS
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MENU_TITLES: dict[Menu, str] = {
    "project": QT_TRANSLATE_NOOP("Actions", "&Project"),
    "edit": QT_TRANSLATE_NOOP("Actions", "&Edit"),
    "view": QT_TRANSLATE_NOOP("Actions", "&View"),
    "article": QT_TRANSLATE_NOOP("Actions", "&Article"),
    "tag": QT_TRANSLATE_NOOP("Actions", "&Tag"),
    "across": QT_TRANSLATE_NOOP("Actions", "&Look across"),
    "help": QT_TRANSLATE_NOOP("Actions", "&Help"),
}


def menu_title(menu: Menu) -> str:
    """Return a menu's title in the user's language, with its mnemonic."""
    return QCoreApplication.translate("Actions", MENU_TITLES[menu])


def in_menus() -> Iterator[tuple[Menu, tuple[ActionSpec, ...]]]:
    """Yield each menu with its actions, in the order of the table."""
    for menu in MENUS:
        yield menu, tuple(spec for spec in ACTIONS if spec.menu == menu)


def shown_key(key: str) -> str:
    """Return a key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def own_keys(spec: ActionSpec) -> Sequence[str]:
    """Return the keys an action has where the user chose no others."""
    return spec.keys


def key_table(keys: Callable[[ActionSpec], Sequence[str]] = own_keys) -> str:
    """Return all keys as a Markdown table, menu by menu."""
    lines = ["| Menu | Action | Keys | Heard |", "|---|---|---|---|"]
    for menu, specs in in_menus():
        title = menu_title(menu).replace("&", "")
        for spec in specs:
            shown = ", ".join(f"`{key}`" for key in keys(spec))
            if shown:
                text = action_text(spec).replace("&", "").rstrip("…")
                heard = "on the page" if spec.page_only else "everywhere"
                lines.append(f"| {title} | {text} | {shown} | {heard} |")
    return "\n".join(lines) + "\n"
