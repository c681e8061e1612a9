"""The forms in which a word may stand: with the articles, prepositions and particles written on it.

Arabic (al-, wa-, bi-, li-, fa-, ka-) and Hebrew write them before a word, Korean behind it. A word
with a hyphen or a zero-width non-joiner may also stand written as one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.core.folding import fold, fold_for_index, is_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.search_query import Term

_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3]{3,}")
_HEBREW = re.compile(r"[\u05d0-\u05ea]{3,}")
_KOREAN = re.compile(r"(?:[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?){2,}")
_INNER = re.compile(r"(?<=\w)[-‐‑–\u00ad\u200c](?=\w)")

_DEFINITE = tuple(map(fold, ("ال", "وال", "بال", "فال", "كال", "لل", "ولل", "وبال")))
_ATTACHED = tuple(map(fold, ("و", "ب", "ف", "ك", "ل", "وب", "ول")))
_BEFORE_HEBREW = (
    "ה",
    "ו",
    "ב",
    "ל",
    "כ",
    "מ",
    "ש",
    "וה",
    "וב",
    "ול",
    "וכ",
    "ומ",
    "וש",
    "שה",
    "שב",
    "של",
    "כש",
    "מה",
    "וכש",
    "לכש",
    "ושה",
)
_BEHIND_KOREAN = tuple(
    map(
        fold,
        (
            "은",
            "는",
            "이",
            "가",
            "을",
            "를",
            "의",
            "에",
            "에서",
            "에게",
            "에는",
            "에도",
            "으로",
            "로",
            "으로는",
            "로는",
            "와",
            "과",
            "도",
            "만",
            "까지",
            "부터",
            "보다",
            "처럼",
            "에서는",
            "에서도",
            "에서의",
            "이나",
            "나",
            "라도",
            "이라는",
            "라는",
            "이다",
            "께서",
            "한테",
            "마다",
            "조차",
            "밖에",
        ),
    )
)


def forms(term: Term) -> tuple[str, ...]:
    """Return all forms of a term, folded as the index is, with single spaces; the written first.

    Each has a letter or digit that is indexed, if the term has.
    """
    written = _spaced(fold_for_index(term.words))
    if term.exact:
        return (written,)
    together = _spaced(fold_for_index(_INNER.sub("", term.words)))
    return tuple(dict.fromkeys(each for base in (written, together) for each in _attached(base)))


def _spaced(folded: str) -> str:
    """Return words alone, whatever signs stand between them, as the index takes them."""
    return " ".join("".join(char if is_in_words(char) else " " for char in folded).split())


def _attached(word: str) -> Iterator[str]:
    yield word
    if _ARABIC.fullmatch(word):
        article = _DEFINITE[0]
        stem = word.removeprefix(article)
        if word.startswith(article) and len(stem) > 2:
            yield from (each + stem for each in _DEFINITE)
        else:
            yield from (each + word for each in (*_DEFINITE, *_ATTACHED))
    elif _HEBREW.fullmatch(word):
        yield from (each + word for each in _BEFORE_HEBREW)
    elif _KOREAN.fullmatch(word):
        yield from (word + each for each in _BEHIND_KOREAN)
