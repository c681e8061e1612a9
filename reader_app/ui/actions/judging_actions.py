"""The actions that judge and connect highlights: grade, kind of statement, attribution, link."""

from __future__ import annotations

from reader_app.ui.actions.action_spec import ActionSpec, Fact
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP

_TAG = frozenset({Fact.PROJECT, Fact.WRITABLE, Fact.ARTICLE})
_CHANGE = _TAG | {Fact.MARKS}

JUDGING = (
    ActionSpec(
        "tag.grade",
        QT_TRANSLATE_NOOP("Actions", "&Grade…"),
        "tag",
        1,
        keys=("G",),
        icon="grade",
        needs=_CHANGE,
        page_only=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Grade the highlight: G, then B, then 2"),
    ),
    ActionSpec(
        "tag.grade_article",
        QT_TRANSLATE_NOOP("Actions", "Grade the a&rticle…"),
        "tag",
        1,
        keys=("Shift+G",),
        needs=_TAG,
        page_only=True,
    ),
    ActionSpec(
        "tag.statement",
        QT_TRANSLATE_NOOP("Actions", "Kind of &statement…"),
        "tag",
        1,
        keys=("S",),
        icon="check",
        needs=_CHANGE,
        page_only=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Reported fact, claim, assumption or own judgement"),
    ),
    ActionSpec(
        "tag.attribute",
        QT_TRANSLATE_NOOP("Actions", "Attri&bute…"),
        "tag",
        1,
        keys=("A",),
        icon="attribution",
        needs=_CHANGE,
        page_only=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Say whose words the highlight is"),
    ),
    ActionSpec(
        "tag.link",
        QT_TRANSLATE_NOOP("Actions", "&Link"),
        "tag",
        1,
        keys=("L",),
        icon="link",
        needs=_CHANGE,
        page_only=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Link the highlight with another: L on each of the two"),
    ),
)
"""In the menu *Tag*, after what marks words."""
