"""Python's search for objects that hold each other: all threads wait while it goes through what there is."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def no_search_for_cycles() -> Generator[None]:
    """Do without it meanwhile; only for work that makes few cycles, however long it goes on."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
