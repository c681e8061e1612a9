"""Which reader takes which kind of file: by suffix, by what the bytes begin with, imported late."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.drafts import ArticleDraft


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: what users call it, its suffixes, and where its reader is."""

    label: str
    suffixes: tuple[str, ...]
    media_type: str
    module: str
    function: str
    has_encoding: bool = False
    """Whether it is text, of which the user may say the encoding."""
    is_page: bool = False
    """Whether it comes from the web, so that its links lead on from its address."""

    def read(
        self, data: bytes, *, name: str, encoding: str | None = None, url: str | None = None
    ) -> ArticleDraft:
        """Return what the bytes say; raises UnreadableFileError with a sentence for the user."""
        # Imported late: the parsers behind the readers take time that a start must not pay.
        module = importlib.import_module(f"reader_app.formats.articles.{self.module}")
        reader: Callable[..., ArticleDraft] = getattr(module, self.function)
        known = {"encoding": encoding} if self.has_encoding else {}
        if self.is_page:
            known["url"] = url
        return reader(data, name=name, **known)


KINDS = (
    FileKind(
        "Web page",
        (".html", ".htm", ".xhtml", ".xht"),
        "text/html",
        "html.reading",
        "read_html",
        has_encoding=True,
        is_page=True,
    ),
    FileKind(
        "Saved web page",
        (".mhtml", ".mht"),
        "multipart/related",
        "mhtml",
        "read_mhtml",
        is_page=True,
    ),
    FileKind("PDF", (".pdf",), "application/pdf", "pdf.reading", "read_pdf"),
    FileKind(
        "Word document",
        (".docx", ".docm", ".dotx"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
        "read_docx",
    ),
    FileKind(
        "OpenDocument text",
        (".odt", ".ott"),
        "application/vnd.oasis.opendocument.text",
        "odt",
        "read_odt",
    ),
    FileKind("RTF document", (".rtf",), "application/rtf", "rtf.reading", "read_rtf"),
    FileKind("EPUB book", (".epub",), "application/epub+zip", "epub", "read_epub"),
    FileKind("E-mail", (".eml",), "message/rfc822", "mail", "read_mail"),
    FileKind(
        "Markdown",
        (".md", ".markdown", ".mkd"),
        "text/markdown",
        "markdown",
        "read_markdown",
        has_encoding=True,
    ),
)
READERS: dict[str, FileKind] = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
"""The kinds by suffix (lower case, with its dot)."""


PASTED = FileKind("Copied words", (), "text/html", "html.pasted", "read_pasted", is_page=True)
"""Markup out of the clipboard, which no file is taken for."""
BY_LABEL = {kind.label: kind for kind in (*KINDS, PASTED)}


def kind_of(name: str, data: bytes) -> FileKind | None:
    """Return the kind of a file by what it begins with, else by its name; None for plain text."""
    suffix = "." + name.rpartition(".")[2].lower()
    return _by_content(data) or READERS.get(suffix)


def _by_content(data: bytes) -> FileKind | None:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    lowered = start.lower()
    if b"%PDF-" in data[:1024]:
        return READERS[".pdf"]
    if lowered.startswith(b"{\\rtf"):
        return READERS[".rtf"]
    if start.startswith(b"PK\x03\x04"):
        return _by_container(data)
    if lowered.startswith((b"<!doctype html", b"<html")):
        return READERS[".html"]
    return None


def _by_container(data: bytes) -> FileKind | None:
    head = data[:200]
    if b"mimetypeapplication/epub+zip" in head:
        return READERS[".epub"]
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head:
        return READERS[".odt"]
    return READERS[".docx"] if b"word/document.xml" in data else None
