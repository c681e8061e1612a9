"""A table of counts as CSV for spreadsheet programs (RFC 4180), guarded as the tagged spans are."""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING

from reader_app.formats.exchange.spans_csv import guard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MARK = "\ufeff"
"""Stands before the first line, so that spreadsheet programs take it for UTF-8."""


def count_lines(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> Iterator[str]:
    """Yield the lines of a table with its head, each with its CRLF, without the mark."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\r\n")
    for row in chain([head], rows):
        writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()
