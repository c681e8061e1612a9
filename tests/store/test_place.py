"""Where a project lies, and how it is written there."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader_app.core.clock import SystemClock
from reader_app.store import place
from reader_app.store.place import conflict_copies, place_of
from reader_app.store.sqlite import sqlite3
from reader_app.store.store import Store

MOUNTS = """22 1 254:0 / / rw,relatime - ext4 /dev/root rw
40 22 0:35 / /home/ines/share rw - fuse.sshfs ines@host: rw
41 22 0:36 / /srv/the\\040press rw shared:1 - nfs4 host:/press rw
42 41 254:1 / /srv/the\\040press/here rw - ext4 /dev/sdb1 rw
43 22 8:17 / /media/ines/STICK rw - vfat /dev/sdb1 rw
44 22 8:33 / /mnt/disk rw - ext4 /dev/sdc1 rw
broken
"""


@pytest.fixture
def mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS)
    monkeypatch.setattr(place, "MOUNTS", str(table))
    devices = tmp_path / "devices"
    (devices / "pci0000:00/usb2/sdc1").mkdir(parents=True)
    (devices / "8:33").symlink_to(devices / "pci0000:00/usb2/sdc1")
    monkeypatch.setattr(place, "DEVICES", str(devices))


@pytest.mark.usefixtures("mounts")
@pytest.mark.parametrize(("at", "told"), [("/", "own"), ("/home", "own"), ("/data", "removable")])
def test_a_disk_that_the_system_runs_from_is_not_taken_out(at: str, told: str) -> None:
    with Path(place.MOUNTS).open("w") as table:
        table.write(f"22 1 8:33 / {at} rw,relatime - ext4 /dev/sdc1 rw\n")
    assert place_of(Path(at, "ines/press.reader")) == told


@pytest.mark.usefixtures("mounts")
@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/home/ines/press.reader", "own"),
        ("/home/ines/share/a/press.reader", "network"),
        ("/home/ines/shared/press.reader", "own"),
        ("/srv/the press/press.reader", "network"),
        ("/srv/the press/here/press.reader", "own"),
        ("/media/ines/STICK/press.reader", "removable"),
        ("/mnt/disk/press.reader", "removable"),
        ("/mnt/disk/Dropbox/press.reader", "synced"),
    ],
)
def test_a_place_is_known_by_its_file_system_and_its_disk(path: str, told: str) -> None:
    assert place_of(Path(path)) == told


def test_without_a_table_of_mounts_a_place_is_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "MOUNTS", str(tmp_path / "none"))
    assert place_of(tmp_path / "press.reader") == "own"


@pytest.mark.parametrize("folder", ["Dropbox", "OneDrive - Press", "Nextcloud", "Dropbox (Work)/a"])
def test_a_folder_kept_in_step_is_known_by_its_name(tmp_path: Path, folder: str) -> None:
    assert place_of(tmp_path / folder / "press.reader") == "synced"


def test_a_folder_kept_in_step_is_known_by_its_mark(tmp_path: Path) -> None:
    assert place_of(tmp_path / "a" / "press.reader") == "own"
    (tmp_path / ".stfolder").mkdir()
    assert place_of(tmp_path / "a" / "press.reader") == "synced"


def test_copies_of_a_conflict_are_told_from_other_projects(tmp_path: Path) -> None:
    names = (
        "press.reader",
        "press (Ines's conflicted copy 2026-06-01).reader",
        "press.sync-conflict-20260601-101010-ABCDEFG.reader",
        "press 2.reader",
        "conflict.reader",
    )
    for name in names:
        (tmp_path / name).touch()
    assert [each.name for each in conflict_copies(tmp_path / "press.reader")] == list(names[1:3])
    assert conflict_copies(tmp_path / "none" / "press.reader") == []


def mode(path: Path) -> str:
    raw = sqlite3.connect(path)
    found = raw.execute("PRAGMA journal_mode").fetchone()[0]
    raw.close()
    return found


def test_a_project_is_written_as_its_place_asks_for(tmp_path: Path) -> None:
    shared = tmp_path / "Dropbox"
    shared.mkdir()
    path, moved = shared / "press.reader", tmp_path / "press.reader"
    clock = SystemClock()
    store = Store.create(path, clock=clock)
    sibling = store.sibling()
    for each in (store, sibling):
        assert each._connection.value("PRAGMA journal_mode") == "delete"
        assert each._connection.value("PRAGMA synchronous") == 3
        each.close()
    path.rename(moved)
    Store.open(moved, clock=clock).close()
    assert mode(moved) == "wal"
    moved.rename(path)
    reader = sqlite3.connect(path)
    reader.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    Store.open(path, clock=clock).close()
    assert mode(path) == "wal"
    reader.close()
    Store.open(path, clock=clock).close()
    assert mode(path) == "delete"


def test_a_folder_that_cannot_be_listed_has_no_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> object:
        raise PermissionError

    monkeypatch.setattr(type(tmp_path), "glob", refuse)
    assert conflict_copies(tmp_path / "press.reader") == []
