"""Full-text search: queries are folded as the index is."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from reader_app.core.folding import fold_for_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.core.ids import Uid
    from reader_app.store.connection import Connection


def match_all(words: str) -> str:
    """Return the FTS5 expression for all of these words, or words that begin like them.

    Each word is quoted, so that no sign in it is taken for the query language's own. One letter is
    a word of its own: too many begin with it.
    """
    folded = (fold_for_index(word).replace('"', " ").strip() for word in words.split())
    phrases = [
        f'"{word}"' + "*" * (len(word) > 1) for word in folded if any(map(str.isalnum, word))
    ]
    return " AND ".join(phrases) or '""'


def match_phrases(phrases: Iterable[str]) -> str | None:
    """Return the FTS5 expression for texts that may hold one of these phrases word for word.

    None where that rules no text out, since a phrase has nothing that is indexed. A phrase that
    stands in a text between ends of words (`core.occurrences`) is always found.
    """
    folded = [fold_for_index(phrase).replace('"', " ").strip() for phrase in phrases]
    if not folded or not all(any(map(_is_indexed, phrase)) for phrase in folded):
        return None
    return "body : (" + " OR ".join(f'"{phrase}"' for phrase in folded) + ")"


def _is_indexed(char: str) -> bool:
    """Tell whether the tokenizer, whose Unicode is an older one, surely takes a character."""
    return unicodedata.ucd_3_2_0.category(char)[0] in "LN"


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

    def candidates(self, phrases: Sequence[str]) -> list[Uid]:
        """Return all articles whose text may hold one of these phrases, oldest first."""
        match = match_phrases(phrases)
        among = "id IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)" if match else "1"
        rows = self._connection.rows(
            f"SELECT uid FROM article WHERE {among} ORDER BY created_ms, uid",
            (match,) if match else (),
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
