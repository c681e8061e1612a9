"""Reads a page that a browser saved as one MHTML file (RFC 2557)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.html.markup import decode_page
from reader_app.formats.articles.html.reading import read_page
from reader_app.formats.articles.mime import header, parse_message, texts_in

if TYPE_CHECKING:
    from reader_app.core.drafts import ArticleDraft

READER = "mhtml 1"
MEDIA_TYPE = "multipart/related"


def read_mhtml(data: bytes, *, name: str, url: str | None = None) -> ArticleDraft:
    """Return the saved page's article; its address is the one it was saved from."""
    message = parse_message(data, kind="saved page (MHTML)")
    for part in texts_in(message):
        if part.kind in {"text/html", "application/xhtml+xml"}:
            address = url or header(message, "Snapshot-Content-Location") or part.location
            known = address if address and address.startswith(("http://", "https://")) else None
            decoded = decode_page(
                part.data, None if part.charset is None else _usable(part.charset)
            )
            draft = read_page(decoded.text, name=name, url=known)
            return replace(draft, reader=READER, media_type=MEDIA_TYPE, encoding=decoded.encoding)
    raise UnreadableFileError("The saved page (MHTML) has no page inside.")


def _usable(charset: str) -> str | None:
    try:
        "".encode(charset)
    except (LookupError, ValueError):
        return None
    return charset
