"""What programs put on the clipboard beside plain words: markup, and the address it is from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

_TELLING = re.compile(r"<(?:p|h[1-6]|li|blockquote|figcaption|td|a)[\s>]", re.IGNORECASE)
"""Tags that say more of the words than plain text does."""
_CHROMIUM = "chromium/x-source-url"
_FIREFOX = "text/x-moz-url-priv"
_LONGEST = 2000


def has_markup(data: QMimeData) -> bool:
    """Tell whether there is markup that says what the words are: headings, paragraphs, links."""
    return data.hasHtml() and _TELLING.search(data.html()) is not None


def source_address(data: QMimeData) -> str | None:
    """Return the web address of the page that the words are from, where the browser says it."""
    chromium = bytes(data.data(_CHROMIUM).data()).decode("utf-8", "replace")
    firefox = bytes(data.data(_FIREFOX).data()).decode("utf-16-le", "replace")
    for address in (chromium, firefox):
        found = address.strip("\0\r\n ")
        if found.startswith(("http://", "https://")) and len(found) <= _LONGEST:
            return found
    return None
