"""A disk that fills up, as a test has it: no file may grow past a size."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


@contextmanager
def small_files(most: int) -> Generator[Callable[[int], None]]:
    """Let this process write no file past so many bytes; skips the test where that cannot be had.

    What it gives sets another limit.

    For a part of a test alone: what a test run says goes to a file, too, where its output does.
    """
    resource = pytest.importorskip("resource")
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    was = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def limit(size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, old[1]))

    limit(most)
    try:
        yield limit
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
        signal.signal(signal.SIGXFSZ, was)
