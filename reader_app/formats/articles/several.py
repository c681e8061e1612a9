"""Files that hold several articles: tables, a row each, and feeds, an item each."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.drafts import ArticleDraft
from reader_app.formats.articles.registry import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

Columns = tuple[tuple[str, str], ...]
"""(field, column) pairs: which column of a table holds what, as the user says."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of the articles: where it is in the file, its own bytes, and what they say."""

    place: str
    data: bytes
    draft: ArticleDraft | None
    reason: str = ""
    """Why there is no draft."""


@dataclass(frozen=True, slots=True)
class Several:
    """What such a file says."""

    items: tuple[Item, ...]


_READERS = {
    ".csv": ("tables", "read_csv"),
    ".tsv": ("tables", "read_csv"),
    ".jsonl": ("tables", "read_jsonl"),
    ".ndjson": ("tables", "read_jsonl"),
    ".rss": ("feeds", "read_feed"),
    ".atom": ("feeds", "read_feed"),
    ".xml": ("feeds", "read_feed"),
    ".xlsx": ("workbooks", "read_xlsx"),
}
SUFFIXES = frozenset(_READERS)


def holds_several(name: str, data: bytes) -> bool:
    """Tell whether a file is of a kind that holds several articles."""
    return _suffix(name) in SUFFIXES and kind_of(name, data) is None


def read_several(
    data: bytes, *, name: str, encoding: str | None = None, columns: Columns = ()
) -> Several:
    """Return the articles of such a file; raises UnreadableFileError where it holds none.

    An article that cannot be read is an item with its reason.
    """
    module, function = _READERS[_suffix(name)]
    # Imported late: the readers of single files do without these parsers.
    found = importlib.import_module(f"reader_app.formats.articles.{module}")
    read: Callable[..., Several] = getattr(found, function)
    return read(data, encoding=encoding, columns=columns)


def _suffix(name: str) -> str:
    return "." + name.rpartition(".")[2].lower()
