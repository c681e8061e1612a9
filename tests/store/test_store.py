"""What goes in comes out, and settings and places beside it."""

from __future__ import annotations

import sys
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.core.edits import Change, Edit, added
from reader_app.core.errors import (
    ConflictError,
    ProjectLockedError,
    ReadOnlyProjectError,
    StorageError,
)
from reader_app.store.connection import log_of
from reader_app.store.rows import LibraryQuery
from reader_app.store.store import Store
from tests.store.desk import WORDS, Desk

if TYPE_CHECKING:
    from collections.abc import Callable


def test_every_kind_of_record_comes_back_as_it_was_written(desk: Desk) -> None:
    article = desk.bring(
        published="2026-01",
        published_precision="month",
        url="https://x",
        section="s",
        language="en",
    )
    tag = desk.tag("État", aliases=("a", "b"), definition="what", position=1.5, archived=True)
    under = desk.tag("Sub", tag)
    highlight = desk.highlight(article, 20, 40, anchor="moved")
    tagging = desk.tagging(highlight, under)
    notes = [
        desk.note("on it", highlight=highlight.uid),
        desk.note("on article", article=article.uid),
        desk.note("on tag", tag=tag.uid),
        desk.note("on project"),
    ]
    pin, reading = desk.pin(tag, 9), desk.reading(article)
    desk.add(pin, *notes, tagging, highlight, under, tag, reading)
    desk.reopen()
    store = desk.store
    assert store.articles.get(article.uid) == article
    assert store.tags.all() == [under, tag]
    mark = store.marks.get(highlight.uid)
    assert mark is not None
    assert (mark.highlight, mark.taggings, mark.notes) == (highlight, (tagging,), (notes[0],))
    assert store.articles.notes(article.uid) == [notes[1]]
    assert store.tags.notes(tag.uid) == [notes[2]]
    assert [store.marks.note(note.uid) for note in notes] == notes
    assert store.marks.tagging(tagging.uid) == tagging
    assert store.tags.pins(desk.me.uid) == [pin]
    assert store.tags.pins_of(tag.uid) == [pin]
    assert store.articles.readings(article.uid) == [reading]
    assert store.analysts() == [desk.me]
    assert store.analyst(desk.me.uid) == desk.me
    assert store.check() == []


def test_what_is_not_there_is_none(desk: Desk) -> None:
    nobody = desk.uids.new()
    store = desk.store
    assert store.analyst(nobody) is None
    assert store.articles.get(nobody) is None
    assert store.marks.get(nobody) is None
    assert store.marks.tagging(nobody) is None
    assert store.marks.note(nobody) is None
    assert store.steps.get(nobody) is None


def test_a_record_that_was_changed_meanwhile_is_not_overwritten(desk: Desk) -> None:
    tag = desk.tag()
    desk.add(tag)
    renamed = desk.change(tag, name="Person")
    for edit in (Edit(tag, replace(tag, name="Other")), Edit(tag, None)):
        with pytest.raises(ConflictError, match="changed meanwhile"):
            desk.write(edit)
    with pytest.raises(ConflictError, match="already"):
        desk.add(renamed)
    assert desk.store.tags.all() == [renamed]
    assert len(desk.store.steps.history(10)) == 3


def test_a_change_without_edits_is_refused(desk: Desk) -> None:
    with pytest.raises(ValueError, match="without edits"):
        desk.write()


def test_one_record_cannot_become_another(desk: Desk) -> None:
    tag = desk.tag()
    desk.add(tag)
    with pytest.raises(ValueError, match="uid"):
        desk.write(Edit(tag, desk.tag()))


def test_a_long_step_takes_several_transactions(desk: Desk) -> None:
    one, two = desk.tag("One"), desk.tag("Two")
    step = desk.add(one)
    assert desk.write(*added(two), continues=step) == step
    assert len(desk.store.steps.history(10)) == 2
    desk.undo()
    assert desk.store.tags.all() == []


def test_a_step_that_was_undone_is_not_continued(desk: Desk) -> None:
    """Else it would be half done: what came later would stand, and redo would meet it."""
    one, two, three = desk.tag("One"), desk.tag("Two"), desk.tag("Three")
    step = desk.add(one)
    undo = desk.store.steps.change_to_undo(step)
    desk.write(*undo.edits, kind="undo", undoes=step)
    with pytest.raises(ConflictError, match="undone"):
        desk.write(*added(two), continues=step)
    redo = desk.store.steps.change_to_redo(step)
    desk.write(*redo.edits, kind="redo", undoes=step)
    desk.write(*added(three), continues=step)
    assert desk.store.tags.all() == [one, three]


def test_a_step_that_is_not_there_cannot_be_continued(desk: Desk) -> None:
    with pytest.raises(ConflictError, match="step to continue"):
        desk.write(*added(desk.tag()), continues=desk.uids.new())
    assert desk.store.tags.all() == []


