"""Tags on their way: what a dragged tag travels as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

from reader_app.core.ids import Uid

if TYPE_CHECKING:
    from collections.abc import Sequence

TAG_MEDIA_TYPE = "application/x-reader-tag"
"""What dragged tags travel as: their uids, one a line."""


def packed(uids: Sequence[Uid]) -> QMimeData:
    """Return tags as they travel."""
    data = QMimeData()
    if uids:
        data.setData(TAG_MEDIA_TYPE, "\n".join(uids).encode())
    return data


def tags_in(data: QMimeData) -> list[Uid]:
    """Return the tags that are dragged."""
    uids = bytes(data.data(TAG_MEDIA_TYPE).data()).decode().split("\n")
    return [Uid(uid) for uid in uids if uid]
