"""Work in a copy on this machine gets back to where the project lies; nothing of anybody is lost."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import (
    ConflictError,
    ProjectError,
    ProjectLockedError,
    StorageError,
)
from reader_app.project.project import Project
from reader_app.project.working_copies import PutBack, WorkingCopies
from reader_app.store import working_copy
from reader_app.store.backup import back_up
from reader_app.store.lock import ProjectLock
from reader_app.store.place import conflict_copies
from reader_app.store.restore import restore
from reader_app.store.working_copy import put_back, relation, stand_of, take
from tests.project.people import INES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import SettableClock


@pytest.fixture
def origin(tmp_path: Path, clock: SettableClock) -> Path:
    """Give a project on a stick, with a tag."""
    path = tmp_path / "stick" / "press.reader"
    path.parent.mkdir()
    with closing(Project.create(path, person=INES, clock=clock)) as project:
        project.tags.create("First")
    return path


@pytest.fixture
def copies(tmp_path: Path, clock: SettableClock) -> Iterator[WorkingCopies]:
    """Give the working copies of this machine."""
    copies = WorkingCopies(tmp_path / "home" / "working copies", clock)
    yield copies
    copies.let_go()


def add(path: Path, clock: SettableClock, *names: str) -> None:
    clock.advance(1000)
    with closing(Project.open(path, person=INES, clock=clock)) as project:
        for name in names:
            project.tags.create(name)


def tags(path: Path, clock: SettableClock) -> list[str]:
    with closing(Project.open(path, person=INES, clock=clock, read_only=True)) as project:
        assert project.check() == []
        return sorted(tag.name for tag in project.codebook.walk())


def test_what_is_done_in_the_copy_is_put_back(
    origin: Path, copies: WorkingCopies, clock: SettableClock
) -> None:
    assert copies.copy_of(origin) is None
    copy = copies.begin(origin)
    assert (copy.name, copies.copy_of(origin), copies.origin_of(copy)) == (
        "press.reader",
        copy,
        origin,
    )
    assert copies.put_back(copy) is None
    add(copy, clock, "Second")
    assert tags(origin, clock) == ["First"]
    assert copies.put_back(copy) == PutBack(origin)
    assert tags(origin, clock) == ["First", "Second"]
    assert copies.put_back(copy) is None
    assert copies.begin(origin) == copy
    names = sorted(each.name for each in origin.parent.iterdir())
    assert names == ["press.reader", "press.reader.lock"]


def test_what_is_put_back_is_of_that_moment_while_work_goes_on(
    origin: Path, copies: WorkingCopies, clock: SettableClock
) -> None:
    copy = copies.begin(origin)
    with closing(Project.open(copy, person=INES, clock=clock)) as project:
        project.tags.create("Second")
        assert copies.put_back(copy) == PutBack(origin)
        project.tags.create("Third")
        assert tags(origin, clock) == ["First", "Second"]
    assert copies.put_back(copy) == PutBack(origin)
    assert tags(origin, clock) == ["First", "Second", "Third"]


def test_nobody_else_opens_the_project_meanwhile(
    origin: Path, copies: WorkingCopies, clock: SettableClock
) -> None:
    copies.begin(origin)
    with pytest.raises(ProjectLockedError):
        Project.open(origin, person=INES, clock=clock)
    copies.let_go()
    with closing(Project.open(origin, person=INES, clock=clock)):
        other = WorkingCopies(copies._folder.with_name("other"), clock)
        with pytest.raises(ProjectLockedError):
            other.begin(origin)


def test_what_was_done_elsewhere_comes_into_a_copy_that_has_nothing_new(
    origin: Path, copies: WorkingCopies, clock: SettableClock
) -> None:
    copy = copies.begin(origin)
    copies.let_go()
    add(origin, clock, "Elsewhere")
    assert copies.put_back(copy) is None
    assert copies.begin(origin) == copy
    assert tags(copy, clock) == ["Elsewhere", "First"]


def test_where_both_were_changed_both_are_kept(
    origin: Path, copies: WorkingCopies, clock: SettableClock
) -> None:
    copy = copies.begin(origin)
    copies.let_go()
    add(origin, clock, "Theirs")
    add(copy, clock, "Mine")
    assert copies.begin(origin) == copy
    done = copies.put_back(copy)
    assert done is not None
    assert done.is_conflict
    assert conflict_copies(origin) == copies.conflict_copies(origin) == [done.origin]
    assert copies.conflict_copies(copy) == []
    assert tags(origin, clock) == ["First", "Theirs"]
    assert tags(done.origin, clock) == ["First", "Mine"]
    add(copy, clock, "More")
    assert copies.put_back(copy) == PutBack(done.origin)
    assert tags(done.origin, clock) == ["First", "Mine", "More"]
    assert copies.copy_of(origin) is None
    assert copies.copy_of(done.origin) == copy
    copies.let_go()
    assert tags(copies.begin(origin), clock) == ["First", "Theirs"]


def test_two_conflicts_in_one_second_bear_two_names(
    origin: Path, copies: WorkingCopies, clock: SettableClock
) -> None:
    names = set[str]()
    for name in ("one", "two"):
        other = WorkingCopies(copies._folder.with_name(name), clock)
        copy = other.begin(origin)
        other.let_go()
        add(origin, clock, f"Theirs {name}")
        add(copy, clock, f"Mine {name}")
        clock.advance(-2000)
        done = other.put_back(copy)
        assert done is not None
        names.add(done.origin.name)
    assert len(names) == 2


def test_one_that_was_changed_at_the_last_moment_is_kept_too(
    origin: Path, copies: WorkingCopies, clock: SettableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = copies.begin(origin)
    copies.let_go()
    add(copy, clock, "Mine")
    copy_whole = working_copy.copy_whole

    def late(source: Path, target: Path) -> None:
        copy_whole(source, target)
        if "Theirs" not in tags(origin, clock):
            add(origin, clock, "Theirs")

    monkeypatch.setattr(working_copy, "copy_whole", late)
    done = copies.put_back(copy)
    assert done is not None
    assert done.is_conflict
    assert tags(origin, clock) == ["First", "Theirs"]
    assert tags(done.origin, clock) == ["First", "Mine"]


def test_a_copy_set_back_to_a_backup_is_put_back_as_it_is(
    origin: Path, copies: WorkingCopies, clock: SettableClock
) -> None:
    copy = copies.begin(origin)
    backup = back_up(copy, clock.now_ms())
    add(copy, clock, "Wrong")
    assert copies.put_back(copy) == PutBack(origin)
    restore(copy, backup.path, clock.now_ms())
    assert tags(copies.begin(origin), clock) == ["First"]
    assert copies.put_back(copy) == PutBack(origin)
    assert tags(origin, clock) == ["First"]


def test_where_the_place_is_gone_work_goes_on_and_is_put_back_when_it_is_there(
    origin: Path, copies: WorkingCopies, clock: SettableClock
) -> None:
    copy = copies.begin(origin)
    stick, out = origin.parent, origin.parent.with_name("out")
    stick.rename(out)
    add(copy, clock, "Meanwhile")
    for _ in range(2):
        with pytest.raises(StorageError, match=r"cannot be reached.*is kept on this machine"):
            copies.put_back(copy)
        stick.mkdir(exist_ok=True)  # as a mount's empty folder
    assert not list(stick.iterdir())
    copies.let_go()
    assert copies.begin(origin) == copy
    with pytest.raises(StorageError, match="not put back yet"):
        copies.end(origin)
    stick.rmdir()
    out.rename(stick)
    assert copies.begin(origin) == copy
    assert copies.put_back(copy) == PutBack(origin)
    assert tags(origin, clock) == ["First", "Meanwhile"]


def test_work_goes_on_in_the_project_itself_once_it_lacks_nothing(
    origin: Path, copies: WorkingCopies, clock: SettableClock
) -> None:
    copies.end(origin)
    copy = copies.begin(origin)
    add(copy, clock, "Mine")
    with pytest.raises(StorageError, match="not put back yet"):
        copies.end(origin)
    copies.put_back(copy)
    copies.end(origin)
    assert copies.copy_of(origin) is None
    assert not copy.parent.exists()


def test_what_is_no_working_copy_is_put_nowhere(
    origin: Path, copies: WorkingCopies, tmp_path: Path
) -> None:
    assert copies.origin_of(origin) is None
    assert copies.put_back(origin) is None
    copy = copies.begin(origin)
    for words in ("no note", "[]", "{}", '{"base": 1}'):
        copy.with_name("origin.json").write_text(words)
        assert copies.put_back(copy) is None
        assert copies.copy_of(origin) is None
    copy.with_name("origin.json").unlink()
    copies.let_go()
    assert copies.begin(origin) == copy  # what was cut off as it was made goes


def test_an_origin_that_is_no_project_any_more_is_not_replaced(
    origin: Path, copies: WorkingCopies, clock: SettableClock
) -> None:
    copy = copies.begin(origin)
    add(copy, clock, "Mine")
    origin.write_bytes(b"half of what another program is writing")
    with pytest.raises(ProjectError):
        copies.put_back(copy)
    assert origin.read_bytes().startswith(b"half")
    assert tags(copy, clock) == ["First", "Mine"]
    copies.let_go()
    with pytest.raises(ProjectError):
        copies.begin(origin)
    ProjectLock.take(origin).release()


def test_a_copy_is_ahead_where_it_goes_on_with_the_origins_last_step(
    origin: Path, copies: WorkingCopies, clock: SettableClock
) -> None:
    copy = copies.begin(origin)
    with closing(Project.open(copy, person=INES, clock=clock)) as project:
        step = project._bench.store.steps.history(1)[0].uid
        tag = project.tags.create("Second")
        project.history.undo()
        project._bench.write(tag, continues=step)
    base = stand_of(origin)
    shutil.copy(origin, origin.with_name("older.reader"))
    put_back(copy, origin, base)
    older = origin.with_name("older.reader")
    assert relation(copy, older, None) == "ahead"
    assert relation(older, copy, None) == "behind"
    assert relation(copy, origin, None) == "same"


def test_a_project_without_a_step_is_behind_any_other(
    tmp_path: Path, origin: Path, clock: SettableClock
) -> None:
    from reader_app.store.store import Store

    empty = tmp_path / "empty.reader"
    Store.create(empty, clock=clock).close()
    assert relation(empty, origin, None) == "behind"
    assert relation(origin, empty, None) == "ahead"


def test_one_that_somebody_reads_or_that_changed_is_not_replaced(
    origin: Path, copies: WorkingCopies, clock: SettableClock
) -> None:
    copy = copies.begin(origin)
    add(copy, clock, "Mine")
    with pytest.raises(ConflictError):
        put_back(copy, origin, stand_of(copy))
    with (
        closing(Project.open(origin, person=INES, clock=clock, read_only=True)),
        pytest.raises(ProjectLockedError, match="is open elsewhere"),
    ):
        put_back(copy, origin, stand_of(origin))
    assert tags(origin, clock) == ["First"]
    assert not list(origin.parent.glob("*.tmp"))


def test_a_place_that_refuses_is_told_in_a_sentence(
    origin: Path, copies: WorkingCopies, tmp_path: Path, clock: SettableClock
) -> None:
    copy = copies.begin(origin)
    add(copy, clock, "Mine")
    (origin.parent / "press.reader.tmp").mkdir()
    with pytest.raises(StorageError, match=r"press\.reader cannot be written in"):
        copies.put_back(copy)
    (tmp_path / "a file").write_text("in the way")
    with pytest.raises(StorageError, match=r"No copy of press\.reader could be made"):
        take(origin, tmp_path / "a file" / "press.reader")
