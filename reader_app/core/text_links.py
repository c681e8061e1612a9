"""Which links of a text are kept, and where they are once the text is corrected."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.records import Link
    from reader_app.core.text_mapping import TextMapping

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\x00-\x20\x7f-\x9f]{1,2000}", re.IGNORECASE)
"""What a browser or a mail program opens; never a file, a script or a place in the page."""


def kept_links(links: Iterable[Link], length: int) -> tuple[Link, ...]:
    """Return, in order, the links that lie in a text of so many code points, none in another."""
    kept: list[Link] = []
    last = 0
    for link in sorted(links, key=lambda link: (link.start, link.end)):
        if last <= link.start < link.end <= length and _ADDRESS.fullmatch(link.url):
            kept.append(link)
            last = link.end
    return tuple(kept)


def revised_links(links: Iterable[Link], mapping: TextMapping) -> tuple[Link, ...]:
    """Return the links whose words are still in the new text, on these words."""
    moved = ((link, mapping.span(Span(link.start, link.end))) for link in links)
    there = [replace(link, start=span.start, end=span.end) for link, span in moved if span]
    return kept_links(there, len(mapping.new))
