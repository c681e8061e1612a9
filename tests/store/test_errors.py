"""SQLite's errors become sentences, and nothing is half written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import (
    NotAProjectError,
    ProjectError,
    ProjectLockedError,
    ReadOnlyProjectError,
    StorageError,
    UnwritableError,
)
from reader_app.store.connection import connect_to_read
from reader_app.store.errors import told
from reader_app.store.sqlite import sqlite3
from reader_app.store.store import Store

if TYPE_CHECKING:
    from tests.store.desk import Desk


def test_a_full_disk_leaves_the_project_as_it_was(desk: Desk) -> None:
    desk.bring()
    before = desk.store.dump()
    pages = desk.store._connection.value("PRAGMA page_count")
    desk.store._connection.run(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StorageError, match="The disk is full; nothing was changed"):
        desk.bring("Long\n\n" + "word " * 200_000)
    assert desk.store.dump() == before
    desk.store._connection.run("PRAGMA max_page_count=1000000")
    assert desk.bring("Short\n\nAnd well.")
    assert desk.store.check() == []


def test_a_busy_project_says_so(desk: Desk) -> None:
    sibling = desk.store.sibling()
    desk.store._connection.run("PRAGMA busy_timeout=0")
    with sibling._connection.transaction(), pytest.raises(ProjectLockedError, match="busy"):
        desk.add(desk.tag())
    desk.add(desk.tag())
    sibling.close()


def test_a_damaged_page_is_told_of(desk: Desk) -> None:
    for n in range(60):
        desk.bring(f"Article {n}\n\n" + "words of ours " * 300)
    desk.store.close()
    path = desk.store.path
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(StorageError, match="damaged"):
        Store.open(path, clock=desk.clock)
    with pytest.raises(StorageError, match="damaged"):
        connect_to_read(path)


def test_text_that_is_no_text_any_more_is_told_of(desk: Desk) -> None:
    article = desk.bring()
    desk.store._connection.run("UPDATE article SET outlet=CAST(x'ff41' AS TEXT)")
    with pytest.raises(StorageError, match="damaged"):
        desk.store.articles.get(article.uid)
    with pytest.raises(StorageError, match="damaged"):
        desk.store.dump()
    assert [finding.kind for finding in desk.store.check()] == ["record"]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (5, ProjectLockedError),
        (6, ProjectLockedError),
        (8, ReadOnlyProjectError),
        (10, UnwritableError),
        (778, UnwritableError),
        (11, StorageError),
        (13, UnwritableError),
        (14, StorageError),
        (26, NotAProjectError),
    ],
)
def test_each_code_has_its_sentence(code: int, kind: type[ProjectError]) -> None:
    error = sqlite3.OperationalError("no sentence for people")
    error.sqlite_errorcode = code
    found = told(error, Path("/some/where/press.reader"))
    assert type(found) is kind
    assert "press.reader" in str(found)
    assert str(found).endswith(".")


def test_an_error_without_a_code_is_a_fault_of_the_program(desk: Desk) -> None:
    error = sqlite3.ProgrammingError("closed")
    assert told(error, Path("a")) is error
    connection = desk.store.sibling()._connection
    connection.close()
    for ask in (connection.rows, connection.row, connection.run):
        with pytest.raises(sqlite3.ProgrammingError):
            ask("SELECT 1")
    with pytest.raises(sqlite3.ProgrammingError):
        connection.run_many("SELECT ?", [(1,)])
    with pytest.raises(sqlite3.ProgrammingError):
        list(connection.stream("SELECT 1"))
