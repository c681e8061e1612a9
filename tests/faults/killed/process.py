"""A process that forks others which work until they are killed.

For each line it is sent, "NAME<tab>FOLDER", it forks a child that does that kind of work there,
and prints the child's process id; the child prints a line for each piece of work, its amount.
When the child is dead this process prints "end".
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from reader_app.store import known_schema
from tests.faults.killed.table import ACTIONS


def _say(what: object) -> None:
    os.write(1, f"{what}\n".encode())


def main() -> None:
    """Fork a child for each line that is read."""
    known_schema._made()  # once, as in a window that opens one project after another
    for line in sys.stdin:
        name, folder = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            _say(os.getpid())
            ACTIONS[name].act(Path(folder), _say)
            signal.pause()
        os.waitpid(child, 0)
        _say("end")


if __name__ == "__main__":
    main()
