"""Words that people type or paste, made fit to be kept."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(words: str) -> str:
    """Return the words with U+FFFD for what no file can hold: U+0000 and lone surrogates."""
    return _UNSTORABLE.sub("\ufffd", words)
