"""Tables of articles into a project, and on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader_app.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reader_app.project.importing import ImportProgress
    from reader_app.project.project import Project

TABLE = "Title,Text\nFerry held,No vessel was at risk.\nEmpty,\nBarge drifts,The channel closed.\n"


def test_each_row_comes_in_under_its_own_path_with_its_own_original(
    project: Project, tmp_path: Path
) -> None:
    table = tmp_path / "press.csv"
    table.write_text(TABLE, "utf-8")
    seen: list[ImportProgress] = []

    def look(progress: ImportProgress) -> bool:
        seen.append(progress)
        return True

    report = project.articles.import_paths([tmp_path / "press.csv"], progress=look)
    assert [(each.path, each.status) for each in report.outcomes] == [
        (f"{table}/row 1", "imported"),
        (f"{table}/row 2", "failed"),
        (f"{table}/row 3", "imported"),
    ]
    assert (seen[-1].done, seen[-1].total) == (3, 3)
    article = project.articles.find("Barge drifts")
    original = project.articles.original_of(article)
    assert original is not None
    assert json.loads(original.data) == {"Title": "Barge drifts", "Text": "The channel closed."}
    assert article.provenance.file_name == "press.csv"
    assert project.articles.import_paths([table]).count("known") == 2
    assert project.check() == []


def test_the_command_line_takes_columns_by_name(
    project: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "press.csv"
    table.write_text("what,it says\nFerry held,No vessel was at risk.\n,\n", "utf-8")
    project.close()
    assert main(["import", str(project.path), str(table)]) == 1
    assert "Its columns are: “what”, “it says”." in capsys.readouterr().err
    named = ["--map", "text=it says, title=what"]
    assert main(["read", str(table), "--json", *named]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Ferry held"
    assert main(["import", str(project.path), str(table), *named]) == 0
    assert "1 imported" in capsys.readouterr().out
