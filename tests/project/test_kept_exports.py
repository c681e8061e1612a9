"""The last export of a project, kept among the settings and made once more."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.spans import Span
from reader_app.project.export_order import ExportOrder
from reader_app.project.kept_exports import kept, kept_export
from reader_app.project.settings import MAX_EXPORTS, Settings
from reader_app.store.rows import SpanQuery

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.records import Article
    from reader_app.project.project import Project


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def orders(project: Project, article: Article) -> list[ExportOrder]:
    project.marks.tag_paths(article.uid, Span(20, 29), ["Claim"])
    tag = next(project.codebook.walk()).uid
    me = project.analyst.uid
    where = project.spans.where("tag:Claim NOT kind:fact").where
    return [
        ExportOrder(columns=("quote", "tag")),
        ExportOrder("xlsx", ("quote",), "matrix", SpanQuery(asking=me)),
        ExportOrder("csv", ("quote",), "highlight", SpanQuery(
            "no", (tag,), untagged=True, article=article.uid, articles=(article.uid,), outlet="",
            month="2026-07", analyst=me, statement="claim", where=where, asking=me, sort="quote", descending=True,
        )),
    ]  # fmt: skip


def test_an_export_is_kept_and_comes_back_the_same(
    project: Project, article: Article, settings: Settings, tmp_path: Path
) -> None:
    for order in orders(project, article):
        path = project.exports.write(tmp_path / "out.csv", order).path
        settings.set_last_export(project.path, kept(order, path))
        last = kept_export(Settings(settings.path).last_export(project.path), project.analyst.uid)
        assert last is not None
        assert (last.order, last.path) == (order, path)
        assert last.is_free


def test_an_export_of_very_many_chosen_articles_is_not_kept(
    project: Project, article: Article, settings: Settings, tmp_path: Path
) -> None:
    order = orders(project, article)[0]
    path = project.exports.write(tmp_path / "out.csv", order).path
    settings.set_last_export(project.path, kept(order, path))
    for count, is_kept in ((1000, True), (1001, False)):
        many = replace(order, query=SpanQuery(articles=(article.uid,) * count))
        settings.set_last_export(project.path, kept(many, path))
        last = kept_export(settings.last_export(project.path), project.analyst.uid)
        assert (last is not None) is is_kept


def test_a_file_that_was_worked_on_since_is_not_free(
    project: Project, article: Article, tmp_path: Path
) -> None:
    order = orders(project, article)[0]
    path = project.exports.write(tmp_path / "out.csv", order).path
    last = kept_export(kept(order, path), project.analyst.uid)
    assert last is not None
    os.utime(path, ns=(1, 1))
    assert not last.is_free
    path.unlink()
    assert last.is_free


def test_what_is_kept_of_an_unknown_kind_is_none(
    project: Project, article: Article, tmp_path: Path
) -> None:
    order = orders(project, article)[2]
    data = kept(order, project.exports.write(tmp_path / "out.csv", order).path)
    me = project.analyst.uid
    assert kept_export({}, me) is None
    for wrong in (
        {"format": "xls"},
        {"path": ""},
        {"shape": "wide"},
        {"query": {"where": "nosuch:"}},
    ):
        assert kept_export({**data, **wrong}, me) is None
    odd = kept_export({**data, "columns": "quote", "size": "many", "query": {"sort": 1}}, me)
    assert odd is not None
    assert (odd.order.columns, odd.size, odd.order.query) == ((), -1, SpanQuery(asking=me))


def test_the_last_exports_of_so_many_projects_are_kept(settings: Settings, tmp_path: Path) -> None:
    for number in range(MAX_EXPORTS + 1):
        settings.set_last_export(tmp_path / str(number), {"format": "csv"})
    settings.set_last_export(tmp_path / "1", {"format": "xlsx"})
    assert settings.last_export(tmp_path / "0") == {}
    assert settings.last_export(tmp_path / "1") == {"format": "xlsx"}
    assert settings.last_export(tmp_path / "2") == {"format": "csv"}


def test_own_columns_are_kept_by_name(settings: Settings) -> None:
    assert settings.export_presets == {}
    settings.set_export_presets({"Mine": ("matrix", ["quote", "tag"]), "None": ("tagging", [])})
    found = Settings(settings.path).export_presets
    assert found == {"Mine": ("matrix", ("quote", "tag")), "None": ("tagging", ())}
    settings.path.write_text('{"export_presets": {"a": [], "b": 1, "c": ["highlight", 2, "tag"]}}')
    assert Settings(settings.path).export_presets == {"c": ("highlight", ("tag",))}
