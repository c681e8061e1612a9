"""Writes one export in a process of its own: PROJECT FORMAT FILE; answers rows, CPU seconds, peak MB."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import process_time

from reader_app.core.clock import SystemClock
from reader_app.project.person import Person
from reader_app.project.project import Project
from tests.bench.memory import peak_mb


def main(project_path: str, name: str, out: str) -> None:
    """Write the export, and print what it took."""
    project = Project.open(Path(project_path), person=Person(None, "Ines"), clock=SystemClock())
    start = process_time()
    rows = project.exports.export(Path(out), name).rows
    seconds = process_time() - start
    print(json.dumps([rows, seconds, peak_mb()]))
    project.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
