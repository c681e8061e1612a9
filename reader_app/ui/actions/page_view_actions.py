"""The actions on how the page shows its highlights and paragraphs. Part of the table."""

from __future__ import annotations

from reader_app.ui.actions.action_spec import ActionSpec, Fact
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP

_READ = frozenset({Fact.PROJECT, Fact.ARTICLE})
_MARKS = _READ | {Fact.MARKS}
_OPEN = frozenset({Fact.PROJECT})

PAGE_VIEW = (
    ActionSpec(
        "view.filter",
        QT_TRANSLATE_NOOP("Actions", "F&ilter highlights…"),
        "view",
        2,
        keys=("Ctrl+Shift+H",),
        needs=_MARKS,
        tip=QT_TRANSLATE_NOOP("Actions", "Show only some tags or analysts on the page"),
    ),
    ActionSpec(
        "view.whole_words",
        QT_TRANSLATE_NOOP("Actions", "Select &whole words"),
        "view",
        2,
        needs=_OPEN,
        checkable=True,
        tip=QT_TRANSLATE_NOOP("Actions", "The mouse takes whole words; Alt is for the exception"),
    ),
    *(
        ActionSpec(f"view.direction_{way}", text, "view", 2, needs=_READ, checkable=True)
        for way, text in (
            ("own", QT_TRANSLATE_NOOP("Actions", "Paragraph direction: automatic")),
            ("ltr", QT_TRANSLATE_NOOP("Actions", "Paragraph direction: left to right")),
            ("rtl", QT_TRANSLATE_NOOP("Actions", "Paragraph direction: right to left")),
        )
    ),
)
