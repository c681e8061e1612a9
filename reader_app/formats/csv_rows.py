"""The rows of a CSV, however long its cells are.

Python refuses cells of over 131,072 characters unless told otherwise, and what it is told holds for
every reader of the process: so it is told once, here, and every CSV is read through this.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _csv import Reader

csv.field_size_limit((1 << 31) - 1)


def csv_rows(text: str, *, delimiter: str = ",", strict: bool = False) -> Reader:
    """Return the rows of a table, each the words of its cells.

    Line ends within cells stay as they are. Where it is to be strict, reading on raises csv.Error
    at what is not well formed.
    """
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
