"""What can go wrong through no fault of the program.

Each message is a plain sentence or two, what is wrong and what to do, shown to the user as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.core.spans import Span


class ProjectError(Exception):
    """Something outside the program stands in the way; the message is for the user."""


class NotAProjectError(ProjectError):
    """The file is not a Reader project, or is damaged beyond opening."""


class NewerProjectError(ProjectError):
    """The project was made by a newer Reader; it was not changed."""


class ProjectLockedError(ProjectError):
    """Another window, program or computer is writing to the project."""


class ReadOnlyProjectError(ProjectError):
    """The project can be read, but not written."""


class StorageError(ProjectError):
    """The disk is full, or refuses to read or write."""


class UnwritableError(StorageError):
    """The open project can no longer be written where it is; all of it can be copied elsewhere."""


class UnreadableFileError(ProjectError):
    """A file cannot be read as an article."""


class TagNameError(ProjectError):
    """A tag's name is empty or taken."""


class NotFoundError(ProjectError):
    """What was asked for is not in the project, or the wording fits several things."""


class ConflictError(ProjectError):
    """What was to be changed is no longer as it was when the change was made up."""


class PatternError(ProjectError):
    """A regular expression is none, or takes too long."""


class QueryError(ProjectError):
    """A search is written in a way that cannot be understood."""

    def __init__(self, sentence: str, place: Span | None = None) -> None:
        super().__init__(sentence)
        self.place = place
        """Where in what was written the fault lies, in code points; None where nobody knows."""
