"""The environment in .venv: made from a lock file, left alone while that has not changed.

Standard library only: this runs before anything else is there.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Literal

TOP = Path(__file__).resolve().parent.parent
FOLDER = TOP / ".venv"
PYTHON = FOLDER / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
STAMP = FOLDER / "made-from"

Kind = Literal["run", "test"]
LOCKS: dict[Kind, Path] = {
    "run": TOP / "packaging" / "requirements.lock",
    "test": TOP / "packaging" / "requirements-test.lock",
}
"""The test lock holds all of the run lock and the tools beside it, at the same versions."""


class SetUpError(Exception):
    """The environment could not be made; the message says why."""


def needs_venv_package() -> bool:
    """Tell whether this Python can make no environment by itself and there is no uv to do it."""
    return shutil.which("uv") is None and importlib.util.find_spec("ensurepip") is None


def is_made(kind: Kind) -> bool:
    """Tell whether .venv holds what the lock says; a test environment will do for running."""
    if not PYTHON.exists() or not STAMP.exists():
        return False
    made = STAMP.read_text(encoding="utf-8").strip()
    return made in {stamp(kind), stamp("test")}


def stamp(kind: Kind) -> str:
    """Return what names an environment: the kind, the Python, and the lock's hash."""
    major, minor = sys.version_info[:2]
    return f"{kind} {major}.{minor} {hashlib.sha256(LOCKS[kind].read_bytes()).hexdigest()}"


def make(kind: Kind) -> None:
    """Make .venv hold what the lock says, by uv where it is there, else by venv and pip."""
    if is_made(kind):
        return
    print(f"Setting up .venv from {LOCKS[kind].relative_to(TOP)} ...", flush=True)
    _make_by_uv(kind) if shutil.which("uv") else _make_by_pip(kind)
    STAMP.write_text(stamp(kind) + "\n", encoding="utf-8")


def _make_by_uv(kind: Kind) -> None:
    _run("uv", "venv", "--quiet", "--clear", "--python", sys.executable, str(FOLDER))
    options = ("--quiet", "--require-hashes", "--compile-bytecode", "--python", str(PYTHON))
    _run("uv", "pip", "sync", *options, str(LOCKS[kind]))


def _make_by_pip(kind: Kind) -> None:
    _run(sys.executable, "-m", "venv", "--clear", str(FOLDER))
    options = ("--quiet", "--no-deps", "--require-hashes", "--disable-pip-version-check")
    _run(str(PYTHON), "-m", "pip", "install", *options, "-r", str(LOCKS[kind]))


def _run(*command: str) -> None:
    result = subprocess.run(command, check=False, cwd=TOP)
    if result.returncode != 0:
        raise SetUpError(f"Setting up .venv failed at: {' '.join(command)}")
