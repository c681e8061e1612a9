"""The actions on the page as a thing to read: find, copy, print, settings. Part of the table."""

from __future__ import annotations

from reader_app.ui.actions.action_spec import ActionSpec, Fact
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP

_READ = frozenset({Fact.PROJECT, Fact.ARTICLE})

COPY_AND_FIND = (
    ActionSpec(
        "edit.copy",
        QT_TRANSLATE_NOOP("Actions", "C&opy"),
        "edit",
        1,
        keys=("Ctrl+C",),
        needs=_READ,
        page_only=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Copy the selected words, or the highlight"),
    ),
    ActionSpec(
        "edit.copy_quote",
        QT_TRANSLATE_NOOP("Actions", "Copy as &cited quote"),
        "edit",
        1,
        keys=("Ctrl+Shift+C",),
        icon="attribution",
        needs=_READ,
        tip=QT_TRANSLATE_NOOP("Actions", "Copy the words in quotation marks, and where they stand"),
    ),
    ActionSpec(
        "edit.copy_link",
        QT_TRANSLATE_NOOP("Actions", "Copy link &address"),
        "edit",
        1,
        needs=_READ,
        tip=QT_TRANSLATE_NOOP("Actions", "Copy where the link at the caret leads"),
    ),
    ActionSpec(
        "edit.find",
        QT_TRANSLATE_NOOP("Actions", "&Find in the article"),
        "edit",
        2,
        keys=("Ctrl+F",),
        icon="search",
        needs=_READ,
    ),
    ActionSpec(
        "edit.find_next",
        QT_TRANSLATE_NOOP("Actions", "Find ne&xt"),
        "edit",
        2,
        keys=("F3",),
        needs=_READ,
    ),
    ActionSpec(
        "edit.find_previous",
        QT_TRANSLATE_NOOP("Actions", "Find p&revious"),
        "edit",
        2,
        keys=("Shift+F3",),
        needs=_READ,
    ),
)

SETTING = (
    ActionSpec(
        "view.reading",
        QT_TRANSLATE_NOOP("Actions", "&Reading…"),
        "view",
        2,
        keys=("Ctrl+R",),
        icon="text-size",
        needs=_READ,
        tip=QT_TRANSLATE_NOOP("Actions", "Letters, lines and colours of the page"),
    ),
)

PRINTING = (
    ActionSpec(
        "article.preview",
        QT_TRANSLATE_NOOP("Actions", "Print pre&view…"),
        "article",
        2,
        icon="eye",
        needs=_READ,
    ),
    ActionSpec(
        "article.print",
        QT_TRANSLATE_NOOP("Actions", "&Print…"),
        "article",
        2,
        keys=("Ctrl+P",),
        needs=_READ,
    ),
    ActionSpec(
        "article.pdf",
        QT_TRANSLATE_NOOP("Actions", "&Save as PDF…"),
        "article",
        2,
        icon="export",
        needs=_READ,
    ),
)
