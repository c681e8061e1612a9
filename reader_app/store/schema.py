"""The tables, as numbered migrations; a released one is never edited.

The only module that loads sqlite-utils, which costs start-up time: it is imported late, when a
migration is pending. The rules all tables follow are in docs/adr/0001-data-model.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Database, Migrations, utils

from reader_app.store import schema_1, schema_2, schema_3, schema_4, schema_5
from reader_app.store.connection import APPLICATION_ID
from reader_app.store.sqlite import sqlite3
from reader_app.store.version import VERSION

if TYPE_CHECKING:
    from reader_app.store.connection import Connection

migrations = Migrations("reader")


@migrations()
def first_tables(db: Database) -> None:
    """Make the tables of version 1.0."""
    for statement in schema_1.STATEMENTS:
        db.conn.execute(statement)


@migrations()
def judgements(db: Database) -> None:
    """Add the columns and tables of version 1.1."""
    for statement in schema_2.STATEMENTS:
        db.conn.execute(statement)


@migrations()
def libraries(db: Database) -> None:
    """Add the indexes and tables of version 1.2."""
    for statement in schema_3.STATEMENTS:
        db.conn.execute(statement)


@migrations()
def links(db: Database) -> None:
    """Add the column of version 1.3."""
    for statement in schema_4.STATEMENTS:
        db.conn.execute(statement)


@migrations()
def kept_ready(db: Database) -> None:
    """Add the tables and indexes of version 1.4."""
    for statement in schema_5.STATEMENTS:
        db.conn.execute(statement)


def migrate(connection: Connection) -> None:
    """Bring a file, new or old, to this program's version, in one transaction."""
    if utils.sqlite3 is not sqlite3:  # pyright: ignore[reportPrivateImportUsage]
        raise RuntimeError("sqlite-utils uses another SQLite library")
    with connection.transaction():
        if connection.value("PRAGMA user_version") >= VERSION:
            return  # another process was quicker
        db = Database(connection.raw, recursive_triggers=False, execute_plugins=False)
        migrations.apply(db)
        connection.run(f"PRAGMA application_id={APPLICATION_ID}")
        connection.run(f"PRAGMA user_version={VERSION}")
