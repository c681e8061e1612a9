"""A project of version 1.1 is brought to 1.2, and nothing in it changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.core.ids import Uid
from reader_app.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Clock

KEPT = Path(__file__).parent.parent / "data" / "projects" / "schema_2.reader"
INES = Uid("01900000000070008000000000000001")


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Give a copy of a project that version 1.1 wrote, open in this one."""
    path = Path(shutil.copy(KEPT, tmp_path / "kept.reader"))
    store = Store.open(path, clock=clock)
    yield store
    store.close()


def test_its_settings_are_kept(kept: Store) -> None:
    assert kept.setting("view") == "x"


def test_it_holds_every_kind_of_record_of_its_version() -> None:
    lines = KEPT.with_suffix(".dump").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["record"] for line in lines} == {
        "analyst", "article", "article_tagging", "grade", "highlight", "link", "note", "pin",
        "reading", "scale", "scale_value", "speaker", "tag", "tag_key", "tagging",
    }  # fmt: skip


def test_its_steps_are_undone_and_done_again(kept: Store) -> None:
    before = kept.dump()
    done = 0
    while step := kept.steps.undoable(INES):
        change = kept.steps.change_to_undo(step.uid)
        kept.write(change, analyst=INES, kind="undo", undoes=step.uid)
        done += 1
    left = [json.loads(line)["record"] for line in kept.dump().splitlines()]
    assert left == ["analyst", "analyst"]
    for _ in range(done):
        _redo(kept)
    assert kept.dump() == before
    assert kept.check() == []


def test_a_step_it_had_undone_comes_again(kept: Store) -> None:
    before = kept.dump()
    _redo(kept)
    assert len(kept.dump().splitlines()) == len(before.splitlines()) + 1
    assert kept.check() == []


def _redo(store: Store) -> None:
    step = store.steps.redoable(INES)
    assert step is not None
    change = store.steps.change_to_redo(step.uid)
    store.write(change, analyst=INES, kind="redo", undoes=step.uid)


def test_what_came_to_the_version_before_its_release_is_added(kept: Store, clock: Clock) -> None:
    kept._connection.run("DROP TABLE copy")
    kept._connection.run("ALTER TABLE highlight DROP COLUMN reason")
    kept.close()
    again = Store.open(kept.path, clock=clock)
    assert list(again.signatures.clusters()) == []
    assert again.check() == []
    again.close()
