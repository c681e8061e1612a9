"""`reader-app counts`: what it prints for people, for programs and for a spreadsheet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader_app.cli import main as cli

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "Ferry held at port\n\nNo vessel was at risk 😀, the owner said.\n"


@pytest.fixture
def path(project_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Give a project that has one article with two spans, one of them with two tags."""
    (tmp_path / "ferry.txt").write_bytes(WORDS.encode())
    text, project = str(tmp_path / "ferry.txt"), str(project_path)
    ines = ("--analyst", "Ines")
    assert cli.main(["new", project, *ines]) == 0
    assert cli.main(["import", project, text, *ines]) == 0
    for span in (["0", "5", "Event", "Actor/Ship"], ["23", "29", "Event"]):
        assert cli.main(["tag", project, "Ferry held at port", *span, *ines]) == 0
    capsys.readouterr()
    return project_path


def printed(capsys: pytest.CaptureFixture[str], path: Path, *arguments: str) -> str:
    assert cli.main(["counts", str(path), *arguments]) == 0
    return capsys.readouterr().out


def test_counts_are_by_tag_unless_asked_otherwise(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [line.split() for line in printed(capsys, path).splitlines()]
    assert lines == [["2", "1", "Event"], ["0", "0", "Actor"], ["1", "1", "Actor/Ship"]]
    item = json.loads(printed(capsys, path, "--present", "--json").splitlines()[0])
    assert {"tag": "Event", "taggings": 1, "articles": 1}.items() <= item.items()
    assert printed(capsys, path, "--csv").splitlines()[:2] == [
        "tag,taggings,articles",
        "Event,2,1",
    ]


def test_counts_are_by_another_thing_too(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, path, "--by", "analyst").split() == [
        "2", "Event", "Ines", "1", "Actor/Ship", "Ines",
    ]  # fmt: skip
    assert printed(capsys, path, "--by", "month").split()[:3] == ["2", "Event", "-"]
    first, _ = printed(capsys, path, "--by", "article", "--json").splitlines()
    item = json.loads(first)
    assert (item["tag"], item["article"], item["count"]) == ("Event", "Ferry held at port", 2)
    assert len(item["article_uid"]) == 32
    table = printed(capsys, path, "--by", "analyst", "--present", "--csv")
    assert table.splitlines() == ["analyst,Event,Actor/Ship", "Ines,1,1"]


def test_counts_of_tags_that_stand_together(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, path, "--together", "span").split() == ["1", "Event", "Actor/Ship"]
    item = json.loads(printed(capsys, path, "--together", "article", "--json"))
    assert (item["tag"], item["with"], item["count"]) == ("Event", "Actor/Ship", 1)
    table = printed(capsys, path, "--together", "sentence", "--csv").splitlines()
    assert table == ["tag,Event,Actor/Ship", "Event,2,1", "Actor/Ship,1,1"]
    table = printed(capsys, path, "--together", "paragraph", "--present", "--csv").splitlines()
    assert table == ["tag,Event,Actor/Ship", "Event,1,1", "Actor/Ship,1,1"]


def test_counts_and_exports_take_copies_once(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (tmp_path / "ferry.txt").read_text(encoding="utf-8")
    long = f"{text} " + " ".join(f"Words like these {n} are many." for n in range(30))
    ines = ("--analyst", "Ines")
    for name in ("One", "Two"):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n\n{long}", encoding="utf-8")
        assert cli.main(["import", str(path), str(tmp_path / f"{name}.txt"), *ines]) == 0
        assert cli.main(["tag", str(path), name, "0", "3", "Event", *ines]) == 0
    capsys.readouterr()
    line = printed(capsys, path, "--once").splitlines()[0]
    assert line.split(None, 2) == ["3", "3", "Event  2 independent sources of 3"]
    item = json.loads(printed(capsys, path, "--once", "--json").splitlines()[0])
    assert (item["taggings"], item["articles"], item["independent_sources"]) == (3, 3, 2)
    table = printed(capsys, path, "--once", "--csv").splitlines()
    assert table[:2] == ["tag,taggings,articles,independent_sources", "Event,3,3,2"]
    assert printed(capsys, path, "--once", "--by", "analyst").split()[:2] == ["3", "Event"]
    output = str(tmp_path / "once.csv")
    assert cli.main(["export", str(path), "-o", output, "--once", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 4
