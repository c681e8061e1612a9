"""The kinds of files that bring highlights or tags in: a new one is its module and a row here.

Some bear the endings of files that hold articles; what they begin with tells them apart.
"""

from __future__ import annotations

import csv
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.formats.exchange.incoming import Incoming

HEAD = 1 << 16
"""Bytes from the start of a file that are enough to tell its kind."""

_PLACED = frozenset({"tag", "tag_path", "note", "start", "span_id", "article_id"})


def _is_table(head: bytes) -> bool:
    """Tell whether the first row names the columns of tagged spans."""
    line = head.decode("utf-8-sig", "replace").partition("\n")[0]
    columns = {cell.strip() for cell in next(csv.reader([line]), list[str]())}
    return "quote" in columns and bool(columns & _PLACED)


@dataclass(frozen=True, slots=True)
class IncomingFormat:
    """A kind of file, by the ends of its names and what it begins with."""

    title: str
    suffixes: tuple[str, ...]
    """Lower case, with the dot."""
    module: str
    """Where its reader is, below this folder."""
    function: str
    recognises: Callable[[bytes], bool] = bool
    """Whether a file that begins so is one; for endings that other kinds of files bear too."""

    def read(self, data: bytes, name: str) -> Incoming:
        """Return what the bytes bring; raises UnreadableFileError with a sentence for the user."""
        # Imported late, as `registry` does.
        module = importlib.import_module(f"reader_app.formats.exchange.{self.module}")
        reader: Callable[[bytes, str], Incoming] = getattr(module, self.function)
        return reader(data, name)


INCOMING = (
    IncomingFormat("Tagged spans as CSV", (".csv",), "incoming_csv", "read_spans", _is_table),
    IncomingFormat("REFI-QDA project", (".qdpx", ".qde"), "refi_reading", "read_project"),
    IncomingFormat("REFI-QDA codebook", (".qdc",), "refi_codes", "read_codebook"),
)
"""All kinds, in the order in which they are asked."""

SUFFIXES = frozenset(suffix for each in INCOMING for suffix in each.suffixes)
"""The ends of names that files of these kinds have."""


def incoming_format(name: str, head: bytes) -> IncomingFormat | None:
    """Return the kind of a file by its name and first bytes, if it is one of these."""
    ending = name.lower()
    kinds = (each for each in INCOMING if ending.endswith(each.suffixes))
    return next((each for each in kinds if each.recognises(head)), None)
