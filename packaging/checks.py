"""What must hold of the source: each check is a name and something that prints what is wrong."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from virtual_environment import PYTHON, TOP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FILE_LIMIT = 400
FUNCTION_LIMIT = 40
SOURCE = ("reader_app", "packaging", "tests")
FIRST_HALF = ("tests/ui", "tests/journeys", "tests/faults", "tests/packaging")
"""The tests that run beside all the others, and take about as long."""


Run = Callable[[], tuple[bool, str]]
"""Does the checking; returns whether all is well, and what to show if it is not."""


@dataclass(frozen=True, slots=True)
class Check:
    """Something that must hold, and what finds out."""

    name: str
    run: Run


def run_all(wanted: Sequence[Check], *, workers: int = 2) -> list[str]:
    """Run checks beside each other, print a line for each, and return the names of the failed."""
    failed: list[str] = []
    with ThreadPoolExecutor(workers) as pool:
        for item, (passed, output, seconds) in zip(wanted, pool.map(_timed, wanted), strict=True):
            print(f"{'ok    ' if passed else 'FAILED'}  {item.name}  ({seconds:.1f} s)", flush=True)
            if not passed:
                failed.append(item.name)
                print(output.rstrip(), flush=True)
    return failed


def verdict(failed: Sequence[str]) -> int:
    """Print what failed, if anything, and return the exit status."""
    if failed:
        print(f"Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def tool(name: str, *arguments: str) -> Run:
    """Return a check that runs a tool of the environment and looks at its exit status."""
    return _command(str(PYTHON.parent / name), *arguments)


def _command(*command: str) -> Run:
    def run() -> tuple[bool, str]:
        result = subprocess.run(
            command, cwd=TOP, env=surroundings(), check=False,
            capture_output=True, text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
        return result.returncode == 0, result.stdout + result.stderr

    return run


def surroundings() -> dict[str, str]:
    """Return the environment of a tool: this clone's package, and windows that no one sees."""
    return {**os.environ, "PYTHONPATH": str(TOP), "QT_QPA_PLATFORM": "offscreen"}


def too_long(folder: Path = TOP) -> tuple[bool, str]:
    """Find files and functions that are longer than the house style allows."""
    found = [line for path in sorted(_sources(folder)) for line in long_parts(path, folder)]
    return not found, "\n".join(found)


def long_parts(path: Path, folder: Path) -> Iterator[str]:
    """Yield a line for a file that is too long, and for each function in it that is."""
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(folder).as_posix()
    lines = len(text.splitlines())
    if lines > FILE_LIMIT:
        yield f"{name}: {lines} lines (at most {FILE_LIMIT})"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LIMIT:
                yield f"{name}:{node.lineno}: {node.name} has {length} lines (at most {FUNCTION_LIMIT})"


def tests_pass() -> tuple[bool, str]:
    """Run all tests, two halves beside each other, then hold the coverage of both to its mark.

    Each half runs in random order; the first is shown as it runs, the other when it is done.
    """
    pytest = [str(PYTHON), "-m", "coverage", "run", "--parallel-mode", "-m", "pytest"]
    tool("coverage", "erase")()
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(_command(*pytest, "tests", *(f"--ignore={it}" for it in FIRST_HALF)))
        first = subprocess.call([*pytest, *FIRST_HALF], cwd=TOP, env=surroundings())
        passed, output = other.result()
    print(output, flush=True)
    tool("coverage", "combine", "--quiet")()
    covered, report = tool("coverage", "report")()
    return first == 0 and passed and covered, "" if covered else report


def _timed(item: Check) -> tuple[bool, str, float]:
    start = time.monotonic()
    passed, output = item.run()
    return passed, output, time.monotonic() - start


def _sources(folder: Path) -> Iterator[Path]:
    for part in SOURCE:
        yield from (folder / part).rglob("*.py")


STATIC = (
    Check("types (basedpyright)", tool("basedpyright", "--pythonpath", str(PYTHON))),
    Check("wheel installs and starts", _command(str(PYTHON), "packaging/check_wheel.py")),
    Check("layout (ruff format)", tool("ruff", "format", "--check", ".")),
    Check("lint (ruff check)", tool("ruff", "check", ".")),
    Check("layers (import-linter)", tool("lint-imports")),
    Check("length of files and functions", too_long),
)
TESTS = Check("tests, and coverage of all but the window", tests_pass)
