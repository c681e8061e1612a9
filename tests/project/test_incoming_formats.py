"""What goes out in each format that comes in comes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.spans import Span
from reader_app.project.project import Project
from tests.project.conftest import WORDS
from tests.project.people import MARA

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock
    from reader_app.core.records import Article


@pytest.mark.parametrize(
    ("name", "ending"),
    [("w3c", ".jsonld"), ("jsonl", ".jsonl"), ("brat", ".zip"), ("refi-qda", ".qdpx")],
)
def test_highlights_tags_and_notes_come_back(
    project: Project, article: Article, name: str, ending: str, tmp_path: Path, clock: Clock
) -> None:
    emoji = WORDS.index("😀")
    project.marks.tag_paths(article.uid, Span(10, 29), ["A", "Claim/ناقلة & <1>"], "why 😀")
    project.marks.tag_paths(article.uid, Span(emoji, emoji + 7), ["A"])
    project.marks.highlight(article.uid, Span(0, 5))
    path = project.exports.export(tmp_path / f"out{ending}", name).path
    other = Project.create(tmp_path / "other.reader", person=MARA, clock=clock)
    other.articles.import_text(WORDS, "ferry")
    (outcome,) = other.articles.import_paths([path]).outcomes
    assert outcome.incoming is not None
    report = outcome.incoming
    assert (report.taken, report.flagged, report.lost, report.left) == (3, (), (), ())

    def held(project: Project) -> list[object]:
        (row,) = project.articles.all()
        return [
            (
                mark.highlight.span,
                mark.highlight.quote,
                sorted(project.codebook.path_text(each.tag) for each in mark.taggings),
                [note.body for note in mark.notes],
            )
            for mark in project.marks.of_article(row.uid).in_order()
        ]

    found, sound = held(other), other.check()
    other.close()
    assert found == held(project)
    assert sound == []


def test_hypothesis_finds_an_article_by_its_address(
    project: Project, article: Article, tmp_path: Path
) -> None:
    project.articles.edit(replace(article, url="https://port.example/a"))
    selector = '[{"type": "TextQuoteSelector", "exact": "No vessel"}]'
    target = f'[{{"source": "https://port.example/a", "selector": {selector}}}]'
    path = tmp_path / "hypothesis.json"
    path.write_text(f'{{"annotations": [{{"uri": "x", "target": {target}}}]}}')
    assert project.incoming.take(path).sentence == "1 highlight."
