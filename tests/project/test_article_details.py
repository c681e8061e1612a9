"""Details of an article: dates in words, and where each value came from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader_app.core.errors import ProjectError
from reader_app.project.article_details import dated, origin_of


@pytest.mark.parametrize(
    ("words", "published", "precision"),
    [
        ("2026", "2026", "year"),
        ("2026-05", "2026-05", "month"),
        (" 2026-05-14 ", "2026-05-14", "day"),
        ("2024-02-29", "2024-02-29", "day"),
        ("2026-05-14 08:30", "2026-05-14T08:30", "minute"),
        ("2026-05-14T08:30:15+02:00", "2026-05-14T08:30:15+02:00", "minute"),
        ("2026-05-14T08:30Z", "2026-05-14T08:30Z", "minute"),
        ("", None, None),
    ],
)
def test_a_date_is_as_precise_as_it_was_typed(article, words, published, precision) -> None:
    new = dated(replace(article, published="1999", published_precision="year"), words)
    assert (new.published, new.published_precision) == (published, precision)


@pytest.mark.parametrize(
    "words", ["yesterday", "14.5.2026", "2026-13", "2026-02-30", "0000", "2026-05-14T25:00", "٢٠٢٦"]
)
def test_what_is_no_date_is_refused_in_one_sentence_with_what_to_do(article, words) -> None:
    with pytest.raises(ProjectError, match=f"^“{words}” is not a date. Write a year"):
        dated(article, words)


def test_an_edited_field_says_so_and_undo_brings_back_where_it_came_from(project, article) -> None:
    assert origin_of(article, "title") == "first line"
    assert origin_of(article, "section") is None
    project.articles.edit(replace(dated(article, "2026-05"), title="Another", section="World"))
    now = project.articles.get(article.uid)
    told = [origin_of(now, name) for name in ("title", "section", "published", "outlet")]
    assert told == ["edited", "edited", "edited", origin_of(article, "outlet")]
    project.history.undo()
    assert project.articles.get(article.uid) == article
    project.history.redo()
    assert project.articles.get(article.uid) == now


def test_own_fields_have_no_origin(project, article) -> None:
    project.articles.edit(replace(article, fields=(("desk", "A"),)))
    assert project.articles.get(article.uid).provenance == article.provenance


def test_an_article_keeps_a_title(project, article) -> None:
    with pytest.raises(ProjectError, match="needs a title"):
        project.articles.edit(replace(article, title=" "))
    assert project.articles.get(article.uid) == article
