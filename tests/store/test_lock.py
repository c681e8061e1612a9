"""One writer at a time, and whoever is second is told who is first."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectLockedError, StorageError
from reader_app.store import lock as lock_module
from reader_app.store.lock import ProjectLock
from reader_app.store.store import Store

if TYPE_CHECKING:
    from tests.store.desk import Desk

_HOLDER = """
import sys
from pathlib import Path
from reader_app.store.lock import ProjectLock
ProjectLock.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_writer_is_told_who_is_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ProjectLockedError, match=r"press.reader is open .* \(.+, host .+\)\. "):
        Store.open(desk.store.path, clock=desk.clock)
    reader = Store.open(desk.store.path, clock=desk.clock, read_only=True)
    reader.close()
    assert desk.add(desk.tag())


def test_a_killed_holder_frees_the_lock(tmp_path: Path) -> None:
    project = tmp_path / "a.reader"
    command = [sys.executable, "-c", _HOLDER, str(project)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(ProjectLockedError, match="host"):
            ProjectLock.take(project)
        os.kill(holder.pid, signal.SIGKILL)
    lock = ProjectLock.take(project)
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_who_comes_when_all_have_let_go_gets_no_lock(tmp_path: Path) -> None:
    lock = ProjectLock.take(tmp_path / "a.reader")
    lock.share().release()
    lock.release()
    with pytest.raises(StorageError, match=r"a\.reader was closed meanwhile\. Open it again\."):
        lock.share()
    again = ProjectLock.take(tmp_path / "a.reader")  # under the number that the first one had
    with pytest.raises(ProjectLockedError):
        ProjectLock.take(tmp_path / "a.reader")
    again.release()


def test_a_closed_project_has_no_further_connection(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.store.close()
    with pytest.raises(StorageError, match=r"press\.reader was closed meanwhile"):
        desk.store.sibling()
    assert not desk.store.path.with_name("press.reader-wal").exists()
    # closed just behind that question, on another thread
    with monkeypatch.context() as late:
        late.setattr(desk.store, "_open", True)
        late.setattr(desk.store, "_mend_log", lambda: None)
        with pytest.raises(StorageError, match=r"press\.reader was closed meanwhile"):
            desk.store.sibling()


def test_a_connection_that_fails_lets_go_of_the_lock(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(path: Path) -> None:
        raise StorageError(f"{path.name} cannot be opened.")

    with monkeypatch.context() as broken:
        broken.setattr("reader_app.store.opening.connect", fails)
        with pytest.raises(StorageError, match="cannot be opened"):
            desk.store.sibling()
    desk.store.close()
    assert not desk.store.path.with_name("press.reader.lock").exists()


def test_a_lock_file_taken_away_between_two_steps_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.reader.lock"
    seize = lock_module._seize
    calls: list[int] = []

    def seize_late(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 1:
            path.unlink()
        elif len(calls) == 2:
            path.unlink()
            path.touch()
        seize(handle)

    monkeypatch.setattr(lock_module, "_seize", seize_late)
    lock = ProjectLock.take(tmp_path / "a.reader")
    assert len(calls) == 3
    lock.release()


def test_a_holder_without_a_name_or_a_readable_note_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(lock_module.getpass, "getuser", nobody)
    project = tmp_path / "a.reader"
    lock = ProjectLock.take(project)
    with pytest.raises(ProjectLockedError, match="someone, host"):
        ProjectLock.take(project)
    path = tmp_path / "a.reader.lock"

    def unreadable(*_: object, **__: object) -> str:
        raise PermissionError

    monkeypatch.setattr(Path, "read_text", unreadable)
    with pytest.raises(ProjectLockedError, match=r"in another window\. Close"):
        ProjectLock.take(project)
    lock.release()
    assert not path.exists()


def test_a_full_disk_is_no_reason_not_to_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(lock_module.os, "write", full)
    project = tmp_path / "a.reader"
    lock = ProjectLock.take(project)
    with pytest.raises(ProjectLockedError, match=r"in another window\. Close"):
        ProjectLock.take(project)
    lock.release()
    assert list(tmp_path.iterdir()) == []
