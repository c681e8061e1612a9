"""Grades, speakers and links of a file, where the project has something else or nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.scales import RELIABILITY
from reader_app.core.spans import Span
from reader_app.formats.exchange.incoming import (
    Incoming,
    IncomingGrade,
    IncomingLink,
    IncomingMark,
    IncomingScale,
    IncomingSpeaker,
    IncomingText,
)
from reader_app.project.attributions import Voice
from tests.project.conftest import WORDS

if TYPE_CHECKING:
    from reader_app.core.marks import Mark
    from reader_app.core.records import Article
    from reader_app.project.project import Project

TEXT = IncomingText("t", "ferry", WORDS)
HERE = ("t", Span(0, 5), "Ferry")


def shown(project: Project, mark: Mark) -> list[str]:
    return [
        f"{scale.name}: {project.scales.shown(grade)}"
        for grade in mark.grades
        if (scale := project.scales.scale(grade.scale))
    ]


def test_grades_find_their_scales_by_name_and_make_those_that_lack(
    project: Project, article: Article
) -> None:
    project.grades.create_scale("Own", [("x", "", "")])
    grades = (
        IncomingGrade("source RELIABILITY", "B"),
        IncomingGrade("Information credibility", "Probably true"),
        IncomingGrade("own", "y"),
        IncomingGrade("Told", "2"),
        IncomingGrade("Untold", "z"),
        IncomingGrade("Analytical confidence", "G"),
        IncomingGrade("", "z"),
        IncomingGrade("Own", " "),
    )
    told = IncomingScale("told", (("1", "one", ""), ("2", "two", "why"), ("", "", "")), "for what")
    mark = IncomingMark(*HERE, grades=grades)
    report = project.incoming.put(Incoming((TEXT,), (), (mark,), scales=(told,)), "f")
    (found,) = project.marks.of_article(article.uid).in_order()
    assert shown(project, found) == [
        "Source reliability: B", "Information credibility: 2", "Own: y", "Told: 2", "Untold: z",
    ]  # fmt: skip
    own = {scale.name: scale for scale in project.scales.all()[5:]}
    assert [value.code for value in project.scales.values(own["Own"].uid)] == ["x", "y"]
    assert [value.label for value in project.scales.values(own["Told"].uid)] == ["one", "two"]
    assert own["Told"].description == "for what"
    assert list(report.remarks) == [
        "Not taken over: the grade “G” by “Analytical confidence”.",
        "Not taken over: the grade “z” by “”.",
        "Not taken over: the grade “ ” by “Own”.",
    ]
    assert project.check() == []


def test_what_a_highlight_says_already_stays(project: Project, article: Article) -> None:
    project.marks.highlight(article.uid, Span(0, 5))
    uid = project.marks.of_article(article.uid).in_order()[0].uid
    (first, second, *_) = project.scales.values(RELIABILITY.uid)
    project.grades.grade([uid], [first.uid])
    project.attributions.set(uid, [Voice("She")])
    mark = IncomingMark(
        *HERE,
        grades=(IncomingGrade(RELIABILITY.name, second.code, "Ines"),),
        speakers=(IncomingSpeaker("He"),),
    )
    report = project.incoming.put(Incoming((TEXT,), (), (mark,)), "f")
    assert (bool(report.change), report.known) == (False, 1)


def test_a_speaker_may_be_a_tag_alone_and_links_need_two_ends(
    project: Project, article: Article
) -> None:
    one = IncomingMark(
        *HERE, uid="a", speakers=(IncomingSpeaker("", ("Actor", "State")), IncomingSpeaker(" "))
    )
    two = IncomingMark("t", Span(6, 10), "held", uid="b")
    links = (
        IncomingLink("a", "b", "contradicts"),
        IncomingLink("b", "a", "contradicts"),
        IncomingLink("a", "a", "confirms"),
        IncomingLink("a", "gone", "confirms"),
        IncomingLink("gone", "a", "confirms"),
        IncomingLink("a", "b", " "),
    )
    report = project.incoming.put(Incoming((TEXT,), (), (one, two), links=links), "f")
    first, second = project.marks.of_article(article.uid).in_order()
    assert [speaker.name for speaker in first.speakers] == ["State"]
    assert first.links == second.links
    assert len(first.links) == 1
    assert report.remarks == ("Not taken over: 4 × link to what the file does not hold.",)
    assert project.check() == []
