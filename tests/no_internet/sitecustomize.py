"""Lets no process that the tests started make an internet socket, or reach another machine.

Python loads it at the start of every process that has this folder in PYTHONPATH, children's
children included; `tests/conftest.py` puts it there. Making a socket is refused as a system would,
which a library that only asks whether the machine knows IPv6 takes for an answer; a test that uses
the fixture `localhost` may make one. Whoever reaches beyond this machine, or asks for its name, is
ended, whatever it catches.
"""

from __future__ import annotations

import os
import socket
import sys

LOCALHOST = "READER_APP_TEST_LOCALHOST"
"""The environment's name of what `localhost` sets."""
_INTERNET = {socket.AF_INET, socket.AF_INET6}
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


def _stay_here(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in _INTERNET and LOCALHOST not in os.environ:
        raise PermissionError("no test's process makes an internet socket without `localhost`")
    host = _host(event, arguments)
    if host is not None and host not in _HERE:
        os.write(2, b"another machine was reached for: nothing leaves this one\n")
        os._exit(STATUS)


sys.addaudithook(_stay_here)
