"""Fetches one page that the user names: the only part of the program that opens the network.

It does so in a process of its own, which is ended at the deadline or when the user cancels.
"""

from __future__ import annotations

import importlib
import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Pipe
from time import monotonic
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin, urlsplit

from reader_app.core.errors import ProjectError
from reader_app.project.file_bytes import MAX_BYTES, MEGABYTE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SECONDS = 30.0
"""How long a page may take from the first word to the last."""
MOST_REDIRECTS = 5
_SILENCE = 10.0
"""Seconds without a word from the other side."""
_PIECE = 1 << 16
_BETWEEN_LOOKS = 0.1
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Reader)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "gzip",
}


@dataclass(frozen=True, slots=True)
class WebPage:
    """What an address gave."""

    data: bytes
    media_type: str
    addresses: tuple[str, ...]
    """The address that was asked for, then each that it was redirected to."""

    @property
    def url(self) -> str:
        """The address that the page came from in the end."""
        return self.addresses[-1]

    @property
    def name(self) -> str:
        """A file name for the page: the end of its address, with a suffix where it is HTML."""
        parts = urlsplit(self.url)
        name = parts.path.rstrip("/").rpartition("/")[2] or parts.hostname or "page"
        is_page = self.media_type in {"text/html", "application/xhtml+xml"}
        return f"{name}.html" if is_page and not name.endswith((".html", ".htm")) else name


class _Response(Protocol):
    status: int
    headers: Mapping[str, str]

    def read1(self, amt: int) -> bytes: ...

    def close(self) -> None: ...


class _Near(Protocol):
    def poll(self, timeout: float, /) -> bool: ...


class _Far(Protocol):
    def send(self, obj: WebPage | str, /) -> None: ...

    def close(self) -> None: ...


def web_address(words: str) -> str:
    """Return what the user typed as an address; raises ProjectError where it is not of the web."""
    address = words.strip()
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        is_whole = bool(parts.hostname) and parts.port != 0  # the port is looked at only now
    except ValueError:
        parts, is_whole = urlsplit(""), False
    if not is_whole or any(char.isspace() for char in address):
        raise ProjectError(f"“{words}” is not a web address. Type one such as https://example.org.")
    if parts.scheme.lower() not in {"http", "https"}:
        raise ProjectError("Only addresses that begin with http:// or https:// can be opened.")
    if parts.username is not None:
        raise ProjectError("The address holds a name or password. Take it out, and try again.")
    return address


def fetched(
    address: str, *, seconds: float = SECONDS, go_on: Callable[[], bool] | None = None
) -> WebPage:
    """Return the page at an address, fetched in a process that is ended after so many seconds.

    Raises ProjectError where there is no such page, where it is too large or takes too long, and
    where `go_on` says False.
    """
    address = web_address(address)
    near, far = Pipe(duplex=False)
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=answer, args=(far, address), daemon=True)
    process.start()
    far.close()
    try:
        _wait(near, seconds, go_on)
        reply: WebPage | str = near.recv()
    except EOFError:
        reply = "The program part that fetches pages broke down. Try again."
    finally:
        process.kill()
        process.join()
        process.close()
        near.close()
    if isinstance(reply, str):
        raise ProjectError(reply)
    return reply


def _wait(near: _Near, seconds: float, go_on: Callable[[], bool] | None) -> None:
    end = monotonic() + seconds
    while not near.poll(_BETWEEN_LOOKS):
        if go_on is not None and not go_on():
            raise ProjectError("Stopped. Nothing was imported.")
        if monotonic() > end:
            raise ProjectError(
                f"The page did not come within {seconds:g} seconds. Try again later."
            )


def answer(far: _Far, address: str) -> None:
    """Send a page, or the sentence why there is none; runs in the process."""
    try:
        far.send(fetch(address))
    except ProjectError as problem:
        far.send(str(problem))
    far.close()


def fetch(address: str, most: int = MAX_BYTES) -> WebPage:
    """Return the page at an address, and follow its redirects; raises ProjectError."""
    urllib3 = importlib.import_module("urllib3")  # late: nothing of the network until it is used
    pool = urllib3.PoolManager(
        headers=_HEADERS, retries=False, timeout=urllib3.Timeout(connect=_SILENCE, read=_SILENCE)
    )
    addresses = [web_address(address)]
    try:
        while True:
            response: _Response = pool.request(
                "GET", addresses[-1], redirect=False, preload_content=False
            )
            onward = response.headers.get("Location")
            if response.status not in _REDIRECTS or not onward:
                return _page(response, tuple(addresses), most)
            response.close()
            addresses.append(web_address(urljoin(addresses[-1], onward)))
            if len(addresses) > MOST_REDIRECTS + 1:
                raise ProjectError(f"The page leads on more than {MOST_REDIRECTS} times.")
    except (urllib3.exceptions.HTTPError, OSError, UnicodeError) as problem:
        host = urlsplit(addresses[-1]).hostname
        raise ProjectError(
            f"{host} cannot be reached. Check the address and the connection."
        ) from problem
    finally:
        pool.clear()


def _page(response: _Response, addresses: tuple[str, ...], most: int) -> WebPage:
    try:
        if response.status != 200:
            raise ProjectError(f"There is no page to be had: the answer was {response.status}.")
        pieces: list[bytes] = []
        size = 0
        while piece := response.read1(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise ProjectError(
                    f"The page is larger than {most // MEGABYTE} MB; it is not read."
                )
    finally:
        response.close()
    kind = (response.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    return WebPage(b"".join(pieces), kind, addresses)
