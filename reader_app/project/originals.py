"""Originals: whether they are still as they came, and what a copy of one is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.errors import StorageError
from reader_app.formats.articles.registry import KINDS

if TYPE_CHECKING:
    from reader_app.core.records import Article, Original
    from reader_app.store.reads.articles import ArticleReads

_SUFFIXES = {kind.media_type: kind.suffixes[0] for kind in KINDS} | {"text/plain": ".txt"}
_UNSAFE = re.compile(r"[^\w \-]+")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether the stored bytes still have the SHA-256 that they had when they came."""

    text: bool
    original: bool | None
    """None where the article has no original."""


def verify(reads: ArticleReads, article: Article) -> Verified:
    """Compute the hashes of an article's text and original anew, and compare them."""
    wanted = article.original_sha256
    original = None if wanted is None else _bytes_hold(reads, wanted)
    return Verified(_text_holds(reads, article.text_sha256), original)


def _text_holds(reads: ArticleReads, sha256: str) -> bool:
    try:
        text = str(reads.text(sha256).text)
    except (KeyError, StorageError):
        return False
    return _hash(text.encode()) == sha256


def _bytes_hold(reads: ArticleReads, sha256: str) -> bool:
    try:
        original = reads.original(sha256)
    except StorageError:
        return False
    return original is not None and _hash(original.data) == sha256


def _hash(data: bytes) -> str:
    import hashlib  # noqa: PLC0415  (OpenSSL takes 3 ms that a start must not pay)

    return hashlib.sha256(data).hexdigest()


def copy_name(article: Article, original: Original) -> str:
    """Return a file name for a copy of the original: the suffix is that of what was read in it.

    Whatever the file was called, its copy is never one that a computer would run.
    """
    stem = (article.provenance.file_name or article.title).rpartition(".")
    plain = _UNSAFE.sub(" ", stem[0] or stem[2]).strip()[:_LONGEST_NAME].strip()
    return (plain or "original") + _SUFFIXES.get(original.media_type, ".txt")
