from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.ids import Uid
from reader_app.core.scales import CREDIBILITY, ICD_203, RELIABILITY
from reader_app.core.spans import Span
from reader_app.project.rows import LibraryQuery
from tests.project.people import MARA

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.marks import Mark
    from reader_app.core.records import Article
    from reader_app.project.project import Project

NOWHERE = Uid("0" * 32)
HERE, THERE = Span(0, 5), Span(6, 10)


def value(project: Project, scale: Uid, code: str) -> Uid:
    return next(each.uid for each in project.scales.values(scale) if each.code == code)


@pytest.fixture
def marks(project: Project, article: Article) -> list[Uid]:
    project.marks.highlight(article.uid, HERE)
    project.marks.highlight(article.uid, THERE)
    return [mark.uid for mark in project.marks.of_article(article.uid).in_order()]


@pytest.fixture
def b2(project: Project) -> list[Uid]:
    return [value(project, RELIABILITY.uid, "B"), value(project, CREDIBILITY.uid, "2")]


def badge(project: Project, article: Article, span: Span = HERE) -> str:
    return project.scales.badge(project.marks.mark_at(article.uid, span).grades)


def test_a_highlight_is_graded_in_one_step(
    project: Project, article: Article, marks: list[Uid], b2: list[Uid]
) -> None:
    project.grades.grade(marks[:1], b2)
    assert badge(project, article) == "B2"
    assert project.history.next_undo() == "Grade “Ferry” B · 2"
    assert not project.grades.grade(marks[:1], b2)
    project.history.undo()
    assert badge(project, article) == ""


def test_a_later_grade_takes_the_place_of_the_earlier(
    project: Project, article: Article, marks: list[Uid], b2: list[Uid]
) -> None:
    project.grades.grade(marks, b2)
    assert project.history.next_undo() == "Grade 2 highlights B · 2"
    before = project.marks.mark_at(article.uid, HERE).grades
    project.grades.grade(marks, [value(project, CREDIBILITY.uid, "3")])
    assert [badge(project, article, span) for span in (HERE, THERE)] == ["B3", "B3"]
    after = project.marks.mark_at(article.uid, HERE).grades
    assert [grade.uid for grade in after] == [grade.uid for grade in before]


def test_grades_are_taken_off(
    project: Project, article: Article, marks: list[Uid], b2: list[Uid]
) -> None:
    project.grades.grade(marks, b2)
    project.grades.ungrade(marks[:1], RELIABILITY.uid)
    assert badge(project, article) == "2"
    project.grades.ungrade(marks)
    assert [badge(project, article, span) for span in (HERE, THERE)] == ["", ""]
    assert not project.grades.ungrade(marks)


def test_each_analyst_has_grades_of_their_own(
    project: Project, article: Article, marks: list[Uid], b2: list[Uid],
    reopen: Callable[..., Project],
) -> None:  # fmt: skip
    project.grades.grade(marks[:1], b2)
    other = reopen(project, MARA)
    other.grades.grade(marks[:1], [value(other, RELIABILITY.uid, "C")])
    mark: Mark | None = other.marks.of_article(article.uid).get(marks[0])
    assert mark is not None
    assert len(mark.grades) == 3
    other.grades.ungrade(marks[:1])
    mark = other.marks.of_article(article.uid).get(marks[0])
    assert mark is not None
    assert other.scales.badge(mark.grades) == "B2"


def test_an_article_is_graded_as_a_whole(project: Project, article: Article, b2: list[Uid]) -> None:
    project.grades.grade_article(article.uid, b2)
    grades = project.grades.of_article(article.uid)
    assert project.scales.badge(grades) == "B2"
    assert project.history.next_undo() == "Grade the article Ferry held at port B · 2"
    (row,) = project.articles.page(LibraryQuery())
    assert sorted(row.grades) == sorted(b2)
    project.grades.ungrade_article(article.uid, RELIABILITY.uid)
    assert project.scales.badge(project.grades.of_article(article.uid)) == "2"
    project.grades.ungrade_article(article.uid)
    assert project.articles.page(LibraryQuery())[0].grades == ()


def test_what_is_gone_is_not_graded_with(project: Project, marks: list[Uid]) -> None:
    with pytest.raises(NotFoundError, match="value"):
        project.grades.grade(marks, [NOWHERE])
    with pytest.raises(NotFoundError, match="highlight"):
        project.grades.grade([NOWHERE], [])
    with pytest.raises(NotFoundError, match="article"):
        project.grades.grade_article(NOWHERE, [])
    with pytest.raises(NotFoundError, match="scale"):
        project.grades.rename_scale(NOWHERE, "x")


VALUES = [("a", "Open", ""), ("b", "Closed", "Nothing is known.")]


def own(project: Project) -> Uid:
    return (
        project.grades.create_scale(" Police  code ", VALUES, "From the force").edits[0].record.uid
    )


