"""Going through an article and its highlights."""

from __future__ import annotations

from reader_app.ui.actions.action_spec import ActionSpec, Fact
from reader_app.ui.actions.reading_actions import PRINTING
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP
from reader_app.ui.actions.working_actions import ARTICLE

_OPEN = frozenset({Fact.PROJECT})
_MARKS = frozenset({Fact.PROJECT, Fact.ARTICLE, Fact.MARKS})
_TAG = frozenset({Fact.PROJECT, Fact.WRITABLE, Fact.ARTICLE})
_IDLE = frozenset({Fact.IDLE})
READING = (
    ActionSpec(
        "article.next_highlight",
        QT_TRANSLATE_NOOP("Actions", "&Next highlight"),
        "article",
        keys=("J",),
        needs=_MARKS,
        page_only=True,
    ),
    ActionSpec(
        "article.previous_highlight",
        QT_TRANSLATE_NOOP("Actions", "&Previous highlight"),
        "article",
        keys=("K",),
        needs=_MARKS,
        page_only=True,
    ),
    ActionSpec(
        "article.back",
        QT_TRANSLATE_NOOP("Actions", "&Back"),
        "article",
        1,
        keys=("Alt+Left",),
        needs=_OPEN | {Fact.BACK},
    ),
    ActionSpec(
        "article.forward",
        QT_TRANSLATE_NOOP("Actions", "&Forward"),
        "article",
        1,
        keys=("Alt+Right",),
        needs=_OPEN | {Fact.FORWARD},
    ),
    ActionSpec(
        "article.open_link",
        QT_TRANSLATE_NOOP("Actions", "Open &link…"),
        "article",
        1,
        keys=("Ctrl+U",),
        needs=_OPEN,
        tip=QT_TRANSLATE_NOOP("Actions", "Show where the link at the caret leads, and open it"),
    ),
    *PRINTING,
    *ARTICLE,
    ActionSpec(
        "article.delete",
        QT_TRANSLATE_NOOP("Actions", "&Delete article…"),
        "article",
        3,
        icon="delete",
        needs=_TAG | _IDLE,
    ),
)
