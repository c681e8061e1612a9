"""One row of the table in full: its quote in its context, and all that is said of it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader_app.core.codebook import SEPARATOR
from reader_app.project.labels import isolate
from reader_app.ui.docks.dates import moment_text, published_text
from reader_app.ui.grading.statements import statement_name
from reader_app.ui.theme.directions import direction_of
from reader_app.ui.theme.fonts import page_font, script_of
from reader_app.ui.theme.icons import icon
from reader_app.ui.theme.painting import swatch_icon
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Clock
    from reader_app.formats.exchange.span_row import SpanRow
    from reader_app.ui.theme.tag_colours import TagColours
    from reader_app.ui.theme.theme import Theme

AROUND = 120
"""Code points shown on either side, at most: two lines of an article."""
_LONGEST = 600
"""Code points of a quote that are shown."""
_LONGEST_NOTE = 4000
_SIDE = 14
_SWATCH = QSize(14, 14)


class SpanDetail(QScrollArea):
    """A column of what is known of a row, each under its name."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("span_detail")
        self.setAccessibleName(self.tr("The row in full"))
        self.setProperty("kind", "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._theme, self._clock = theme, clock
        self.context = QLabel(self)
        self.context.setObjectName("span_detail_context")
        self.context.setTextFormat(Qt.TextFormat.RichText)
        self.context.setWordWrap(True)
        self.context.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_it = QPushButton(self.tr("Show in article"), self)
        self.show_it.setObjectName("span_detail_show")
        self.show_it.setIconSize(QSize(16, 16))
        self._swatch = QLabel(self)
        self._inside = QWidget(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(_SIDE, 8, _SIDE, _SIDE)
        self._column.setSpacing(4)
        self._column.addWidget(self.context)
        self._column.addSpacing(4)
        self._column.addWidget(self.show_it, 0, Qt.AlignmentFlag.AlignLeading)
        self._parts = {name: self._part(name, words) for name, words in self._names().items()}
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self.set_theme(theme)

    def _names(self) -> dict[str, str]:
        return {
            "tag": self.tr("Tag"),
            "notes": self.tr("Notes"),
            "grades": self.tr("Grades"),
            "statement": self.tr("Kind of statement"),
            "attribution": self.tr("Who says it"),
            "article": self.tr("Article"),
            "by": self.tr("Marked by"),
        }

    def _part(self, name: str, words: str) -> tuple[QLabel, PlainLabel]:
        head, said = QLabel(words, self._inside), PlainLabel(self._inside)
        head.setProperty("kind", "caption")
        head.setContentsMargins(0, 12, 0, 0)
        said.setObjectName(f"span_detail_{name}")
        said.setWordWrap(True)
        self._column.addWidget(head)
        if name == "tag":
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(self._swatch)
            line.addWidget(said, 1)
            self._column.addLayout(line)
        else:
            self._column.addWidget(said)
        return head, said

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours; the quote has its own when a row is shown next."""
        self._theme = theme
        self.show_it.setIcon(icon("article", theme))

    def words_of(self, name: str) -> str:
        """Return what is said under a name, such as "notes"; empty where nothing is."""
        return self._parts[name][1].text()

    def show_row(self, row: SpanRow, before: str, after: str, colours: TagColours | None) -> None:
        """Show a row, its quote between the words before and after it, in its tag's colours."""
        self._show_context(row.highlight.quote.exact, before, after, colours)
        self._swatch.setVisible(colours is not None)
        if colours is not None:
            self._swatch.setPixmap(swatch_icon(colours).pixmap(_SWATCH))
        said = dict(self._said(row))
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        for name, (head, label) in self._parts.items():
            words = said.get(name, "")
            label.setText(words)
            head.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
            head.setVisible(bool(words))
            label.setVisible(bool(words))
        self.verticalScrollBar().setValue(0)

    def _show_context(
        self, quote: str, before: str, after: str, colours: TagColours | None
    ) -> None:
        shown = quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…"
        ground = self._theme.colour("accent_soft") if colours is None else colours.fill
        muted = self._theme.colour("text_muted").name()
        parts = (
            f'<span style="color: {muted}">{_line(before, start=True)}</span>',
            f'<span style="background-color: {ground.name()}">{_line(shown)}</span>',
            f'<span style="color: {muted}">{_line(after, end=True)}</span>',
        )
        way = direction_of(quote, Qt.LayoutDirection.LeftToRight)
        name = "rtl" if way == Qt.LayoutDirection.RightToLeft else "ltr"
        self.context.setFont(page_font(script_of(quote), "quote"))
        self.context.setText(f'<p dir="{name}">{"".join(parts)}</p>')

    def _said(self, row: SpanRow) -> Iterator[tuple[str, str]]:
        """Give what is said of a row, by the names of the parts."""
        yield "tag", isolate(SEPARATOR.join(row.tag_path)) if row.tag_path else ""
        yield "notes", "\n\n".join(isolate(note.body[:_LONGEST_NOTE]) for note in row.notes)
        yield "grades", "\n".join(f"{isolate(scale)}: {isolate(it)}" for scale, it in row.grades)
        yield "statement", statement_name(row.highlight.statement)
        yield "attribution", isolate(row.attribution) if row.attribution else ""
        yield "article", self._about_article(row)
        made = row.highlight if row.tagging is None else row.tagging
        when = moment_text(made.created_ms, self._clock.now_ms())
        yield "by", f"{isolate(row.analyst)}, {when}"

    def _about_article(self, row: SpanRow) -> str:
        """Return title, outlet with date, and place, a line each."""
        day = published_text(row.article.published, QDate.currentDate())
        outlet = isolate(row.article.outlet) if row.article.outlet else ""
        span, locale = row.highlight.span, QLocale()
        place = self.tr("Characters {first} to {last}").format(
            first=locale.toString(span.start), last=locale.toString(span.end)
        )
        about = " · ".join(filter(None, (outlet, day)))
        return "\n".join(filter(None, (isolate(row.article.title), about, place)))


def _line(words: str, *, start: bool = False, end: bool = False) -> str:
    """Return words on one line for rich text, with an ellipsis where they go on."""
    line = " ".join(words.split())
    before = " " if words[:1].isspace() else ""
    behind = " " if words[-1:].isspace() else ""
    more_before, more_behind = "", ""
    if start and len(words) >= AROUND:  # the word that is cut goes
        line, more_before, before = line.partition(" ")[2] or line, "…", ""
    if end and len(words) >= AROUND:
        line, more_behind, behind = line.rpartition(" ")[0] or line, "…", ""
    return f"{more_before}{before}{escape(line)}{behind}{more_behind}"
