"""Doing what may be refused: a ProjectError becomes a sentence in the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader_app.core.errors import ProjectError, UnwritableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.ui.window.status_bar import StatusBar

_Result = TypeVar("_Result")


class Attempt:
    """Calls something of the project's, and says what stood in the way."""

    def __init__(self, status: StatusBar) -> None:
        self._status = status

    def __call__(self, call: Callable[[], _Result]) -> _Result | None:
        """Return what the call returned; None where it was refused, which has been said then."""
        try:
            return call()
        except ProjectError as problem:
            self.refused(problem)
            return None

    def refused(self, problem: ProjectError) -> None:
        """Say what stands in the way."""
        self._status.complain(str(problem), can_copy=isinstance(problem, UnwritableError))
