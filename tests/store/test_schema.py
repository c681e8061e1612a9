"""Migrations stand or fall whole, over the one SQLite library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.store import schema, schema_2
from reader_app.store.schema import migrate
from reader_app.store.sqlite import sqlite3
from reader_app.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock
    from tests.store.desk import Desk


def test_a_failing_migration_leaves_no_file(
    project_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema_2, "STATEMENTS", [*schema_2.STATEMENTS, "CREATE NONSENSE"])
    with pytest.raises(sqlite3.OperationalError, match="syntax"):
        Store.create(project_path, clock=clock)
    assert list(project_path.parent.iterdir()) == []


def test_a_failing_migration_stays_pending(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = desk.store._connection
    connection.run("PRAGMA user_version=999")
    connection.run("DELETE FROM _sqlite_migrations")
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        migrate(connection)
    assert connection.value("PRAGMA user_version") == 999
    assert connection.value("SELECT count(*) FROM _sqlite_migrations") == 0
    assert not connection.raw.in_transaction


def test_a_migration_that_another_process_made_is_not_made_again(desk: Desk) -> None:
    before = desk.store._connection.value("PRAGMA data_version")
    migrate(desk.store._connection)
    assert desk.store._connection.value("PRAGMA data_version") == before


def test_a_second_sqlite_library_is_a_fault_of_the_program(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema.utils, "sqlite3", object())
    with pytest.raises(RuntimeError, match="another SQLite library"):
        migrate(desk.store._connection)


def test_an_existing_project_opens_without_sqlite_utils(project_path: Path, clock: Clock) -> None:
    import subprocess
    import sys

    Store.create(project_path, clock=clock).close()
    code = (
        "import sys; from pathlib import Path; from reader_app.core.clock import SystemClock;"
        "from reader_app.store.store import Store;"
        "Store.open(Path(sys.argv[1]), clock=SystemClock()).close();"
        "print([name for name in ('sqlite_utils', 'sqlite3', 'PySide6') if name in sys.modules])"
    )
    command = [sys.executable, "-c", code, str(project_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
