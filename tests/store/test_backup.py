"""Backups are whole, are fewer the older they are, and say so where they cannot be made."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectError, StorageError
from reader_app.core.rotation import RECENT
from reader_app.store import backup as rotating
from reader_app.store import whole_copy as making
from reader_app.store.backup import (
    back_up,
    back_up_if_changed,
    backup_folder,
    backups_of,
)
from reader_app.store.backup_contents import behind, contents_of
from reader_app.store.lock import ProjectLock
from reader_app.store.store import Store
from reader_app.store.version import VERSION
from tests.small_files import small_files
from tests.store.desk import new_desk

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.ids import Clock
    from tests.conftest import SettableClock
    from tests.store.desk import Desk

KEPT = Path(__file__).parent.parent / "data" / "projects" / "schema_2.reader"
NOW = 1_780_000_000_500


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Give a project with a tagged highlight."""
    article, tag = desk.bring(), desk.tag()
    highlight = desk.highlight(article)
    desk.add(tag, highlight, desk.tagging(highlight, tag))
    return desk


def test_a_backup_of_a_project_in_use_holds_all_that_was_written(full: Desk, clock: Clock) -> None:
    path = full.store.path
    backup = back_up(path, NOW)
    assert backup.path == path.parent / "press backups" / "press 2026-05-28 20-26-40Z.reader"
    assert backups_of(path) == [backup]
    assert backup.size == backup.path.stat().st_size
    copy = Store.open(backup.path, clock=clock, read_only=True)
    assert copy.dump() == full.store.dump()
    assert copy.check() == []
    copy.close()
    assert [each.name for each in backup_folder(path).iterdir()] == [backup.path.name]


def test_its_contents_are_told(full: Desk) -> None:
    contents = contents_of(back_up(full.store.path, NOW))
    assert (contents.articles, contents.highlights) == (1, 1)
    assert contents.last_step is not None
    assert contents.last_step.action == "test"


def test_the_contents_of_an_empty_project_have_no_last_step(
    project_path: Path, clock: Clock
) -> None:
    Store.create(project_path, clock=clock).close()
    contents = contents_of(back_up(project_path, NOW))
    assert (contents.articles, contents.highlights, contents.last_step) == (0, 0, None)
    desk = new_desk(project_path.with_name("other.reader"), clock)
    desk.bring()
    (lacking,) = behind(desk.store.path, [contents])
    desk.store.close()
    assert lacking is not None
    assert (lacking.articles, lacking.highlights) == (1, 0)
    assert lacking.steps == len(lacking.latest) > 0


