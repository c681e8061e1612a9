"""Ends a process that the tests started, and that reaches for anything beyond this machine.

Python loads it at the start of every process that has this folder in PYTHONPATH, children's
children included; `tests/conftest.py` puts it there. A socket that is only made, or bound to this
machine, reaches nothing: a library asks that way whether the machine knows IPv6.
"""

from __future__ import annotations

import os
import sys

_HERE = {"127.0.0.1", "::1", "localhost"}
_REACHES = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"}
_ASKS = {"socket.getaddrinfo", "socket.gethostbyname"}
STATUS = 86


def _host(event: str, arguments: tuple[object, ...]) -> object:
    """Give whom an audited step of a socket reaches or asks for; None where it is nobody."""
    if event in _ASKS:
        return arguments[0]
    if event in _REACHES and isinstance(arguments[1], tuple):  # a local socket has a path there
        return arguments[1][0]  # pyright: ignore[reportUnknownVariableType]
    return None


def _end_where_it_leaves(event: str, arguments: tuple[object, ...]) -> None:
    host = _host(event, arguments)
    if host is not None and host not in _HERE:
        os.write(2, b"another machine was reached for: nothing leaves this one\n")
        os._exit(STATUS)


sys.addaudithook(_end_where_it_leaves)
