"""The command line as a process of its own: what is loaded, printed and left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader_app import __main__ as entry
from reader_app.cli import main as cli

WORDS = "Title\n\nWords 😀 and more.\r\nשלום.\n"

REPORT_QT = """
import sys
from reader_app.__main__ import main
try:
    status = main()
except SystemExit as stopped:
    status = stopped.code
qt = [name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6")]
assert not qt, qt
sys.exit(status)
"""


def start(
    *arguments: object, code: str = "", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    how = ["-c", code] if code else ["-m", "reader_app"]
    return subprocess.run(
        [sys.executable, *how, *map(str, arguments)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
        timeout=60,
    )


@pytest.fixture
def path(project_path: Path, tmp_path: Path) -> Path:
    """Give a project that has one article."""
    (tmp_path / "a.txt").write_bytes(WORDS.encode())
    assert cli.main(["new", str(project_path)]) == 0
    assert cli.main(["import", str(project_path), str(tmp_path / "a.txt")]) == 0
    return project_path


@pytest.mark.parametrize(
    "command",
    ["new {new}", "import {path} {text}", "articles {path}", "text {path} Title",
     "search {path} words", "tag {path} Title 0 5 A/B", "codebook {path}", "export {path} -o {out}", "undo {path}",
     "redo {path}", "history {path}", "check {path}", "--version", "--help", "tag --help",
     "articles nothing.reader", "nothing"],
)  # fmt: skip
def test_no_command_loads_qt(path: Path, tmp_path: Path, command: str) -> None:
    names = {"new": tmp_path / "n.reader", "path": path, "text": tmp_path, "out": tmp_path / "o"}
    result = start(*command.format(**names).split(), code=REPORT_QT)
    assert b"AssertionError" not in result.stderr
    assert b"Traceback" not in result.stderr


def test_the_text_is_the_same_bytes_in_every_locale(path: Path) -> None:
    for environment in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}, {}):
        result = start("text", path, "Title", **environment)
        assert (result.returncode, result.stderr) == (0, b"")
        assert result.stdout == WORDS.replace("\r\n", "\n").encode()
        listed = start("articles", path, "--json", **environment)
        assert listed.returncode == 0


def test_a_reader_that_has_gone_ends_a_command_quietly(path: Path) -> None:
    result = subprocess.run(
        f"{sys.executable} -m reader_app text {path} Title | true",
        shell=True,
        capture_output=True,
        check=False,
        env=dict(os.environ),
        timeout=60,
    )
    assert result.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_output_is_said_in_a_sentence(path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "reader_app", "articles", str(path)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env=dict(os.environ),
            timeout=60,
        )
    assert result.returncode == 1
    assert result.stderr.startswith(b"The output could not be written (")
    assert result.stderr.count(b"\n") == 1


def test_a_fault_of_the_program_is_one_sentence_and_a_traceback_only_on_request() -> None:
    faulty = (
        "from reader_app import __main__\n__main__.run_command = lambda _: {}[1]\n__main__.main()"
    )
    result = start("articles", "x", code=faulty)
    assert result.returncode == 1
    assert result.stderr.startswith(b"Reader stopped over a fault of its own (KeyError: 1)")
    assert result.stderr.count(b"\n") == 1
    result = start("articles", "x", code=faulty, READER_APP_TRACE="1")
    assert b"Traceback" in result.stderr


@pytest.mark.parametrize(("argument", "status"), [("imprt", 2), ("gone.reader", 1), ("a/b", 1)])
def test_what_is_neither_a_command_nor_a_file_opens_no_window(argument: str, status: int) -> None:
    result = start(argument, code=REPORT_QT)
    assert (result.returncode, result.stdout) == (status, b"")
    assert result.stderr.startswith(b"There is no ")
    assert result.stderr.count(b"\n") == 1


def test_anything_else_opens_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[list[str]] = []
    monkeypatch.setattr(entry, "_open_window", lambda paths: opened.append(paths) or 0)
    for arguments in ([], [str(tmp_path)]):
        monkeypatch.setattr(sys, "argv", ["reader-app", *arguments])
        assert entry.main() == 0
    assert opened == [[], [str(tmp_path)]]
