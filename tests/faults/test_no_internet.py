"""No process that the tests start opens an internet socket, nor does one that it starts."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest

STATUS = 86
REFUSED = 7
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


@pytest.mark.usefixtures("localhost")
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


def test_a_child_that_asks_for_a_name_is_ended() -> None:
    assert status_of("import socket; socket.getaddrinfo('reader.invalid', 80)") == STATUS


HERE = "import socket; socket.socket(socket.{family}).bind(({address!r}, 0))"


@pytest.mark.usefixtures("localhost")
@pytest.mark.parametrize(("family", "address"), [("AF_INET", "127.0.0.1"), ("AF_INET6", "::1")])
def test_a_child_of_a_test_of_this_machine_may_stay_on_it(family: str, address: str) -> None:
    if family == "AF_INET6" and not socket.has_ipv6:
        pytest.skip("this machine has no such sockets")
    code = HERE.format(family=family, address=address)
    assert status_of(f"try: {code}\nexcept OSError as problem: assert problem.errno == 99") == 0


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
def test_any_other_child_makes_no_internet_socket(family: str) -> None:
    code = f"""
import socket
try:
    socket.socket(socket.{family})
except PermissionError:
    raise SystemExit({REFUSED})
"""
    assert status_of(code) == REFUSED


def test_a_library_that_asks_for_ipv6_takes_the_refusal_for_an_answer() -> None:
    assert status_of("import trafilatura, urllib3.util.connection as c; assert not c.HAS_IPV6") == 0


@pytest.mark.skipif(sys.platform == "win32", reason="has no such sockets in Python")
def test_a_child_may_open_a_local_socket() -> None:
    code = "import socket; s = socket.socket(socket.AF_UNIX); s.connect_ex('/nowhere/at/all')"
    assert status_of(code) == 0


@pytest.mark.usefixtures("localhost")
def test_a_child_of_a_child_is_ended_too() -> None:
    inner = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {FAR!r}]))"
    assert status_of(inner) == STATUS


@pytest.mark.parametrize("way", ["spawn", "forkserver"])
def test_a_worker_process_is_ended_too(way: str) -> None:
    if sys.platform == "win32" and way != "spawn":
        pytest.skip("has no such workers")
    assert status_of(CHILD.format(way=way)) == STATUS
