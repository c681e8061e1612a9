"""Quoting an article: its words in quotation marks, and where they stand, as text and as HTML."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import escape

_MARKS: dict[str, tuple[str, str, str, str]] = {
    "en": ("“", "”", "‘", "’"),
    "de": ("„", "“", "‚", "‘"),
    "fr": ("«\u202f", "\u202f»", "“", "”"),
    "he": ("”", "”", "’", "’"),
    "ar": ("«", "»", "“", "”"),
    "fa": ("«", "»", "“", "”"),
    "ru": ("«", "»", "„", "“"),
}
"""Outer and inner quotation marks by language."""

_SAME_MARKS = {"iw": "he", "yi": "he", "ur": "en", "uk": "ru", "es": "ar", "it": "ar", "pt": "ar"}
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_ISOLATE, _END = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where words come from. `date` is written as the reader's language has it."""

    title: str
    outlet: str = ""
    date: str = ""
    url: str = ""

    def plain(self) -> str:
        """Return the citation as one line."""
        parts = (f"“{_isolated(self.title)}”", *map(_isolated, filter(None, self._rest())))
        return ", ".join((*parts, self.url) if self.url else parts)

    def html(self) -> str:
        """Return the citation as HTML; only an address of the web becomes a link."""
        rest = (f"<bdi>{escape(part)}</bdi>" for part in self._rest() if part)
        parts = [f"<cite><bdi>{escape(self.title)}</bdi></cite>", *rest]
        if _WEB.fullmatch(self.url):
            parts.append(f'<a href="{escape(self.url)}">{escape(self.url)}</a>')
        elif self.url:
            parts.append(escape(self.url))
        return ", ".join(parts)

    def _rest(self) -> tuple[str, str]:
        return (self.outlet, self.date)


def quoted(words: str, language: str = "") -> str:
    """Return words in the quotation marks of their language or script, inner ones changed."""
    opening, closing, inner, inner_end = _MARKS[_language_of(words, language)]
    for outer, other in ((opening.strip(), inner), (closing.strip(), inner_end)):
        if opening.strip() != closing.strip():
            words = words.replace(outer, other)
    return f"{opening}{words}{closing}"


def plain_quote(words: str, citation: Citation, language: str = "") -> str:
    """Return a quote with its citation, as text."""
    return f"{_isolated(quoted(words, language))} ({citation.plain()})"


def html_quote(words: str, citation: Citation, language: str = "") -> str:
    """Return a quote with its citation, as HTML."""
    return f"{_paragraphs(quoted(words, language))}<p>{citation.html()}</p>"


def html_copy(words: str, citation: Citation) -> str:
    """Return words as they stand, with their citation below, as HTML."""
    address = f' cite="{escape(citation.url)}"' if _WEB.fullmatch(citation.url) else ""
    body = _paragraphs(words)
    return f"<blockquote{address}>{body}</blockquote><p>{citation.html()}</p>"


def _paragraphs(words: str) -> str:
    parts = re.split(r"\n\s*\n", words)
    lines = (escape(part).replace("\n", "<br>") for part in parts)
    return "".join(f'<p dir="auto">{line}</p>' for line in lines)


def _isolated(words: str) -> str:
    """Keep the direction of words apart from that of the sentence, where it may differ."""
    turns = any(unicodedata.bidirectional(char) in {"R", "AL"} for char in words)
    return f"{_ISOLATE}{words}{_END}" if turns else words


def _language_of(words: str, language: str) -> str:
    """Return the language whose marks are used: by the script where the two do not agree."""
    code = language.split("-", maxsplit=1)[0].lower()
    code = _SAME_MARKS.get(code, code)
    script = next((unicodedata.name(char, "") for char in words if char.isalpha()), "")
    if script.startswith("ARABIC"):
        return code if code in {"ar", "fa"} else "ar"
    if script.startswith("HEBREW"):
        return "he"
    return code if code in _MARKS and code not in {"he", "fa"} else "en"
