"""From a page's bytes to its tree: the encoding, and the parsing of what may be made to harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.drafting import EMPTY
from reader_app.formats.articles.encodings import Decoded, decode
from reader_app.formats.articles.xml_safety import parse_html

if TYPE_CHECKING:
    from reader_app.formats.articles.nodes import Node

MAX_BYTES = 64 << 20
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-zA-Z0-9_.:-]{2,40})""", re.IGNORECASE
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_EMBEDDED = re.compile(r"data:(?:image|font|video|audio|application)/[^\"'\s<>)]{4096,}")
"""Pictures and fonts inside the page (SingleFile): megabytes that parsers choke on."""
_BODY = re.compile(r"<(?:body|frameset)\b", re.IGNORECASE)
_OF_HEAD = re.compile(
    r"\s*(?:<(?:!--(?:(?!-->).)*-->|[!?/][^>]*>|(?:html|head|meta|link|base)\b[^>]*>"
    r"|(script|style|title|noscript|template)\b(?:(?!</\1).)*</\1[^>]*>))",
    re.IGNORECASE | re.DOTALL,
)
"""A piece of a page that stands before its body."""
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def decode_page(data: bytes, encoding: str | None = None) -> Decoded:
    """Decode a page: byte order mark, strict UTF-8, what it declares, statistics; in that order."""
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(f"The page is larger than {MAX_BYTES >> 20} MB.")
    if encoding is not None or data.startswith(_MARKS):
        return decode(data, encoding=encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _as_declared(data) or decode(data)


def page_tree(text: str) -> Node:
    """Return the page's root element; raises UnreadableFileError for an empty or hostile page."""
    root = parse_html(_with_body(_EMBEDDED.sub("data:,", _XML_DECLARATION.sub("", text))))
    if root is None:
        raise UnreadableFileError(EMPTY)
    return root


def _with_body(text: str) -> str:
    """Return a page whose body begins where it must, also where no tag says so (HTML, 13.1.2.4).

    The parser would take an <article> behind the title for a part of the head.
    """
    if _BODY.search(text):
        return text
    at = 0
    while (piece := _OF_HEAD.match(text, at)) is not None:
        at = piece.end()
    return f"{text[:at]}<body>{text[at:]}" if "<" in text[at:] else text


def _as_declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data[:8192])
    if match is None:
        return None
    name = match.group(1).decode("ascii").lower()
    # WHATWG Encoding, section 4.2: pages that say Latin-1 or ASCII are in windows-1252.
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "gb2312": "gb18030",
            "gbk": "gb18030", "shift_jis": "cp932", "x-sjis": "cp932"}.get(name, name)  # fmt: skip
    try:
        return decode(data, encoding=name)
    except UnreadableFileError:
        return _forgiving(data, name)


def _forgiving(data: bytes, name: str) -> Decoded | None:
    """Decode with a few damaged places, as browsers do; None where the declared name cannot be right."""
    try:
        text = data.decode(name, "replace")
    except (LookupError, ValueError):
        return None
    damaged = text.count("\ufffd")
    return Decoded(text, name, damaged) if damaged * 200 <= len(text) else None