def test_a_scale_of_ones_own_is_made_and_used(
    project: Project, article: Article, marks: list[Uid], reopen: Callable[..., Project]
) -> None:
    scale = own(project)
    assert project.history.next_undo() == "Create the scale Police code"
    project.grades.grade(marks, [value(project, scale, "b")])
    project.grades.grade_article(article.uid, [value(project, scale, "a")])
    again = reopen(project)
    record = again.scales.scale(scale)
    assert record is not None
    assert (record.name, record.description) == ("Police code", "From the force")
    assert [each.label for each in again.scales.values(scale)] == ["Open", "Closed"]
    assert badge(again, article) == "b"


@pytest.mark.parametrize(
    ("name", "values", "why"),
    [
        (" ", VALUES, "needs a name"),
        ("source RELIABILITY", VALUES, "already a scale"),
        ("Own", [], "needs a code"),
        ("Own", [("a", "", ""), (" ", "", "")], "needs a code"),
        ("Own", [("a", "", ""), (" a ", "", "")], "same code"),
    ],
)
def test_an_unusable_scale_is_refused(
    project: Project, name: str, values: list[tuple[str, str, str]], why: str
) -> None:
    with pytest.raises(ProjectError, match=why):
        project.grades.create_scale(name, values)


def test_what_is_built_in_is_not_changed(project: Project) -> None:
    with pytest.raises(ProjectError, match="built in"):
        project.grades.delete_scale(ICD_203.uid)


def test_a_scale_is_renamed(project: Project) -> None:
    scale = own(project)
    project.grades.rename_scale(scale, "POLICE CODE")
    assert not project.grades.rename_scale(scale, "POLICE CODE")
    assert project.history.next_undo() == "Rename the scale Police code to POLICE CODE"
    with pytest.raises(ProjectError, match="already"):
        project.grades.rename_scale(scale, "information credibility")


def test_the_values_of_a_scale_change_unless_one_that_is_used_would_go(
    project: Project, article: Article, marks: list[Uid]
) -> None:
    scale = own(project)
    a, b = (value(project, scale, code) for code in "ab")
    project.grades.grade(marks[1:], [b])
    assert not project.grades.set_values(scale, VALUES)
    with pytest.raises(ProjectError, match="“b” of “Police code” is used by 1 grade"):
        project.grades.set_values(scale, VALUES[:1])
    project.grades.set_values(scale, [("c", "New", ""), ("b", "Shut", "")])
    assert [(each.code, each.label) for each in project.scales.values(scale)] == [
        ("c", "New"),
        ("b", "Shut"),
    ]
    assert value(project, scale, "b") == b
    assert badge(project, article, THERE) == "b"
    project.history.undo()
    assert value(project, scale, "a") == a


def test_a_value_gets_another_code_and_keeps_its_grades(
    project: Project, article: Article, marks: list[Uid]
) -> None:
    scale = own(project)
    b = value(project, scale, "b")
    project.grades.grade(marks[:1], [b])
    project.grades.reword(b, (" x ", "Shut", "No."))
    assert badge(project, article) == "x"
    assert value(project, scale, "x") == b
    assert project.history.next_undo() == "Change the values of the scale Police code"
    assert not project.grades.reword(b, ("x", "Shut", "No."))
    with pytest.raises(ProjectError, match="same code"):
        project.grades.reword(b, ("a", "", ""))
    with pytest.raises(ProjectError, match="built in"):
        project.grades.reword(value(project, RELIABILITY.uid, "B"), ("x", "", ""))


def test_a_scale_is_described(project: Project) -> None:
    scale = own(project)
    project.grades.describe_scale(scale, " For reports ")
    record = project.scales.scale(scale)
    assert record is not None
    assert record.description == "For reports"
    assert project.history.next_undo() == "Describe the scale Police code"
    assert not project.grades.describe_scale(scale, "For reports")


def test_own_scales_are_put_in_another_order(project: Project) -> None:
    first = own(project)
    second, third = (project.grades.create_scale(name, VALUES).edits[0].record.uid for name in "BC")
    project.grades.move_scale(third, 0)
    assert [scale.uid for scale in project.scales.all()[5:]] == [third, first, second]
    assert project.history.next_undo() == "Move the scale C"
    assert not project.grades.move_scale(second, 9)
    project.history.undo()
    assert [scale.uid for scale in project.scales.all()[5:]] == [first, second, third]


def test_a_scale_is_deleted_only_when_nothing_is_graded_by_it(
    project: Project, article: Article, marks: list[Uid]
) -> None:
    scale = own(project)
    before = project._bench.store.dump()
    a = value(project, scale, "a")
    project.grades.grade(marks, [a])
    with pytest.raises(ProjectError, match="“Police code” is used by 2 grades"):
        project.grades.delete_scale(scale)
    assert badge(project, article) == "a"
    project.grades.ungrade(marks)
    project.grades.delete_scale(scale)
    assert project.scales.scale(scale) is None
    assert project.check() == []
    project.history.undo()
    project.history.undo()
    project.history.undo()
    assert project._bench.store.dump() == before
