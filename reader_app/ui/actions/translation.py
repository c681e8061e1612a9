"""Marks texts in tables as texts to be translated; the tools that collect them know the name."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Return the text as it is; it is translated in that context where it is shown."""
    return text
