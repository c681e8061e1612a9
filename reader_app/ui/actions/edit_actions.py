"""Undo and redo, copy and find, keys and the analyst's name."""

from __future__ import annotations

from reader_app.ui.actions.action_spec import ActionSpec, Fact
from reader_app.ui.actions.reading_actions import COPY_AND_FIND
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP

_WRITE = frozenset({Fact.PROJECT, Fact.WRITABLE})
_IDLE = frozenset({Fact.IDLE})
EDIT = (
    ActionSpec(
        "edit.undo",
        QT_TRANSLATE_NOOP("Actions", "&Undo"),
        "edit",
        keys=("Ctrl+Z",),
        icon="undo",
        needs=_WRITE | _IDLE | {Fact.UNDO},
    ),
    ActionSpec(
        "edit.redo",
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        "edit",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        icon="redo",
        needs=_WRITE | _IDLE | {Fact.REDO},
    ),
    ActionSpec(
        "edit.paste",
        QT_TRANSLATE_NOOP("Actions", "&Paste as an article"),
        "edit",
        1,
        keys=("Ctrl+V",),
        icon="article",
        needs=_IDLE,
    ),
    *COPY_AND_FIND,
    ActionSpec(
        "edit.keys",
        QT_TRANSLATE_NOOP("Actions", "&Keys…"),
        "edit",
        3,
        icon="keyboard",
        tip=QT_TRANSLATE_NOOP("Actions", "See all keys, and choose others"),
    ),
    ActionSpec(
        "edit.analyst",
        QT_TRANSLATE_NOOP("Actions", "Your &name…"),
        "edit",
        3,
        icon="analyst",
        tip=QT_TRANSLATE_NOOP("Actions", "The name that stands on what you mark"),
    ),
)
