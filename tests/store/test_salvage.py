"""A damaged project is salvaged into a new one, and what was lost is said."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.store.connection import connect, log_of
from reader_app.store.rows import LibraryQuery, Loss
from reader_app.store.salvage import salvage
from reader_app.store.store import Store
from tests.store.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader_app.core.ids import Clock

PROJECTS = Path(__file__).parent.parent / "data" / "projects"
ARTICLES, MARKS = 20, 20
NOTE = "Who says so, and since when?"


@dataclass
class Salvaged:
    """What came out of a salvage."""

    store: Store
    losses: list[Loss]

    @property
    def words(self) -> list[str]:
        return [loss.message for loss in self.losses]


@pytest.fixture
def whole(desk: Desk) -> Path:
    """Give a closed project with some articles, highlights, taggings and notes."""
    return filled(desk, ARTICLES, 60)


def filled(desk: Desk, articles: int, sentences: int) -> Path:
    """Fill a project with articles of so many sentences, and marks on them; close it."""
    tags = [desk.tag(f"tag {n}") for n in range(5)]
    desk.add(*tags, *(desk.tag(f"below {tag.name}", tag) for tag in tags))
    for n in range(articles):
        words = f"Title {n}\n\n" + f"Some words {n}, and more of them. " * sentences
        article = desk.bring(words)
        marks = [desk.highlight(article, at * 9, at * 9 + 5, words) for at in range(MARKS)]
        taggings = [desk.tagging(mark, tags[at % 5]) for at, mark in enumerate(marks)]
        desk.add(*marks, *taggings, *(desk.note(NOTE, highlight=mark.uid) for mark in marks[:4]))
    desk.store.close()
    return desk.store.path


@pytest.fixture
def salvaged(whole: Path, clock: Clock) -> Iterator[Callable[[], Salvaged]]:
    """Give a function that salvages the project, and opens what came of it."""
    stores: list[Store] = []

    def run() -> Salvaged:
        target = whole.with_name(f"new {len(stores)}.reader")
        losses = salvage(whole, target, clock)
        stores.append(Store.open(target, clock=clock))
        return Salvaged(stores[-1], losses)

    yield run
    for store in stores:
        store.close()


def uids(dump: str) -> set[str]:
    return {json.loads(line)["uid"] for line in dump.splitlines()}


def dump_of(path: Path, clock: Clock) -> str:
    store = Store.open(path, clock=clock)
    dump = store.dump()
    store.close()
    return dump


def break_by(path: Path, *statements: str) -> None:
    """Take rows out of a file as damage would: nothing else hears of it."""
    connection = connect(path)
    connection.run("PRAGMA foreign_keys=OFF")
    for statement in statements:
        connection.run(statement)
    connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def test_a_sound_project_comes_out_as_it_was(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = whole.read_bytes()
    found = salvaged()
    assert found.losses == []
    assert whole.read_bytes() == before
    assert found.store.check() == []
    assert found.store.dump() == dump_of(whole, clock)
    names = {path.name for path in whole.parent.iterdir()}
    assert names == {"press.reader", "new 0.reader", "new 0.reader-wal", "new 0.reader-shm",
                     "new 0.reader.lock"}  # fmt: skip


@pytest.mark.parametrize("name", ["schema_1", "schema_2", "schema_3", "schema_4"])
def test_a_project_of_an_older_version_comes_out_as_it_was(
    name: str, tmp_path: Path, clock: Clock
) -> None:
    target = tmp_path / "new.reader"
    assert salvage(PROJECTS / f"{name}.reader", target, clock) == []
    kept = (PROJECTS / f"{name}.dump").read_text(encoding="utf-8")
    assert dump_of(target, clock) == kept


def test_what_the_log_holds_is_salvaged_too(desk: Desk, clock: Clock) -> None:
    desk.add(desk.tag("In the log"))
    path = desk.store.path
    target = path.with_name("new.reader")
    assert log_of(path).stat().st_size > 0
    assert salvage(path, target, clock) == []
    assert dump_of(target, clock) == desk.store.dump()


def test_lost_rows_come_back_out_of_the_history(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = dump_of(whole, clock)
    break_by(
        whole,
        "DELETE FROM highlight WHERE id%3=0",
        "DELETE FROM tag WHERE id<8",
        "DELETE FROM article WHERE id=2",
        "DELETE FROM replica",
        "UPDATE note SET body='Wrong words' WHERE id=1",
        "UPDATE tagging SET uid=x'00112233445566778899aabbccddeeff' WHERE id=5",
    )
    found = salvaged()
    assert found.store.dump() == before
    assert found.words == ["A tagging is lost."]
    assert found.store.check() == []


def test_a_record_under_a_wrong_uid_gives_way_to_the_right_one(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = dump_of(whole, clock)
    break_by(whole, "UPDATE tagging SET uid=x'00112233445566778899aabbccddeeff' WHERE id=5")
    found = salvaged()
    assert found.store.dump() == before
    assert found.words == ["A tagging is lost."]


def test_the_analysts_come_back_with_their_steps(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = dump_of(whole, clock)
    break_by(whole, "DELETE FROM analyst")
    found = salvaged()
    assert found.store.dump() == before
    assert found.losses == []
    assert found.store.check() == []


def test_an_analyst_of_whom_nothing_is_left_gets_another_name(
    whole: Path, salvaged: Callable[[], Salvaged]
) -> None:
    break_by(whole, "DELETE FROM analyst", "DELETE FROM edit WHERE record='analyst'")
    found = salvaged()
    assert "The name of an analyst is lost." in found.words
    assert {analyst.name for analyst in found.store.analysts()} == {"Unknown analyst"}
    assert {finding.kind for finding in found.store.check()} == set()


def test_lost_history_is_told_and_the_records_stay(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = dump_of(whole, clock)
    break_by(
        whole,
        "UPDATE step SET action='other' WHERE id=4",
        "UPDATE edit SET after=replace(after,'Who','How') WHERE id%50=0 AND record='note'",
    )
    found = salvaged()
    assert found.store.dump() == before
    assert found.words[0].endswith("entries of the history are lost.")
    assert found.store.check() == []
    (step,) = found.store.steps.history(1)
    assert step.action == "project.repair"


def test_what_is_wrong_and_not_in_the_history_is_kept_and_told(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = dump_of(whole, clock)
    break_by(
        whole,
        "UPDATE note SET body='Wrong' WHERE id=1",
        "DELETE FROM edit WHERE record='note' AND before IS NULL",
        "UPDATE article SET authors='no list' WHERE id=1",
        "DELETE FROM edit WHERE record='article' AND id=("
        "SELECT min(id) FROM edit WHERE record='article')",
    )
    found = salvaged()
    assert "A note may not be as it was written: “Wrong”." in found.words
    assert "An article is lost." in found.words
    gone = uids(before) - uids(found.store.dump())
    assert len(gone) == 1 + 2 * MARKS
    assert found.store.check() == []


def test_records_of_an_analyst_of_whom_nothing_is_left_stay(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = uids(dump_of(whole, clock))
    break_by(whole, "DELETE FROM analyst", "DELETE FROM edit", "DELETE FROM step WHERE id>1")
    found = salvaged()
    assert len(before - uids(found.store.dump())) == 1
    assert found.store.check() == []


def test_a_changed_record_comes_back_as_it_was_last(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    desk = Desk(Store.open(whole, clock=clock), clock)
    tag = desk.store.tags.all()[0]
    desk.change(tag, name="Other name")
    gone = desk.tag("Gone")
    desk.add(gone)
    desk.remove(gone)
    before = desk.store.dump()
    desk.store.close()
    break_by(whole, "DELETE FROM tag")
    assert salvaged().store.dump() == before


def test_a_change_without_its_creation_says_nothing(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    desk = Desk(Store.open(whole, clock=clock), clock)
    tag = desk.tag("Lost")
    desk.add(tag)
    desk.change(tag, name="Lost too")
    desk.store.close()
    uid = f"x'{tag.uid}'"
    break_by(
        whole,
        f"DELETE FROM tag WHERE uid={uid}",
        f"DELETE FROM edit WHERE record_uid={uid} AND before IS NULL",
    )
    found = salvaged()
    assert found.words == ["A tag is lost."]
    assert [each.kind for each in found.store.check()] == ["journal"]


def test_a_highlight_of_lost_articles_stays_in_its_own(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    """The rows of the last articles are gone, and what the history has of the highlights there."""
    before = dump_of(whole, clock)
    break_by(
        whole,
        "DELETE FROM edit WHERE record='highlight' AND record_uid IN"
        " (SELECT uid FROM highlight WHERE article_id=20)",
        "DELETE FROM article WHERE id>15",
    )
    found = salvaged()
    assert found.store.dump() == before
    assert found.words == []
    assert found.store.check() == []


def test_what_belongs_to_two_articles_is_lost_and_said(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = dump_of(whole, clock)
    row = "SELECT uid FROM highlight WHERE id=1"
    break_by(
        whole,
        "UPDATE highlight SET text_sha256=(SELECT text_sha256 FROM article WHERE id=2),"
        " article_id=2 WHERE id=1",
        f"DELETE FROM edit WHERE record='highlight' AND record_uid=({row})",
    )
    found = salvaged()
    assert "A tagging is lost." in found.words
    assert len(uids(before) - uids(found.store.dump())) <= 3
    assert {finding.kind for finding in found.store.check()} <= {"quote"}


def test_a_note_on_what_is_lost_becomes_one_on_the_project(
    whole: Path, salvaged: Callable[[], Salvaged]
) -> None:
    break_by(
        whole,
        "DELETE FROM highlight WHERE id=1",
        "DELETE FROM edit WHERE record='highlight' AND id=("
        "SELECT min(id) FROM edit WHERE record='highlight')",
    )
    found = salvaged()
    assert f"A note may not be as it was written: “{NOTE}”." in found.words
    assert "A tagging is lost." in found.words
    assert found.store.check() == []


def test_of_a_lost_text_what_is_quoted_stays(
    whole: Path, salvaged: Callable[[], Salvaged], clock: Clock
) -> None:
    before = dump_of(whole, clock)
    break_by(whole, "DELETE FROM text WHERE rowid=1", "DELETE FROM block WHERE n=0")
    found = salvaged()
    assert "The text of “Title 0” is lost but for what is highlighted in it." in found.words
    assert "Some of what tells paragraphs and links of “Title 1” is lost." in found.words
    assert "The original of “Title 0” is lost." in found.words
    assert uids(found.store.dump()) == uids(before)
    assert {finding.kind for finding in found.store.check()} == {"text"}


def test_a_changed_letter_of_a_text_is_told(whole: Path, salvaged: Callable[[], Salvaged]) -> None:
    break_by(
        whole,
        "UPDATE text SET text=replace(text,'more','mare') WHERE rowid=1",
        "DELETE FROM article WHERE id=1",
        "DELETE FROM edit WHERE record='article' AND id=("
        "SELECT min(id) FROM edit WHERE record='article')",
        "DELETE FROM highlight WHERE article_id=1",
    )
    found = salvaged()
    assert "The text of an article may hold wrong letters." in found.words


def test_a_damaged_original_is_let_go(whole: Path, salvaged: Callable[[], Salvaged]) -> None:
    break_by(whole, "UPDATE original SET codec='zlib', data=x'00' WHERE rowid=1")
    found = salvaged()
    assert found.words == ["The original of “Title 0” is lost."]
    assert found.store.check() == []
    (article,) = [
        row for row in found.store.articles.page(LibraryQuery()) if row.title == "Title 0"
    ]
    assert found.store.articles.get(article.uid).original_sha256 is None
