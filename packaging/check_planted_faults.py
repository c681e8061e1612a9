"""Show that each check bites: plant one fault of each kind in a copy of the tree and run it there.

By hand, from a clone in which `dev.py test` passes: `python3 packaging/check_planted_faults.py`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
SKIPPED = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis")


@dataclass(frozen=True, slots=True)
class Fault:
    """Text added to a file, and the words with which a check must answer."""

    name: str
    file: str
    text: str
    command: str
    answer: str


CHECK = "packaging/dev.py check "
PYTEST = "packaging/dev.py test tests/core tests/test_planted.py -q"
QT_WARNING = """
from PySide6.QtCore import QObject


def test_that_upsets_qt(qtbot):
    QObject().startTimer(-1)
"""
WINDOW_LEFT = """
from PySide6.QtWidgets import QWidget

KEPT = []


def test_that_leaves_a_window(qtbot):
    KEPT.append(QWidget())
"""
SOCKET = """
import socket


def test_that_calls_home():
    socket.create_connection(("127.0.0.1", 9), timeout=1)
"""
WARNING = """
import warnings


def test_that_warns():
    warnings.warn("careful", stacklevel=1)
"""
QT = "from PySide6.QtCore import QObject\n"
UNCOVERED = """

def unused(number: int) -> int:
    \"\"\"Do what no test asks for.\"\"\"
    return number if number else 1
"""
CLOCK = "reader_app/core/clock.py"
PLANTED = "tests/test_planted.py"
FAULTS = (
    Fault("layout", CLOCK, "\nNAME = 'x'\n", CHECK + "layout", f"--> {CLOCK}"),
    Fault("lint", CLOCK, "\nimport os\n", CHECK + "lint", f"--> {CLOCK}"),
    Fault("type", CLOCK, '\nNUMBER: int = "x"\n', CHECK + "types", f"{CLOCK}:"),
    Fault(
        "layer",
        CLOCK,
        "\nimport reader_app.store\n",
        CHECK + "layers",
        "core.clock -> reader_app.store",
    ),
    Fault("no place", "reader_app/misc.py", '"""M."""\n', CHECK + "layers", "misc"),
    Fault("Qt below", "reader_app/project/qt.py", QT, CHECK + "layers", "project.qt -> PySide6"),
    Fault(
        "length", "reader_app/core/long.py", "X = 1\n" * 401, CHECK + "length", "long.py: 401 lines"
    ),
    Fault("wheel", "reader_app/cli/main.py", "\nraise ValueError\n", CHECK + "wheel", "ValueError"),
    Fault("test", PLANTED, "def test_it():\n    assert 0\n", PYTEST, "1 failed"),
    Fault("Qt warning", PLANTED, QT_WARNING, PYTEST, "Qt messages with level WARNING"),
    Fault("window left behind", PLANTED, WINDOW_LEFT, PYTEST, "left behind: "),
    Fault("internet socket", PLANTED, SOCKET, PYTEST, "nothing leaves the machine"),
    Fault("Python warning", PLANTED, WARNING, PYTEST, "UserWarning: careful"),
    Fault("uncovered line", CLOCK, UNCOVERED, "packaging/dev.py test", CLOCK),
)


def main() -> int:
    """Plant one after the other and print a line for each; 1 if any goes unnoticed."""
    with tempfile.TemporaryDirectory(prefix="reader-faults-") as name:
        copy = Path(name) / "reader"
        shutil.copytree(TOP, copy, ignore=SKIPPED)
        (copy / ".venv").symlink_to(TOP / ".venv")
        missed = [fault.name for fault in FAULTS if not caught(fault, copy)]
    print(f"{len(FAULTS) - len(missed)} of {len(FAULTS)} planted faults were caught")
    return 1 if missed else 0


def caught(fault: Fault, copy: Path) -> bool:
    """Plant a fault, run its command, take it out again, and tell whether it was found."""
    path = copy / fault.file
    before = path.read_bytes() if path.exists() else None
    path.write_bytes((before or b"") + fault.text.encode())
    result = subprocess.run(
        [sys.executable, *fault.command.split()], cwd=copy, check=False, capture_output=True,
        text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    path.unlink() if before is None else path.write_bytes(before)
    output = result.stdout + result.stderr
    found = result.returncode != 0 and fault.answer in output
    print(f"{'caught' if found else 'MISSED'}  {fault.name}", flush=True)
    if not found:
        print(f"  exit status {result.returncode}; {output[-1500:]}")
    return found


if __name__ == "__main__":
    sys.exit(main())
