"""`reader-app spans` and `export --where`: which tagged spans, for people and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader_app.cli import main as cli

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
