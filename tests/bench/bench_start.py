"""Start to first paint, in processor time and memory, beside the barest window there can be."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.started import READER, cost_of, surroundings_in
from tests.bench.workload import write_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

BARE = ("-m", "tests.bench.bare_window")


def figures(scale: float) -> Iterator[Figure]:
    """Measure the welcome page, and a project of 100 articles."""
    rounds = max(3, round(9 * scale))
    with tempfile.TemporaryDirectory() as name:
        surroundings = surroundings_in(Path(name))
        project = _project(Path(name), max(10, round(100 * scale)), surroundings)
        wanted = {"bare": BARE, "welcome": READER, "project": (*READER, str(project))}
        runs = [
            {key: cost_of(arguments, surroundings) for key, arguments in wanted.items()}
            for _ in range(rounds + 1)
        ][1:]
    cpu = {key: median(run[key][0] for run in runs) for key in wanted}
    peak = {key: median(run[key][1] for run in runs) for key in wanted}
    bare = ("bare window", cpu["bare"])
    yield at_most_times("start to first paint, CPU", cpu["welcome"], "ms", bare, limit=1.6)
    yield at_most("start to first paint, peak memory", peak["welcome"], "MB", limit=130)
    yield reported("bare window, peak memory", peak["bare"], "MB")
    yield Figure(
        "start with a project, until it is painted, CPU",
        cpu["project"],
        "ms",
        bare[1],
        bare[0],
        "",
        None,
    )
    yield at_most("start with a project, peak memory", peak["project"], "MB", limit=130)


def _project(folder: Path, count: int, surroundings: dict[str, str]) -> Path:
    path = folder / "bench.reader"
    write_folder(folder / "texts", count)
    for arguments in (("new", path), ("import", path, folder / "texts")):
        command = [sys.executable, "-m", "reader_app", *map(str, arguments)]
        subprocess.run(command, check=True, env=surroundings, stdout=subprocess.DEVNULL)
    return path
