"""The current row of the table in its context: two lines of the text around it, and what is said."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader_app.core.codebook import SEPARATOR
from reader_app.project.labels import isolate
from reader_app.ui.theme.fonts import page_font, script_of
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from reader_app.formats.exchange.span_row import SpanRow

AROUND = 120
"""Code points shown on either side, at most: two lines with the quote between them."""
_LONGEST = 400
_QUOTE = 14


class SpanDetail(QWidget):
    """A strip under the table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("spans_detail")
        self.setAccessibleName(self.tr("The row in its context"))
        self.setProperty("kind", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.context = QLabel(self)
        self.context.setObjectName("spans_detail_context")
        self.context.setTextFormat(Qt.TextFormat.RichText)
        self.context.setWordWrap(True)
        self.context.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about = PlainLabel(self)
        self.about.setObjectName("spans_detail_about")
        self.about.setProperty("kind", "small")
        self.about.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addWidget(self.context)
        column.addWidget(self.about)
        self.hide()

    def show_row(self, row: SpanRow | None, before: str, after: str) -> None:
        """Show a row between the words before and after it; nothing where there is none."""
        self.setVisible(row is not None)
        if row is None:
            return
        quote = row.highlight.quote.exact
        shown = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…"
        parts = (_line(before, start=True), f"<b>{_line(shown)}</b>", _line(after, end=True))
        self.context.setFont(page_font(script_of(quote), size=_QUOTE))
        self.context.setText("".join(parts))
        notes = [" ".join(note.body.split()) for note in row.notes]
        about = (SEPARATOR.join(row.tag_path), row.attribution, row.grade, *notes)
        self.about.setText(" · ".join(isolate(each[:_LONGEST]) for each in about if each))
        self.about.setVisible(bool(self.about.text()))


def _line(words: str, *, start: bool = False, end: bool = False) -> str:
    """Return words on one line for rich text, with an ellipsis where they go on."""
    line = " ".join(words.split())
    before = " " if words[:1].isspace() else ""
    behind = " " if words[-1:].isspace() else ""
    more_before, more_behind = "", ""
    if start and len(words) >= AROUND:  # the word that is cut goes
        line, more_before = line.partition(" ")[2] or line, "…"
    if end and len(words) >= AROUND:
        line, more_behind = line.rpartition(" ")[0] or line, "…"
    return f"{more_before}{before}{escape(line)}{behind}{more_behind}"
