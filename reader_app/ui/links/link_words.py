"""Links in words, as they read from either end."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader_app.project.labels import SHORT, isolate, shortened
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP

_FROM_HERE = {
    "confirms": QT_TRANSLATE_NOOP("Links", "Confirms"),
    "contradicts": QT_TRANSLATE_NOOP("Links", "Contradicts"),
    "explains": QT_TRANSLATE_NOOP("Links", "Explains"),
    "same event": QT_TRANSLATE_NOOP("Links", "Same event"),
}
_FROM_THERE = {
    "confirms": QT_TRANSLATE_NOOP("Links", "Confirmed by"),
    "contradicts": QT_TRANSLATE_NOOP("Links", "Contradicted by"),
    "explains": QT_TRANSLATE_NOOP("Links", "Explained by"),
    "same event": QT_TRANSLATE_NOOP("Links", "Same event"),
}


_MARKS = '“”"«»„‘’'


def bare_quote(words: str, length: int = SHORT) -> str:
    """Return a quote to be put between marks: short, without its own, isolated."""
    return isolate(shortened(words.strip(_MARKS), length))


def kind_words(kind: str, *, outgoing: bool = True) -> str:
    """Return what a link says of the highlight at its other end; an own kind is its own words."""
    known = (_FROM_HERE if outgoing else _FROM_THERE).get(kind)
    if known is not None:
        return QCoreApplication.translate("Links", known)
    return isolate(kind) if outgoing else f"← {isolate(kind)}"
