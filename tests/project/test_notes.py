from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotFoundError
from reader_app.core.ids import Uid
from reader_app.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.edits import Change
    from reader_app.core.records import Article, Note
    from reader_app.project.project import Project


def test_articles_tags_and_the_project_take_notes(project: Project, article: Article) -> None:
    project.tags.create("Claim")
    tag = next(project.codebook.walk()).uid
    cases: list[tuple[Callable[[str], Change], Callable[[], list[Note]], str]] = [
        (
            lambda body: project.notes.add_to_article(article.uid, body),
            lambda: project.notes.on_article(article.uid),
            "the article Ferry held at port",
        ),
        (
            lambda body: project.notes.add_to_tag(tag, body),
            lambda: project.notes.on_tag(tag),
            "the tag Claim",
        ),
        (project.notes.add_to_project, project.notes.on_project, "the project"),
    ]
    for add, notes, place in cases:
        assert not add("  ")
        add("Why?")
        assert project.history.next_undo() == f"Add a note to {place}"
        (note,) = notes()
        assert not project.notes.edit(note.uid, "Why?")
        project.notes.edit(note.uid, "Because.")
        assert project.history.next_undo() == f"Edit the note on {place}"
        assert [each.body for each in notes()] == ["Because."]
        project.notes.edit(note.uid, " ")
        assert project.history.next_undo() == f"Delete the note on {place}"
        assert notes() == []
        project.history.undo()
        assert [each.body for each in notes()] == ["Because."]
    assert project.check() == []


def test_a_note_on_a_highlight_is_edited_likewise(project: Project, article: Article) -> None:
    project.marks.tag_paths(article.uid, Span(0, 5), ["Claim"], "Why?")
    (note,) = project.marks.mark_at(article.uid, Span(0, 5)).notes
    project.notes.edit(note.uid, "Because.")
    assert project.history.next_undo() == "Edit the note on “Ferry”"


def test_a_note_that_is_gone_is_not_edited(project: Project) -> None:
    with pytest.raises(NotFoundError):
        project.notes.edit(Uid("0" * 32), "x")
