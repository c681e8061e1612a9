"""What is told, in one sentence, of each file that cannot be opened; and it stays untouched."""

from __future__ import annotations

import hashlib
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import (
    NewerProjectError,
    NotAProjectError,
    ProjectError,
    ProjectLockedError,
    ReadOnlyProjectError,
    StorageError,
)
from reader_app.store import connection
from reader_app.store.lock import ProjectLock
from reader_app.store.sqlite import check_library, sqlite3
from reader_app.store.store import Store
from reader_app.store.version import VERSION
from tests.store.desk import Desk, new_desk

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock


def _fingerprint(path: Path) -> dict[str, str]:
    return {
        item.name: hashlib.sha256(item.read_bytes()).hexdigest() for item in path.parent.iterdir()
    }


def _refusal(path: Path, clock: Clock, *, read_only: bool = False) -> ProjectError:
    before = _fingerprint(path)
    with pytest.raises(ProjectError) as caught:
        Store.open(path, clock=clock, read_only=read_only)
    assert _fingerprint(path) == before
    assert str(caught.value).endswith(".")
    return caught.value


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" * 300, bytes(9000)])
def test_a_file_that_is_no_project_is_refused(tmp_path: Path, clock: Clock, content: bytes) -> None:
    path = tmp_path / "letter.reader"
    path.write_bytes(content)
    assert isinstance(_refusal(path, clock), NotAProjectError)
    assert isinstance(_refusal(path, clock, read_only=True), NotAProjectError)


