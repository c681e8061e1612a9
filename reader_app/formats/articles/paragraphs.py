"""Cuts plain text that came inside another format into parts at its blank lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.formats.articles.drafting import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def plain_parts(text: str) -> Iterator[Part]:
    """Give a part for each paragraph; lines that begin with ">" are quoted ones (RFC 3676)."""
    folded = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    for paragraph in _BLANK_LINES.split(folded):
        words = paragraph.strip()
        if words.startswith(">"):
            words = "\n".join(line.lstrip("> ") for line in words.split("\n")).strip()
            yield Part("quote", words)
        elif words:
            yield Part("paragraph", words)
