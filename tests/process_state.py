"""What is one for the whole process: a test that leaves it changed makes another one fail."""

from __future__ import annotations

import csv
import gc
import locale
import os
import resource
import signal
import sys
import warnings
from pathlib import Path

import reader_app.formats.csv_rows  # noqa: F401  (sets how long a cell may be, once)

_LIMITS = (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_AS, resource.RLIMIT_CORE)
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGXFSZ)


def process_state() -> dict[str, object]:
    """Return it by names that say what it is."""
    own = {key: value for key, value in os.environ.items() if key != "PYTEST_CURRENT_TEST"}
    return {
        "environment": own,
        "folder": str(Path.cwd()),
        "longest CSV cell": csv.field_size_limit(),
        "recursion limit": sys.getrecursionlimit(),
        "locale": locale.setlocale(locale.LC_ALL),
        "limits": [resource.getrlimit(each) for each in _LIMITS],
        "signals": [signal.getsignal(each) for each in _SIGNALS],
        "path of imports": list(sys.path),
        "garbage collection": (gc.isenabled(), gc.get_threshold()),
        "warnings": warnings.showwarning,
    }
