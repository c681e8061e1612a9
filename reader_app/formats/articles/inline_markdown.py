"""Takes the marks out of a line of Markdown: emphasis, code, links, pictures, escapes."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

LinkRange = tuple[int, int, str]
_PIECE = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?<!`)(?P<tick>`{1,9})(?!`)(?P<code>[^`]{1,2000})(?P=tick)(?!`)"
    r"|!\[(?P<alt>[^\]\n]{0,500})\]\([^()\n]{0,2000}\)"
    r"|\[(?P<label>[^\[\]]{1,1000})\](?:\((?P<target>[^()\s]{0,2000})(?:[ \t]+[\"'][^\n]{0,500}?[\"'])?\)|\[(?P<key>[^\]\n]{0,200})\])"
    r"|<(?P<auto>https?://[^<>\s]{1,2000})>"
    r"|(?P<tag></?[a-zA-Z][^<>\n]{0,500}>)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});)"
    r"|(?P<strong>\*{1,3}|_{1,3}|~~)"
)


def plain_inline(source: str, references: Mapping[str, str]) -> tuple[str, tuple[LinkRange, ...]]:
    """Return the words that are meant, and their links as (start, end, address)."""
    pieces: list[str] = []
    links: list[LinkRange] = []
    length = position = 0
    for match in _PIECE.finditer(source):
        pieces.append(source[position : match.start()])
        length += match.start() - position
        words, target = _meant(match, source, references)
        if target:
            links.append((length, length + len(words), target))
        pieces.append(words)
        length += len(words)
        position = match.end()
    pieces.append(source[position:])
    return "".join(pieces), tuple(links)


def _meant(
    match: re.Match[str], source: str, references: Mapping[str, str]
) -> tuple[str, str | None]:
    kind = match.lastgroup or ""
    if match.group("label") is not None:
        words, _ = plain_inline(match.group("label"), {})
        key = (match.group("key") or match.group("label")).casefold()
        target = match.group("target") if match.group("target") is not None else references.get(key)
        return words, target if target and target.startswith(
            ("http://", "https://", "mailto:")
        ) else None
    if kind == "auto":
        return match.group("auto"), match.group("auto")
    if kind == "entity":
        return html.unescape(match.group()), None
    if kind == "tag":
        return ("\n" if match.group().lower().startswith("<br") else ""), None
    if kind == "strong":
        return (match.group() if _stands_alone(match, source) else ""), None
    return match.group("escaped") or match.group("code") or match.group("alt") or "", None


def _stands_alone(match: re.Match[str], source: str) -> bool:
    """Say whether the mark is a character of the text: between blanks, or an underscore in a word."""
    before = source[match.start() - 1 : match.start()]
    after = source[match.end() : match.end() + 1]
    if match.group().startswith("_") and before.isalnum() and after.isalnum():
        return True
    return not before.strip() and not after.strip()
