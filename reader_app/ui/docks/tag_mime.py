"""What dragged tags travel as, between the codebook and whatever they are dropped on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.ids import Uid

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

TAG_MIME = "application/x-reader-tag"
"""Uids of tags, one a line."""


def dropped_tags(data: QMimeData) -> tuple[Uid, ...]:
    """Return the tags that are dragged; none where something else is."""
    if not data.hasFormat(TAG_MIME):
        return ()
    lines = bytes(data.data(TAG_MIME).data()).decode("ascii", "replace").split()
    return tuple(Uid(line) for line in lines)
