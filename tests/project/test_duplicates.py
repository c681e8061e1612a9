"""Copies of an article are found in a project, the earliest first."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import StorageError
from reader_app.core.spans import Span
from reader_app.project.project import Project
from reader_app.store.signatures import Signatures
from tests.bench.workload import articles
from tests.project.people import INES

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.ids import Clock
    from reader_app.core.records import Article

KEPT = Path(__file__).parent.parent / "data" / "projects" / "schema_2.reader"
REPORT, OTHER, THIRD = (article.text for article in articles(3, characters=1500))


def bring(project: Project, text: str, published: str | None = None) -> Article:
    """Import a text, and say when it was published."""
    article = project.articles.find(project.articles.import_text(text, "pasted").uid or "")
    if published:
        dated = replace(article, published=published, published_precision="day")
        project.articles.edit(dated)
    return article


def copied(text: str, number: int = 1) -> str:
    """Return a copy as another outlet prints it."""
    return f"Outlet {number} has this\n\n{text}\n\nReporting by desk {number}.\n"


@pytest.fixture
def three(project: Project) -> list[Article]:
    """Give an original, another article and a copy of the original, which was published first."""
    return [
        bring(project, REPORT, "2026-03-02"),
        bring(project, OTHER),
        bring(project, copied(REPORT), "2026-03-01"),
    ]


def uids(project: Project) -> list[list[str]]:
    """Return the clusters as uids."""
    return [[each.uid for each in it.articles] for it in project.duplicates.clusters()]


def test_a_cluster_has_its_earliest_article_first(project: Project, three: list[Article]) -> None:
    original, other, copy = three
    undated = bring(project, copied(REPORT, 2))
    expected = [copy.uid, original.uid, undated.uid]
    assert uids(project) == [expected]
    cluster = project.duplicates.of(original.uid)
    assert cluster is not None
    assert [each.uid for each in cluster.articles] == expected
    assert cluster.earliest.uid == copy.uid
    assert project.duplicates.of(other.uid) is None
    assert project.duplicates.of(replace(other, uid=project.analyst.uid).uid) is None


def test_highlights_are_copied_to_the_same_words_in_one_step(
    project: Project, three: list[Article]
) -> None:
    original, _, copy = three
    text = project.articles.text_of(original).text
    words, tag = Span(60, 75), project.tags.create("Claim").edits[0].record.uid
    project.marks.tag(original.uid, words, [tag])
    project.marks.highlight(original.uid, Span(100, 120))
    before = project.marks.of_article(copy.uid).in_order()
    assert before == []
    change = project.duplicates.copy_highlights(original.uid, [original.uid, copy.uid])
    assert (change.arguments["count"], len(change.edits)) == (1, 3)
    first, second = project.marks.of_article(copy.uid).in_order()
    assert first.highlight.quote.exact == words.of(text)
    assert second.highlight.quote.exact == text[100:120]
    assert [each.tag for each in first.taggings] == [tag]
    assert not project.duplicates.copy_highlights(original.uid, [copy.uid])
    project.history.undo()
    assert project.marks.of_article(copy.uid).in_order() == []


def test_a_highlight_whose_words_a_copy_has_not_is_left_out(
    project: Project, three: list[Article]
) -> None:
    original, _, copy = three
    end = len(project.articles.text_of(copy).text)
    project.marks.highlight(copy.uid, Span(end - 10, end - 2))
    assert not project.duplicates.copy_highlights(copy.uid, [original.uid])


def test_each_article_of_a_cluster_has_its_place_in_it(
    project: Project, three: list[Article]
) -> None:
    original, _, copy = three
    assert project.duplicates.places(lambda *_: False) == {}
    assert project.duplicates.places() == {copy.uid: (0, 0), original.uid: (0, 1)}
    project.articles.delete([copy.uid])
    assert project.duplicates.places() == {}


def test_copies_of_copies_are_in_one_cluster(project: Project) -> None:
    parts = [part for part in articles(6, characters=1500, seed=5) if part.language == "en"]
    chain = [f"{one.text}\n{two.text}" for one, two in pairwise(parts)]
    first = bring(project, f"{parts[0].text}\n{chain[0]}")
    second = bring(project, chain[0])
    third = bring(project, f"{parts[1].text}\n{chain[0]}")
    cluster = project.duplicates.of(third.uid)
    assert cluster is not None
    assert {each.uid for each in cluster.articles} == {first.uid, second.uid, third.uid}


def test_what_comes_goes_and_is_corrected_afterwards_is_known(
    project: Project, three: list[Article]
) -> None:
    original, other, copy = three
    assert uids(project) == [[copy.uid, original.uid]]
    late = bring(project, copied(OTHER))
    project.articles.edit(replace(late, title="Another title"))
    assert uids(project) == [[copy.uid, original.uid], [other.uid, late.uid]] or uids(project) == [
        [other.uid, late.uid],
        [copy.uid, original.uid],
    ]
    project.articles.delete([copy.uid])
    assert uids(project) == [[other.uid, late.uid]]
    assert project.duplicates.of(original.uid) is None
    project.articles.correct_text(late.uid, THIRD)
    assert uids(project) == []
    project.history.undo()
    project.history.undo()
    assert len(uids(project)) == 2


def test_an_article_that_comes_and_goes_between_two_questions_is_passed_over(
    project: Project, three: list[Article]
) -> None:
    before = uids(project)
    late = bring(project, copied(OTHER))
    project.articles.delete([late.uid])
    assert uids(project) == before


def test_an_article_that_another_window_deleted_is_left_out(
    project: Project, three: list[Article]
) -> None:
    assert len(uids(project)) == 1
    worker = project.worker()
    worker.articles.delete([three[0].uid])
    worker.close()
    assert uids(project) == []
    assert project.duplicates.of(three[2].uid) is None


def test_signatures_are_kept_and_made_once(
    project: Project, three: list[Article], reopen: Callable[..., Project]
) -> None:
    before = project.duplicates.clusters()
    asked: list[tuple[int, int]] = []
    again = reopen(project)
    found = again.duplicates.clusters(lambda done, total: not asked.append((done, total)))
    assert found == before
    assert asked == []
    assert again.check() == []


def test_a_project_that_is_open_to_read_can_be_asked(
    project: Project, three: list[Article], reopen: Callable[..., Project]
) -> None:
    again = reopen(project, read_only=True)
    assert len(again.duplicates.clusters()) == 1
    again.close()
    asked: list[tuple[int, int]] = []
    writing = reopen(again)
    assert writing.duplicates.of(three[1].uid, lambda *far: not asked.append(far)) is None
    assert asked == [(0, 3)]


def test_the_first_question_says_how_far_it_is_and_can_be_stopped(
    project: Project, three: list[Article]
) -> None:
    asked: list[tuple[int, int]] = []
    assert project.duplicates.clusters(lambda *far: bool(asked.append(far))) == []
    assert asked == [(0, 3)]
    assert len(project.duplicates.clusters(lambda *far: not asked.append(far))) == 1


def test_copies_of_a_new_article_are_found_at_once_and_counted_in_the_library(
    project: Project, three: list[Article], reopen: Callable[..., Project]
) -> None:
    original, other, copy = three
    assert project.duplicates.count_of(original) == 0
    assert project.duplicates.is_news([original.uid])
    assert project.duplicates.look_at([original.uid, copy.uid]).is_whole
    assert not project.duplicates.is_news([original.uid, copy.uid])
    assert project.duplicates.look_at([copy.uid]).copies == ()
    again = reopen(project)
    assert [again.duplicates.count_of(each) for each in three] == [2, 0, 2]
    rows = {row.uid: row.copies for row in again.articles.all()}
    assert rows == {original.uid: 2, other.uid: 0, copy.uid: 2}
    again.articles.delete([copy.uid])
    assert again.duplicates.count_of(original) == 0
    row = again.articles.row(original.uid)
    assert row is not None
    assert row.copies == 0


def test_an_import_says_how_many_are_copies_of_what_was_there(
    project: Project, three: list[Article], tmp_path: Path
) -> None:
    texts = (copied(OTHER), copied(REPORT, 2), THIRD, copied(THIRD))
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    assert project.duplicates.look().is_whole
    report = project.articles.import_paths([tmp_path])
    assert (report.count("imported"), report.copies) == (4, 3)
    last = project.articles.last_import()
    assert last is not None
    assert last.copies == 3
    assert project.duplicates.others([three[1]]) >= {three[1].uid}
    assert len(uids(project)) == 3


def test_what_could_not_be_kept_is_found_when_it_is_asked_for(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StorageError("The disk is full.")

    for number, text in enumerate((REPORT, copied(REPORT))):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    with monkeypatch.context() as full:
        full.setattr(Signatures, "keep", refuse)
        report = project.articles.import_paths([tmp_path])
    assert (report.count("imported"), report.copies) == (2, 0)
    assert len(uids(project)) == 1


def test_texts_that_two_workers_look_at_are_taken_once(
    project: Project, three: list[Article]
) -> None:
    def look_meanwhile(done: int, total: int) -> bool:
        del done, total
        worker = project.worker()
        worker.duplicates.look()
        worker.close()
        return True

    assert project.duplicates.look(look_meanwhile).is_whole
    assert len(uids(project)) == 1
    assert project.check() == []


def test_a_project_of_version_1_1_can_be_asked(tmp_path: Path, clock: Clock) -> None:
    path = Path(shutil.copy(KEPT, tmp_path / "kept.reader"))
    project = Project.open(path, person=INES, clock=clock)
    assert project.duplicates.clusters() == []
    assert project.check() == []
    project.close()
