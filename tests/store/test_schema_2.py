"""A project of version 1.0 is brought to 1.1, and nothing in it changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.core.edits import Edit
from reader_app.core.ids import Uid
from reader_app.core.judgements import (
    ArticleTagging,
    Grade,
    HighlightLink,
    Scale,
    ScaleValue,
    Speaker,
    TagKey,
)
from reader_app.core.scales import RELIABILITY, Scales
from reader_app.store.sqlite import sqlite3
from reader_app.store.store import Store

if TYPE_CHECKING:
    from reader_app.core.ids import Clock
    from reader_app.core.records import Record
    from tests.store.desk import Desk

KEPT = Path(__file__).parent.parent / "data" / "projects" / "schema_1.reader"
INES = Uid("01900000000070008000000000000001")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Give a copy of a project that the first version wrote."""
    return Path(shutil.copy(KEPT, tmp_path / "kept.reader"))


def test_its_steps_are_undone_and_done_again(kept: Path, clock: Clock) -> None:
    store = Store.open(kept, clock=clock)
    before = store.dump()
    done = 0
    while step := store.steps.undoable(INES):
        change = store.steps.change_to_undo(step.uid)
        store.write(change, analyst=INES, kind="undo", undoes=step.uid)
        done += 1
    assert len(store.dump().splitlines()) == 1
    for _ in range(done):
        step = store.steps.redoable(INES)
        assert step is not None
        change = store.steps.change_to_redo(step.uid)
        store.write(change, analyst=INES, kind="redo", undoes=step.uid)
    assert store.dump() == before
    assert store.check() == []
    store.close()


def test_its_records_take_the_new_fields_and_undo_takes_them_back(kept: Path, clock: Clock) -> None:
    store = Store.open(kept, clock=clock)
    before = store.dump()
    tag = store.tags.all()[0]
    told = replace(tag, when_to_use="For claims.", example=Uid("0" * 32))
    step = _write(store, Edit(tag, told))
    assert store.tags.all()[0] == told
    assert store.check() == []
    change = store.steps.change_to_undo(step)
    assert change.edits == (Edit(told, tag),)
    store.write(change, analyst=INES, kind="undo", undoes=step)
    assert store.dump() == before
    store.close()


def _write(store: Store, *edits: Edit) -> Uid:
    from reader_app.core.edits import Change

    return store.write(Change("test", {}, edits), analyst=INES)


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Give a project with a row in every table of this version."""
    article, tag = desk.bring(), desk.tag()
    one, other = desk.highlight(article), desk.highlight(article, 6, 9)
    me, new, now = desk.me.uid, desk.uids.new, desk.clock.now_ms()
    scale = Scale(new(), "Own", me, now, now)
    value = ScaleValue(new(), scale.uid, "x", "Open", me, now, now)
    built_in = Scales().values(RELIABILITY.uid)[0]
    records: list[Record] = [
        tag, one, other, scale, value,
        TagKey(new(), tag.uid, "Ctrl+K", me, now),
        ArticleTagging(new(), article.uid, tag.uid, me, now),
        Grade(new(), scale.uid, value.uid, article.uid, one.uid, me, now, now),
        Grade(new(), RELIABILITY.uid, built_in.uid, article.uid, None, me, now, now),
        Speaker(new(), one.uid, article.uid, 0, "Hamas", tag.uid, "said", "direct", me, now, now),
        HighlightLink(new(), one.uid, other.uid, "confirms", me, now, now),
    ]  # fmt: skip
    desk.add(*records)
    return desk


BAD = {
    "an unknown kind of statement": "UPDATE highlight SET statement='maybe'",
    "an example that is no uid": "UPDATE tag SET example=x'00'",
    "an empty key": "UPDATE tag_key SET key=' '",
    "a scale without a name": "UPDATE scale SET name=''",
    "a value without a code": "UPDATE scale_value SET code=''",
    "a grade of a value that is not there": "UPDATE grade SET value_id=99",
    "a grade on another article's highlight": "UPDATE grade SET article_id=99",
    "a speaker without a name": "UPDATE speaker SET name=' '",
    "a speaker before the first": "UPDATE speaker SET position=-1",
    "an unknown mode": "UPDATE speaker SET mode='loud'",
    "a link of a highlight with itself": "UPDATE link SET source_id=target_id",
    "a link without a kind": "UPDATE link SET kind=''",
    "a scale left without its own": "DELETE FROM scale",
    "a highlight that links hang on": "DELETE FROM highlight",
}


@pytest.mark.parametrize("statement", BAD.values(), ids=BAD.keys())
def test_a_bad_row_is_refused(full: Desk, statement: str) -> None:
    raw = full.store._connection.raw
    with pytest.raises(sqlite3.IntegrityError, match="constraint failed"):
        raw.execute(statement)
    assert full.store.check() == []


def test_a_grade_with_anothers_key_is_found(full: Desk) -> None:
    full.store._connection.run("UPDATE grade SET value_id=NULL")
    assert [finding.kind for finding in full.store.check()] == ["counter"]


def test_all_records_are_replayed(full: Desk, tmp_path: Path) -> None:
    full.store.replay_into(tmp_path / "again.reader")
    again = Store.open(tmp_path / "again.reader", clock=full.clock)
    assert again.dump() == full.store.dump()
    again.close()
