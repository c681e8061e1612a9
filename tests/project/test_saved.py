"""Queries kept by name in the project file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotFoundError, ProjectError

if TYPE_CHECKING:
    from reader_app.project.project import Project


def saved(project: Project, kind: str = "search") -> list[tuple[str, str]]:
    return [(each.name, each.text) for each in project.saved.all(kind)]  # type: ignore[arg-type]


def test_queries_are_kept_by_kind_and_name(project: Project) -> None:
    project.saved.save("search", " Ports ", "port OR harbour")
    project.saved.save("search", "ferries", "ferry*")
    project.saved.save("list", "Ports", "{}")
    assert saved(project) == [("ferries", "ferry*"), ("Ports", "port OR harbour")]
    assert saved(project, "list") == [("Ports", "{}")]
    assert saved(project, "spans") == []


def test_a_name_that_is_there_takes_the_new_text(project: Project) -> None:
    project.saved.save("search", "Ports", "port")
    project.saved.save("search", "PORTS", "port*")
    assert saved(project) == [("PORTS", "port*")]
    assert not project.saved.save("search", "PORTS", "port*")
    project.history.undo()
    assert saved(project) == [("Ports", "port")]
    project.history.undo()
    assert saved(project) == []


def test_a_query_is_renamed_and_deleted_and_both_are_undone(project: Project) -> None:
    project.saved.save("search", "Ports", "port")
    project.saved.save("search", "Ferries", "ferry")
    ports = project.saved.all("search")[1].uid
    with pytest.raises(ProjectError, match="There is “Ferries” already"):
        project.saved.rename(ports, "ferries")
    assert not project.saved.rename(ports, "Ports")
    project.saved.rename(ports, "ports")
    project.saved.delete(ports)
    assert saved(project) == [("Ferries", "ferry")]
    with pytest.raises(NotFoundError, match="no longer in the project"):
        project.saved.delete(ports)
    project.history.undo()
    project.history.undo()
    assert saved(project) == [("Ferries", "ferry"), ("Ports", "port")]


def test_a_query_needs_a_name(project: Project) -> None:
    with pytest.raises(ProjectError, match="A name is missing"):
        project.saved.save("search", " ", "port")


def test_a_project_without_the_table_has_no_saved_queries(project: Project) -> None:
    project._bench.store._connection.run("DROP TABLE saved_query")
    assert saved(project) == []


def test_a_query_on_spans_is_found_by_its_name(project: Project) -> None:
    project.tags.create("Claim")
    project.saved.save("spans", "Claims", "tag:Claim")
    assert project.spans.saved("CLAIMS") == project.spans.where("tag:Claim")
    with pytest.raises(NotFoundError, match="There are: Claims"):
        project.spans.saved("Others")
    with pytest.raises(NotFoundError, match="There are: none"):
        project.saved.named("search", "Others")
