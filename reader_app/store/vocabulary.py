"""The words that the indexes hold, for searches that know only the inside of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.errors import QueryError
from reader_app.core.word_forms import forms

if TYPE_CHECKING:
    from reader_app.core.search_query import Term
    from reader_app.store.connection import Connection

_MOST_WORDS = 500
_INDEXES = ("article_fts", "mark_fts", "note_fts")


def words_with(connection: Connection, term: Term) -> list[str]:
    """Return the indexed words that a term with an open start fits, quoted for FTS5.

    One that nothing fits comes back as itself. Raises QueryError where too many do.
    """
    written = forms(term)[0]
    pattern = f"%{written}" + "%" * term.open_end
    found: set[str] = set()
    for index in _INDEXES:
        _open_vocabulary(connection, index)
        rows = connection.stream(
            f"SELECT term FROM temp.{index}_words WHERE term LIKE ? LIMIT ?",
            (pattern, _MOST_WORDS + 1),
        )
        found.update(word for (word,) in rows)
    if len(found) > _MOST_WORDS:
        raise QueryError(f"Too many words hold “{term.words}”. Write more letters of it.")
    return [f'"{word}"' for word in sorted(found)] or [f'"{written}"']


def _open_vocabulary(connection: Connection, index: str) -> None:
    """Make the table of an index's words for this connection, also where it only reads.

    The table is a view of the index that lives with the connection: the file is not written.
    """
    only_reads = connection.value("PRAGMA query_only")
    connection.run("PRAGMA query_only=OFF")
    try:
        connection.run(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_words"
            f" USING fts5vocab(main, {index}, row)"
        )
    finally:
        connection.run(f"PRAGMA query_only={only_reads}")
