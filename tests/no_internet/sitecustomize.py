"""Ends a process that the tests started, and that opens an internet socket.

Python loads it at the start of every process that has this folder in PYTHONPATH, children's
children included; `tests/conftest.py` puts it there.
"""

from __future__ import annotations

import os
import sys

_INTERNET = {2, 10, 23, 30}
"""AF_INET everywhere; AF_INET6 on Linux, Windows and macOS. `socket` itself would cost each start."""
STATUS = 86


def _end_where_internet(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in _INTERNET:
        os.write(2, b"an internet socket was opened: nothing leaves the machine\n")
        os._exit(STATUS)


sys.addaudithook(_end_where_internet)
