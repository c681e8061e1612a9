"""`reader-app search`: what it prints for people and for programs."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader_app.cli import main as cli
from reader_app.core.clock import SystemClock
from reader_app.project.project import Project
from tests.project.people import INES

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "Ferry held at port\n\nNo vessel was at risk 😀, the ferry’s owner said.\n"


@pytest.fixture
def path(project_path: Path, tmp_path: Path) -> Path:
    """Give a project that has one article."""
    (tmp_path / "ferry.txt").write_bytes(WORDS.encode())
    assert cli.main(["new", str(project_path), "--analyst", "Ines"]) == 0
    text = str(tmp_path / "ferry.txt")
    assert cli.main(["import", str(project_path), text, "--analyst", "Ines"]) == 0
    return project_path


def test_a_search_prints_articles_with_their_hits(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert cli.main(["search", str(path), "owner said", "--json"]) == 0
    (found,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert found["title"] == "Ferry held at port"
    assert len(found["uid"]) == 32
    hits = [WORDS[hit["start"] : hit["end"]] for hit in found["hits"]]
    assert hits == ["owner", "said"]
    assert found["hits"][0]["snippet"] == "…was at risk 😀, the ferry’s owner said."


def test_a_search_prints_lines_for_people(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert cli.main(["search", str(path), "vessel", "--limit", "1", "--analyst", "Ines"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("  Ferry held at port")
    assert second.split(maxsplit=2) == [
        "body",
        "23-29",
        "No vessel was at risk 😀, the ferry’s owner said.",
    ]


def test_a_search_knows_who_asks(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ("by:ines", "status:new"):
        capsys.readouterr()
        status = cli.main(["search", str(path), words])
        out = capsys.readouterr().out
        assert (status, bool(out)) == (0, words == "status:new")


def test_a_wrong_search_is_said_in_a_sentence(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert cli.main(["search", str(path), "colour:red"]) == 1
    out, complaint = capsys.readouterr()
    assert out == ""
    assert complaint.startswith("There is no “colour:”.")


def test_the_best_matches_are_printed_first_where_that_is_asked(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "vessel.txt"
    text.write_text("The vessel\n\nA vessel is a vessel.\n")
    assert cli.main(["import", str(path), str(text), "--analyst", "Ines"]) == 0
    capsys.readouterr()
    for limit in ((), ("--limit", "1")):
        assert cli.main(["search", str(path), "vessel", "--best", *limit]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].endswith("  The vessel")
        assert len([line for line in lines if line[0] != " "]) == 2 - len(limit) // 2


def test_a_saved_search_is_used_by_its_name(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(Project.open(path, person=INES, clock=SystemClock())) as project:
        project.saved.save("search", "Owners", "owner")
        project.saved.save("spans", "Risks", "tag:Risk")
    capsys.readouterr()
    for more in ((), ("--best",)):
        assert cli.main(["search", str(path), "--saved", "owners", "--json", *more]) == 0
        (found,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [WORDS[hit["start"] : hit["end"]] for hit in found["hits"]] == ["owner"]
    assert cli.main(["search", str(path), "--saved", "Risks"]) == 1
    assert "There are: Owners" in capsys.readouterr().err


@pytest.mark.parametrize("order", [(), ("owner", "--saved", "Owners")])
def test_a_search_has_either_words_or_a_name(
    path: Path, capsys: pytest.CaptureFixture[str], order: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["search", str(path), *order])
    assert "--saved" in capsys.readouterr().err
