"""No process that the tests start reaches beyond this machine, nor does one that it starts."""

from __future__ import annotations

import subprocess
import sys

import pytest

STATUS = 86
CONNECT = "import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM).connect({address})"
FAR = CONNECT.format(family="AF_INET", address='("192.0.2.1", 9)')
CHILD = """
import multiprocessing, socket
context = multiprocessing.get_context("{way}")
process = context.Process(target=socket.gethostbyname, args=("reader.invalid",))
process.start()
process.join()
raise SystemExit(process.exitcode)
"""


def status_of(code: str) -> int:
    return subprocess.run([sys.executable, "-c", code], check=False, stderr=-3).returncode


@pytest.mark.parametrize(
    "code",
    [
        FAR,
        CONNECT.format(family="AF_INET6", address='("2001:db8::1", 9)'),
        "import socket; socket.getaddrinfo('reader.invalid', 80)",
        "import socket; socket.socket(socket.AF_INET).bind(('0.0.0.0', 0))",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))",
    ],
    ids=["connect", "connect by IPv6", "ask for a name", "listen to all", "send"],
)
def test_a_child_that_reaches_beyond_this_machine_is_ended(code: str) -> None:
    assert status_of(code) == STATUS


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket(socket.AF_INET).bind(('127.0.0.1', 0))",
        "import socket; socket.socket(socket.AF_INET6)",
        "import trafilatura",
    ],
    ids=["listen here", "make one", "a library that asks for IPv6"],
)
def test_a_child_may_stay_on_this_machine(code: str) -> None:
    assert status_of(code) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="has no such sockets in Python")
def test_a_child_may_open_a_local_socket() -> None:
    code = "import socket; s = socket.socket(socket.AF_UNIX); s.connect_ex('/nowhere/at/all')"
    assert status_of(code) == 0


def test_a_child_of_a_child_is_ended_too() -> None:
    inner = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {FAR!r}]))"
    assert status_of(inner) == STATUS


@pytest.mark.parametrize("way", ["spawn", "forkserver"])
def test_a_worker_process_is_ended_too(way: str) -> None:
    if sys.platform == "win32" and way != "spawn":
        pytest.skip("has no such workers")
    assert status_of(CHILD.format(way=way)) == STATUS
