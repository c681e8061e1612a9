"""Rows of the table for the clipboard: tab-separated for spreadsheets, and an HTML table."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from collections.abc import Sequence


def table_words(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, str]:
    """Return rows of cells under their head as text and as HTML, on any thread.

    In the text a cell with a tab, line feed or quote is quoted.
    """
    text = "\n".join("\t".join(map(_cell, row)) for row in (head, *rows)) + "\n"
    lines = [_line(head, "th"), *(_line(row, "td") for row in rows)]
    return text, f"<table>{''.join(lines)}</table>"


def copied_rows(text: str, html: str) -> QMimeData:
    """Return for the clipboard what `table_words` made."""
    data = QMimeData()
    data.setText(text)
    data.setHtml(html)
    return data


def _cell(words: str) -> str:
    if any(sign in words for sign in '\t\n\r"'):
        words = words.replace('"', '""')
        return f'"{words}"'
    return words


def _line(cells: Sequence[str], kind: str) -> str:
    inside = "".join(
        f'<{kind} dir="auto">{escape(cell).replace(chr(10), "<br>")}</{kind}>' for cell in cells
    )
    return f"<tr>{inside}</tr>"
