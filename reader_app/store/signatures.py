"""Signatures of texts, by which copies are found: derived data, kept beside the texts.

They are in no journal and no dump; what they are made of is not known here, only their version.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader_app.store.connection import Connection

_ADD = "INSERT OR REPLACE INTO signature(text_sha256,version,bands,digest) VALUES(?,?,?,?)"


def signature_digest(sha256: bytes, version: int, bands: bytes) -> bytes:
    """Return the digest that a signature is kept with."""
    return hashlib.blake2b(b"%b %d %b" % (sha256, version, bands), digest_size=16).digest()


class Signatures:
    """The signatures of one file's texts over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def articles(self) -> Iterator[tuple[Uid, str]]:
        """Yield each article with the hash of its text, oldest first."""
        rows = self._connection.rows("SELECT uid, text_sha256 FROM article ORDER BY id")
        return ((Uid(uid.hex()), sha256.hex()) for uid, sha256 in rows)

    def known(self, version: int) -> dict[str, bytes]:
        """Return the signatures of that version by the hash of their text."""
        sql = "SELECT text_sha256, bands FROM signature WHERE version=?"
        return {sha256.hex(): bands for sha256, bands in self._connection.rows(sql, (version,))}

    def text(self, sha256: str) -> str | None:
        """Return the words of a text, if the project has it."""
        sql = "SELECT text FROM text WHERE sha256=?"
        return self._connection.value(sql, (bytes.fromhex(sha256),))

    def keep(self, version: int, signatures: Iterable[tuple[str, bytes]]) -> None:
        """Keep signatures by the hash of their text, in the place of those of another version."""
        keys = [(bytes.fromhex(sha256), version, bands) for sha256, bands in signatures]
        rows = [(*key, signature_digest(*key)) for key in keys]
        with self._connection.transaction():
            self._connection.run_many(_ADD, rows)
