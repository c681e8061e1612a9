"""The kinds of statement in words, and the keys that choose them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from reader_app.core.judgements import Statement

STATEMENTS: dict[Statement, tuple[str, str]] = {
    "fact": ("F", QT_TRANSLATE_NOOP("Statements", "Reported fact")),
    "claim": ("C", QT_TRANSLATE_NOOP("Statements", "Claim")),
    "assumption": ("A", QT_TRANSLATE_NOOP("Statements", "Assumption")),
    "judgement": ("J", QT_TRANSLATE_NOOP("Statements", "Own judgement")),
}
"""Each kind's key and name."""


def statement_name(statement: Statement) -> str:
    """Return a kind in the user's language; nothing where nobody has said."""
    if not statement:
        return ""
    return QCoreApplication.translate("Statements", STATEMENTS[statement][1])
