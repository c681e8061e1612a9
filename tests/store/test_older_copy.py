"""A file of an older version is read from a private copy, and stays as it is."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotAProjectError, ReadOnlyProjectError, StorageError
from reader_app.core.search_parser import parse_query
from reader_app.store.derived import DERIVED_SETTING
from reader_app.store.rows import LibraryQuery
from reader_app.store.sqlite import sqlite3
from reader_app.store.store import Store
from tests.small_files import small_files

if TYPE_CHECKING:
    from reader_app.core.ids import Clock
    from tests.store.desk import Desk

PROJECTS = Path(__file__).parent.parent / "data" / "projects"
AGES = ["schema_1", "schema_2", "schema_3", "schema_4"]


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder in which private folders are made."""
    folder = tmp_path / "private"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.mark.parametrize("age", AGES)
def test_it_is_read_whole_and_left_as_it_is(
    age: str, plain_folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    private, locked = plain_folder / "private", plain_folder / "locked"
    private.mkdir()
    locked.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    path = locked / "kept.reader"
    path.write_bytes((PROJECTS / f"{age}.reader").read_bytes())
    before, there = path.read_bytes(), set(locked.iterdir())
    path.chmod(0o400)
    locked.chmod(0o500)
    store = Store.open(path, clock=clock, read_only=True)
    assert store.dump() == (PROJECTS / f"{age}.dump").read_text(encoding="utf-8")
    assert store.check() == []
    assert store.path == path
    assert not store.is_newer
    assert store.articles.found(LibraryQuery(where=parse_query("NOT is:untagged"))) > 0
    other = store.sibling()
    assert other.dump() == store.dump()
    (folder,) = private.iterdir()
    assert os.name == "nt" or folder.stat().st_mode & 0o077 == 0
    with pytest.raises(ReadOnlyProjectError, match="is open to read only"):
        store.set_setting("key", "value")
    store.close()
    assert other.dump()
    other.close()
    del store, other
    gc.collect()
    assert list(private.iterdir()) == []
    locked.chmod(0o700)
    assert path.read_bytes() == before
    assert set(locked.iterdir()) == there


def test_one_that_holds_what_could_do_harm_is_refused(
    tmp_path: Path, private: Path, clock: Clock
) -> None:
    path = Path(shutil.copy(PROJECTS / "schema_4.reader", tmp_path))
    db = sqlite3.connect(path)
    db.execute("CREATE TRIGGER harm AFTER INSERT ON setting BEGIN DELETE FROM tag; END")
    db.commit()
    db.close()
    with pytest.raises(NotAProjectError, match="it holds a trigger"):
        Store.open(path, clock=clock, read_only=True)
    gc.collect()
    assert list(private.iterdir()) == []


def test_where_there_is_no_room_for_the_copy_it_is_said(
    tmp_path: Path, private: Path, clock: Clock
) -> None:
    path = Path(shutil.copy(PROJECTS / "schema_4.reader", tmp_path))
    with small_files(50_000), pytest.raises(StorageError, match="there is no room for the copy"):
        Store.open(path, clock=clock, read_only=True)
    gc.collect()
    assert list(private.iterdir()) == []


def test_one_that_was_not_brought_to_this_version_whole_is_read_as_an_older_one(
    desk: Desk, private: Path
) -> None:
    desk.bring(fields=(("Desk", "World"),))
    desk.store._connection.run("DELETE FROM setting WHERE key=?", (DERIVED_SETTING,))
    desk.store._connection.run("DELETE FROM own_field")
    desk.store.close()
    store = Store.open(desk.store.path, clock=desk.clock, read_only=True)
    assert store.articles.field_names() == ["Desk"]
    assert len(list(private.iterdir())) == 1
    store.close()
