"""Run the benchmarks and print each figure beside its reference: `dev.py bench [--json]`.

Every bench_*.py beside this file has `figures(scale) -> Iterable[Figure]` and is run in a process
of its own, one after the other. The exit status is 1 where a figure misses its aim.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FOLDER = Path(__file__).resolve().parent


def main(arguments: Sequence[str]) -> int:
    """Measure what the command line names, or everything."""
    options = _options(arguments)
    if options.module:
        _measure(options.module, options.scale)
        return 0
    found: list[Figure] = []
    broken = False
    for name in modules(options.names):
        if not options.json:
            print(f"measuring {name} ...", file=sys.stderr, flush=True)
        figures = _in_own_process(name, options.scale)
        broken |= figures is None
        found += figures or []
    print(as_json(found) if options.json else table(found))
    return 1 if broken or any(figure.ok is False for figure in found) else 0


def modules(names: Sequence[str]) -> list[str]:
    """Return the benchmark modules of those names ("store" for bench_store.py), or all."""
    there = sorted(path.stem for path in FOLDER.glob("bench_*.py"))
    return [name for name in there if not names or name.removeprefix("bench_") in names]


def as_json(figures: Iterable[Figure]) -> str:
    """Return one JSON object a line."""
    return "\n".join(
        json.dumps(asdict(figure) | {"ratio": figure.ratio}, ensure_ascii=False)
        for figure in figures
    )


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a table for reading."""
    rows = [("figure", "value", "reference", "ratio", "aim", "")]
    for figure in figures:
        ratio, reference = figure.ratio, figure.reference
        rows.append(
            (
                figure.name,
                f"{figure.value:.4g} {figure.unit}",
                f"{reference:.4g} {figure.unit}, {figure.reference_name}" if reference else "",
                f"{ratio:.2f} x" if ratio is not None else "",
                figure.aim,
                {True: "ok", False: "MISSED", None: ""}[figure.ok],
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure Reader.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which: start, store, ...")
    parser.add_argument("--scale", type=float, default=1.0, help="size of the work (default 1.0)")
    parser.add_argument("--json", action="store_true", help="one JSON object a figure")
    parser.add_argument("--module", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _measure(module: str, scale: float) -> None:
    for figure in importlib.import_module(f"tests.bench.{module}").figures(scale):
        print(json.dumps(asdict(figure)), flush=True)


def _in_own_process(name: str, scale: float) -> list[Figure] | None:
    command = [sys.executable, "-m", "tests.bench.run", "--module", name, "--scale", str(scale)]
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if result.returncode != 0:
        print(f"{name} failed with exit status {result.returncode}", file=sys.stderr)
        return None
    return [Figure(**json.loads(line)) for line in result.stdout.splitlines()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
