"""What the table of tagged spans is narrowed by: words, a tag, and the parts of a question."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from reader_app.core.errors import QueryError
from reader_app.core.search_lexing import pieces
from reader_app.core.span_where import EverySpan, parts_of, written
from reader_app.core.span_where_parser import parse_where
from reader_app.project.labels import isolate
from reader_app.ui.docks.flow_layout import FlowLayout
from reader_app.ui.filters.filter_row import FilterRow
from reader_app.ui.spans.span_words import span_words
from reader_app.ui.theme.plain_words import PlainLabel, plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.span_where import SpanWhere
    from reader_app.project.rows import SpanQuery
    from reader_app.ui.theme.theme import Theme

_TAG_WIDTH = 160
"""Pixels of a tag's name on its button; its accessible name has all of it."""
_SIDE = 16
_REST = 150
"""Milliseconds after the last key until the words are looked for."""


class Looser(NamedTuple):
    """What would be asked for without one of the filters."""

    words: str
    """The filter."""
    query: SpanQuery
    take_off: Callable[[], object]


class SpansFilters(QWidget):
    """The field, the buttons and the chips over the table."""

    changed = Signal(object)
    """Makes the query that is to be asked out of the present one."""
    tag_wanted = Signal()
    """Which tag the rows are to have is to be asked; the button is `tag`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.bar: FilterRow[SpanWhere] = FilterRow(theme, self, span_words, _SIDE)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._is_narrow = False
        self._make()
        self.name_tag("")
        self._lay_out()
        self.field.textChanged.connect(self._rest.start)
        self._rest.timeout.connect(self._tell)
        self.untagged.toggled.connect(self._tell)
        self.tag.clicked.connect(self._toggle_tag)
        self.bar.changed.connect(self._take)
        self.bar.edited.connect(self._edit)
        self.bar.left.connect(self.field.setFocus)

    def _make(self) -> None:
        self.field = QLineEdit(self)
        self.field.setObjectName("spans_filter")
        self.field.setAccessibleName(self.tr("Words in quote or note, or a query"))
        self.field.setPlaceholderText(self.tr("Words in quote or note, or a query"))
        self.field.setClearButtonEnabled(True)
        self.more = QPushButton(self.tr("Add filter"), self)
        self.more.setObjectName("spans_add_filter")
        self.saved = QPushButton(self.tr("Saved"), self)
        self.saved.setObjectName("spans_saved")
        self.saved.setToolTip(self.tr("Save this query by a name, or choose a saved one"))
        self.tag = QPushButton(self)
        self.tag.setObjectName("spans_tag")
        self.untagged = QPushButton(self.tr("Without a tag"), self)
        self.untagged.setObjectName("spans_untagged")
        self.untagged.setCheckable(True)
        self.problem = PlainLabel(self)
        self.problem.setObjectName("spans_problem")
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(_SIDE, 0, _SIDE, 8)
        self.problem.hide()

    def _lay_out(self) -> None:
        row = FlowLayout(None, 8)
        row.setContentsMargins(_SIDE, 12, _SIDE, 8)
        row.addWidget(self.field)
        for button in (self.more, self.saved, self.tag, self.untagged):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.problem)
        column.addWidget(self.bar)

    def take_typed(self) -> bool:
        """Ask for what is typed at once; false where it is a query with something wrong in it."""
        self._rest.stop()
        typed = self.field.text()
        if not is_query(typed):
            self._tell()
            return True
        try:
            where = parse_where(typed)
        except QueryError as problem:
            self.say_problem(str(problem))
            return False
        self.field.clear()
        if where is not None:
            self.add(where)
        return True

    def add(self, where: SpanWhere) -> None:
        """Add the parts of a question to what is asked for."""
        self._rest.stop()
        self._take((*self.bar.filters, *parts_of(where)))

    def show_where(self, where: SpanWhere | None) -> None:
        """Show the parts of another question, and ask for nothing."""
        self.bar.show_filters(parts_of(where) if where is not None else ())

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self.bar.set_theme(theme)

    def _take(self, parts: tuple[SpanWhere, ...]) -> None:
        """Ask for these parts, each once."""
        self.bar.show_filters(tuple(dict.fromkeys(parts)))
        self.say_problem("")
        self.changed.emit(self._filtered)

    def _edit(self, part: SpanWhere) -> None:
        """Have a part typed anew, which is not asked for until then."""
        self.bar.show_filters([each for each in self.bar.filters if each != part])
        self.start_typing(written(part))
        self.changed.emit(self._filtered)

    def settle(self) -> None:
        """Ask at once for the words that are being typed."""
        if self._rest.isActive():
            self._rest.stop()
            self._tell()

    def start_typing(self, start: str) -> None:
        """Begin a part of a question in the field."""
        self.field.setText(start)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.setCursorPosition(len(start))

    def looser(self, query: SpanQuery) -> list[Looser]:
        """Return what a query would be without each of its filters."""
        parts, found = self.bar.filters, list[Looser]()
        for at, chip in enumerate(self.bar.chips):
            rest = (*parts[:at], *parts[at + 1 :])
            without = replace(query, where=_together(rest))
            found.append(Looser(chip.text(), without, partial(self._take, rest)))
        if query.words:
            found.append(Looser(query.words, replace(query, words=""), self.field.clear))
        if query.untagged:
            off = partial(self.untagged.setChecked, False)  # noqa: FBT003
            found.append(Looser(self.untagged.text(), replace(query, untagged=False), off))
        if self._is_narrow:
            found.append(Looser(self._narrow_name, _wide(query), self._toggle_tag))
        return found

    def _tell(self) -> None:
        if is_query(self.field.text()):
            return
        self.say_problem("")
        self.changed.emit(self._filtered)

    def _filtered(self, query: SpanQuery) -> SpanQuery:
        typed, parts = self.field.text().strip(), self.bar.filters
        return replace(
            query,
            words="" if is_query(typed) else typed,
            untagged=self.untagged.isChecked(),
            where=_together(parts),
        )

    def _toggle_tag(self) -> None:
        if not self._is_narrow:
            self.tag_wanted.emit()
            return
        self.name_tag("")
        self.changed.emit(_wide)

    def say_problem(self, sentence: str) -> None:
        """Say what is wrong with what is asked for; nothing where all is well."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def name_tag(self, name: str) -> None:
        """Show which tag, or what else, the rows are of; nothing where they are of any."""
        self._is_narrow, self._narrow_name = bool(name), name
        any_tag, one = self.tr("Any tag"), self.tr("Tag: %1  ×")
        shown = self.tag.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, _TAG_WIDTH)
        self.tag.setText(one.replace("%1", isolate(shown.replace("&", "&&"))) if name else any_tag)
        hint = self.tr("Show spans of any tag again") if name else self.tr("Show one tag's spans")
        self.tag.setToolTip(plain_tip(hint))
        self.tag.setAccessibleName(one.replace("%1", name) if name else any_tag)

    def reset(self) -> None:
        """Empty all of it without asking anew."""
        for part in (self.field, self.untagged):
            part.blockSignals(True)  # noqa: FBT003
        self.field.clear()
        self.untagged.setChecked(False)
        for part in (self.field, self.untagged):
            part.blockSignals(False)  # noqa: FBT003
        self._rest.stop()
        self.show_where(None)
        self.say_problem("")
        self.name_tag("")


def _together(parts: tuple[SpanWhere, ...]) -> SpanWhere | None:
    return EverySpan(parts) if len(parts) > 1 else next(iter(parts), None)


def _wide(query: SpanQuery) -> SpanQuery:
    return replace(query, tags=(), article=None, outlet=None)


def is_query(typed: str) -> bool:
    """Tell whether what is typed is meant as a query: it has a name before a colon, or a bracket."""
    try:
        kinds = {piece.kind for piece in pieces(typed)}
    except QueryError:
        return ":" in typed
    return bool(kinds & {"name", "open"})
