"""Reads Rich Text Format (RTF 1.9.1) through striprtf; headings and list items are marked for it first."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.drafting import Part
from reader_app.formats.articles.office import Properties, draft_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader_app.core.drafts import ArticleDraft

READER = "rtf 1"
MEDIA_TYPE = "application/rtf"
MAX_BYTES = 64 << 20
_HEADING = 0xE100
"""Private character that stands before a heading, plus its level, while striprtf is at work."""
_ITEM = "\ue120"
_OUTLINE = re.compile(r"\\outlinelevel([0-8])(?!\d)")
_LIST = re.compile(r"\\ls([1-9]\d{0,3})(?!\d)")
_INFO = re.compile(r"\{\\(title|author) ([^{}]{1,500})\}")
_MARKER = re.compile("[\ue100-\ue120]")


def read_rtf(data: bytes, *, name: str, url: str | None = None) -> ArticleDraft:
    """Return the document's article; raises UnreadableFileError where it is no RTF."""
    del url  # a document has no address
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableFileError("The file does not begin as RTF does.")
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(f"The document is larger than {MAX_BYTES >> 20} MB.")
    source = data.decode("latin-1")
    info = dict(reversed(_INFO.findall(source[:200_000])))
    properties = Properties(
        title=_plain(info.get("title", "")) or None,
        authors=tuple(filter(None, [_plain(info.get("author", ""))])),
    )
    parts = list(_parts(_plain(_marked(source))))
    return draft_of(parts, properties, name=name, reader=READER, media_type=MEDIA_TYPE)


def _plain(source: str) -> str:
    # Imported late: the window's start must not pay for it.
    rtf_to_text: Callable[..., str] = importlib.import_module("striprtf.striprtf").rtf_to_text
    try:
        text = rtf_to_text(source, encoding="cp1252", errors="replace")
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except (ValueError, LookupError, IndexError, KeyError, OverflowError, RecursionError) as error:
        raise UnreadableFileError("The RTF document is damaged.") from error


def _marked(source: str) -> str:
    """Put a private character behind the controls that say what a paragraph is."""
    marked = _OUTLINE.sub(lambda m: m.group() + _shown(_HEADING + int(m.group(1)) + 1), source)
    return _LIST.sub(lambda m: m.group() + _shown(ord(_ITEM)), marked)


def _shown(code: int) -> str:
    """Write a character in a group of its own, so that the settings around it stay as they are."""
    return f"{{\\uc1\\u{code - 0x10000}?}}"


def _parts(text: str) -> Iterator[Part]:
    for line in text.split("\n"):
        words = _MARKER.sub("", line).strip(" \t\r")
        marks = _MARKER.findall(line)
        if not words:
            continue
        if any(mark != _ITEM for mark in marks):
            level = max(ord(mark) - _HEADING for mark in marks if mark != _ITEM)
            yield Part("heading", words, level)
        elif marks:
            yield Part("item", words.lstrip("·•◦▪\t "))
        elif "|" in words and words.endswith("|"):
            yield Part("row", "\t".join(cell.strip() for cell in words.rstrip("|").split("|")))
        else:
            yield Part("paragraph", words)
