"""A process that writes and backs up in a loop; it is there to be killed."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from reader_app.core.clock import SystemClock
from reader_app.store.backup import back_up
from tests.store.tagging_process import tag_for_ever


def main(path: Path) -> None:
    """Tag on one thread, make backups on another, from the first line that is read on."""
    clock = SystemClock()

    def back_up_for_ever() -> None:
        while True:
            back_up(path, clock.now_ms())

    threading.Thread(target=back_up_for_ever, daemon=True).start()
    tag_for_ever(path)


if __name__ == "__main__":
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.write(1, f"{os.getpid()}\n".encode())
            main(Path(line.rstrip("\n")))
        os.waitpid(child, 0)
        os.write(1, b"end\n")
