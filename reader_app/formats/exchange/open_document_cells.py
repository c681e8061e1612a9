"""What stands between the tags of an OpenDocument spreadsheet's cell (ODF 1.3, part 3, 6.1)."""

from __future__ import annotations

import re
from functools import lru_cache
from xml.sax.saxutils import quoteattr

from reader_app.formats.exchange.sheet_cells import SHORT, TextCell, reads_from_right
from reader_app.formats.exchange.sheet_text import clean, fitted

_SPECIAL = re.compile(r"[&<>\t\x00-\x08\x0b-\x1f]|^ +| +$| {2,}", re.MULTILINE)
_NO_XML = re.compile(r"[\x00-\x08\x0b-\x1f]")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\t": "<text:tab/>"}


def open_document_text(text: str) -> TextCell:
    """Return a cell that holds this text and nothing else, from behind its style on.

    A tab stands in its value as well, since LibreOffice 7 leaves it out of what is shown.
    """
    return _short(text) if len(text) < SHORT else _made(text)


def _made(text: str) -> TextCell:
    held, is_cut = fitted(clean(text))
    lines = _SPECIAL.sub(_escaped, held).replace("\n", "</text:p><text:p>")
    value = f" office:string-value={_attribute(held)}" if "\t" in held else ""
    return TextCell(f"{value}><text:p>{lines}</text:p>", is_cut, reads_from_right(held))


_short = lru_cache(maxsize=8192)(_made)


def _attribute(text: str) -> str:
    """Return a text as an attribute's value in its quotation marks (XML 1.0, 3.3.3)."""
    return quoteattr(_NO_XML.sub("\ufffd", text), {'"': "&quot;"})


def _escaped(match: re.Match[str]) -> str:
    """Return a character as XML has it; spaces that a reader would fold together, as a number.

    A control character, which XML cannot hold, is shown as one that is not known.
    """
    found = match[0]
    if found[0] == " ":
        return f'<text:s text:c="{len(found)}"/>'
    return _NAMED.get(found, "\ufffd")
