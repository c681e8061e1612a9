"""Reads a PDF as an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.html.dates import read_date
from reader_app.formats.articles.office import Properties, draft_of
from reader_app.formats.articles.pdf.heads import without_running_lines
from reader_app.formats.articles.pdf.order import in_reading_order
from reader_app.formats.articles.pdf.pages import read_pages
from reader_app.formats.articles.pdf.paragraphs import Paragraphs
from reader_app.formats.articles.pdf.prescan import refuse_bombs

if TYPE_CHECKING:
    from reader_app.core.drafts import ArticleDraft

READER = "pdf 2"
MEDIA_TYPE = "application/pdf"
_DATE = re.compile(r"^D:(\d{4})(\d\d)(\d\d)")
_JUNK = re.compile(
    r"^(?:microsoft \w+ - |untitled|document\d*$)|\.(?:docx?|indd|qxd|pdf|tex|dvi|odt|rtf)$",
    re.IGNORECASE,
)


def read_pdf(data: bytes, *, name: str, url: str | None = None) -> ArticleDraft:
    """Return the document's text; raises UnreadableFileError for pictures of pages and bombs."""
    del url  # a document has no address
    refuse_bombs(data)
    found = read_pages(data)
    pages = [in_reading_order(lines) for lines in without_running_lines(found.pages)]
    if not any(pages):
        raise UnreadableFileError(
            "The PDF has no text, only pictures of pages; it needs text recognition (OCR) first."
        )
    parts = list(Paragraphs(pages).parts())
    properties = _properties(found.information)
    return draft_of(parts, properties, name=name, reader=READER, media_type=MEDIA_TYPE)


def _properties(information: dict[str, str]) -> Properties:
    title = information.get("Title", "").strip()
    author = information.get("Author", "").strip()
    made = _DATE.match(information.get("CreationDate", ""))
    published = read_date("-".join(made.groups())) if made else None
    return Properties(
        title=None if not title or _JUNK.search(title) else title,
        authors=(author,) if author else (),
        published=published[0] if published else None,
        precision=published[1] if published else None,
    )
