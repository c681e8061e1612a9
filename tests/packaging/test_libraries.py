"""What the libraries must and must not do, checked on those that are installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent.parent
WITHOUT_QT = ("core", "store", "formats", "analysis", "project", "cli")
IMPORT_ALL = """
import importlib, pkgutil, sys
import reader_app
for name in sys.argv[1:]:
    module = importlib.import_module("reader_app." + name)
    for found in pkgutil.walk_packages(getattr(module, "__path__", []), module.__name__ + "."):
        importlib.import_module(found.name)
"""


def _answer(script: str, *arguments: str, folder: Path = TOP) -> str:
    """Run a script in a Python of its own and return what it printed."""
    result = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=folder,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


@pytest.mark.parametrize("part", WITHOUT_QT)
def test_everything_but_the_window_loads_no_qt(part: str):
    loaded = "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))])"
    assert _answer(IMPORT_ALL + loaded, part) == "[]"


ONE_SQLITE = (
    """
import sqlite3

def refuse(*arguments, **options):
    raise AssertionError("Python's own SQLite library was asked to open a file")

sqlite3.connect = sqlite3.dbapi2.connect = sqlite3.Connection = sqlite3.dbapi2.Connection = refuse
"""
    + IMPORT_ALL
    + """
holders = [
    name for name, module in sys.modules.items()
    if name.startswith("reader_app") and sqlite3 in vars(module).values()
]
print(holders)
from reader_app.cli import main as cli
for arguments in (
    ["new", "one.reader"], ["import", "one.reader", "article.txt"],
    ["tag", "one.reader", "Talks in Doha", "0", "5", "Event"], ["undo", "one.reader"],
    ["redo", "one.reader"], ["export", "one.reader", "-o", "spans.csv"], ["check", "one.reader"],
):
    assert cli.main(arguments) == 0, arguments
"""
)
"""sqlite-utils itself imports Python's sqlite3 for a type; what counts is that no file is opened
by it, since two libraries on one file drop each other's locks."""


def test_one_sqlite_library_opens_every_file(tmp_path: Path):
    (tmp_path / "article.txt").write_text("Talks in Doha\n\nMinisters met on Monday.\n")
    answer = _answer(ONE_SQLITE, *WITHOUT_QT, "ui", "app", folder=tmp_path)
    assert answer.splitlines()[0] == "[]"


def test_no_source_file_names_qt_sql():
    named = [
        path.relative_to(TOP).as_posix()
        for path in (TOP / "reader_app").rglob("*.py")
        if re.search(r"\bQtSql\b|\bQSqlDatabase\b", path.read_text(encoding="utf-8"))
    ]
    assert named == []


LATE = """
import sys
import reader_app.__main__
import reader_app.cli.main
late = ("lxml", "docx", "xlsxwriter", "odfdo", "trafilatura", "sqlite_utils", "regex", "rensa")
print([name for name in late if name in sys.modules])
"""


def test_no_start_loads_a_library_that_only_some_work_needs():
    assert _answer(LATE).splitlines()[-1] == "[]"


WINDOW = """
import sys
import reader_app.app
print([name for name in sys.modules if name.startswith(("reader_app.store", "reader_app.core.records"))])
"""


PROJECT = """
import sys
import reader_app.project.project
import reader_app.ui.window.workspace
print([name for name in ("numpy", "rensa", "trafilatura", "docx") if name in sys.modules])
"""


def test_an_open_project_loads_no_library_for_finding_copies_or_reading_files():
    assert _answer(PROJECT).splitlines()[-1] == "[]"


def test_the_window_is_there_before_the_store():
    assert _answer(WINDOW).splitlines()[-1] == "[]"


NONE_COUNT = """
import sys
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QImage
app = QGuiApplication([])
colour, image = QColor(1, 2, 3), QImage(10, 10, QImage.Format.Format_RGB32)
painter = QPainter(image)
calls = [lambda: colour.setAlpha(60), painter.save, painter.restore,
         lambda: painter.setPen(colour), lambda: painter.drawLine(0, 0, 2, 2)]
for call in calls: call()
before = sys.getrefcount(None)
for _ in range(2000):
    for call in calls: call()
print(before - sys.getrefcount(None))
painter.end()
"""


def test_calls_into_qt_keep_the_count_of_none():
    """PySide6 6.12.0 below Python 3.12 loses one at every call, and the process dies of it."""
    assert abs(int(_answer(NONE_COUNT))) < 100
