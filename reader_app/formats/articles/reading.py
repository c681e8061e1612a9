"""One way in for every kind of file: bytes to an `ArticleDraft`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.formats.articles import several
from reader_app.formats.articles.plain_text import read_plain_text
from reader_app.formats.articles.registry import READERS, kind_of

if TYPE_CHECKING:
    from reader_app.core.drafts import ArticleDraft

SUFFIXES = frozenset({".txt", ".text", *READERS, *several.SUFFIXES})
"""What a walk through a folder takes for an article; a file that is named outright is tried."""


def read_article(
    data: bytes, *, name: str, encoding: str | None = None, url: str | None = None
) -> ArticleDraft:
    """Return what a file's bytes say; raises UnreadableFileError with a sentence for the user.

    `name` is the file's name, or what else to call it; `encoding` is what the user asked for,
    and `url` the address that a web page came from, where that is known.
    """
    kind = kind_of(name, data)
    if kind is None:
        return read_plain_text(data, name=name, encoding=encoding)
    return kind.read(data, name=name, encoding=encoding, url=url)
