"""Whatever befalls the file, the folder or the system: a sentence, and all that was done is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import (
    ProjectError,
    ReadOnlyProjectError,
    StorageError,
    UnwritableError,
)
from reader_app.store.backup import back_up, back_up_if_changed, backups_of
from reader_app.store.connection import log_of
from reader_app.store.errors import TOO_MANY_FILES
from reader_app.store.store import Store
from tests.small_files import small_files
from tests.store.conftest import plain_folder
from tests.store.desk import new_desk

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from reader_app.core.ids import Clock
    from tests.conftest import SettableClock
    from tests.store.desk import Desk

__all__ = ["plain_folder"]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="faults of another kind of system")
DAY = 86_400_000


def tag_names(path: Path, clock: Clock, *, read_only: bool = False) -> list[str]:
    """Return what is in a project, which must be without a finding."""
    with closing(Store.open(path, clock=clock, read_only=read_only)) as store:
        assert store.check() == []
        return [tag.name for tag in store.tags.all()]


@pytest.fixture
def desk(project_path: Path, clock: Clock) -> Iterator[Desk]:
    """Give a project with a tag, open."""
    desk = new_desk(project_path, clock)
    desk.add(desk.tag("Before"))
    yield desk
    desk.store.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place]
    if shutil.which("mount") is None or subprocess.run(mount, check=False, stderr=-3).returncode:
        pytest.skip("needs to be let mount a small disk")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_keeps_all_that_was_done_and_goes_on_when_there_is_room(
    small_disk: Path, clock: Clock, tmp_path: Path
) -> None:
    desk = new_desk(small_disk / "press.reader", clock)
    filler = small_disk / "filler"
    filler.write_bytes(b"x" * 600_000)
    done = fill(desk)
    assert tag_names(desk.store.path, clock, read_only=True) == done
    desk.store.copy_to(tmp_path / "elsewhere.reader")
    assert tag_names(tmp_path / "elsewhere.reader", clock) == done
    with pytest.raises(StorageError, match="There is no room for a copy"):
        desk.store.copy_to(small_disk / "here.reader")
    assert not list(small_disk.glob("here*"))
    filler.unlink()
    desk.add(desk.tag("After"))
    desk.store.close()
    assert tag_names(desk.store.path, clock) == [*done, "After"]


def fill(desk: Desk) -> list[str]:
    """Write until that is refused; return what was done."""
    done: list[str] = []
    while len(done) < 2000:
        tag = desk.tag(f"Tag {len(done)}", definition="What it means, at length. " * 200)
        try:
            desk.add(tag)
        except UnwritableError:
            return done
        done.append(tag.name)
    raise AssertionError("it was never refused")


def test_where_no_file_may_grow_all_that_was_done_is_there(desk: Desk) -> None:
    with small_files(1_000_000):
        done = ["Before", *fill(desk)]
    desk.add(desk.tag("After"))
    desk.reopen()
    assert tag_names(desk.store.path, desk.clock, read_only=True) == [*done, "After"]


def test_a_file_made_read_only_loses_nothing_and_says_so_when_it_is_opened(
    plain_folder: Path, clock: Clock
) -> None:
    desk = new_desk(plain_folder / "press.reader", clock)
    desk.store.path.chmod(0o444)
    desk.add(desk.tag("Meanwhile"))
    desk.store.close()
    with pytest.raises(ReadOnlyProjectError, match="can be read but not written"):
        Store.open(desk.store.path, clock=clock)
    assert tag_names(desk.store.path, clock, read_only=True) == ["Meanwhile"]


def test_a_folder_made_read_only_loses_nothing(plain_folder: Path, clock: Clock) -> None:
    """What lies beside the project cannot be taken away at the end, so that it still opens."""
    desk = new_desk(plain_folder / "press.reader", clock)
    plain_folder.chmod(0o500)
    desk.add(desk.tag("Meanwhile"))
    desk.reopen()
    desk.add(desk.tag("Later"))
    desk.store.close()
    assert tag_names(desk.store.path, clock, read_only=True) == ["Meanwhile", "Later"]


def test_a_project_in_a_read_only_folder_says_so_and_can_be_read(
    plain_folder: Path, clock: Clock
) -> None:
    desk = new_desk(plain_folder / "press.reader", clock)
    desk.add(desk.tag("Before"))
    desk.store.close()
    plain_folder.chmod(0o500)
    with pytest.raises(ReadOnlyProjectError, match="its folder refuses new files"):
        Store.open(desk.store.path, clock=clock)
    assert tag_names(desk.store.path, clock, read_only=True) == ["Before"]


def test_a_deleted_file_is_told_of_and_all_of_it_can_be_saved_elsewhere(
    desk: Desk, tmp_path: Path
) -> None:
    desk.store.path.unlink()
    with pytest.raises(UnwritableError, match=r"moved, replaced or deleted.*save a copy"):
        desk.add(desk.tag("Refused"))
    with pytest.raises(UnwritableError):
        desk.store.sibling()
    copy = tmp_path / "copy.reader"
    desk.store.copy_to(copy)
    assert tag_names(copy, desk.clock) == ["Before"]
    with pytest.raises(StorageError, match="is there already"):
        desk.store.copy_to(copy)
    with pytest.raises(StorageError, match="No copy could be written"):
        desk.store.copy_to(tmp_path / "no folder" / "copy.reader")


def test_a_deleted_file_with_its_log_can_be_saved_elsewhere_too(desk: Desk, tmp_path: Path) -> None:
    for path in (desk.store.path, log_of(desk.store.path)):
        path.unlink()
    desk.store.copy_to(tmp_path / "copy.reader")
    assert tag_names(tmp_path / "copy.reader", desk.clock) == ["Before"]


def test_a_replaced_file_is_not_written_and_its_words_can_be_saved_elsewhere(
    desk: Desk, tmp_path: Path
) -> None:
    other = new_desk(tmp_path / "other.reader", desk.clock)
    other.add(other.tag("Of the other"))
    other.store.close()
    other.store.path.replace(desk.store.path)
    with pytest.raises(UnwritableError, match="moved, replaced or deleted"):
        desk.add(desk.tag("Refused"))
    desk.store.copy_to(tmp_path / "copy.reader")
    assert tag_names(tmp_path / "copy.reader", desk.clock) == ["Before"]


def test_a_moved_file_is_written_again_once_it_is_back(desk: Desk) -> None:
    away = desk.store.path.with_name("away.reader")
    desk.store.path.rename(away)
    with pytest.raises(UnwritableError, match="Put the file back"):
        desk.add(desk.tag("Refused"))
    away.rename(desk.store.path)
    desk.add(desk.tag("After"))
    desk.reopen()
    assert tag_names(desk.store.path, desk.clock, read_only=True) == ["Before", "After"]


def test_a_deleted_log_loses_nothing_and_a_new_one_takes_its_place(desk: Desk) -> None:
    log_of(desk.store.path).unlink()
    desk.add(desk.tag("After"))
    assert log_of(desk.store.path).exists()
    other = desk.store.sibling()
    assert [tag.name for tag in other.tags.all()] == ["Before", "After"]
    other.close()
    desk.add(desk.tag("Later"))
    desk.store.close()
    assert tag_names(desk.store.path, desk.clock) == ["Before", "After", "Later"]


def test_a_log_deleted_before_anything_else_is_done_loses_nothing(desk: Desk) -> None:
    log_of(desk.store.path).unlink()
    desk.store.close()
    assert tag_names(desk.store.path, desk.clock) == ["Before"]


def test_a_deleted_log_that_somebody_reads_is_told_of(desk: Desk) -> None:
    desk.store._connection.run("PRAGMA busy_timeout=0")
    reader = desk.store.sibling()
    with reader._connection.snapshot():
        reader.tags.all()
        log_of(desk.store.path).unlink()
        with pytest.raises(UnwritableError, match=r"press\.reader-wal.*was deleted"):
            desk.add(desk.tag("Refused"))
    reader.close()
    desk.add(desk.tag("After"))
    desk.reopen()
    assert tag_names(desk.store.path, desk.clock, read_only=True) == ["Before", "After"]


def test_a_clock_set_back_turns_no_order_round(desk: Desk, clock: SettableClock) -> None:
    clock.advance(400 * DAY)
    desk.add(desk.tag("Ahead"))
    back_up(desk.store.path, clock.now_ms())
    clock.advance(-400 * DAY)
    desk.add(desk.tag("Back"))
    assert back_up_if_changed(desk.store.path, clock.now_ms()) is not None
    times = [row.at_ms for row in desk.store.steps.history(99)]
    assert times == sorted(times, reverse=True)
    for n in range(12):
        back_up(desk.store.path, clock.now_ms() + n * 60_000)
    assert back_up_if_changed(desk.store.path, clock.now_ms()) is None
    assert len(backups_of(desk.store.path)) == 11
    assert desk.undo()
    assert [tag.name for tag in desk.store.tags.all()] == ["Before", "Ahead"]
    desk.reopen()
    assert tag_names(desk.store.path, clock, read_only=True) == ["Before", "Ahead"]


@contextmanager
def few_files() -> Generator[None]:
    """Let this process open no file more."""
    resource = pytest.importorskip("resource")
    old = resource.getrlimit(resource.RLIMIT_NOFILE)
    spare = os.dup(0)
    os.close(spare)  # the lowest number that is free
    resource.setrlimit(resource.RLIMIT_NOFILE, (spare, old[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, old)


def test_where_no_more_files_may_be_open_the_sentence_says_so(
    desk: Desk, tmp_path: Path, clock: Clock
) -> None:
    other = new_desk(tmp_path / "other.reader", clock)
    other.store.close()
    with few_files():
        with pytest.raises(StorageError) as refused:
            Store.open(other.store.path, clock=clock)
        with pytest.raises(ProjectError):
            back_up(desk.store.path, clock.now_ms())
        desk.add(desk.tag("Meanwhile"))
    assert str(refused.value) == TOO_MANY_FILES
    desk.add(desk.tag("After"))
    desk.reopen()
    names = ["Before", "Meanwhile", "After"]
    assert tag_names(desk.store.path, clock, read_only=True) == names


def test_a_lock_that_cannot_be_opened_for_want_of_files_says_so(tmp_path: Path) -> None:
    from reader_app.store.lock import ProjectLock

    with few_files(), pytest.raises(StorageError) as refused:
        ProjectLock.take(tmp_path / "press.reader")
    assert str(refused.value) == TOO_MANY_FILES