@pytest.mark.parametrize("large", [0, 1 << 30])
def test_writing_goes_on_while_backups_are_made(
    full: Desk, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(making, "_LARGE", large)
    path, before, made = full.store.path, len(full.store.tags.all()), threading.Event()
    problems: list[Exception] = []

    def work() -> None:
        try:
            for n in range(5):
                back_up(path, NOW + n * 1000)
        except ProjectError as problem:
            problems.append(problem)
        made.set()

    thread = threading.Thread(target=work)
    thread.start()
    count = 0
    while not made.is_set():
        full.add(full.tag(f"tag {count}"))
        count += 1
    thread.join()
    assert problems == []
    assert len(full.store.tags.all()) == before + count
    assert len(backups_of(path)) == 5


def test_a_project_is_backed_up_again_once_a_step_is_made(full: Desk) -> None:
    path = full.store.path
    backup = back_up_if_changed(path, NOW)
    assert backup is not None
    assert back_up_if_changed(path, NOW) is None
    full.add(full.tag("More"))
    assert back_up_if_changed(path, NOW + 1000) is not None
    assert back_up_if_changed(path, NOW + 2000) is None
    backups_of(path)[0].path.write_bytes(b"no project")
    assert back_up_if_changed(path, NOW + 3000) is not None
    assert backup in backups_of(path)


@pytest.mark.parametrize("large", [0, 1 << 30])
def test_a_backup_is_of_the_moment_at_which_it_began(
    full: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(making, "_LARGE", large)
    before = full.store.dump()
    backup = back_up_if_changed(
        full.store.path, NOW, begun=lambda: [full.add(full.tag(f"Later {n}")) for n in range(40)]
    )
    assert backup is not None
    copy = Store.open(backup.path, clock=clock, read_only=True)
    assert copy.dump() == before
    copy.close()
    assert full.store.check() == []


@pytest.fixture
def without_log(full: Desk) -> Desk:
    """Give a project that has no write-ahead log, and whose writer waits for nobody."""
    full.store._connection.run("PRAGMA journal_mode=DELETE")
    full.store._connection.run("PRAGMA busy_timeout=0")
    return full


def test_without_a_log_it_has_begun_once_it_is_copied(without_log: Desk, clock: Clock) -> None:
    before = without_log.store.dump()
    backup = back_up_if_changed(
        without_log.store.path, NOW, begun=lambda: [without_log.add(without_log.tag("Not refused"))]
    )
    assert backup is not None
    copy = Store.open(backup.path, clock=clock, read_only=True)
    assert copy.dump() == before
    copy.close()


@pytest.mark.parametrize("steps", [3, 9])
def test_without_a_log_steps_are_made_between_its_parts_and_are_in_it(
    without_log: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    sync, made, refused = making._sync, list[str](), list[ProjectError]()

    def write_too(handle: int) -> None:
        sync(handle)
        if len(made) + len(refused) < steps:
            try:
                without_log.add(without_log.tag(f"Meanwhile {len(made)}"))
                made.append("")
            except ProjectError as problem:
                refused.append(problem)

    for name, value in (("_FEW_PAGES", 4), ("_PAGES", 4), ("_OFTEN", 5), ("_sync", write_too)):
        monkeypatch.setattr(making, name, value)
    backup = back_up(without_log.store.path, NOW)
    assert bool(refused) == (steps > making._OFTEN + 1)  # made to wait in the end
    copy = Store.open(backup.path, clock=clock, read_only=True)
    assert copy.dump() == without_log.store.dump()
    assert copy.check() == []
    copy.close()


def test_what_cannot_be_copied_as_a_file_is_copied_page_by_page(
    full: Desk, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def half(_: Path, __: object, target: Path, begun: Callable[[], None]) -> bool:
        target.write_bytes(bytes(5000))
        begun()
        return False

    monkeypatch.setattr(making, "_LARGE", 0)
    monkeypatch.setattr(making, "copy_files", half)
    before = full.store.dump()
    backup = back_up_if_changed(full.store.path, NOW, begun=lambda: told.append("begun"))
    assert backup is not None
    assert told == ["begun"]
    copy = Store.open(backup.path, clock=clock, read_only=True)
    assert copy.dump() == before
    copy.close()


def test_two_backups_in_one_second_bear_two_names(full: Desk) -> None:
    first, second = (back_up(full.store.path, NOW) for _ in range(2))
    assert backups_of(full.store.path) == [second, first]
    assert second.at_ms == first.at_ms + 1000


def test_many_backups_in_one_second_are_in_the_order_they_were_made_in(full: Desk) -> None:
    made = [back_up(full.store.path, NOW) for _ in range(RECENT * 2 + 3)]
    assert backups_of(full.store.path) == made[: -RECENT - 1 : -1]


def test_old_backups_go_and_other_files_stay(full: Desk) -> None:
    path = full.store.path
    first = back_up(path, NOW)
    stranger = backup_folder(path) / "press of mine.reader"
    shutil.copy(first.path, stranger)
    for n in range(1, RECENT + 5):
        back_up(path, NOW + n * 60_000)
    kept = backups_of(path)
    assert len(kept) == RECENT
    assert kept[0].at_ms - kept[-1].at_ms == (RECENT - 1) * 60_000
    assert stranger.is_file()


def test_a_large_old_backup_goes_bit_by_bit(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rotating, "_BYTES", 10_000)
    for n in range(RECENT + 1):
        back_up(full.store.path, NOW + n * 60_000)
    assert len(list(backup_folder(full.store.path).iterdir())) == RECENT


def test_a_damaged_project_takes_no_backups_place(full: Desk, clock: Clock) -> None:
    path = full.store.path
    good = back_up(path, NOW)
    full.store.close()
    whole = bytearray(path.read_bytes())
    for page in range(4096 * 3, len(whole), 4096):
        whole[page : page + 4] = b"\xff" * 4
    path.write_bytes(whole)
    with pytest.raises(StorageError, match="damaged"):
        back_up(path, NOW + 60_000)
    assert backups_of(path) == [good]
    assert [each.name for each in backup_folder(path).iterdir()] == [good.path.name]


def test_damage_that_only_a_look_at_all_pages_finds_is_told(full: Desk) -> None:
    path = full.store.path
    full.store.close()
    with path.open("r+b") as file:
        file.seek(-4096, 2)
        file.write(b"\xff" * 4)
    with pytest.raises(StorageError, match=r"press.reader is damaged.*Restore an earlier backup"):
        back_up(path, NOW)
    assert backups_of(path) == []


def test_what_a_killed_backup_left_goes_with_the_next(full: Desk) -> None:
    folder = backup_folder(full.store.path)
    folder.mkdir()
    left_over = folder / "press 2026-05-28 10-00-00Z.tmp"
    left_over.write_bytes(b"half")
    back_up(full.store.path, NOW)
    assert not left_over.exists()


def test_only_one_backup_is_made_at_a_time(full: Desk) -> None:
    folder = backup_folder(full.store.path)
    folder.mkdir()
    lock = ProjectLock.take(folder / "backup")
    with pytest.raises(StorageError, match="is being made already"):
        back_up(full.store.path, NOW)
    lock.release()
    back_up(full.store.path, NOW)


def test_a_folder_that_cannot_be_written_is_told(plain_folder: Path, clock: Clock) -> None:
    desk = new_desk(plain_folder / "press.reader", clock)
    folder = backup_folder(desk.store.path)
    folder.mkdir(mode=0o500)
    with pytest.raises(StorageError, match="“press backups” beside it cannot be written"):
        back_up(desk.store.path, NOW)
    folder.rmdir()
    folder.write_text("a file in its place")
    with pytest.raises(StorageError, match="cannot be written"):
        back_up(desk.store.path, NOW)
    assert desk.store.check() == []
    desk.store.close()


def test_a_left_over_that_cannot_be_removed_is_told(full: Desk) -> None:
    folder = backup_folder(full.store.path)
    (folder / "a folder.tmp").mkdir(parents=True)
    with pytest.raises(StorageError, match="cannot be written"):
        back_up(full.store.path, NOW)


def test_a_project_that_cannot_be_read_to_its_end_is_told(full: Desk) -> None:
    other = new_desk(full.store.path.with_name("other.reader"), full.clock)
    path = other.store.path
    other.store.close()
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(ProjectError, match="damaged"):
        back_up(path, NOW)


def test_no_room_is_told_and_leaves_nothing(full: Desk) -> None:
    path = full.store.path
    full.store.checkpoint()
    refused = pytest.raises(StorageError, match=r"A copy of press\.reader, .* could not be written")
    with small_files(50_000), refused:
        back_up(path, NOW)
    assert list(backup_folder(path).iterdir()) == []
    assert full.store.check() == []


def test_a_project_is_backed_up_before_it_is_migrated(tmp_path: Path, clock: SettableClock) -> None:
    path = Path(shutil.copy(KEPT, tmp_path / "kept.reader"))
    store = Store.open(path, clock=clock)
    (backup,) = backups_of(path)
    assert backup.at_ms == clock.ms
    assert store._connection.value("PRAGMA user_version") == VERSION
    store.close()
    assert contents_of(backup).articles == 2
    again = Store.open(backup.path, clock=clock)
    assert again.dump() == KEPT.with_suffix(".dump").read_text(encoding="utf-8")
    again.close()


def test_a_project_that_cannot_be_backed_up_is_not_migrated(tmp_path: Path, clock: Clock) -> None:
    path = Path(shutil.copy(KEPT, tmp_path / "kept.reader"))
    before = path.read_bytes()
    backup_folder(path).write_text("in the way")
    with pytest.raises(StorageError, match="No backup"):
        Store.open(path, clock=clock)
    assert path.read_bytes() == before
