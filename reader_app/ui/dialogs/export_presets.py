"""Sets of columns to begin an export with: built in, the user's own, and the last one used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader_app.formats.exchange.columns import COLUMNS, DEFAULT_COLUMNS
from reader_app.formats.exchange.shapes import SHAPES, Shape
from reader_app.project.rows import SpanQuery
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


OWN = "own "
"""Begins the name of a preset that the user saved; none of ours begins so."""
_SHORT = ("quote", "tag", "title", "published")
_MAXQDA = (
    "title", "tag_path", "quote", "note", "paragraph", "start", "end", "char_count", "analyst",
    "created",
)  # fmt: skip
"""What a table of coded segments has there: document, code, segment, comment, place, size, author."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of columns, in order."""

    name: str
    title: str
    line: str
    columns: tuple[str, ...]
    shape: Shape | None = None
    """What a row is with it; None: whatever was chosen."""
    is_own: bool = False
    """Whether the user saved it."""

    def __str__(self) -> str:
        return f"{self.title}\n{self.line}"


@dataclass(frozen=True, slots=True)
class ExportScope:
    """What is to be exported: the rows that a query finds, and the columns they are shown in."""

    title: str
    query: SpanQuery | None = None
    """None: every row there is."""
    columns: tuple[str, ...] = ()
    """Empty: those of the first preset."""


def presets(
    last: Sequence[str], own: Mapping[str, tuple[str, Sequence[str]]], shown: Sequence[str] = ()
) -> list[Preset]:
    """Return the presets; first the columns shown, else those of the last export, if any."""
    made = [
        ("sheet", QT_TRANSLATE_NOOP("Presets", "Colleague"),
         QT_TRANSLATE_NOOP("Presets", "Quotes, tags, notes, places"), DEFAULT_COLUMNS),
        ("short", QT_TRANSLATE_NOOP("Presets", "Short list"),
         QT_TRANSLATE_NOOP("Presets", "Quote, tag, article, date"), _SHORT),
        ("maxqda", QT_TRANSLATE_NOOP("Presets", "MAXQDA-like"),
         QT_TRANSLATE_NOOP("Presets", "As its tables of coded segments"), _MAXQDA),
        ("everything", QT_TRANSLATE_NOOP("Presets", "Everything"),
         QT_TRANSLATE_NOOP("Presets", "All columns, with ids and hashes"), tuple(COLUMNS)),
    ]  # fmt: skip
    known = {columns for *_, columns in made} | {tuple(columns) for _, columns in own.values()}
    if last and tuple(last) not in known:
        words = QT_TRANSLATE_NOOP("Presets", "As last time")
        line = QT_TRANSLATE_NOOP("Presets", "The columns you chose last")
        made.insert(0, ("last", words, line, tuple(last)))
    if shown:
        words = QT_TRANSLATE_NOOP("Presets", "As in the table")
        line = QT_TRANSLATE_NOOP("Presets", "Its columns, in its order")
        made.insert(0, ("shown", words, line, tuple(shown)))
    say = QCoreApplication.translate
    return [
        *(
            Preset(name, say("Presets", title), say("Presets", line), columns)
            for name, title, line, columns in made
        ),
        *(_own(name, shape, columns) for name, (shape, columns) in own.items()),
    ]


def _own(name: str, shape: str, columns: Sequence[str]) -> Preset:
    line = QCoreApplication.translate("Presets", "Saved by you")
    shapes: dict[str, Shape] = {each: each for each in SHAPES}
    return Preset(OWN + name, name, line, tuple(columns), shapes.get(shape), is_own=True)
