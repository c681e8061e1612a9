"""Questions about what is saved under a name: lists, searches, queries on tagged spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.store.tables import SAVED_QUERY

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.core.saved_queries import QueryKind, SavedQuery
    from reader_app.store.connection import Connection

_IS_THERE = "SELECT 1 FROM sqlite_schema WHERE name='saved_query'"
"""Not so in a file of an older version that is opened for reading only."""


class SavedReads:
    """Answers about saved queries over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self, kind: QueryKind) -> list[SavedQuery]:
        """Return those of a kind, by their names."""
        if not self._connection.value(_IS_THERE):
            return []
        where = "WHERE t.kind=? ORDER BY t.name COLLATE NOCASE, t.uid"
        return SAVED_QUERY.many(self._connection, where, (kind,))

    def get(self, uid: Uid) -> SavedQuery | None:
        """Return a saved query by its uid."""
        return SAVED_QUERY.one(self._connection, "WHERE t.uid=?", (bytes.fromhex(uid),))
