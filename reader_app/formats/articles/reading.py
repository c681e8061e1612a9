"""One way in for every kind of file: bytes to an `ArticleDraft`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.formats.articles import several
from reader_app.formats.articles.drafting import storable_draft
from reader_app.formats.articles.plain_text import read_plain_text
from reader_app.formats.articles.registry import BY_LABEL, READERS, kind_of

if TYPE_CHECKING:
    from reader_app.core.drafts import ArticleDraft

PLAIN = "Plain text"
"""What files of no other kind are called."""
SUFFIXES = frozenset({".txt", ".text", *READERS, *several.SUFFIXES})
"""What a walk through a folder takes for an article; a file that is named outright is tried."""


def read_article(
    data: bytes,
    *,
    name: str,
    encoding: str | None = None,
    url: str | None = None,
    kind: str | None = None,
) -> ArticleDraft:
    """Return what a file's bytes say; raises UnreadableFileError with a sentence for the user.

    `name` is the file's name, or what else to call it; `encoding` is what the user asked for,
    and `url` the address that a web page came from, where that is known. `kind` is the label of
    the kind to read it as, whatever it looks like: one of `registry.BY_LABEL`, or PLAIN.
    """
    known = kind_of(name, data) if kind is None else BY_LABEL.get(kind)
    if known is None:
        return read_plain_text(data, name=name, encoding=encoding)
    return storable_draft(known.read(data, name=name, encoding=encoding, url=url))
