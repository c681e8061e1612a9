"""A colleague's project file is hostile until it holds what Reader made, and nothing else."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotAProjectError, StorageError
from reader_app.store import texts
from reader_app.store.salvage import salvage
from reader_app.store.sqlite import sqlite3
from reader_app.store.store import Store
from reader_app.store.version import VERSION

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock
    from tests.store.desk import Desk

FOREIGN = {
    "trigger": "CREATE TRIGGER spy AFTER INSERT ON note BEGIN DELETE FROM highlight; END",
    "view": "CREATE VIEW spy AS SELECT uid, name FROM tag",
    "table": "CREATE TABLE spy(words TEXT)",
    "index": "CREATE INDEX spy ON note(body)",
}
OUR_NAME = "DROP TABLE signature; CREATE TABLE signature(text_sha256 BLOB DEFAULT (random()))"


def made_hostile(desk: Desk, sql: str) -> Path:
    """Close the project, let a stranger run SQL on it, and return where it lies."""
    desk.store.close()
    raw = sqlite3.connect(desk.store.path)
    raw.executescript(sql)
    raw.close()
    return desk.store.path


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("kind", FOREIGN)
def test_a_project_with_foreign_parts_is_refused_in_a_sentence(
    desk: Desk, kind: str, *, read_only: bool
) -> None:
    path = made_hostile(desk, FOREIGN[kind])
    before = path.read_bytes()
    with pytest.raises(NotAProjectError) as refused:
        Store.open(path, clock=desk.clock, read_only=read_only)
    assert str(refused.value).startswith(
        f"press.reader was not opened: it holds a {kind} that Reader did not make (“spy”)"
    )
    assert path.read_bytes() == before
    assert not path.with_name("press.reader.lock").exists()


def test_a_table_of_our_name_with_other_rules_is_refused(desk: Desk) -> None:
    path = made_hostile(desk, OUR_NAME)
    with pytest.raises(NotAProjectError, match="“signature”"):
        Store.open(path, clock=desk.clock)


def test_what_is_ours_in_a_refused_project_is_salvaged(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    desk.bring()
    before = desk.store.dump()
    path = made_hostile(desk, f"{FOREIGN['trigger']}; {FOREIGN['table']}")
    target = tmp_path / "new.reader"
    assert salvage(path, target, clock) == []
    store = Store.open(target, clock=clock)
    assert store.dump() == before
    store.close()


def test_a_newer_project_may_have_tables_of_its_own_but_no_trigger(desk: Desk) -> None:
    newer = f"PRAGMA user_version={VERSION + 1}"
    path = made_hostile(desk, f"{FOREIGN['table']}; {newer}")
    Store.open(path, clock=desk.clock).close()
    made_hostile(desk, f"DROP TABLE spy; {FOREIGN['trigger']}")
    with pytest.raises(NotAProjectError, match="a trigger"):
        Store.open(path, clock=desk.clock)


def test_no_function_that_could_do_harm_runs_from_a_schema(desk: Desk) -> None:
    connection = desk.store._connection
    assert connection.value("PRAGMA trusted_schema") == 0
    assert connection.value("PRAGMA cell_size_check") == 1


def test_an_original_that_unpacks_to_more_than_any_file_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "MAX_ORIGINAL", 1 << 20)
    article = desk.bring(data=b"ferry " * 9)
    bomb = zlib.compress(bytes(9 << 20))
    desk.store._connection.run("UPDATE original SET codec='zlib', data=?", (bomb,))
    with pytest.raises(StorageError, match=r"is damaged in the file\."):
        desk.store.articles.original(article.original_sha256)
    assert "original" in {finding.kind for finding in desk.store.check()}
