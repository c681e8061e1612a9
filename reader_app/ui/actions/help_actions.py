"""Help: every command by name, and what this program is."""

from __future__ import annotations

from reader_app.ui.actions.action_spec import ActionSpec
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP

HELP = (
    ActionSpec(
        "help.commands",
        QT_TRANSLATE_NOOP("Actions", "&Find a command…"),
        "help",
        keys=("Ctrl+K",),
        icon="search",
    ),
    ActionSpec(
        "help.about",
        QT_TRANSLATE_NOOP("Actions", "&About Reader"),
        "help",
        1,
        icon="info",
    ),
)
