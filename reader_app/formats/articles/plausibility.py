"""How far a decoded text looks written by people: the judge between encodings that all fit.

A wrong encoding betrays itself at the characters beyond ASCII: capitals inside words, letters of
two scripts in one word, opening quotation marks after a letter, box drawings.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BEYOND_ASCII = re.compile(r"(?=(.?)([^\x00-\x7f])(.?))", re.DOTALL)
_LOOKED_AT = 400
_OPENING = frozenset("“‘«„‚‹¿¡「『《（【〈")
_CLOSING = frozenset("”’»›」』》）】〉…")
_BETWEEN = frozenset("–—")
_NEUTRAL = frozenset("£€¥₪°½¼¾²³±×§©®™•·ºª№\u00a0\u200b\u200c\u200d\u200e\u200f\u3000")


def plausibility(text: str) -> float:
    """Return 0 (nonsense) to 1 (natural) for the characters beyond ASCII and what is beside them."""
    total = count = 0.0
    for match in _BEYOND_ASCII.finditer(text):
        before, char, after = match.groups()
        total += _fits(before, char, after)
        count += 1
        if count >= _LOOKED_AT:
            break
    return total / count if count else 1.0


def _fits(before: str, char: str, after: str) -> float:
    if char in _OPENING:
        return float(not before.isalnum() and not after.isspace())
    if char in _CLOSING:
        return float(bool(before) and not before.isspace())
    if char in _BETWEEN:
        return float(before.isspace() == after.isspace())
    if char in _NEUTRAL:
        return 0.75
    script = _script(char)
    return _letter_fits(before, char, after, script) if script else _sign_fits(char)


def _sign_fits(char: str) -> float:
    kind = unicodedata.category(char)
    return 0.75 if kind in {"Po", "Mn", "Nd"} else 0.25 if kind[0] in "PS" else 0.0


def _letter_fits(before: str, char: str, after: str, script: str) -> float:
    if (before.islower() and char.isupper()) or (char.islower() and after.isupper()):
        return 0.0
    beside = {_script(other) for other in (before, after) if other.isalpha()}
    if not beside:
        return 0.5
    return float(beside == {script})


@lru_cache(maxsize=4096)
def _script(char: str) -> str:
    """Return the first word of a letter's name, which tells its script; empty for other signs."""
    return unicodedata.name(char, "").partition(" ")[0] if char.isalpha() else ""
