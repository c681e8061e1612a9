"""Captions and photo credits, as single lines of news show them.

Each test takes a line with its spaces made single; no pattern takes more than linear time on it.
"""

from __future__ import annotations

import re

_CREDITOR = (
    r"photo\s?credits?|photograph(?:er)?|photos?|pictures?|images?|illustration|graphics?|credits?"
    r"|courtesy(?:\sof)?|handout|file\sphoto|crédits?(?:\sphotos?)?|foto|bild|fotografía"
    r"|imagen|фото|תצלום|צילום|תמונה|קרדיט|تصوير|الصورة|صورة|عکس"
)
_AGENCY = (
    r"AP|AFP|EPA|EFE|DPA|ANSA|PA|UPI|TASS|IRNA|WAFA|Reuters|Getty|Shutterstock|Flash90|Anadolu"
    r"|Xinhua|أ\s?ف\s?ب|رويترز|الأناضول|وكالات|רויטרס|ایرنا|ایسنا"
)
_IN_BRACKETS = re.compile(
    rf"[(\[]\s?(?:(?:{_CREDITOR}|source|المصدر|منبع)(?:\s?:\s?|\sby\s|\s(?-i:[^\Wa-z]))[^()\[\]]{{2,120}}"
    rf"|(?:{_AGENCY})\b[^()\[\]]{{0,80}}"
    r"|(?-i:[^\Wa-z\d][^()\[\]/\d]{2,60}/\s?[^\Wa-z\d][^()\[\]/\d]{1,60}))[)\]]$",
    re.IGNORECASE,
)
_AT_END = re.compile(
    r"(?:^|(?<=[.!?…»”\"'’)|\]؟—–-]\s))"
    rf"(?:(?:{_CREDITOR})\s?:|(?:photographs?|photos?|pictures?|images?|illustration)\sby\s)"
    r"\s?\S.{1,80}$",
    re.IGNORECASE,
)
_AGENCY_AT_END = re.compile(
    rf"[|©/]\s?(?:{_AGENCY})(?:\s\w+){{0,3}}$|©\s?\S.{{1,60}}$", re.IGNORECASE
)
_OPENING = re.compile(
    r"(?:file\sphoto|photo\scaption|image\scaption|image\ssource|caption|pictured"
    r"|in\sthis\s(?:file\s)?(?:photo|image|picture))\b\s?[:,-]?\s|FILE\s[-–—]\s"
    r"|(?:صورة\sأرشيفية|تعليق\sالصورة|תמונת\sארכיון|כיתוב|عکس\sآرشیوی)\b",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"(?i:photos?|images?|credits?|pictures?)|(?i:credit)\s[^\Wa-z\d].{1,60}"
    r"|[^\Wa-z\d][\w.’' -]{2,30}/[^\Wa-z\d][\w.&’' -]{1,30}"
)
_SIGNATURE = re.compile(rf"\((?:{_AGENCY})\)$", re.IGNORECASE)
_LONGEST_SIGNED = 160
"""Beyond this an agency's name in brackets signs a paragraph, not a picture."""
_MARKS = "|©/"
_TAIL = 110
_WORD = re.compile(r"\w+")


def credit_start(words: str) -> int | None:
    """Return where a line's closing photo credit begins; None where it has none."""
    closed = words.endswith((")", "]"))
    match = _IN_BRACKETS.search(words) if closed else _credit_at_end(words)
    if match is not None and len(words) > _LONGEST_SIGNED and _SIGNATURE.search(words):
        return None
    return None if match is None else match.start()


def _credit_at_end(words: str) -> re.Match[str] | None:
    tail = words[-_TAIL:]
    at = len(words) - len(tail)
    match = _AT_END.search(words, at) if ":" in tail or " by " in tail else None
    if match is None and any(mark in tail for mark in _MARKS):
        match = _AGENCY_AT_END.search(words, at)
    return match


def is_caption(words: str) -> bool:
    """Tell whether a line by itself shows to be a caption, or a credit."""
    signs = _OPENING.match(words) or (len(words) <= 70 and _CREDIT_LINE.fullmatch(words))
    return bool(signs) or credit_start(words) is not None


def caption_key(words: str) -> str:
    """Return what two prints of one caption share: its bare words, without the credit."""
    end = credit_start(words)
    return " ".join(_WORD.findall(words[:end].casefold()))
