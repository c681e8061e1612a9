"""Tagging and all else that is done to a highlight."""

from __future__ import annotations

from reader_app.ui.actions.action_spec import ActionSpec, Fact
from reader_app.ui.actions.judging_actions import JUDGING
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP
from reader_app.ui.actions.working_actions import FINDING

_WRITE = frozenset({Fact.PROJECT, Fact.WRITABLE})
_TAG = frozenset({Fact.PROJECT, Fact.WRITABLE, Fact.ARTICLE})
_CHANGE = _TAG | {Fact.MARKS}

PINS = 9
"""How many keys tags can be pinned to."""
TAGGING = (
    ActionSpec(
        "tag.tag",
        QT_TRANSLATE_NOOP("Actions", "&Tag"),
        "tag",
        keys=("T", "Return", "Enter"),
        icon="tag",
        needs=_TAG,
        page_only=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Tag the selected words"),
    ),
    ActionSpec(
        "tag.again",
        QT_TRANSLATE_NOOP("Actions", "Use the last tag &again"),
        "tag",
        keys=("R",),
        needs=_TAG | {Fact.LAST_TAG},
        page_only=True,
    ),
    ActionSpec(
        "tag.highlight",
        QT_TRANSLATE_NOOP("Actions", "&Highlight"),
        "tag",
        keys=("H",),
        icon="highlight",
        needs=_TAG,
        page_only=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Highlight the selected words without a tag"),
    ),
    ActionSpec(
        "tag.note",
        QT_TRANSLATE_NOOP("Actions", "&Note"),
        "tag",
        keys=("N",),
        icon="note",
        needs=_TAG,
        page_only=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Write a note on the selected words"),
    ),
    *JUDGING,
    *(
        ActionSpec(
            f"tag.start_{way}{'_word' if words else ''}",
            text,
            "tag",
            1,
            keys=(keys,),
            needs=_CHANGE,
            page_only=True,
        )
        for way, words, keys, text in (
            ("earlier", False, "[", QT_TRANSLATE_NOOP("Actions", "Start one letter earlier")),
            ("earlier", True, "Shift+[", QT_TRANSLATE_NOOP("Actions", "Start one word earlier")),
            ("later", False, "Alt+[", QT_TRANSLATE_NOOP("Actions", "Start one letter later")),
            ("later", True, "Alt+Shift+[", QT_TRANSLATE_NOOP("Actions", "Start one word later")),
        )
    ),
    *(
        ActionSpec(
            f"tag.end_{way}{'_word' if words else ''}",
            text,
            "tag",
            1,
            keys=(keys,),
            needs=_CHANGE,
            page_only=True,
        )
        for way, words, keys, text in (
            ("later", False, "]", QT_TRANSLATE_NOOP("Actions", "End one letter later")),
            ("later", True, "Shift+]", QT_TRANSLATE_NOOP("Actions", "End one word later")),
            ("earlier", False, "Alt+]", QT_TRANSLATE_NOOP("Actions", "End one letter earlier")),
            ("earlier", True, "Alt+Shift+]", QT_TRANSLATE_NOOP("Actions", "End one word earlier")),
        )
    ),
    ActionSpec(
        "tag.delete",
        QT_TRANSLATE_NOOP("Actions", "&Delete highlight"),
        "tag",
        2,
        keys=("Del", "Backspace"),
        icon="delete",
        needs=_CHANGE,
        page_only=True,
    ),
    ActionSpec(
        "tag.new",
        QT_TRANSLATE_NOOP("Actions", "Ne&w tag in the codebook"),
        "tag",
        3,
        icon="codebook",
        needs=_WRITE,
    ),
    *(
        ActionSpec(
            f"tag.pin_{slot}",
            QT_TRANSLATE_NOOP("Actions", "Pinned tag %1"),
            "tag",
            3,
            keys=(str(slot),),
            icon="pin",
            needs=_TAG,
            page_only=True,
            number=slot,
        )
        for slot in range(1, PINS + 1)
    ),
    *FINDING,
)
