"""A project file is hostile until it is known: it may hold what Reader made, and nothing else.

A trigger would run at a colleague's word, a view could stand in for a table, and a table of ours
with other rules would be no table of ours: so what stands in the file's schema is compared, word
for word, with what the migrations make.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader_app.core.errors import NotAProjectError
from reader_app.store import schema_1, schema_2, schema_3, schema_4, schema_5
from reader_app.store.sqlite import sqlite3
from reader_app.store.version import is_newer

if TYPE_CHECKING:
    from reader_app.store.connection import Connection, Row

_RUNS = {"trigger", "view"}
"""What no Reader of any version makes."""

_SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
_MIGRATIONS = {
    ("table", "_sqlite_migrations"),
    ("index", "idx__sqlite_migrations_migration_set_name"),
}
"""What sqlite-utils makes, in words that are its own."""


def refuse_foreign_parts(connection: Connection) -> None:
    """Raise NotAProjectError where a file holds a trigger, view, table or index that is not ours.

    Of a file that a newer Reader made, which may have tables of its own, only triggers and views
    are refused.
    """
    is_later = is_newer(connection.value("PRAGMA user_version"))
    for row in connection.rows(_SCHEMA):
        kind, name, _ = row
        if kind in _RUNS or not (is_later or _is_ours(row)):
            raise NotAProjectError(
                f"{connection.path.name} was not opened: it holds a {kind} that Reader did not "
                f"make (“{name[:40]}”), which could do harm. Ask whom it is from, or let "
                "“reader-app repair” put the rest into a new project."
            )


def _is_ours(row: Row) -> bool:
    return row in _made() or row[:2] in _MIGRATIONS


@cache
def _made() -> frozenset[Row]:
    """Return all that the migrations make, as it stands after each of them."""
    made: set[Row] = set()
    raw = sqlite3.connect(":memory:")
    try:
        for schema in (schema_1, schema_2, schema_3, schema_4, schema_5):
            for statement in schema.STATEMENTS:
                raw.execute(statement)
            made.update(raw.execute(_SCHEMA))
    finally:
        raw.close()
    return frozenset(made)
