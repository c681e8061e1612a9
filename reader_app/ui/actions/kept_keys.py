"""The user's own keys, as the settings keep them: one string an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from collections.abc import Mapping

_Form = QKeySequence.SequenceFormat


def joined(keys: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return keys as the settings keep them: one string an action."""
    return {
        name: QKeySequence.listToString([QKeySequence(key) for key in each], _Form.PortableText)
        for name, each in keys.items()
    }


def parted(kept: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return keys as the settings kept them, one by one."""
    return {name: _listed(text) for name, text in kept.items()}


def _listed(text: str) -> tuple[str, ...]:
    if not text:
        return ()
    keys = QKeySequence.listFromString(text, _Form.PortableText)
    return tuple(key.toString(_Form.PortableText) for key in keys)
