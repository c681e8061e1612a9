"""A process that copies a project in small blocks, and waits to be told to go on after each."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from reader_app.store import copying_process


def main(source: str, target: str, *known: str) -> None:
    """Say `ready`, then `block` after each; go on after a line."""
    copying_process._BLOCK = 1 << 16

    def rest() -> None:
        os.write(1, b"block\n")
        sys.stdin.readline()

    copying_process.copy_project(source, known, target, rest, rest)


if __name__ == "__main__":
    main(*sys.argv[1:])
