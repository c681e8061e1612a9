"""A look at tables of articles before they come in: their columns, and their first articles."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.several import ColumnChoice, Item, Several, Table, TableReading
from reader_app.formats.workers.job import ReadingJob
from reader_app.project.file_bytes import bytes_of
from reader_app.project.incoming_files import parted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader_app.formats.articles.several import Columns
    from reader_app.formats.workers.job import Reply
    from reader_app.formats.workers.pool import ReadingPool

    GoOn = Callable[[], bool]

TABLES = (".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson")
"""How tables of articles end."""
SHOWN_ROWS = 5
_BETWEEN_ASKS = 0.05
"""Seconds after which a wait for a reply is broken off to ask whether to go on."""


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table of articles that was looked at."""

    path: Path
    table: Table
    total: int
    """Its rows, and those of other tables of the same columns."""
    items: tuple[Item, ...]
    """The first articles as the columns are taken; none where no column is the text."""


def may_be_tables(paths: Sequence[Path]) -> bool:
    """Tell whether among files named outright there can be tables of articles."""
    return any(path.suffix.lower() in TABLES for path in paths)


def read_beside(pool: ReadingPool, job: ReadingJob, go_on: GoOn) -> Reply | None:
    """Return the reply to a job; None where `go_on`, asked again and again, says False."""
    ticket = pool.submit(job)
    while ticket.reply is None and go_on():
        pool.wait(_BETWEEN_ASKS)
    return ticket.reply


def look_at_tables(
    pool: ReadingPool, paths: Sequence[Path], choices: tuple[ColumnChoice, ...], go_on: GoOn
) -> list[TableLook]:
    """Return the tables of articles among files named outright, one for each set of columns.

    Files that bring highlights are none, and what cannot be read the import tells.
    """
    named = [path for path in paths if path.suffix.lower() in TABLES and path.is_file()]
    found: dict[frozenset[str], TableLook] = {}
    for look in _looks(pool, parted(named)[1], choices, go_on):
        names = frozenset(look.table.names)
        first = found.get(names, look)
        more = look.total if first is not look else 0
        found[names] = TableLook(first.path, first.table, first.total + more, first.items)
    return list(found.values())


def _looks(
    pool: ReadingPool, paths: Sequence[Path], choices: tuple[ColumnChoice, ...], go_on: GoOn
) -> Iterator[TableLook]:
    how = TableReading(choices=choices, first=SHOWN_ROWS)
    for path in paths:
        try:
            job = ReadingJob(bytes_of(path), path.name, tables=how)
        except UnreadableFileError:
            continue
        reply = read_beside(pool, job, go_on)
        if isinstance(reply, Several) and reply.table is not None:
            yield TableLook(path, reply.table, reply.total, reply.items)


def first_articles(
    pool: ReadingPool, table: Table, columns: Columns, go_on: GoOn
) -> tuple[Item, ...]:
    """Return the first articles of a table as they are where its columns are taken so."""
    lines = (json.dumps(row, ensure_ascii=False) for row in table.rows)
    names = tuple(dict.fromkeys(name for row in table.rows for name in row))
    how = TableReading(choices=(ColumnChoice(names, columns),))
    data = "\n".join(lines).encode("utf-8", "replace")
    reply = read_beside(pool, ReadingJob(data, "table.jsonl", tables=how), go_on)
    return reply.items if isinstance(reply, Several) else ()
