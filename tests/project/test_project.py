from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectError, ReadOnlyProjectError
from reader_app.core.spans import Span
from reader_app.project.person import Person
from reader_app.project.project import Project
from tests.project.people import INES, MARA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.edits import Change
    from reader_app.core.ids import Clock
    from reader_app.core.records import Article


def test_a_new_project_has_its_analyst_and_its_files_name(
    project: Project, project_path: Path
) -> None:
    assert (project.analyst.uid, project.analyst.name) == (INES.uid, "Ines")
    assert (project.path, project.title, project.read_only) == (project_path, "press", False)
    assert list(project.analysts()) == [INES.uid]
    assert project.history.next_undo() is None


def test_a_project_is_not_made_over_a_file(project_path: Path, clock: Clock) -> None:
    project_path.write_text("mine")
    with pytest.raises(ProjectError):
        Project.create(project_path, person=INES, clock=clock)
    assert project_path.read_text() == "mine"


def test_what_was_done_is_there_after_opening_again(
    project: Project, article: Article, reopen: Callable[..., Project]
) -> None:
    project.marks.tag_paths(article.uid, Span(0, 5), ["Claim"], "why")
    tag = next(project.codebook.walk()).uid
    project.tags.pin(tag, 4)
    again = reopen(project)
    assert [each.name for each in again.codebook.walk()] == ["Claim"]
    assert again.pins == {4: tag}
    assert len(again.marks.of_article(article.uid)) == 1
    assert again.history.next_undo() == "Pin Claim to 4"


def test_a_second_person_becomes_an_analyst_of_the_project(
    project: Project, reopen: Callable[..., Project]
) -> None:
    other = reopen(project, MARA)
    assert other.analyst.name == "Mara"
    assert [each.name for each in other.analysts().values()] == ["Ines", "Mara"]
    assert other.history.next_undo() is None


def test_a_person_of_another_name_stays_the_same_analyst(
    project: Project, reopen: Callable[..., Project]
) -> None:
    again = reopen(project, Person(INES.uid, "  Inês\nP. "))
    assert [each.name for each in again.analysts().values()] == ["Inês P."]
    assert again.analyst.uid == INES.uid


def test_a_person_known_by_name_alone_is_the_analyst_of_that_name(
    project: Project, reopen: Callable[..., Project]
) -> None:
    assert reopen(project, Person(None, "Ines")).analyst.uid == INES.uid


def test_a_person_known_by_name_alone_may_be_someone_new(
    project: Project, reopen: Callable[..., Project]
) -> None:
    again = reopen(project, Person(None, ""))
    assert [each.name for each in again.analysts().values()] == ["Ines", "Analyst"]


def test_a_project_open_elsewhere_can_be_read(
    project: Project, article: Article, clock: Clock
) -> None:
    with pytest.raises(ProjectError, match="open in another window"):
        Project.open(project.path, person=MARA, clock=clock)
    reader = Project.open(project.path, person=MARA, clock=clock, read_only=True)
    assert reader.read_only
    assert reader.articles.count() == 1
    assert [each.name for each in reader.analysts().values()] == ["Ines"]
    with pytest.raises(ReadOnlyProjectError):
        reader.tags.create("Claim")
    assert len(reader.codebook) == 0
    reader.set_setting("view", "x")
    assert reader.setting("view") is None
    reader.close()


def test_a_file_that_is_no_project_is_let_go_of(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "notes.reader"
    path.write_text("not a project")
    with pytest.raises(ProjectError, match="not a Reader project"):
        Project.open(path, person=INES, clock=clock)
    path.unlink()


def test_a_project_that_cannot_be_entered_is_let_go_of(
    project: Project, clock: Clock, reopen: Callable[..., Project]
) -> None:
    project.close()
    with pytest.raises(ValueError, match="hexadecimal"):
        Project.open(project.path, person=Person("no uid", "X"), clock=clock)  # type: ignore[arg-type]
    assert reopen(project).analyst.name == "Ines"


def test_listeners_hear_once_of_each_change_with_the_codebook_up_to_date(
    project: Project, article: Article
) -> None:
    heard: list[tuple[str, int]] = []
    project.listen(lambda change: heard.append((change.action, len(project.codebook))))
    project.marks.tag_new(article.uid, Span(0, 5), "Claim")
    project.marks.tag_new(article.uid, Span(0, 5), "Claim")
    project.history.undo()
    project.history.redo()
    assert heard == [("highlight.tag_new", 1), ("highlight.tag_new", 0), ("highlight.tag_new", 1)]


def test_what_a_worker_writes_is_adopted(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A title\n\nSome words.\n")
    written: list[Change] = []

    def work() -> None:
        worker = project.worker()
        worker.articles.import_paths([tmp_path / "a.txt"], on_change=written.append)
        written.append(worker.tags.create("Claim"))
        worker.tags.pin(written[-1].edits[0].record.uid, 1)
        worker.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    heard: list[str] = []
    project.listen(lambda change: heard.append(change.action))
    for change in written:
        project.adopt(change)
    assert heard == ["article.import", "tag.create"]
    assert [tag.name for tag in project.codebook.walk()] == ["Claim"]
    assert project.articles.count() == 1
    assert project.history.next_undo() == "Pin Claim to 1"


def test_a_projects_own_settings_are_no_steps(
    project: Project, reopen: Callable[..., Project]
) -> None:
    project.set_setting("article", "x")
    assert reopen(project).setting("article") == "x"
    assert project.title == "press"


def test_how_far_a_project_is_shows_with_each_step(project: Project) -> None:
    before = project.stand
    project.tags.create("Actor")
    assert project.stand != before


def test_a_tidied_file_is_whole_without_its_log(
    project: Project, article: Article, reopen: Callable[..., Project], tmp_path: Path, clock: Clock
) -> None:
    project.checkpoint()
    project._bench.store._log_keeper.end()
    copy = tmp_path / "copy.reader"
    copy.write_bytes(project.path.read_bytes())
    opened = Project.open(copy, person=INES, clock=clock)
    assert opened.articles.count() == 1
    opened.close()
    reopen(project, read_only=True).checkpoint()


def test_a_sound_project_has_no_findings(project: Project, article: Article) -> None:
    project.marks.tag_paths(article.uid, Span(0, 5), ["Claim"], "why")
    assert project.check() == []


def test_a_pin_of_another_analyst_is_not_taken_over(
    project: Project, reopen: Callable[..., Project]
) -> None:
    project.tags.create("Claim")
    change = project.tags.pin(next(project.codebook.walk()).uid, 1)
    other = reopen(project, MARA)
    other.adopt(change)
    assert other.pins == {}