def test_settings_and_places_are_kept_outside_the_journal(desk: Desk) -> None:
    article = desk.bring()
    before = desk.store.dump()
    desk.store.set_setting("sort", "title")
    desk.store.set_setting("sort", "outlet")
    desk.store.set_place(article.uid, desk.me.uid, 7)
    desk.store.set_place(article.uid, desk.me.uid, 9)
    desk.reopen()
    assert desk.store.setting("sort") == "outlet"
    assert desk.store.setting("none") is None
    assert desk.store.place(article.uid, desk.me.uid) == 9
    assert desk.store.place(desk.me.uid, article.uid) is None
    assert desk.store.dump() == before
    assert len(desk.store.steps.history(10)) == 2


def test_a_reader_refuses_every_write(desk: Desk) -> None:
    article = desk.bring()
    reader = Store.open(desk.store.path, clock=desk.clock, read_only=True)
    assert reader.read_only
    tag = desk.tag()
    for write in (
        lambda: reader.write(Change("x", {}, added(tag)), analyst=desk.me.uid),
        lambda: reader.set_setting("a", "b"),
        lambda: reader.set_place(article.uid, desk.me.uid, 1),
    ):
        with pytest.raises(ReadOnlyProjectError, match="read only"):
            write()
    sibling = reader.sibling()
    assert sibling.articles.count() == 1
    assert sibling.read_only
    sibling.close()
    reader.close()
    reader.close()


def _moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.reader"))


def _replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    other.replace(path)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file stays where it is there")
@pytest.mark.parametrize("take", [Path.unlink, _moved, _replaced])
def test_nothing_is_written_to_a_file_that_nobody_would_find_again(
    desk: Desk, take: Callable[[Path], None]
) -> None:
    desk.add(desk.tag())
    take(desk.store.path)
    with pytest.raises(StorageError, match=r"press\.reader .* Nothing was written"):
        desk.add(desk.tag("Other"))


@pytest.mark.skipif(sys.platform == "win32", reason="an open file stays where it is there")
def test_a_file_that_was_put_back_is_written_again(desk: Desk) -> None:
    path, elsewhere = desk.store.path, desk.store.path.with_name("elsewhere.reader")
    path.rename(elsewhere)
    with pytest.raises(StorageError):
        desk.add(desk.tag())
    elsewhere.rename(path)
    desk.add(desk.tag())
    assert desk.store.check() == []


def test_a_worker_writes_over_a_sibling(desk: Desk) -> None:
    article, text, original = desk.article()
    seen: list[int] = []

    def work() -> None:
        sibling = desk.store.sibling()
        change = Change("import", {}, added(article), (text,), (original,))
        sibling.write(change, analyst=desk.me.uid, kind="import")
        seen.append(sibling.articles.count())
        sibling.close()

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    assert seen == [1]
    assert desk.store.articles.get(article.uid) == article
    desk.store.checkpoint()
    with pytest.raises(ProjectLockedError):
        Store.open(desk.store.path, clock=desk.clock)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file stays where it is there")
def test_a_sibling_knows_when_the_file_or_its_log_is_another(desk: Desk) -> None:
    desk.add(desk.tag())
    with closing(desk.store.sibling()) as sibling:
        assert sibling.is_current
        log_of(desk.store.path).unlink()
        assert not sibling.is_current
    elsewhere = desk.store.path.with_name("elsewhere")
    desk.add(desk.tag())
    with closing(desk.store.sibling()) as sibling:
        assert sibling.is_current
        desk.store.path.rename(elsewhere)
        assert not sibling.is_current
        elsewhere.rename(desk.store.path)


def test_the_lock_is_held_until_the_last_sibling_has_let_go(desk: Desk) -> None:
    sibling = desk.store.sibling()
    desk.store.close()
    with pytest.raises(ProjectLockedError):
        Store.open(desk.store.path, clock=desk.clock)
    sibling.close()
    again = Store.open(desk.store.path, clock=desk.clock)
    again.close()


def test_a_closed_project_is_one_file(desk: Desk) -> None:
    desk.bring()
    desk.store.close()
    assert [path.name for path in desk.store.path.parent.iterdir()] == [desk.store.path.name]


def test_the_list_shows_what_was_written(desk: Desk) -> None:
    article = desk.bring()
    desk.add(desk.highlight(article), desk.reading(article, status="reading"))
    (row,) = desk.store.articles.page(LibraryQuery(analyst=desk.me.uid))
    assert (row.uid, row.title, row.status) == (article.uid, article.title, "reading")
    assert (row.n_highlights, row.n_chars) == (1, len(WORDS))
    (row,) = desk.store.articles.page(LibraryQuery())
    assert row.status == "new"


def test_a_project_closes_while_a_worker_writes(desk: Desk) -> None:
    sibling = desk.store.sibling()
    with sibling._connection.transaction():
        sibling._connection.run("INSERT INTO setting VALUES('a','b')")
        desk.store.close()
    assert sibling.setting("a") == "b"
    sibling.close()
