"""Signatures of texts, by which copies are found, and the clusters of copies: derived data.

They are in no journal and no dump; what they are made of is not known here, only their version.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid
from reader_app.store.tables import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader_app.core.records import Article
    from reader_app.store.connection import Connection

_ADD = "INSERT OR REPLACE INTO signature(text_sha256,version,bands,digest) VALUES(?,?,?,?)"
_ADD_COPY = "INSERT OR REPLACE INTO copy(text_sha256,cluster,digest) VALUES(?,?,?)"
_CLUSTER = (
    "FROM copy mine JOIN copy other ON other.cluster=mine.cluster"
    " JOIN article a ON a.text_sha256=other.text_sha256 WHERE mine.text_sha256=?"
)
_OTHER = "SELECT 1 FROM signature WHERE version<>? LIMIT 1"
_NEW = (
    "SELECT text_sha256 FROM article a WHERE NOT EXISTS"
    " (SELECT 1 FROM signature s WHERE s.text_sha256=a.text_sha256 AND s.version=?)"
)


def signature_digest(sha256: bytes, version: int, bands: bytes) -> bytes:
    """Return the digest that a signature is kept with."""
    return hashlib.blake2b(b"%b %d %b" % (sha256, version, bands), digest_size=16).digest()


def copy_digest(sha256: bytes, cluster: bytes) -> bytes:
    """Return the digest that a text's cluster is kept with."""
    return hashlib.blake2b(sha256 + cluster, digest_size=16).digest()


class Signatures:
    """The signatures and clusters of one file's texts over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known(self, version: int) -> Iterator[tuple[str, bytes]]:
        """Yield the signatures of that version with the hash of their text, oldest first."""
        sql = "SELECT text_sha256, bands FROM signature WHERE version=? ORDER BY rowid"
        rows = self._connection.stream(sql, (version,))
        return ((sha256.hex(), bands) for sha256, bands in rows)

    def new_texts(self, version: int) -> list[str]:
        """Return the texts of articles that have no signature of that version, oldest first."""
        rows = self._connection.rows(f"{_NEW} ORDER BY id", (version,))
        return [sha256.hex() for (sha256,) in rows]

    def new_text_of(self, version: int, article: Uid) -> list[str]:
        """Return the text of an article, where it has no signature of that version."""
        rows = self._connection.rows(f"{_NEW} AND uid=?", (version, bytes.fromhex(article)))
        return [sha256.hex() for (sha256,) in rows]

    def text(self, sha256: str) -> str | None:
        """Return the words of a text, if the project has it."""
        sql = "SELECT text FROM text WHERE sha256=?"
        return self._connection.value(sql, (bytes.fromhex(sha256),))

    def clusters(self) -> Iterator[tuple[str, str]]:
        """Yield each text that is a copy, with what its cluster is called."""
        rows = self._connection.stream("SELECT text_sha256, cluster FROM copy")
        return ((sha256.hex(), cluster.hex()) for sha256, cluster in rows)

    def articles(self, texts: Iterable[str]) -> list[Article]:
        """Return the articles that have one of these texts now."""
        found = (
            ARTICLE.many(self._connection, "WHERE t.text_sha256=?", (bytes.fromhex(sha256),))
            for sha256 in texts
        )
        return [article for each in found for article in each]

    def by_date(self) -> Iterator[tuple[Uid, str]]:
        """Yield each article with its text, the earliest published first, then the first added."""
        rows = self._connection.stream(
            "SELECT uid, text_sha256 FROM article"
            " ORDER BY ifnull(published,'')='', published, created_ms, uid"
        )
        return ((Uid(uid.hex()), sha256.hex()) for uid, sha256 in rows)

    def with_copies(self, article: Article) -> list[Uid]:
        """Return the articles in an article's cluster, as far as clusters are kept."""
        sql = f"SELECT a.uid {_CLUSTER}"
        rows = self._connection.rows(sql, (bytes.fromhex(article.text_sha256),))
        return [Uid(uid.hex()) for (uid,) in rows]

    def count(self, text: str) -> int:
        """Return how many articles are in a text's cluster, as far as clusters are kept; or 0."""
        return self._connection.value(f"SELECT count(*) {_CLUSTER}", (bytes.fromhex(text),))

    def keep(
        self,
        version: int,
        signatures: Iterable[tuple[str, bytes]],
        clusters: Mapping[str, str] | None = None,
    ) -> None:
        """Keep signatures by the hash of their text, and of copies what their cluster is called.

        All that was made by another version goes. Nobody waits for the disk: what a cut of the
        power takes is made again when copies are asked for.
        """
        keys = [(bytes.fromhex(sha256), version, bands) for sha256, bands in signatures]
        rows = [(*key, signature_digest(*key)) for key in keys]
        pairs = [tuple(map(bytes.fromhex, pair)) for pair in (clusters or {}).items()]
        with self._connection.unhurried(), self._connection.transaction():
            if self._connection.value(_OTHER, (version,)):
                self._connection.run("DELETE FROM signature")
                self._connection.run("DELETE FROM copy")
            self._connection.run_many(_ADD, rows)
            self._connection.run_many(_ADD_COPY, [(*pair, copy_digest(*pair)) for pair in pairs])
