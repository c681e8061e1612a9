"""Files that hold several articles: tables, a row each, feeds, an item each, books by chapters."""

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
class ColumnChoice:
    """What the columns of every table that has just these names hold; nothing else is guessed."""

    names: tuple[str, ...]
    columns: Columns
    """Each field by its name in `columns.FIELDS`, each column by a name as it stands there."""


@dataclass(frozen=True, slots=True)
class TableReading:
    """How files of several articles are to be read."""

    columns: Columns = ()
    """Which column of a table holds what; the other fields are guessed."""
    choices: tuple[ColumnChoice, ...] = ()
    """The same for tables of certain columns each."""
    first: int | None = None
    """Read so many articles alone, and say what there is (`Several.table`)."""
    chapters: bool = False
    """Each chapter of a book is an article; else the book is one."""


AS_GUESSED = TableReading()
"""All articles, with each field from the column whose name or length tells it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One of the articles: where it is in the file, its own bytes, and what they say."""

    place: str
    data: bytes
    draft: ArticleDraft | None
    reason: str = ""
    """Why there is no draft."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of which only the first rows were read."""

    names: tuple[str, ...]
    """Of its columns."""
    rows: tuple[dict[str, str], ...]
    """The first ones, as cells by the names of the columns, cut where they are very long."""
    columns: Columns
    """Where each field is taken from; there is none for the text where that is not clear."""


@dataclass(frozen=True, slots=True)
class Several:
    """What such a file says."""

    items: tuple[Item, ...]
    total: int
    """How many there are, of which `items` may be the first alone."""
    table: Table | None = None
    """Where only the first were asked for, of a table."""


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
_BY_CHAPTERS = ("epub", "read_chapters")
BOOK = "application/epub+zip"
SUFFIXES = frozenset(_READERS)


def holds_several(name: str, data: bytes, *, chapters: bool = False) -> bool:
    """Tell whether a file is of a kind that holds several articles; a book does by its chapters."""
    kind = kind_of(name, data)
    if kind is None:
        return _suffix(name) in SUFFIXES
    return chapters and kind.media_type == BOOK


def read_several(
    data: bytes,
    *,
    name: str,
    encoding: str | None = None,
    tables: TableReading = AS_GUESSED,
) -> Several:
    """Return the articles of such a file; raises UnreadableFileError where it holds none.

    An article that cannot be read is an item with its reason.
    """
    kind = kind_of(name, data)
    is_book = kind is not None and kind.media_type == BOOK
    module, function = _BY_CHAPTERS if is_book else _READERS[_suffix(name)]
    # Imported late: the readers of single files do without these parsers.
    found = importlib.import_module(f"reader_app.formats.articles.{module}")
    read: Callable[..., Several] = getattr(found, function)
    return read(data, encoding=encoding, tables=tables)


def _suffix(name: str) -> str:
    return "." + name.rpartition(".")[2].lower()
