"""Parses XML and HTML that come from outside: no entities, no network, nothing too deep or too wide.

lxml itself ends at 256 levels and at 10 MB in one text; what it would take too long for is
counted before it sees it.
"""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.formats.articles.nodes import Node

MAX_ATTRIBUTES = 10_000
"""Attributes on one tag: HTML parsers take time by their square."""
MAX_TAGS = 200_000
"""Tags in one HTML page; the largest pages people save have about a fifth."""
LONG_TAG = 50_000
"""Bytes from which a tag's attributes are counted."""
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SCRIPT_END = re.compile(rb"</script", re.IGNORECASE)
_QUOTED_OR_SEPARATOR = re.compile(rb"\"[^\"]*\"|'[^']*'|([\s/]+)")


def parse_xml(data: bytes, *, part: str) -> Node:
    """Return the root element; `part` is what the user knows the data as.

    Raises UnreadableFileError for what is not well-formed, nested too deep, or declares a
    document type (entities can make a small file a huge one, or ask for other files).
    """
    if _DOCTYPE.search(data):
        raise UnreadableFileError(f"Its {part} declares a document type, which is not read.")
    etree = importlib.import_module("lxml.etree")  # late: the window's start must not pay for it
    parser: object = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    parse: Callable[[bytes, object], Node] = etree.fromstring
    try:
        root = parse(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(f"Its {part} is damaged: it is not well-formed XML.") from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableFileError(f"Its {part} declares a document type, which is not read.")
    return root


def parse_html(text: str) -> Node | None:
    """Return the root element of a page, whatever its faults; None where it has no element.

    Raises UnreadableFileError for pages made to exhaust a parser.
    """
    data = text.replace("\x00", "\ufffd").encode("utf-8", "replace")
    refuse_hostile(data)
    etree = importlib.import_module("lxml.etree")  # late, as above
    lxml_html = importlib.import_module("lxml.html")
    parser: object = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    parse: Callable[..., Node] = lxml_html.document_fromstring
    try:
        return parse(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def refuse_hostile(data: bytes) -> None:
    """Raise UnreadableFileError for a page with too many tags, or too many attributes on one."""
    if data.count(b"<") > MAX_TAGS:
        raise UnreadableFileError(
            f"The page has more than {MAX_TAGS:,} tags, too many to be an article."
        )
    start = data.find(b"<")
    while start >= 0:
        if data[start : start + 7].lower() == b"<script":
            start = _after_script(data, start)
        end = data.find(b"<", start + 1)
        if (len(data) if end < 0 else end) - start > LONG_TAG:
            _refuse_attributes(data[start : len(data) if end < 0 else end])
        start = end


def _after_script(data: bytes, start: int) -> int:
    """Return where a script ends; what it holds may look like tags and is none."""
    match = _SCRIPT_END.search(data, start)
    return match.start() if match is not None else len(data) - 1


def _refuse_attributes(tag: bytes) -> None:
    inside = tag[: tag.find(b">")] if b">" in tag else tag
    count = sum(match.group(1) is not None for match in _QUOTED_OR_SEPARATOR.finditer(inside))
    if tag[1:2].isalpha() and count > MAX_ATTRIBUTES:
        raise UnreadableFileError(
            f"A tag of the page has more than {MAX_ATTRIBUTES:,} attributes; it is not read."
        )
