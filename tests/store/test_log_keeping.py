"""The write-ahead log is kept short and long enough, beside the commits, and never a wrong one."""

from __future__ import annotations

import shutil
import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import UnwritableError
from reader_app.store import log_keeping
from reader_app.store.backup import back_up
from reader_app.store.connection import connect, connect_at_rest, connect_to_tidy, log_of
from reader_app.store.store import Store
from tests.store.desk import new_desk

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.store.connection import Connection
    from tests.conftest import SettableClock
    from tests.store.desk import Desk

NOW = 1_780_000_000_500


def settled(desk: Desk) -> int:
    """Return how many tags the file holds without its log, once nothing is moved there."""
    desk.store._log_keeper.end()
    with closing(connect_at_rest(desk.store.path)) as alone:
        return alone.value("SELECT count(*) FROM tag")


def test_after_some_commits_the_log_is_moved_into_the_file(desk: Desk) -> None:
    desk.store._connection.run("PRAGMA wal_autocheckpoint=0")
    for n in range(log_keeping._COMMITS - 2):  # two were made with the desk
        assert settled(desk) == 0
        desk.add(desk.tag(f"Tag {n}"))
    made = len(desk.store.tags.all())
    while settled(desk) < made:
        desk.add(desk.tag(f"Tag {made}"))
        made += 1
    assert made <= log_keeping._COMMITS


def test_it_is_moved_at_once_where_that_is_asked_for(desk: Desk) -> None:
    desk.add(desk.tag("Actor"))
    desk.store.begin_checkpoint()
    assert settled(desk) == 1


def test_it_is_moved_by_one_at_a_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    let, opened = threading.Event(), list[object]()

    def slow(path: Path) -> Connection:
        opened.append(path)
        let.wait()
        return connect_to_tidy(path)

    monkeypatch.setattr(log_keeping, "connect_to_tidy", slow)
    desk.add(desk.tag("Actor"))
    desk.store.begin_checkpoint()
    desk.store.begin_checkpoint()
    let.set()
    assert settled(desk) == 1
    assert len(opened) == 1


def test_a_log_that_is_gone_is_not_taken_for_the_one_that_bears_its_name(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(desk.tag("Actor"))
    log_of(desk.store.path).unlink()
    desk.store.begin_checkpoint()
    assert settled(desk) == 0
    assert not log_of(desk.store.path).exists()
    desk.add(desk.tag("Place"))

    def late(path: Path) -> Connection:
        connection = connect_to_tidy(path)
        log_of(path).unlink()
        return connection

    monkeypatch.setattr(log_keeping, "connect_to_tidy", late)
    at_rest = settled(desk)
    desk.store.begin_checkpoint()
    assert settled(desk) == at_rest
    desk.add(desk.tag("Event"))
    desk.reopen()
    assert [tag.name for tag in desk.store.tags.all()] == ["Actor", "Place", "Event"]
    assert desk.store.check() == []


def test_a_file_that_took_the_projects_place_is_left_as_it_is(
    desk: Desk, tmp_path: Path, clock: SettableClock
) -> None:
    other = new_desk(tmp_path / "other.reader", clock)
    other.add(other.tag("Of the other"))
    other.store.close()
    before = other.store.path.read_bytes()
    desk.add(desk.tag("Actor"))
    other.store.path.replace(desk.store.path)
    desk.store.begin_checkpoint()
    desk.store._log_keeper.end()
    with pytest.raises(UnwritableError, match="moved, replaced or deleted"):
        desk.store.check()
    assert desk.store.path.read_bytes() == before


def test_without_a_log_or_to_read_only_there_is_nothing_to_move(
    desk: Desk, tmp_path: Path, clock: SettableClock
) -> None:
    (tmp_path / "Dropbox").mkdir()
    shared = new_desk(tmp_path / "Dropbox" / "press.reader", clock)
    shared.add(shared.tag("Actor"))
    shared.store.begin_checkpoint()
    shared.store.close()
    with closing(Store.open(desk.store.path, clock=clock, read_only=True)) as reading:
        reading.begin_checkpoint()


def test_a_backup_gives_the_log_room_and_what_follows_outlives_a_kill(
    desk: Desk, tmp_path: Path, clock: SettableClock
) -> None:
    desk.add(desk.tag("Actor"))
    back_up(desk.store.path, NOW)
    log = log_of(desk.store.path)
    assert log.stat().st_size == log_keeping._LENGTH
    desk.add(desk.tag("Place"))
    assert log.stat().st_size == log_keeping._LENGTH
    killed = tmp_path / "killed" / "press.reader"
    killed.parent.mkdir()
    for file, copy in ((desk.store.path, killed), (log, log_of(killed))):
        shutil.copy(file, copy)
    with closing(Store.open(killed, clock=clock)) as store:
        assert [tag.name for tag in store.tags.all()] == ["Actor", "Place"]
        assert store.check() == []
    back_up(desk.store.path, NOW + 1000)
    assert log.stat().st_size == log_keeping._LENGTH


def test_a_log_that_grew_longer_meanwhile_is_left_as_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add(desk.tag("Actor"))

    def late(path: Path) -> Connection:
        with closing(connect(path)) as other, other.transaction():
            other.run("INSERT INTO setting VALUES('large', printf('%.*c', 9000000, 'x'))")
        return connect(path)

    monkeypatch.setattr(log_keeping, "connect", late)
    log_keeping.lengthen_log(desk.store.path)
    assert log_of(desk.store.path).stat().st_size > log_keeping._LENGTH
    desk.add(desk.tag("Place"))
    assert [tag.name for tag in desk.store.tags.all()] == ["Actor", "Place"]


def test_a_project_that_nobody_has_open_gets_no_log_by_a_backup(desk: Desk) -> None:
    desk.store.close()
    back_up(desk.store.path, NOW)
    assert not log_of(desk.store.path).exists()