def test_another_programs_database_is_refused(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "other.db"
    raw = sqlite3.connect(path)
    raw.executescript("PRAGMA journal_mode=WAL; CREATE TABLE t(x); INSERT INTO t VALUES(1)")
    raw.close()
    assert isinstance(_refusal(path, clock), NotAProjectError)


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "folder.reader"
    folder.mkdir()
    for read_only in (False, True):
        with pytest.raises(NotAProjectError):
            Store.open(folder, clock=clock, read_only=read_only)
        with pytest.raises(StorageError, match="no file"):
            Store.open(tmp_path / "none.reader", clock=clock, read_only=read_only)
    assert not (tmp_path / "none.reader").exists()


def _versioned(desk: Desk, version: int) -> Path:
    desk.bring()
    desk.store._connection.run(f"PRAGMA user_version={version}")
    desk.store.close()
    return desk.store.path


def test_a_newer_project_is_refused(desk: Desk) -> None:
    path = _versioned(desk, 2000)
    assert isinstance(_refusal(path, desk.clock), NewerProjectError)
    assert isinstance(_refusal(path, desk.clock, read_only=True), NewerProjectError)


def test_a_newer_minor_version_opens_to_read(desk: Desk) -> None:
    path = _versioned(desk, VERSION + 1)
    before = path.read_bytes()
    with pytest.MonkeyPatch.context():
        store = Store.open(path, clock=desk.clock)
    assert store.read_only
    with pytest.raises(ReadOnlyProjectError, match=r"newer Reader.* Update Reader to change it\."):
        store.set_setting("theme", "dark")
    assert store.articles.count() == 1
    assert store.check() == []
    store.close()
    assert path.read_bytes() == before


def test_reading_leaves_nothing_beside_the_project(desk: Desk) -> None:
    desk.bring()
    desk.store.close()
    path = desk.store.path
    before = _fingerprint(path)
    store = Store.open(path, clock=desk.clock, read_only=True)
    with pytest.raises(ReadOnlyProjectError):
        store._connection.run("DELETE FROM article")
    store.close()
    assert _fingerprint(path) == before
    assert list(before) == [path.name]


def test_an_older_project_is_brought_to_this_version_only_where_it_is_written(desk: Desk) -> None:
    path = _versioned(desk, 999)
    before = _fingerprint(path)
    Store.open(path, clock=desk.clock, read_only=True).close()
    assert _fingerprint(path) == before
    store = Store.open(path, clock=desk.clock)
    assert store._connection.value("PRAGMA user_version") == VERSION
    store.close()


def test_a_project_is_never_made_over_a_file(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "there.reader"
    path.write_text("mine")
    with pytest.raises(StorageError, match="already"):
        Store.create(path, clock=clock)
    assert path.read_text() == "mine"
    with pytest.raises(StorageError, match="cannot be made"):
        Store.create(tmp_path / "no folder" / "a.reader", clock=clock)


def test_an_empty_file_left_by_a_kill_becomes_the_project(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "a.reader"
    path.touch()
    path.with_name("a.reader.lock").write_text("Ines, host lab-3, process 1")
    Store.create(path, clock=clock).close()
    store = Store.open(path, clock=clock)
    assert store.check() == []
    store.close()
    with pytest.raises(StorageError, match="already"):
        Store.create(path, clock=clock)


def test_an_empty_file_that_somebody_is_making_a_project_of_is_theirs(
    tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "a.reader"
    path.touch()
    lock = ProjectLock.take(path)
    with pytest.raises(ProjectLockedError):
        Store.create(path, clock=clock)
    lock.release()
    assert path.exists()


def test_an_empty_file_of_somebodys_stays_where_no_project_can_be_made(
    tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "a.reader"
    path.touch()
    hindrance = path.with_name("a.reader-journal")
    hindrance.mkdir()
    with pytest.raises(ProjectError):
        Store.create(path, clock=clock)
    hindrance.rmdir()
    path.with_name("a.reader.lock").mkdir()
    with pytest.raises(ReadOnlyProjectError):
        Store.create(path, clock=clock)
    assert path.exists()


def test_a_project_that_somebody_made_a_moment_before_stays_theirs(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.reader"
    take = ProjectLock.take

    def take_too_late(path: Path) -> ProjectLock:
        path.write_text("theirs")
        return take(path)

    monkeypatch.setattr(ProjectLock, "take", take_too_late)
    with pytest.raises(StorageError, match="already"):
        Store.create(path, clock=clock)
    assert path.read_text() == "theirs"
    take(path).release()


def test_a_project_that_cannot_be_made_leaves_nothing(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "a.reader.lock").mkdir()
    with pytest.raises(ReadOnlyProjectError):
        Store.create(tmp_path / "a.reader", clock=clock)
    assert [item.name for item in tmp_path.iterdir()] == ["a.reader.lock"]


def test_a_project_that_fails_while_opening_frees_its_lock(desk: Desk) -> None:
    desk.store.close()
    path = desk.store.path
    raw = sqlite3.connect(path)
    raw.executescript("DROP TABLE setting")
    raw.close()
    for _ in range(2):
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            Store.open(path, clock=desk.clock)
    assert not path.with_name(path.name + ".lock").exists()


def test_odd_names_are_only_names(tmp_path: Path, clock: Clock) -> None:
    odd = os.fsdecode(b"\xff\xe9.reader")
    for name in ("a b?mode=ro#x.reader", "100%25.reader", "مشروع.reader", "é'\".reader", odd):
        store = Store.create(tmp_path / name, clock=clock)
        store.close()
        Store.open(tmp_path / name, clock=clock).close()
        assert (tmp_path / name).is_file()


def test_a_read_only_folder_opens_to_read(plain_folder: Path, clock: Clock) -> None:
    desk = new_desk(plain_folder / "press.reader", clock)
    article = desk.bring()
    desk.store.close()
    plain_folder.chmod(0o555)
    assert isinstance(_refusal(desk.store.path, clock), ReadOnlyProjectError)
    store = Store.open(desk.store.path, clock=clock, read_only=True)
    assert store.articles.get(article.uid) == article
    assert store.check() == []
    store.close()
    with pytest.raises(StorageError, match="cannot be made"):
        Store.create(plain_folder / "new.reader", clock=clock)


def test_a_read_only_file_is_not_written(plain_folder: Path, clock: Clock) -> None:
    desk = new_desk(plain_folder / "press.reader", clock)
    desk.store.close()
    desk.store.path.chmod(0o444)
    assert isinstance(_refusal(desk.store.path, clock), ReadOnlyProjectError)
    Store.open(desk.store.path, clock=clock, read_only=True).close()


def test_a_file_that_may_not_be_read_says_so(plain_folder: Path, clock: Clock) -> None:
    desk = new_desk(plain_folder / "press.reader", clock)
    desk.store.close()
    desk.store.path.chmod(0o000)
    with pytest.raises(StorageError, match="may be read"):
        Store.open(desk.store.path, clock=clock, read_only=True)


def test_an_unclosed_project_in_a_read_only_folder_is_not_shown_half(
    plain_folder: Path, clock: Clock
) -> None:
    desk = new_desk(plain_folder / "press.reader", clock)
    desk.bring()
    copies = plain_folder / "copies"
    copies.mkdir()
    for end in ("", "-wal"):
        shutil.copy(f"{desk.store.path}{end}", copies / f"press.reader{end}")
    desk.store.close()
    copies.chmod(0o555)
    with pytest.raises(ReadOnlyProjectError, match="not closed properly"):
        Store.open(copies / "press.reader", clock=clock, read_only=True)
    copies.chmod(0o777)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_left_in_the_middle_of_a_checkpoint_opens(desk: Desk, *, read_only: bool) -> None:
    """Page 1 went into the file, with the new number of pages; then power or disk gave out."""
    path = desk.store.path
    article = desk.bring("long " * 100_000)
    cut = path.with_name("cut.reader")
    shutil.copy(path, cut)
    shutil.copy(f"{path}-wal", f"{cut}-wal")
    desk.store.checkpoint()
    with path.open("rb") as whole, cut.open("r+b") as file:
        file.write(whole.read(4096))
    store = Store.open(cut, clock=desk.clock, read_only=read_only)
    assert store.articles.get(article.uid) == article
    assert store.check() == []
    store.close()
    assert not cut.with_name("cut.reader-shm").exists()


def test_a_file_cut_off_without_its_log_is_damaged(desk: Desk) -> None:
    desk.bring("long " * 100_000)
    desk.store.close()
    path = desk.store.path
    path.write_bytes(path.read_bytes()[:40960])
    assert isinstance(_refusal(path, desk.clock), StorageError)


def test_an_sqlite_that_could_damage_a_project_is_refused() -> None:
    check_library()
    with pytest.raises(StorageError, match=r"3\.40\.1"):
        check_library((3, 40, 1))


def test_a_project_that_was_cut_off_without_a_log_is_opened_as_it_was_before(
    desk: Desk, tmp_path: Path
) -> None:
    """A step is rolled back from its journal before anybody looks at the file."""
    path, cut = desk.store.path, tmp_path / "cut" / "press.reader"
    desk.store._connection.run("PRAGMA journal_mode=DELETE")
    for n in range(60):
        desk.bring(f"Article {n}\n\n" + "words of ours " * 300)
    before = desk.store.dump()
    connection = desk.store._connection
    connection.run("PRAGMA cache_size=1")  # so that pages are written before the end
    cut.parent.mkdir()
    with connection.transaction():
        connection.run("PRAGMA user_version=7")
        connection.run("UPDATE text SET text=upper(text)")
        for name in (path, path.with_name("press.reader-journal")):
            shutil.copy(name, cut.parent / name.name)
        with cut.open("r+b") as file:
            file.seek(100)  # half of the first page was written, and nobody knows what
            file.write(bytes(3996))
    store = Store.open(cut, clock=desk.clock)
    assert store.dump() == before
    store.close()


def test_a_file_whose_log_was_moved_into_it_while_it_was_looked_at_is_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, looked = desk.store.path, connection._version
    desk.store.close()
    asked: list[str] = []

    def torn_at_first(of: Path, options: str) -> int:
        asked.append(options)
        if len(asked) == 1:
            raise StorageError("press.reader is damaged. Restore a backup of it.")
        return looked(of, options)

    monkeypatch.setattr(connection, "_version", torn_at_first)
    assert connection.probe(path) == VERSION
    assert asked == ["mode=ro&immutable=1"] * 2


def test_a_damaged_file_is_told_all_the_same(desk: Desk) -> None:
    path = desk.store.path
    desk.store.close()
    path.write_bytes(path.read_bytes()[:100] + bytes(5000))
    with pytest.raises(StorageError, match="damaged"):
        connection.probe(path)
