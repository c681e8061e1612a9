"""Every step is in the journal: when, by whom, from which copy, and what it changed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from reader_app.core.canonical import canonical_json, kept_data, to_data
from reader_app.core.records import Tag
from reader_app.store.store import Store
from tests.conftest import START_MS, SettableClock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.desk import Desk


def _edits(desk: Desk) -> list[tuple[str, str | None, str | None]]:
    return desk.store._connection.rows("SELECT record, before, after FROM edit ORDER BY id")


def _kept(tag: Tag) -> str:
    return canonical_json(kept_data(Tag, to_data(tag)))


def test_new_and_removed_records_are_kept_whole_and_changed_fields_alone(desk: Desk) -> None:
    tag = desk.tag()
    desk.add(tag)
    desk.clock.advance(5)
    renamed = desk.change(tag, name="Person", modified_ms=desk.clock.now_ms())
    desk.remove(renamed)
    _, new, change, gone = _edits(desk)
    assert new == ("tag", None, _kept(tag))
    assert json.loads(change[1] or "") == {"name": "Actor", "modified_ms": START_MS}
    assert json.loads(change[2] or "") == {"name": "Person", "modified_ms": START_MS + 5}
    assert gone == ("tag", _kept(renamed), None)


def test_steps_never_go_back_in_time(desk: Desk, clock: SettableClock) -> None:
    desk.add(desk.tag("One"))
    clock.advance(-60_000)
    desk.add(desk.tag("Two"))
    clock.advance(120_000)
    desk.add(desk.tag("Three"))
    times = [row[0] for row in desk.store._connection.rows("SELECT hlc FROM step ORDER BY id")]
    assert times == sorted(set(times))
    assert [step.at_ms - START_MS for step in desk.store.steps.history(9)] == [60_000, 0, 0, 0]


def test_a_copied_file_is_another_replica(desk: Desk, tmp_path: Path) -> None:
    def replicas(store: Store) -> int:
        return store._connection.value("SELECT count(DISTINCT replica_id) FROM step")

    desk.add(desk.tag("One"))
    desk.reopen()
    desk.add(desk.tag("Two"))
    assert replicas(desk.store) == 1
    desk.store.close()
    copy = tmp_path / "copy.reader"
    shutil.copy(desk.store.path, copy)
    desk.store = Store.open(copy, clock=desk.clock)
    desk.add(desk.tag("Three"))
    desk.add(desk.tag("Four"))
    assert replicas(desk.store) == 2
    path = str(tmp_path)
    assert path not in str(desk.store._connection.rows("SELECT fingerprint FROM replica"))
