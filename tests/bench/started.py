"""What a program costs that is started, and ends once its window is painted."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from reader_app.project.settings import HOME_VARIABLE, Settings

if TYPE_CHECKING:
    from pathlib import Path

READER = ("-m", "tests.bench.reader_window")
"""Reader, as its command starts it; what stands on the command line comes behind.

It ends at its first paint, or where it is given a project, once that is painted.
"""


def surroundings_in(folder: Path) -> dict[str, str]:
    """Return an environment like that of an installed program: compiled in the first round.

    Its settings know the analyst, so that no name is asked for.
    """
    os.environ[HOME_VARIABLE] = str(folder / "home")
    Settings().set_person_name("Bench")
    like_here = {
        key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"
    }
    return like_here | {
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LOGGING_RULES": "default.warning=false",
    }


def cost_of(arguments: tuple[str, ...], surroundings: dict[str, str]) -> tuple[float, float]:
    """Run Python with these arguments; return its processor milliseconds and peak megabytes."""
    child = subprocess.Popen([sys.executable, *arguments], env=surroundings)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"{' '.join(arguments)} ended with {child.returncode}")
    return (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024
