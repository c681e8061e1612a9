"""A colleague's project file is hostile until it holds what Reader made, and nothing else."""

from __future__ import annotations

import zlib
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotAProjectError, StorageError
from reader_app.store import texts
from reader_app.store.backup import back_up
from reader_app.store.backup_contents import contents_of
from reader_app.store.connection import connect, connect_at_rest, connect_to_read
from reader_app.store.salvage import salvage
from reader_app.store.sqlite import sqlite3
from reader_app.store.store import Store
from reader_app.store.version import VERSION
from reader_app.store.working_copy import stand_of

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


def test_no_connection_trusts_a_schema(desk: Desk) -> None:
    desk.bring()
    for opened in (connect, connect_to_read, connect_at_rest):
        with closing(opened(desk.store.path)) as connection:
            assert connection.value("PRAGMA trusted_schema") == 0, opened
            assert connection.value("PRAGMA cell_size_check") == 1, opened


@pytest.mark.parametrize("kind", FOREIGN)
def test_no_more_is_read_of_a_backup_or_copy_with_foreign_parts(desk: Desk, kind: str) -> None:
    backup = back_up(desk.store.path, 0)
    raw = sqlite3.connect(backup.path)
    raw.executescript(FOREIGN[kind])
    raw.close()
    with pytest.raises(NotAProjectError, match="“spy”"):
        contents_of(backup)
    with pytest.raises(NotAProjectError, match="“spy”"):
        stand_of(backup.path)


def test_a_text_that_is_larger_than_any_article_is_not_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = desk.bring()
    monkeypatch.setattr(texts, "MAX_TEXT", 10)
    with pytest.raises(StorageError, match="more than any article, and is not shown"):
        desk.store.articles.text(article.text_sha256)


@pytest.mark.parametrize(
    "change",
    ['start=900000, "end"=900009', '"end"=900000', "start=0", 'start="end", "end"=start'],
)
def test_a_text_whose_parts_are_not_in_it_is_not_read(desk: Desk, change: str) -> None:
    article = desk.bring()
    desk.store._connection.run("PRAGMA ignore_check_constraints=ON")
    last = "WHERE n=(SELECT max(n) FROM block)"
    desk.store._connection.run(f"UPDATE block SET {change} {last}")
    with pytest.raises(StorageError, match="parts of this article are damaged"):
        desk.store.articles.text(article.text_sha256)
    assert "text" in {finding.kind for finding in desk.store.check()}


def test_a_step_with_damaged_arguments_is_listed_and_one_with_damaged_edits_refused(
    desk: Desk,
) -> None:
    desk.add(desk.tag("Actor"))
    uid = desk.store.steps.history(1)[0].uid
    for words in ("[1", "[1]", '{"name": "' + "x" * 1_000_000 + '"}'):
        desk.store._connection.run("UPDATE step SET arguments=?", (words,))
        assert desk.store.steps.history(1)[0].arguments == {}
    for words in ("{", "[]"):
        desk.store._connection.run("UPDATE edit SET after=?", (words,))
        with pytest.raises(StorageError, match="This step is damaged"):
            desk.store.steps.change_to_undo(uid)


def test_after_a_step_of_the_last_moment_there_is_is_no_other(desk: Desk) -> None:
    desk.add(desk.tag("Actor"))
    desk.store._connection.run("UPDATE step SET hlc=?", ((1 << 63) - 1,))
    with pytest.raises(StorageError, match="thousands of years from now"):
        desk.add(desk.tag("Place"))
    assert [tag.name for tag in desk.store.tags.all()] == ["Actor"]


def test_a_journal_of_absurd_size_opens_and_its_newest_steps_are_there(desk: Desk) -> None:
    desk.add(desk.tag("Actor"))
    desk.store._connection.run(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<300000)"
        " INSERT INTO step(uid,replica_id,analyst_id,hlc,kind,action,arguments,digest)"
        " SELECT randomblob(16), replica_id, analyst_id, hlc+i, 'do', action, arguments, digest"
        " FROM step, n WHERE id=(SELECT max(id) FROM step)"
    )
    desk.reopen()
    (newest,) = desk.store.steps.history(1)
    assert len(desk.store.steps.history(50, newest.number)) == 50
    desk.add(desk.tag("Place"))
    assert [tag.name for tag in desk.store.tags.all()] == ["Actor", "Place"]


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
