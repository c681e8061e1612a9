"""`reader-app duplicates`: what it prints for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader_app.cli import main as cli
from tests.bench.workload import articles

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(project_path: Path, tmp_path: Path) -> Path:
    """Give a project of two articles and a copy of one."""
    one, two = (article.text for article in articles(2, characters=1500))
    texts = {"a": one, "b": two, "c": f"A copy\n\n{one}"}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert cli.main(["new", str(project_path), "--analyst", "Ines"]) == 0
    paths = [str(tmp_path / f"{name}.txt") for name in texts]
    assert cli.main(["import", str(project_path), *paths, "--analyst", "Ines"]) == 0
    return project_path


def test_a_line_of_json_is_a_cluster(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["duplicates", str(path), "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)["articles"]
    assert [set(each) for each in found] == [{"uid", "title", "outlet", "published"}] * 2
    assert found[1]["title"] == "A copy"


def test_people_get_a_cluster_in_lines(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["duplicates", str(path)]) == 0
    first, second, third = capsys.readouterr().out.splitlines()
    assert first == "2 articles"
    assert second.startswith("    ")
    assert third.endswith("  A copy")


def test_an_import_says_how_many_are_near_copies(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    for name in ("d", "e"):
        (tmp_path / f"{name}.txt").write_text(f"Copy {name}\n\n{text}", encoding="utf-8")
    capsys.readouterr()
    assert cli.main(["import", str(path), str(tmp_path / "d.txt"), "--analyst", "Ines"]) == 0
    first = "1 imported, 0 already there, 0 failed.\n"
    assert capsys.readouterr().out == f"{first}1 near copy of an article already there.\n"
    paths = [str(tmp_path / "d.txt"), str(tmp_path / "e.txt")]
    assert cli.main(["import", str(path), *paths, "--analyst", "Ines", "--json"]) == 0
    assert "near cop" not in capsys.readouterr().out
