"""Full-text search: queries are folded as the index is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.folding import fold_for_index

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.store.connection import Connection


def match_all(words: str) -> str:
    """Return the FTS5 expression for all of these words, or words that begin like them.

    Each word is quoted, so that no sign in it is taken for the query language's own.
    """
    folded = (fold_for_index(word).replace('"', " ").strip() for word in words.split())
    phrases = [f'"{word}"*' for word in folded if any(map(str.isalnum, word))]
    return " AND ".join(phrases) or '""'


class SearchReads:
    """Answers to searches over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def articles(self, words: str) -> list[Uid]:
        """Return the articles that hold all of these words, oldest first."""
        rows = self._connection.rows(
            "SELECT uid FROM article WHERE id IN"
            " (SELECT rowid FROM article_fts WHERE article_fts MATCH ?) ORDER BY created_ms, uid",
            (match_all(words),),
        )
        return [row[0].hex() for row in rows]

    def highlights(self, words: str) -> list[Uid]:
        """Return the highlights whose quote or notes hold all of these words, oldest first."""
        rows = self._connection.rows(
            "SELECT uid FROM highlight WHERE id IN"
            " (SELECT rowid FROM mark_fts WHERE mark_fts MATCH ?) ORDER BY created_ms, uid",
            (match_all(words),),
        )
        return [row[0].hex() for row in rows]
