"""No process that the tests start opens an internet socket, nor does one that it starts."""

from __future__ import annotations

import subprocess
import sys

import pytest

STATUS = 86
OPEN = "import socket; socket.socket(socket.{family}, socket.SOCK_DGRAM)"
CHILD = """
import multiprocessing, socket
def open_socket():
    socket.socket(socket.AF_INET)
context = multiprocessing.get_context("{way}")
process = context.Process(target={target})
process.start()
process.join()
raise SystemExit(process.exitcode)
"""


def status_of(code: str) -> int:
    return subprocess.run([sys.executable, "-c", code], check=False, stderr=-3).returncode


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_a_child_that_opens_an_internet_socket_is_ended(family: str) -> None:
    assert status_of(OPEN.format(family=family)) == STATUS


@pytest.mark.skipif(sys.platform == "win32", reason="has no such sockets in Python")
def test_a_child_may_open_a_local_socket() -> None:
    assert status_of(OPEN.format(family="AF_UNIX")) == 0


def test_a_child_of_a_child_is_ended_too() -> None:
    code = OPEN.format(family="AF_INET")
    inner = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', '{code}']))"
    assert status_of(inner) == STATUS


@pytest.mark.parametrize("way", ["spawn", "forkserver"])
def test_a_worker_process_is_ended_too(way: str) -> None:
    if sys.platform == "win32" and way != "spawn":
        pytest.skip("has no such workers")
    assert status_of(CHILD.format(way=way, target="socket.socket")) == STATUS
