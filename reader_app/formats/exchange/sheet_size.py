"""How many rows and columns a sheet has room for, and what is said where a table has more."""

from __future__ import annotations

from typing import Literal

from reader_app.core.errors import ProjectError

MOST_ROWS = 1_048_576
"""Rows of a sheet with its header: the limit of Excel, and of LibreOffice 7."""

MOST_COLUMNS = 16_384
"""Columns of a sheet, in the same programs."""

SheetUse = Literal["no", "is one", "opened as one"]
"""Whether a file has these limits itself, or the programs that it is meant for."""


def refuse_too_wide(columns: int) -> None:
    """Raise ProjectError where a sheet has no room for so many columns."""
    if columns > MOST_COLUMNS:
        raise ProjectError(
            f"A sheet has room for {MOST_COLUMNS:,} columns, and this one would need {columns:,}."
            " Choose a shape without a column for each tag, or CSV."
        )


def remark(use: SheetUse, rows: int, columns: int) -> str:
    """Return what the user should know of a table of that size; empty where nothing.

    The rows are counted without the header.
    """
    room = MOST_ROWS - 1
    if use == "is one" and rows > room:
        return f"A sheet has room for {room:,} rows: the others are on further sheets."
    if use == "opened as one":
        if rows > room:
            return (
                f"Excel and LibreOffice show {room:,} of these {rows:,} rows. Choose xlsx for all."
            )
        if columns > MOST_COLUMNS:
            return (
                f"Excel and LibreOffice show {MOST_COLUMNS:,} of these {columns:,} columns."
                " Choose csv-exact for programs, or another shape."
            )
    return ""
