"""Salvage: all that can still be read of a damaged project, in a new file, and what was lost."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from reader_app.core.errors import ProjectError, StorageError
from reader_app.store.connection import connect_at_rest, connect_to_read, log_of
from reader_app.store.mending import Mending
from reader_app.store.opening import create_file
from reader_app.store.rows import Loss
from reader_app.store.salvage_rows import copy_rows
from reader_app.store.schema_pages import with_new_schema
from reader_app.store.search_index import SearchIndex
from reader_app.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock
    from reader_app.store.connection import Connection


def salvage(source: Path, target: Path, clock: Clock) -> list[Loss]:
    """Make a new project of what can be read of a damaged one; return what cannot, in words.

    The damaged file is left as it is. Raises StorageError where it is no project, or where there
    is a file at the target.
    """
    new = create_file(target)
    connection = new.connection
    copy = target.with_name(f"{target.name}.tmp")
    try:
        with closing(Store(new, clock)):
            connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
            with closing(_readable(source, target, copy)) as old:
                return _salvaged(old, connection, clock)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    finally:
        copy.unlink(missing_ok=True)


def _readable(source: Path, new: Path, copy: Path) -> Connection:
    """Open a damaged file; where not even its tables can be told, a copy with those of a new one."""
    log = log_of(source)
    try:
        has_log = log.exists() and log.stat().st_size > 0
        connection = connect_to_read(source) if has_log else connect_at_rest(source)
        if _has_tables(connection):
            return connection
        connection.close()
    except ProjectError:
        pass
    try:
        with_new_schema(source, new, copy)
    except OSError as error:
        raise StorageError(f"{source.name} cannot be read ({error.strerror}).") from error
    return connect_at_rest(copy)


def _has_tables(connection: Connection) -> bool:
    sql = "SELECT count(*) FROM sqlite_schema WHERE name IN ('article','edit','text')"
    return connection.value(sql) == 3


def _salvaged(old: Connection, connection: Connection, clock: Clock) -> list[Loss]:
    connection.run("PRAGMA foreign_keys=OFF")
    with connection.transaction():
        unread = copy_rows(old, connection)
        mending = Mending(connection, clock)
        mending.mend()
    if not connection.value("SELECT count(*) FROM step"):
        raise StorageError("Nothing of a project is left in this file. Restore a backup of it.")
    SearchIndex(connection).rebuild_where_stale()
    return [
        *mending.losses,
        *(
            Loss(table, "", f"Up to {count} rows of “{table}” could not be read; those that the"
                 " history has are back.")
            for table, count in unread.items()
        ),
    ]  # fmt: skip
