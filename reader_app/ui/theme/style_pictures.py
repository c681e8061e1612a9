"""Tinted drawings as files, which is the only form a style sheet takes them in.

They live in a folder of this run of the program, gone when it ends.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir

from reader_app.ui.theme.icons import tinted_drawing

if TYPE_CHECKING:
    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

_PICTURES: tuple[tuple[str, Role], ...] = (
    ("check", "on_accent"),
    ("chevron-down", "text_muted"),
    ("chevron-up", "text_muted"),
    ("chevron-right", "text_muted"),
    ("close", "text_muted"),
)


@cache
def _folder() -> QTemporaryDir:
    return QTemporaryDir()


@cache
def pictures(theme: Theme) -> str:
    """Return the folder, in a style sheet's form, that holds a theme's pictures."""
    folder = Path(_folder().path()) / theme.name
    folder.mkdir(exist_ok=True)
    for name, role in _PICTURES:
        drawing = tinted_drawing(name, theme.colour(role))
        (folder / f"{name}.svg").write_text(drawing, "utf-8")
    return folder.as_posix()
