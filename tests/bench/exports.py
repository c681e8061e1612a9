"""Exports as benchmarks measure them: in a process of their own, and beside a window that goes on."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from time import perf_counter
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from reader_app.core.clock import SystemClock
from reader_app.project.export_order import ExportOrder
from reader_app.project.project import Project
from reader_app.ui.export_work import export_work
from tests.bench.figure import Figure, at_most
from tests.bench.large import PERSON

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader_app.project.export_order import ExportReport

_CANCELLED_AFTER_MS = 1_500
_TURN_MS = 5


def exported(project: Path, name: str, out: Path) -> tuple[float, float, float]:
    """Write a project in a format; return rows, CPU seconds and peak megabytes."""
    command = [sys.executable, "-m", "tests.bench.export_once", str(project), name, str(out)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    rows, seconds, peak = json.loads(done.stdout)
    return rows, seconds, peak


def watched(path: Path, names: Iterable[str], out: Path) -> Iterator[Figure]:
    """Export a project beside a window, cancel; give its longest gaps, and how soon no file is left."""
    application = QApplication.instance() or QApplication([])
    project = Project.open(path, person=PERSON, clock=SystemClock())
    for name in names:
        gap, stopped = _watched(project, name, out)
        yield at_most(f"longest gap between the window's turns, {name}", gap, "ms", limit=100)
        yield at_most(f"from Cancel to no file, {name}", stopped, "s", limit=1)
        if out.exists():
            raise AssertionError(f"{out} was left behind")
    project.close()
    del application


def _watched(project: Project, name: str, out: Path) -> tuple[float, float]:
    """Export, cancel; return the longest gap in ms, and the seconds from cancelling to the end."""
    loop = QEventLoop()
    work = export_work(project, ExportOrder(name), out, loop)
    turns: list[float] = [perf_counter()]
    ends: list[float] = []
    reports: list[ExportReport] = []
    turn = QTimer(loop)
    turn.setInterval(_TURN_MS)
    turn.timeout.connect(lambda: turns.append(perf_counter()))

    def cancel() -> None:
        ends.append(perf_counter())
        work.cancel()

    work.done.connect(reports.append)
    work.finished.connect(lambda: ends.append(perf_counter()))
    work.finished.connect(loop.quit)
    QTimer.singleShot(_CANCELLED_AFTER_MS, loop, cancel)
    turn.start()
    work.start()
    loop.exec()
    work.wait()
    gap = max(late - early for early, late in itertools.pairwise(turns))
    is_cancelled = bool(reports) and reports[0].state == "cancelled"
    return gap * 1000, ends[-1] - ends[0] if is_cancelled else 0.0
