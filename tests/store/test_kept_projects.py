"""A project that any earlier version wrote is brought to this one, and nothing in it changes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.store.store import Store
from reader_app.store.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Clock

AGES = sorted((Path(__file__).parent.parent / "data" / "projects").glob("*.reader"))


@pytest.fixture(params=AGES, ids=lambda path: path.stem)
def kept(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Give a copy of a project that an earlier version wrote, open in this one."""
    path = Path(shutil.copy(request.param, tmp_path))
    store = Store.open(path, clock=clock)
    yield store
    store.close()


def test_every_version_that_was_released_is_kept() -> None:
    assert [path.stem for path in AGES] == [f"schema_{n + 1}" for n in range(VERSION % 1000)]


def test_it_opens_with_all_it_had(kept: Store) -> None:
    (dump,) = (path.with_suffix(".dump") for path in AGES if path.name == kept.path.name)
    assert kept._connection.value("PRAGMA user_version") == VERSION
    assert kept.dump() == dump.read_text(encoding="utf-8")
    assert kept.check() == []


def test_its_journal_makes_the_same_project(kept: Store, clock: Clock, tmp_path: Path) -> None:
    kept.replay_into(tmp_path / "again.reader")
    again = Store.open(tmp_path / "again.reader", clock=clock)
    assert again.dump() == kept.dump()
    assert again.check() == []
    again.close()
