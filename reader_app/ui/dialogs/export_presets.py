"""Sets of columns to begin with. Knows no widgets."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from reader_app.formats.exchange.columns import COLUMNS, DEFAULT_COLUMNS
from reader_app.project.rows import SpanQuery
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP

_SHORT = ("quote", "tag", "title", "published")


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of columns, in order."""

    name: str
    title: str
    line: str
    columns: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.title}\n{self.line}"


@dataclass(frozen=True, slots=True)
class ExportScope:
    """What is to be exported: the rows that a query finds, and the columns they are shown in."""

    query: SpanQuery | None = None
    """None: every row there is."""
    columns: tuple[str, ...] = ()
    """Empty: those of the first preset."""


def presets(last: tuple[str, ...], shown: tuple[str, ...] = ()) -> list[Preset]:
    """Return the presets; first the columns shown, else those of the last export, if any."""
    made = [
        ("sheet", QT_TRANSLATE_NOOP("Presets", "Analyst’s sheet"),
         QT_TRANSLATE_NOOP("Presets", "Quotes, tags, notes, places"), DEFAULT_COLUMNS),
        ("short", QT_TRANSLATE_NOOP("Presets", "Short list"),
         QT_TRANSLATE_NOOP("Presets", "Quote, tag, article, date"), _SHORT),
        ("everything", QT_TRANSLATE_NOOP("Presets", "Everything"),
         QT_TRANSLATE_NOOP("Presets", "All columns, with ids and hashes"), tuple(COLUMNS)),
    ]  # fmt: skip
    known = tuple(name for name in last if name in COLUMNS)
    if known and known not in {columns for *_, columns in made}:
        own = QT_TRANSLATE_NOOP("Presets", "As last time")
        line = QT_TRANSLATE_NOOP("Presets", "The columns you chose last")
        made.insert(0, ("last", own, line, known))
    if shown:
        own = QT_TRANSLATE_NOOP("Presets", "As in the table")
        line = QT_TRANSLATE_NOOP("Presets", "Its columns, in its order")
        made.insert(0, ("shown", own, line, shown))
    say = QCoreApplication.translate
    return [
        Preset(name, say("Presets", title), say("Presets", line), columns)
        for name, title, line, columns in made
    ]
