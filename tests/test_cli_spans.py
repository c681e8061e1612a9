"""`reader-app spans` and `export --where`: which tagged spans, for people and for programs."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader_app.cli import main as cli
from reader_app.core.clock import SystemClock
from reader_app.formats.exchange import sheet_size
from reader_app.project.project import Project
from tests.project.people import INES

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "Ferry held at port\n\nNo vessel was at risk 😀, the ferry’s owner said. Later more.\n"


@pytest.fixture
def path(project_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Give a project that has one article with three highlights."""
    (tmp_path / "ferry.txt").write_bytes(WORDS.encode())
    text = str(tmp_path / "ferry.txt")
    assert cli.main(["new", str(project_path), "--analyst", "Ines"]) == 0
    assert cli.main(["import", str(project_path), text, "--analyst", "Ines"]) == 0
    for start, end, *tags in (
        (20, 41, "Claim", "Risk/High"),
        (46, 63, "Source"),
        (69, 79, "Claim"),
    ):
        place = [str(project_path), "Ferry held at port", str(start), str(end), *tags]
        assert cli.main(["tag", *place, "--analyst", "Ines"]) == 0
    capsys.readouterr()
    return project_path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    assert cli.main(["spans", *arguments, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_spans_prints_each_highlight_once_with_its_tags(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second, third = printed(capsys, str(path))
    assert first["tags"] == ["Claim", "Risk/High"]
    assert (first["start"], first["end"], first["quote"]) == (20, 41, WORDS[20:41])
    assert (first["title"], first["analyst"]) == ("Ferry held at port", "Ines")
    assert len(str(first["uid"])) == len(str(first["article"])) == 32
    assert (second["tags"], third["tags"]) == (["Source"], ["Claim"])


def test_a_question_leaves_the_rest_out(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def starts(words: str) -> list[object]:
        return [item["start"] for item in printed(capsys, str(path), "--where", words)]

    assert starts("tag:Claim near:5 tag:Source") == [20]
    assert starts("tag:Claim near:100 tag:Source") == [20, 69]
    assert starts("tag:Claim near:sentence tag:Source") == [20]
    assert starts("tag:Claim near:paragraph tag:Source") == [20, 69]
    assert starts("tag:Claim tag:Risk") == [20]
    assert starts("tag:Claim NOT tag:Risk") == [69]


def test_spans_prints_lines_for_people(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["spans", str(path), "--where", "tag:Risk", "--analyst", "Mara"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith(f"  “{WORDS[20:41]}”  Claim, Risk/High")


def test_a_wrong_question_is_said_in_a_sentence(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["spans", str(path), "--where", "tag:Claim near:far tag:Risk"]) == 1
    out, complaint = capsys.readouterr()
    assert out == ""
    assert complaint.startswith("“near:far” says no distance.")


def test_an_export_of_a_question_holds_its_rows_alone(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "some.csv"
    where = ["--where", "tag:Source", "--format", "csv-exact", "--columns", "quote", "--json"]
    assert cli.main(["export", str(path), "-o", str(output), *where]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 1
    assert output.read_text("utf-8").splitlines() == ['"quote"', f'"{WORDS[46:63]}"']


def test_an_export_has_the_shape_that_is_asked_for(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "some.csv"
    order = ["-o", str(output), "--format", "csv-exact", "--columns", "start,tag", "--shape"]
    assert cli.main(["export", str(path), *order, "matrix"]) == 0
    assert capsys.readouterr().out.startswith("3 rows written")
    assert output.read_text("utf-8").splitlines() == [
        '"start","tags","tag:Claim","tag:Risk","tag:Risk/High","tag:Source"',
        '"20","Claim; High","1","0","1","0"',
        '"46","Source","0","0","0","1"',
        '"69","Claim","1","0","0","0"',
    ]
    assert cli.main(["export", str(path), *order, "highlight"]) == 0
    assert len(output.read_text("utf-8").splitlines()) == 4


def test_an_export_that_a_sheet_cannot_show_whole_says_so(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_size, "MOST_ROWS", 3)
    order = ["export", str(path), "-o", str(tmp_path / "some.csv")]
    assert cli.main(order) == 0
    assert "show 2 of these 4 rows" in capsys.readouterr().out
    assert cli.main([*order, "--json"]) == 0
    assert "show 2 of these 4 rows" in json.loads(capsys.readouterr().out)["remark"]


def test_a_saved_query_is_used_by_its_name(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(Project.open(path, person=INES, clock=SystemClock())) as project:
        project.saved.save("spans", "Risks", "tag:Risk")
    assert [item["start"] for item in printed(capsys, str(path), "--saved", "risks")] == [20]
    output = tmp_path / "some.csv"
    saved = ["--saved", "Risks", "--format", "csv-exact", "--columns", "start", "--json"]
    assert cli.main(["export", str(path), "-o", str(output), *saved]) == 0
    assert json.loads(capsys.readouterr().out)["rows"] == 2
    assert cli.main(["spans", str(path), "--saved", "Others"]) == 1
    assert "There are: Risks" in capsys.readouterr().err
