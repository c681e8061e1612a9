"""The kinds of files that bring highlights or tags in: a new one is its module and a row here.

Some bear the endings of files that hold articles; what they begin with tells them apart.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.formats.csv_rows import csv_rows

if TYPE_CHECKING:
    from reader_app.formats.exchange.incoming import Incoming

HEAD = 1 << 16
"""Bytes from the start of a file, and from its end, that are enough to tell its kind."""

_PLACED = frozenset({"tag", "tag_path", "note", "start", "span_id", "article_id"})
_SPANS = re.compile(rb'"(?:spans|entities)"\s*:\s*\[\s*[{\]]|"labels?"\s*:\s*\[\s*[\[\]]')
_ANNOTATIONS = re.compile(rb'"(?:annotations|rows|target|selector)"\s*:')
_STANDOFF = re.compile(rb"\.ann(?:PK|[^a-z])")


def _columns(head: bytes) -> set[str]:
    line = head.decode("utf-8-sig", "replace").partition("\n")[0]
    return {cell.strip() for cell in next(csv_rows(line), list[str]())}


def _is_table(head: bytes) -> bool:
    """Tell whether the first row names the columns of tagged spans."""
    columns = _columns(head)
    return "quote" in columns and bool(columns & _PLACED)


def _is_codebook(head: bytes) -> bool:
    return {"tag_path", "parent_path"} <= _columns(head)


def _is_readwise(head: bytes) -> bool:
    return {"Highlight", "Book Title"} <= _columns(head)


def _has_spans(head: bytes) -> bool:
    return _SPANS.search(head) is not None


def _has_annotations(head: bytes) -> bool:
    return _ANNOTATIONS.search(head) is not None


def _is_standoff(head: bytes) -> bool:
    return _STANDOFF.search(head) is not None


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
    IncomingFormat("Codebook as CSV", (".csv",), "other_tables", "read_codebook", _is_codebook),
    IncomingFormat("Readwise", (".csv",), "other_tables", "read_readwise", _is_readwise),
    IncomingFormat(
        "JSON Lines with spans", (".jsonl",), "spans_jsonl_reading", "read_jsonl", _has_spans
    ),
    IncomingFormat(
        "Web Annotations", (".json", ".jsonld", ".jsonl"), "annotations_reading",
        "read_annotations", _has_annotations,
    ),
    IncomingFormat("brat standoff", (".zip",), "brat_reading", "read_brat", _is_standoff),
    IncomingFormat("REFI-QDA project", (".qdpx", ".qde"), "refi_reading", "read_project"),
    IncomingFormat("REFI-QDA codebook", (".qdc",), "refi_codes", "read_codebook"),
)  # fmt: skip
"""All kinds, in the order in which they are asked."""

SUFFIXES = frozenset(suffix for each in INCOMING for suffix in each.suffixes)
"""The ends of names that files of these kinds have."""


def incoming_format(name: str, head: bytes) -> IncomingFormat | None:
    """Return the kind of a file by its name, first and last bytes, if it is one of these."""
    ending = name.lower()
    kinds = (each for each in INCOMING if ending.endswith(each.suffixes))
    return next((each for each in kinds if each.recognises(head)), None)
