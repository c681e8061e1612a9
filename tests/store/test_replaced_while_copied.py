"""A backup holds the project that was open, whatever comes in its place meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import StorageError
from reader_app.store import whole_copy as making
from reader_app.store.backup import back_up
from reader_app.store.store import Store
from tests.store.desk import new_desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.ids import Clock
    from reader_app.store.connection import Connection
    from tests.store.desk import Desk

NOW = 1_780_000_000_500


def other_project(desk: Desk) -> Path:
    """Give a project that is whole as one file, with nothing of the desk's in it."""
    other = new_desk(desk.store.path.with_name("other.reader"), desk.clock)
    other.add(other.tag("Another project"))
    other.store.close()
    return other.store.path


def replace_all(path: Path, by: Path) -> None:
    by.replace(path)
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink()


def delete_all(path: Path, _: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink()


@pytest.mark.parametrize("done", [replace_all, delete_all, lambda path, by: by.replace(path)])
def test_a_project_that_goes_while_it_is_backed_up_is_what_the_backup_holds(
    desk: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, done: Callable[[Path, Path], object]
) -> None:
    other, copy_files, said = other_project(desk), making.copy_files, list[bool]()

    def gone(source: Path, known: tuple[str, ...], target: Path, begun: Callable[[], None]) -> bool:
        done(source, other)
        said.append(copy_files(source, known, target, begun))
        return said[0]

    monkeypatch.setattr(making, "_LARGE", 0)
    monkeypatch.setattr(making, "copy_files", gone)
    before = desk.store.dump()
    backup = back_up(desk.store.path, NOW)
    assert said == [False]
    copy = Store.open(backup.path, clock=clock, read_only=True)
    assert copy.dump() == before
    copy.close()


def test_where_a_project_is_replaced_just_before_it_is_read_no_files_are_known(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, connect = other_project(desk), making.connect_to_read

    def replaced(path: Path) -> Connection:
        replace_all(path, other)
        return connect(path)

    monkeypatch.setattr(making, "connect_to_read", replaced)
    with making.moment(desk.store.path) as held:
        assert held.files is None
    monkeypatch.setattr(making, "connect_to_read", connect)
    with making.moment(desk.store.path) as held:
        assert held.files is not None


def test_a_project_whose_folder_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"written \(No such file or directory\)\. See"):
        back_up(tmp_path / "no" / "press.reader", NOW)
