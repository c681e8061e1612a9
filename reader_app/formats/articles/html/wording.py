"""Cleans and compares the short texts that metadata is made of."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_WORDS = re.compile(r"\w+")


def clean(value: str | None) -> str:
    """Return a metadata value as it is meant to be read: no markup, no entities, one line."""
    once = _TAG.sub("", html.unescape(value or ""))
    return " ".join(_TAG.sub("", html.unescape(once)).split())


def words(value: str) -> str:
    """Return the words of a text, case folded, with one blank between them."""
    return " ".join(_WORDS.findall(value.casefold()))


def likeness(left: str, right: str) -> float:
    """Return how many of the shorter text's words the other one has, from 0 to 1."""
    mine, theirs = set(words(left).split()), set(words(right).split())
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))
