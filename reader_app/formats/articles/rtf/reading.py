"""Reads an RTF document as an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.office import Properties, draft_of
from reader_app.formats.articles.rtf.document import RtfDocument

if TYPE_CHECKING:
    from reader_app.core.drafts import ArticleDraft

READER = "rtf 1"
MEDIA_TYPE = "application/rtf"
MAX_BYTES = 64 << 20


def read_rtf(data: bytes, *, name: str, url: str | None = None) -> ArticleDraft:
    """Return the document's article; raises UnreadableFileError where it is no RTF."""
    del url  # a document has no address
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableFileError("The file does not begin as RTF does.")
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(f"The document is larger than {MAX_BYTES >> 20} MB.")
    document = RtfDocument(data.decode("latin-1"))
    title, author = document.information["title"], document.information["author"]
    properties = Properties(title=title or None, authors=(author,) if author else ())
    return draft_of(document.parts, properties, name=name, reader=READER, media_type=MEDIA_TYPE)
