"""What is shown, and how: panels, panes, letters, theme."""

from __future__ import annotations

from reader_app.ui.actions.action_spec import ActionSpec, Fact
from reader_app.ui.actions.page_view_actions import PAGE_VIEW
from reader_app.ui.actions.reading_actions import SETTING
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP
from reader_app.ui.actions.working_actions import PANELS

_OPEN = frozenset({Fact.PROJECT})
_READ = frozenset({Fact.PROJECT, Fact.ARTICLE})
VIEW = (
    ActionSpec(
        "view.library",
        QT_TRANSLATE_NOOP("Actions", "&Library"),
        "view",
        keys=("Ctrl+1",),
        icon="library",
        needs=_OPEN,
        checkable=True,
    ),
    ActionSpec(
        "view.annotations",
        QT_TRANSLATE_NOOP("Actions", "&Annotations"),
        "view",
        keys=("Ctrl+2",),
        icon="note",
        needs=_OPEN,
        checkable=True,
    ),
    ActionSpec(
        "view.codebook",
        QT_TRANSLATE_NOOP("Actions", "&Codebook"),
        "view",
        keys=("Ctrl+3",),
        icon="codebook",
        needs=_OPEN,
        checkable=True,
    ),
    *PANELS,
    ActionSpec(
        "view.next_pane",
        QT_TRANSLATE_NOOP("Actions", "&Next pane"),
        "view",
        1,
        keys=("F6",),
        needs=_OPEN,
    ),
    ActionSpec(
        "view.previous_pane",
        QT_TRANSLATE_NOOP("Actions", "&Previous pane"),
        "view",
        1,
        keys=("Shift+F6",),
        needs=_OPEN,
    ),
    *SETTING,
    *PAGE_VIEW,
    ActionSpec(
        "view.larger",
        QT_TRANSLATE_NOOP("Actions", "L&arger letters"),
        "view",
        2,
        keys=("Ctrl++", "Ctrl+="),
        icon="text-size",
        needs=_READ,
    ),
    ActionSpec(
        "view.smaller",
        QT_TRANSLATE_NOOP("Actions", "&Smaller letters"),
        "view",
        2,
        keys=("Ctrl+-",),
        needs=_READ,
    ),
    ActionSpec(
        "view.own_size",
        QT_TRANSLATE_NOOP("Actions", "Letters as at &first"),
        "view",
        2,
        keys=("Ctrl+0",),
        needs=_READ,
    ),
    ActionSpec(
        "view.full_screen",
        QT_TRANSLATE_NOOP("Actions", "&Full screen"),
        "view",
        3,
        keys=("F11",),
        checkable=True,
    ),
)
