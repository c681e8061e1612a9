"""What an export is to write, and what it wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from reader_app.formats.exchange.columns import DEFAULT_COLUMNS
from reader_app.formats.exchange.registry import format_named
from reader_app.formats.exchange.shapes import Shape
from reader_app.store.rows import SpanQuery


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote."""

    rows: int
    """How many rows, or what else the format counts."""
    path: Path
    state: Literal["written", "cancelled"] = "written"
    """Where it was cancelled there is no new file, and an old one is as it was."""
    remark: str = ""
    """What the user should know of it, in a sentence."""


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What is to be written."""

    format: str = "csv"
    columns: Sequence[str] | None = None
    """Names, in order; None: those that an export has unless others are chosen."""
    shape: Shape = "tagging"
    """What a row of a table is."""
    query: SpanQuery | None = None
    """Which tagged spans, in which order, and with them which articles; None: all there are."""
    once: bool = False
    """Whether a tag that an article and its copies have is written for the earliest alone."""

    @property
    def names(self) -> Sequence[str]:
        """The columns' names."""
        if self.columns is not None:
            return self.columns
        return (*DEFAULT_COLUMNS, *format_named(self.format).more_columns)

    @property
    def asked(self) -> SpanQuery | None:
        """The query, made to find highlights whole where a row is one, or the format is no table.

        A format that is no table goes through the articles, whatever the window's order is.
        """
        if self.query is None:
            return None
        chosen = format_named(self.format)
        if not chosen.has_columns:
            is_whole = chosen.unit == "highlight"
            return replace(self.query, sort="place", descending=False, whole=is_whole)
        return self.query if self.shape == "tagging" else replace(self.query, whole=True)
