"""Backups as the window and the command line see them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotAProjectError, NotFoundError
from reader_app.core.spans import Span
from reader_app.project.backups import (
    back_up,
    back_up_if_changed,
    backup_named,
    backups_of,
    project_of,
    restore_backup,
)
from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.project.repair import repair
from reader_app.project.workbench import MANY_EDITS

if TYPE_CHECKING:
    from tests.conftest import SettableClock


@pytest.fixture
def made(project_path: Path, clock: SettableClock) -> Path:
    """Give a closed project with one tag."""
    project = Project.create(project_path, person=Person(None, "Ines"), clock=clock)
    project.tags.create("Actor")
    project.close()
    return project_path


def test_backups_are_listed_with_what_is_in_them(made: Path, clock: SettableClock) -> None:
    backup = back_up(made, clock)
    (listed,) = backups_of(made)
    assert listed.backup == backup
    assert listed.contents is not None
    assert listed.contents.articles == 0
    assert listed.last_step == "Create the tag Actor"


def test_a_damaged_backup_is_listed_as_such(made: Path, clock: SettableClock) -> None:
    back_up(made, clock).path.write_bytes(b"nothing")
    (listed,) = backups_of(made)
    assert listed.contents is None
    assert listed.last_step == ""


def test_a_backup_is_made_only_where_something_changed(made: Path, clock: SettableClock) -> None:
    assert back_up_if_changed(made, clock) is not None
    assert back_up_if_changed(made, clock) is None
    assert len(backups_of(made)) == 1


def test_what_is_no_project_is_not_backed_up(tmp_path: Path, clock: SettableClock) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("words " * 500)
    with pytest.raises(NotAProjectError):
        back_up(other, clock)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_backup_is_found_by_name_or_path(made: Path, clock: SettableClock) -> None:
    path = back_up(made, clock).path
    assert backup_named(made, path) == path
    assert backup_named(made, Path(path.name)) == path
    with pytest.raises(NotFoundError, match="There is no backup “gone”"):
        backup_named(made, Path("gone"))


def test_a_backup_is_restored(made: Path, clock: SettableClock) -> None:
    backup = back_up(made, clock)
    project = Project.open(made, person=Person(None, "Ines"), clock=clock)
    project.tags.create("Event")
    project.close()
    kept = restore_backup(made, backup.path, clock)
    assert kept is not None
    for path, names in ((made, {"Actor"}), (kept, {"Actor", "Event"})):
        project = Project.open(path, person=Person(None, "Ines"), clock=clock)
        assert {tag.name for tag in project.codebook.walk()} == names
        project.close()


def test_the_project_of_a_backup_is_known(made: Path, clock: SettableClock) -> None:
    assert project_of(back_up(made, clock).path) == made
    assert project_of(made) == made
    stranger = made.parent / "press backups" / "other.reader"
    assert project_of(stranger) == stranger


def test_a_merge_of_tags_is_preceded_by_a_backup(made: Path, clock: SettableClock) -> None:
    project = Project.open(made, person=Person(None, "Ines"), clock=clock)
    (actor,) = project.codebook.walk()
    project.tags.create("Event")
    event = project.codebook.child_named(None, "Event")
    assert event is not None
    project.tags.merge(actor.uid, [event.uid])
    project.close()
    (listed,) = backups_of(made)
    assert listed.last_step == "Create the tag Event"


def test_a_change_of_many_records_is_preceded_by_a_backup(made: Path, clock: SettableClock) -> None:
    project = Project.open(made, person=Person(None, "Ines"), clock=clock)
    article = project.articles.import_text("Words. " * 600, "many").uid
    assert article is not None
    for n in range(MANY_EDITS):
        project.marks.highlight(article, Span(n * 7, n * 7 + 5))
    assert backups_of(made) == []
    project.articles.delete([article])
    assert project.history.undo()
    project.articles.delete([article])  # waits for the backup of before, and is backed up itself
    project.close()
    latest, first = backups_of(made)
    for listed in (latest, first):
        assert listed.contents is not None
        assert listed.contents.highlights == MANY_EDITS


def test_where_no_backup_can_be_made_the_merge_goes_on(made: Path, clock: SettableClock) -> None:
    (made.parent / "press backups").write_text("in the way")
    project = Project.open(made, person=Person(None, "Ines"), clock=clock)
    (actor,) = project.codebook.walk()
    project.tags.create("Event")
    event = project.codebook.child_named(None, "Event")
    assert event is not None
    project.tags.merge(actor.uid, [event.uid])
    assert [tag.name for tag in project.codebook.walk()] == ["Actor"]
    project.close()


def test_a_sound_project_is_repaired_without_a_loss(made: Path, clock: SettableClock) -> None:
    target = made.with_name("new.reader")
    assert repair(made, target, clock) == []
    project = Project.open(target, person=Person(None, "Ines"), clock=clock)
    assert [tag.name for tag in project.codebook.walk()] == ["Actor"]
    project.close()
