"""Reading what can be read of a damaged file: by ranges of rows, split where one cannot be read."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reader_app.store.derived import TABLES as DERIVED
from reader_app.store.sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.store.connection import Connection, Row

_CHUNK = 500
"""Rows that are read at once."""
_MOST_FAILURES = 10_000
"""After so many a table is given up: its very root is gone."""
_GUESS = 100_000
"""The last row that is looked for where nothing says which one is the last."""


def copy_rows(source: Connection, target: Connection) -> dict[str, int]:
    """Copy all rows that can be read to a new file; return how many at most could not, by table.

    Foreign keys of the target must be off: what refers to a lost row is copied too.
    """
    source.raw.text_factory = _decoded
    lost: dict[str, int] = {}
    for table, has_rowid in _tables(target):
        columns = _shared_columns(source, target, table)
        if columns:
            reader = _Reader(source, table, columns)
            rows = reader.by_ranges() if has_rowid else reader.from_both_ends()
            missed = _insert(target, table, columns, rows) + reader.failures
            if missed:
                lost[table] = missed
    return lost


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _tables(target: Connection) -> list[tuple[str, bool]]:
    """Return the ordinary tables that hold records, and whether their rows are numbered."""
    rows = target.rows(
        "SELECT name, wr FROM pragma_table_list WHERE schema='main' AND type='table'"
    )
    return [
        (name, not without_rowid)
        for name, without_rowid in rows
        if not name.startswith(("sqlite_", "_sqlite_utils")) and name not in DERIVED
    ]


def _shared_columns(source: Connection, target: Connection, table: str) -> str:
    """Return the columns that both files have: an older one lacks some."""
    old, new = (
        [row[0] for row in file.rows("SELECT name FROM pragma_table_info(?)", (table,))]
        for file in (source, target)
    )
    return ",".join(f'"{name}"' for name in new if name in old)


def _insert(target: Connection, table: str, columns: str, rows: Iterator[Row]) -> int:
    """Insert rows; return how many the table refuses."""
    marks = ",".join("?" * (columns.count(",") + 1))
    sql = f"INSERT OR IGNORE INTO {table}({columns}) VALUES({marks})"
    refused = 0
    for row in rows:
        try:
            target.raw.execute(sql, row)
        except sqlite3.IntegrityError:
            refused += 1
    return refused


class _Reader:
    """Reads one table, and counts what cannot be read."""

    def __init__(self, source: Connection, table: str, columns: str) -> None:
        self._raw = source.raw
        self._table = table
        self._columns = columns
        self.failures = 0

    def by_ranges(self) -> Iterator[Row]:
        """Yield all rows that can be read."""
        last = self._last()
        waiting = [(low, min(low + _CHUNK - 1, last)) for low in range(1, last + 1, _CHUNK)]
        waiting.reverse()
        sql = f"SELECT {self._columns} FROM {self._table} NOT INDEXED WHERE rowid BETWEEN ? AND ?"
        while waiting and self.failures < _MOST_FAILURES:
            low, high = waiting.pop()
            try:
                rows = self._raw.execute(sql, (low, high)).fetchall()
            except sqlite3.Error:
                if low == high:
                    self.failures += 1
                    continue
                middle = (low + high) // 2
                waiting += [(middle + 1, high), (low, middle)]
            else:
                yield from rows

    def from_both_ends(self) -> Iterator[Row]:
        """Yield the rows before the first damaged place, then those behind the last."""
        key = self._raw.execute(
            "SELECT group_concat(name) FROM (SELECT name FROM pragma_table_info(?)"
            " WHERE pk>0 ORDER BY pk)",
            (self._table,),
        ).fetchone()[0]
        for direction in ("ASC", "DESC"):
            order = ",".join(f"{name} {direction}" for name in key.split(","))
            try:
                yield from self._raw.execute(
                    f"SELECT {self._columns} FROM {self._table} ORDER BY {order}"
                )
            except sqlite3.Error:
                self.failures = 1
            else:
                return

    def _last(self) -> int:
        """Return the number of the last row, by whatever still knows it."""
        for sql in (
            f"SELECT max(rowid) FROM {self._table} NOT INDEXED",
            f"SELECT max(rowid) FROM {self._table} INDEXED BY sqlite_autoindex_{self._table}_1",
        ):
            with suppress(sqlite3.Error):
                return int(self._raw.execute(sql).fetchone()[0] or 0)
        return _GUESS
