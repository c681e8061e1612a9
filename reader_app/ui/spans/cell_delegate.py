"""Paints a cell of the table: its words run in their own direction, whatever the window's is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStyledItemDelegate

from reader_app.project.labels import isolate

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale


class CellDelegate(QStyledItemDelegate):
    """Isolates the words, so that their quotes and the ellipsis stand at their own end."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """Return the words of a cell as they are painted."""
        words = super().displayText(value, locale)
        return isolate(words) if words else ""
