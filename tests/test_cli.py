from __future__ import annotations

import csv
import io
import json
import os
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from reader_app import __version__
from reader_app.cli import main as cli
from reader_app.cli.output import counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

WORDS = "Ferry held at port\n\nNo vessel was at risk 😀, e\u0301 said.\u00a0שלום.\n"


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Give a function that runs a command; it returns status, output and complaints."""

    def running(*arguments: object) -> tuple[int, str, str]:
        try:
            status = cli.main([str(each) for each in arguments])
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        sys.stdout.flush()
        sys.stderr.flush()
        out, complaints = capfdbinary.readouterr()
        return status, out.decode(), complaints.decode()

    return running


@pytest.fixture
def path(run: Run, project_path: Path, tmp_path: Path) -> Path:
    """Give a project that has one article."""
    (tmp_path / "ferry.txt").write_bytes(WORDS.replace("\n", "\r\n").encode())
    assert run("new", project_path, "--analyst", "Ines")[0] == 0
    assert run("import", project_path, tmp_path / "ferry.txt", "--analyst", "Ines")[0] == 0
    return project_path


def lines(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def sentence(complaint: str) -> bool:
    return complaint.count("\n") == 1 and complaint.endswith("\n") and "Traceback" not in complaint


def test_a_new_project_is_made_once(run: Run, project_path: Path) -> None:
    assert run("new", project_path) == (0, f"Made {project_path}.\n", "")
    status, out, complaint = run("new", project_path)
    assert (status, out) == (1, "")
    assert sentence(complaint)


def test_new_says_where_in_json(run: Run, project_path: Path) -> None:
    assert lines(run("new", project_path, "--json")[1]) == [{"path": str(project_path)}]


def test_an_import_says_what_became_of_each_file(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Other\n\nWords.\n")
    (tmp_path / "empty.txt").write_text("")
    gone = tmp_path / "gone.txt"
    status, out, complaint = run("import", path, tmp_path, gone, "--json")
    assert status == 1
    assert complaint == "2 of 4 files could not be read.\n"
    found = {str(line["path"]).rpartition("/")[2]: line for line in lines(out)}
    assert {name: line["status"] for name, line in found.items()} == {
        "empty.txt": "failed",
        "ferry.txt": "known",
        "other.txt": "imported",
        "gone.txt": "failed",
    }
    assert found["ferry.txt"]["title"] == "Ferry held at port"
    assert found["gone.txt"] == {
        "path": str(gone),
        "status": "failed",
        "uid": None,
        "title": None,
        "reason": "There is no file of that name.",
    }


def test_an_import_is_summed_up_for_people(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Other\n\nWords.\n")
    status, out, complaint = run("import", path, tmp_path, tmp_path / "gone.txt")
    assert (status, out) == (1, "1 imported, 1 already there, 1 failed.\n")
    assert complaint == f"{tmp_path / 'gone.txt'}: There is no file of that name.\n"
    assert run("import", path, tmp_path / "other.txt") == (
        0,
        "0 imported, 1 already there, 0 failed.\n",
        "",
    )


def test_an_import_puts_the_highlights_of_a_table_onto_articles(
    run: Run, path: Path, tmp_path: Path
) -> None:
    table = tmp_path / "spans.csv"
    rows = "quote,title,tag\r\nNo vessel,Ferry held at port,Claim\r\ngone,Ferry held at port,\r\n"
    table.write_text(rows)
    status, out, complaint = run("import", path, table)
    assert (status, out) == (0, f"{table}: 1 new tag, 1 highlight, 1 highlight without a place.\n")
    assert sentence(complaint)
    (item,) = lines(run("import", path, table, "--json")[1])
    assert (item["status"], item["taken"], item["known"]) == ("taken", 0, 2)
    assert (item["lost"], item["remarks"], item["articles"]) == ([], [], [])
    table.write_text('quote,tag\r\n"a"b,c\r\n')
    assert run("import", path, table, "--json")[2] == "1 of 1 file could not be read.\n"


def test_highlights_of_no_article_go_onto_the_one_that_is_named(
    run: Run, path: Path, tmp_path: Path
) -> None:
    table = tmp_path / "spans.csv"
    table.write_text("quote,title,tag\r\nNo vessel,Somewhere else,Claim\r\n")
    _, _, complaint = run("import", path, table)
    assert "Say with --onto which article" in complaint
    status, out, complaint = run("import", path, table, "--onto", "Ferry held at port")
    told = "There was nothing to take in.\n", f"{table}: 1 new tag, 1 highlight.\n"
    assert (status, out) == (0, f"{table}: {told[0]}{told[1]}")
    assert complaint == "Say with --onto which article the highlights without one belong to.\n"


def test_an_import_takes_an_encoding(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Новости дня\n\nТекст.\n".encode("cp1251"))
    status, out, _ = run("import", path, tmp_path / "a.txt", "--encoding", "cp1251", "--json")
    assert (status, lines(out)[0]["title"]) == (0, "Новости дня")


def test_articles_are_listed(run: Run, path: Path) -> None:
    (item,) = lines(run("articles", path, "--json")[1])
    assert (item["title"], item["highlights"], item["characters"]) == (
        "Ferry held at port",
        0,
        len(WORDS),
    )
    assert str(item["path"]).endswith(str(item["file"]))
    assert str(item["reader"]).startswith("plain text")
    assert item["text_sha256"] == sha256(WORDS.encode()).hexdigest()
    assert item["retrieved"] is not None
    assert run("articles", path)[1].split() == [
        item["uid"], "0", str(len(WORDS)), "Ferry", "held", "at", "port",
    ]  # fmt: skip


def test_the_text_comes_out_exactly(run: Run, path: Path) -> None:
    assert run("text", path, "Ferry held at port") == (0, WORDS, "")
    assert lines(run("text", path, "Ferry held at port", "--json")[1])[0]["text"] == WORDS


def test_an_article_is_named_by_uid_or_the_start_of_one(run: Run, path: Path) -> None:
    uid = str(lines(run("articles", path, "--json")[1])[0]["uid"])
    assert run("text", path, uid)[1] == run("text", path, uid[:9])[1] == WORDS
    status, out, complaint = run("text", path, "Nothing")
    assert (status, out, sentence(complaint)) == (1, "", True)


def test_a_span_is_tagged_with_paths_and_a_note(run: Run, path: Path) -> None:
    start, end = WORDS.index("risk"), WORDS.index(" said")
    title = "Ferry held at port"
    status, out, complaint = run(
        "tag", path, title, start, end, "Actor/State", "Claim", "--note", "why", "--json"
    )
    (item,) = lines(out)
    assert (status, complaint) == (0, "")
    assert item.keys() == {"uid", "start", "end", "quote", "tags"}
    assert (item["start"], item["end"], item["quote"]) == (start, end, WORDS[start:end])
    assert item["tags"] == ["Actor/State", "Claim"]
    again = run("tag", path, title, start, end, "Place")[1]
    assert again == f"{item['uid']} “{WORDS[start:end]}”: Actor/State, Claim, Place\n"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 3), (-1, 3), ("x", 3)])
def test_what_is_no_span_is_wrongly_called(run: Run, path: Path, start: object, end: int) -> None:
    status, out, complaint = run("tag", path, "Ferry held at port", start, end, "A")
    assert (status, out, sentence(complaint)) == (2, "", True)


def test_a_span_past_the_text_is_refused(run: Run, path: Path) -> None:
    status, out, complaint = run("tag", path, "Ferry held at port", 0, 999, "A")
    assert (status, out, sentence(complaint)) == (1, "", True)
    assert run("codebook", path)[1] == ""


def test_an_empty_tag_is_refused(run: Run, path: Path) -> None:
    status, out, complaint = run("tag", path, "Ferry held at port", 0, 5, "A//B")
    assert (status, out, sentence(complaint)) == (1, "", True)


def test_the_codebook_is_listed_with_counts(run: Run, path: Path) -> None:
    run("tag", path, "Ferry held at port", 0, 5, "Actor/State", "Claim")
    items = lines(run("codebook", path, "--json")[1])
    assert [(item["path"], item["taggings"]) for item in items] == [
        ("Actor", 0),
        ("Actor/State", 1),
        ("Claim", 1),
    ]
    assert items[0].keys() == {"uid", "path", "colour", "taggings"}
    assert run("codebook", path)[1].splitlines() == [
        "      0  Actor",
        "      1    State",
        "      1  Claim",
    ]


def test_spans_are_exported(run: Run, path: Path, tmp_path: Path) -> None:
    run("tag", path, "Ferry held at port", 0, 5, "Actor/State")
    out = tmp_path / "out.csv"
    assert run("export", path, "-o", out) == (0, f"1 row written to {out}.\n", "")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    exact = ("--format", "csv-exact", "--columns", "quote,tag_path", "--json")
    assert lines(run("export", path, "-o", out, *exact)[1]) == [{"path": str(out), "rows": 1}]
    assert out.read_bytes() == b'"quote","tag_path"\r\n"Ferry","Actor/State"\r\n'


def test_one_article_is_exported_alone(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Barge\n\nBarge adrift.\n", "utf-8")
    run("import", path, tmp_path / "b.txt")
    run("tag", path, "Barge", 0, 5, "Ship")
    run("tag", path, "Ferry held at port", 0, 5, "Ship")
    out = tmp_path / "out.html"
    only = ("--format", "html-marked", "--article", "Barge")
    assert run("export", path, "-o", out, *only)[1] == f"1 highlight written to {out}.\n"
    words = out.read_text("utf-8")
    assert ("adrift" in words, "Ferry" in words) == (True, False)
    both = ("--format", "csv", "--article", "Barge", "--where", "tag:Ship")
    assert run("export", path, "-o", out, *both)[1] == f"1 row written to {out}.\n"
    assert run("export", path, "-o", out, "--article", "None such")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["--columns", "nosuch"], 1), (["--format", "xls"], 2), (["-o", "/no/folder/x.csv"], 1)],
)
def test_an_export_that_cannot_be_made_says_why(
    run: Run, path: Path, tmp_path: Path, arguments: list[str], status: int
) -> None:
    found = run("export", path, "-o", tmp_path / "out.csv", *arguments)
    assert (found[0], found[1], sentence(found[2])) == (status, "", True)
    assert not (tmp_path / "out.csv").exists()


def test_steps_are_undone_and_done_again(run: Run, path: Path) -> None:
    run("tag", path, "Ferry held at port", 0, 5, "Claim", "--analyst", "Ines")
    ines = ("--analyst", "Ines")
    label = "Create Claim and tag “Ferry” with it"
    assert run("undo", path, *ines) == (0, f"Undone: {label}.\n", "")
    assert run("redo", path, *ines) == (0, f"Done again: {label}.\n", "")
    assert lines(run("undo", path, *ines, "--json")[1]) == [{"label": label, "state": "undone"}]
    run("undo", path, *ines)
    assert run("undo", path, *ines) == (1, "", "There is nothing to undo.\n")
    assert run("redo", path, "--analyst", "Mara") == (1, "", "There is nothing to redo.\n")


def test_the_history_is_listed(run: Run, path: Path) -> None:
    run("undo", path, "--analyst", "Ines")
    items = lines(run("history", path, "--json")[1])
    assert [(item["label"], item["analyst"], item["state"]) for item in items] == [
        ("Import Ferry held at port", "Ines", "undo"),
        ("Import Ferry held at port", "Ines", "undone"),
    ]
    assert items[0].keys() == {"step", "label", "at", "analyst", "state"}
    assert str(items[0]["at"]).endswith("Z")
    assert "undone  Import Ferry held at port (Ines)" in run("history", path)[1]


def test_a_sound_project_passes_the_check(run: Run, path: Path) -> None:
    assert run("check", path) == (0, "All is well.\n", "")
    assert lines(run("check", path, "--json")[1]) == [{"ok": True, "findings": []}]


def test_a_damaged_project_does_not_pass_the_check(run: Run, path: Path) -> None:
    run("tag", path, "Ferry held at port", 0, 5, "Claim", "--note", "remarkable")
    data = path.read_bytes()
    at = data.index(b"remarkable", data.index(b"remarkable") - 1)
    path.write_bytes(data[:at] + b"R" + data[at + 1 :])
    status, out, _ = run("check", path, "--json")
    assert status == 1
    (item,) = lines(out)
    assert item["ok"] is False
    findings = item["findings"]
    assert isinstance(findings, list)
    assert findings
    status, out, _ = run("check", path)
    assert (status, out.splitlines()[-1]) == (1, counted(len(findings), "finding") + ".")


@pytest.mark.parametrize(
    "command",
    ["import x", "articles", "text x", "tag x 0 1 A", "search x", "codebook", "export -o y.csv",
     "undo", "redo", "history", "check", "backup", "restore z"],
)  # fmt: skip
def test_what_is_no_project_is_refused_by_every_command(
    run: Run, tmp_path: Path, command: str
) -> None:
    words = command.split()
    other = tmp_path / "notes.txt"
    other.write_text("not a project\n" * 99)
    for project in (tmp_path / "nothing.reader", other, tmp_path):
        status, out, complaint = run(words[0], project, *words[1:])
        assert (status, out, sentence(complaint)) == (1, "", True)
    assert other.read_text() == "not a project\n" * 99
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    "arguments", [["import"], ["nothing"], ["undo", "x", "--loud"], ["export", "x"], ["tag", "x"]]
)
def test_a_wrong_call_is_said_in_a_sentence(run: Run, arguments: list[str]) -> None:
    status, out, complaint = run(*arguments)
    assert (status, out, sentence(complaint)) == (2, "", True)


def test_the_version_and_the_help_are_printed(run: Run) -> None:
    assert run("--version") == (0, f"reader-app {__version__}\n", "")
    status, out, _ = run("--help")
    assert status == 0
    assert all(command in out for command in cli.COMMANDS)
    for name, command in cli.COMMANDS.items():
        assert ("PROJECT" in run(name, "--help")[1]) == command.of_project


def test_without_a_name_the_person_of_this_computer_does_it(
    run: Run, path: Path, settings_home: Path
) -> None:
    run("tag", path, "Ferry held at port", 0, 5, "Claim")
    kept = json.loads((settings_home / "settings.json").read_text("utf-8"))
    (first, _) = lines(run("history", path, "--json")[1])
    assert first["analyst"] == kept["person_name"]
    run("undo", path, "--analyst", kept["person_name"])
    assert len(lines(run("history", path, "--json")[1])) == 3


def test_reading_commands_keep_no_settings(run: Run, path: Path, settings_home: Path) -> None:
    (settings_home / "settings.json").unlink()
    for command in ("articles", "codebook", "history", "check"):
        assert run(command, path)[0] == 0
    assert run("search", path, "ferry")[0] == 0
    assert list(settings_home.iterdir()) == []


def test_a_stopped_command_says_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", stop)
    assert run("articles", "x") == (130, "", "")


def test_the_csv_says_the_very_words(run: Run, path: Path, tmp_path: Path) -> None:
    for start in range(0, len(WORDS) - 4, 3):
        run("tag", path, "Ferry held at port", start, start + 4, "A")
    out = tmp_path / "out.csv"
    run("export", path, "-o", out, "--format", "csv-exact", "--columns", "quote,start,end")
    rows = list(csv.DictReader(io.StringIO(out.read_bytes().decode(), newline="")))
    assert len(rows) > 10
    for row in rows:
        assert row["quote"] == WORDS[int(row["start"]) : int(row["end"])]


def test_files_named_in_other_bytes_are_imported(run: Run, path: Path, tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as file:  # noqa: PTH123  a name that is no text
        file.write(b"Title of it\n\nWords.\n")
    status, out, _ = run("import", path, os.fsdecode(name), "--json")
    assert (status, lines(out)[0]["path"]) == (0, f"{tmp_path}/caf\ufffd.txt")


def test_a_path_that_the_system_refuses_is_a_sentence(run: Run, path: Path) -> None:
    status, _, complaint = run("import", path, "x" * 300)
    assert (status, sentence(complaint)) == (1, True)
    status, out, complaint = run("articles", "x" * 300)
    assert (status, out, sentence(complaint)) == (1, "", True)
