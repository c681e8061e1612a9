"""Asking other people's code for a guess, which an article does without where there is none."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What code that works on pages of all kinds has raised over one that it did not foresee: text that
lxml does not take, numbers too large, elements too deep inside one another."""
_Guess = TypeVar("_Guess")


def guess(ask: Callable[[], _Guess]) -> _Guess | None:
    """Return what is guessed; None where the code that guesses breaks down over the page."""
    # Imported late: it is there already where a page is read.
    etree = importlib.import_module("lxml.etree")
    try:
        return ask()
    except (*_FAULTS, etree.LxmlError):
        return None
