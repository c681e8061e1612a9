"""How much of a file that the disk has spoilt comes through a salvage."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import StorageError
from reader_app.store.salvage import salvage
from reader_app.store.sqlite import sqlite3
from reader_app.store.store import Store
from tests.store.test_salvage import break_by, dump_of, filled, uids
from tests.store.test_salvage import salvaged as salvaged  # noqa: PLC0414 - fixtures
from tests.store.test_salvage import whole as whole  # noqa: PLC0414

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.ids import Clock
    from tests.store.desk import Desk
    from tests.store.test_salvage import Salvaged


def spoil_root(path: Path, name: str) -> None:
    """Overwrite the first page of a table or index."""
    raw = sqlite3.connect(path)
    (page,) = raw.execute("SELECT rootpage FROM sqlite_schema WHERE name=?", (name,)).fetchone()
    raw.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)


@pytest.mark.parametrize(("size", "places", "kept"), [
    (1, 1, 1.0), (20, 1, 0.995), (4096, 1, 0.99), (16384, 5, 0.6),
])  # fmt: skip
def test_damage_loses_little_and_what_it_loses_is_said(
    whole: Path, clock: Clock, tmp_path: Path, size: int, places: int, kept: float
) -> None:
    assert kept_share(whole, clock, tmp_path, (size, places, 8)) >= kept


def test_five_large_holes_in_a_large_project_lose_little(
    desk: Desk, clock: Clock, tmp_path: Path
) -> None:
    large = filled(desk, 120, 1500)
    assert large.stat().st_size > 10_000_000
    assert kept_share(large, clock, tmp_path, (65_536, 5, 3)) >= 0.9


def kept_share(whole: Path, clock: Clock, folder: Path, damage: tuple[int, int, int]) -> float:
    """Return how much of a project comes through damage of so many bytes in so many places, so often.

    What is lost is said, each time, and what is there is sound.
    """
    size, places, runs = damage
    chance, sound, before = random.Random(size), whole.read_bytes(), dump_of(whole, clock)
    share = 0.0
    for n in range(runs):
        damaged = bytearray(sound)
        for _ in range(places):
            at = chance.randrange(len(damaged) - size)
            damaged[at : at + size] = bytes(byte ^ 0x55 for byte in damaged[at : at + size])
        whole.write_bytes(damaged)
        target = folder / f"{n}.reader"
        losses = salvage(whole, target, clock)
        store = Store.open(target, clock=clock)
        lost = uids(before) - uids(store.dump())
        share += 1 - len(lost) / len(uids(before))
        assert bool(lost) <= bool(losses)
        assert [f for f in store.check() if f.kind != "text"] == []
        store.close()
    return share / runs


def test_a_file_whose_tables_cannot_be_told_is_salvaged(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = dump_of(whole, clock)
    with whole.open("r+b") as file:
        file.write(b"\xff" * 4096)
    found = salvaged()
    assert found.store.dump() == before
    assert found.losses == []


@pytest.mark.parametrize("name", ["highlight", "tagging", "setting"])
def test_a_table_that_is_gone_is_made_anew(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock, name: str
) -> None:
    before = dump_of(whole, clock)
    spoil_root(whole, name)
    found = salvaged()
    assert found.store.dump() == before
    assert found.words[-1].startswith("Up to")
    assert found.store.check() == []


def test_a_table_that_is_gone_with_its_index_is_made_anew(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = dump_of(whole, clock)
    spoil_root(whole, "note")
    spoil_root(whole, "sqlite_autoindex_note_1")
    assert salvaged().store.dump() == before


def test_a_row_that_the_table_refuses_comes_from_the_history(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = dump_of(whole, clock)
    break_by(
        whole,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql=replace(sql,'STRICT','') WHERE name='note'",
    )
    break_by(whole, "UPDATE note SET created_ms='then' WHERE id=1")
    found = salvaged()
    assert found.store.dump() == before
    assert found.words[0].startswith("Up to 1 rows of “note” could not be read")


def test_a_file_without_a_table_is_read_as_far_as_it_goes(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = dump_of(whole, clock)
    break_by(whole, "DROP TABLE text", "DROP TABLE note")
    found = salvaged()
    assert uids(found.store.dump()) == uids(before)


def test_what_is_no_project_is_refused(tmp_path: Path, clock: Clock) -> None:
    target = tmp_path / "new.reader"
    for data in (b"", b"words " * 10_000):
        (tmp_path / "notes.reader").write_bytes(data)
        with pytest.raises(StorageError, match="Nothing of a project is left"):
            salvage(tmp_path / "notes.reader", target, clock)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t(x)")
    other.close()
    with pytest.raises(StorageError, match="Nothing of a project is left"):
        salvage(tmp_path / "other.db", target, clock)
    with pytest.raises(StorageError, match="cannot be read"):
        salvage(tmp_path / "not there", target, clock)
    assert {path.name for path in tmp_path.iterdir()} == {"notes.reader", "other.db"}


def test_a_file_at_the_target_is_never_replaced(whole: Path, clock: Clock) -> None:
    target = Path(shutil.copy(whole, whole.with_name("new.reader")))
    with pytest.raises(StorageError, match="is there already"):
        salvage(whole, target, clock)
    assert target.read_bytes() == whole.read_bytes()
