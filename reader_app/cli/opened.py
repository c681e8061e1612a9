"""The project that a command works on, open while it does.

The project layer is imported where a command needs it: it costs more than all the rest, and the
command line is also on the window's way up.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader_app.core.clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Generator

    from reader_app.cli.command import Request
    from reader_app.project.person import Person
    from reader_app.project.project import Project


@contextmanager
def reading(request: Request, *, who: Person | None = None) -> Generator[Project]:
    """Open the project to read, as nobody where it does not matter who; it may be open elsewhere."""
    from reader_app.project.person import Person  # noqa: PLC0415
    from reader_app.project.project import Project  # noqa: PLC0415

    who = who or Person(None, "")
    project = Project.open(request.project, person=who, clock=SystemClock(), read_only=True)
    try:
        yield project
    finally:
        project.close()


@contextmanager
def writing(request: Request) -> Generator[Project]:
    """Open the project to write, as the analyst asked for."""
    from reader_app.project.project import Project  # noqa: PLC0415

    project = Project.open(request.project, person=person(request), clock=SystemClock())
    try:
        yield project
    finally:
        project.close()


def person(request: Request) -> Person:
    """Return who does it: the one asked for, else the person at this computer."""
    from reader_app.project.person import Person  # noqa: PLC0415
    from reader_app.project.settings import Settings  # noqa: PLC0415

    own = Settings().person()
    if request.analyst is None or request.analyst == own.name:
        return own
    return Person(None, request.analyst)


def reader(request: Request) -> Person:
    """Return who asks, as `person` does, but keep nothing of it."""
    from reader_app.project.person import Person  # noqa: PLC0415
    from reader_app.project.settings import Settings, login_name  # noqa: PLC0415

    settings = Settings()
    if request.analyst is None and settings.knows_person:
        return settings.person()
    return Person(None, request.analyst or login_name())
