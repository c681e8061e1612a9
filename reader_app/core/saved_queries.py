"""What an analyst looks for again and again, under a name: a record of the project."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader_app.core.ids import Uid

QueryKind = Literal["list", "search", "spans"]
"""A list of the library, a search over all articles, a query on tagged spans."""


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query by its name, which is one of its kind in the project."""

    uid: Uid
    name: str
    kind: QueryKind
    text: str
    """As it was written; for a list what the library makes of it."""
    analyst: Uid
    created_ms: int
    modified_ms: int
