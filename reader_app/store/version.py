"""The version of the project file that this program writes, and what it may open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.errors import NewerProjectError

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 1004
"""user_version = major * 1000 + minor; it alone decides who may open a file."""


def may_write(version: int, path: Path) -> bool:
    """Tell whether a file of that version may be written; an older one after its migration.

    A newer minor version can be read only; raises NewerProjectError for a newer major one.
    """
    if version // 1000 > VERSION // 1000:
        raise NewerProjectError(
            f"{path.name} was made by a newer Reader. It was not changed; update Reader to open it."
        )
    return version <= VERSION


def is_newer(version: int) -> bool:
    """Tell whether a file was made by a newer Reader, which may have put more into it."""
    return version > VERSION
