"""Language and direction, told from the text itself."""

from __future__ import annotations

import importlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.records import Direction

_CODE = re.compile(r"^([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}|[a-zA-Z]{2}|\d{3}))?(?:[-_].*)?$")
LOOKED_AT = 4_000
"""Characters from which the language and the direction are told."""
SHORTEST = 40
"""Characters below which a text's language is not guessed."""


def read_language(value: str | None) -> str | None:
    """Return a language code (BCP 47) in its usual writing ("en-GB"), or None if it is none."""
    match = _CODE.match((value or "").strip().split(",")[0])
    if match is None or match.group(1).lower() in {"und", "mul", "zxx"}:
        return None
    language, region = match.group(1).lower(), match.group(2)
    if region is None:
        return language
    return f"{language}-{region.upper() if len(region) < 4 else region.title()}"


def text_language(text: str) -> str | None:
    """Return the language that the words are in; None for too few of them."""
    if len(text) < SHORTEST:
        return None
    # Imported late: it loads a model of many languages.
    classify: Callable[[str], tuple[str, float]] = importlib.import_module("py3langid").classify
    return read_language(classify(text[:LOOKED_AT])[0])


def text_direction(text: str) -> Direction | None:
    """Return the direction that most of the text's letters have; None where it has none."""
    kinds = [unicodedata.bidirectional(letter) for letter in text[:LOOKED_AT]]
    right = sum(kind in {"R", "AL"} for kind in kinds)
    left = sum(kind == "L" for kind in kinds)
    if not right and not left:
        return None
    return "rtl" if right > left else "ltr"
