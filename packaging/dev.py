#!/usr/bin/env python3
"""Set up, run, test and measure Reader from a clone: `python3 packaging/dev.py run|test|...`.

Needs only Python 3.11 or newer. What is missing is installed into .venv from the lock file and,
by root on Debian, from apt; every further run finds it there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

if sys.version_info < (3, 11):  # noqa: UP036  a clone may meet an older one
    sys.exit("Reader needs Python 3.11 or newer.")

import checks
import system_libraries
import virtual_environment as environment
from virtual_environment import PYTHON, TOP

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SET_UP_FAILED = 3
"""Exit status that tells a set-up that needs a person from a program or test that failed."""


def run(arguments: Sequence[str]) -> int:
    """Start Reader; the arguments are the program's own."""
    set_up("run")
    package = {**os.environ, "PYTHONPATH": str(TOP)}
    return subprocess.call([str(PYTHON), "-m", "reader_app", *arguments], env=package)


def test(arguments: Sequence[str]) -> int:
    """Run every check and all tests; with arguments, pytest alone with them."""
    set_up("test")
    if arguments:
        return _tool("-m", "pytest", *arguments)
    failed = checks.run_all(checks.STATIC)
    failed += checks.run_all([checks.TESTS])
    return checks.verdict(failed)


def check(arguments: Sequence[str]) -> int:
    """Run every check but the tests, or just those whose names begin with a word given."""
    set_up("test")
    words = tuple(arguments) or ("",)
    return checks.verdict(checks.run_all([c for c in checks.STATIC if c.name.startswith(words)]))


def bench(arguments: Sequence[str]) -> int:
    """Run the benchmarks; see --help."""
    set_up("test")
    return _tool("-m", "tests.bench.run", *arguments)


def shots(arguments: Sequence[str]) -> int:
    """Take the screenshots, on a virtual screen where there is one to be had."""
    set_up("test")
    script = [str(TOP / "packaging" / "shots.py"), *arguments]
    if shutil.which("xvfb-run") is None:
        return _tool(*script)
    screen = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1920x1200x24"]
    surroundings = {**checks.surroundings(), "QT_QPA_PLATFORM": "xcb"}
    return subprocess.call([*screen, str(PYTHON), *script], cwd=TOP, env=surroundings)


def manual(_arguments: Sequence[str]) -> int:
    """Write the manual's tables of keys and columns anew."""
    set_up("test")
    return _tool("packaging/manual_tables.py")


def lock(_arguments: Sequence[str]) -> int:
    """Write both lock files anew from pyproject.toml; needs uv."""
    if shutil.which("uv") is None:
        print("Locking needs uv: pip install uv", file=sys.stderr)
        return SET_UP_FAILED
    options = ["--quiet", "--universal", "--generate-hashes", "--no-annotate", "--no-header"]
    for path in environment.LOCKS.values():
        group = ["--group", "dev"] if path == environment.LOCKS["test"] else []
        target = ["--upgrade", "--no-emit-index-url", "--python-version", "3.11", "-o", str(path)]
        command = ["uv", "pip", "compile", *options, *target, "pyproject.toml", *group]
        subprocess.run(command, check=True, cwd=TOP)
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "shots": shots,
    "manual": manual,
    "lock": lock,
}


def set_up(kind: environment.Kind) -> None:
    """Make sure that all a command needs is there; costs a few ten milliseconds if it is."""
    wanted: list[str] = [*system_libraries.WINDOW]
    if kind == "test":
        wanted += system_libraries.TESTS
    if environment.needs_venv_package() and not environment.is_made(kind):
        wanted += system_libraries.INTERPRETER
    system_libraries.require(wanted)
    environment.make(kind)


def main(arguments: Sequence[str]) -> int:
    """Do what the command line says and return the exit status."""
    if not arguments or arguments[0] not in COMMANDS:
        print(usage(), file=sys.stderr)
        return 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except (system_libraries.MissingPackagesError, environment.SetUpError) as error:
        print(error, file=sys.stderr)
        return SET_UP_FAILED
    except KeyboardInterrupt:
        return 130


def usage() -> str:
    """Return what can be typed, a line a command."""
    lines = [f"  {name:6} {(command.__doc__ or '').strip()}" for name, command in COMMANDS.items()]
    return "\n".join(["Usage: python3 packaging/dev.py COMMAND [ARGUMENTS]", "", *lines])


def _tool(*arguments: str) -> int:
    return subprocess.call([str(PYTHON), *arguments], cwd=TOP, env=checks.surroundings())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
