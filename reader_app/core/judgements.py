"""What analysts judge and connect: grades by scales, who said it, links, tags on whole articles.

Records like those of `records`, which names them all in its union `Record`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader_app.core.ids import Uid

Statement = Literal["", "fact", "claim", "assumption", "judgement"]
"""What kind of statement a highlight is, after ICD 203: a reported fact, someone's claim, an
assumption, the analyst's own judgement; "" where nobody has said."""

Mode = Literal["direct", "indirect", "paraphrase"]
"""How someone's words are given: word for word, reported, or in other words."""

LINK_KINDS = ("confirms", "contradicts", "explains", "same event")
"""The kinds of links that are offered; any other words are a kind of the analyst's own."""

SYMMETRIC_KINDS = frozenset({"contradicts", "same event"})
"""Kinds that say the same from either end."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An ordered list of values to grade by. The built-in ones are in `core.scales`, not stored."""

    uid: Uid
    name: str
    analyst: Uid
    created_ms: int
    modified_ms: int
    description: str = ""
    position: float = 0.0
    """Place among the project's own scales."""


@dataclass(frozen=True, slots=True)
class ScaleValue:
    """One value of a scale."""

    uid: Uid
    scale: Uid
    code: str
    """What is typed and shown for short: "B", "2"."""
    label: str
    analyst: Uid
    created_ms: int
    modified_ms: int
    description: str = ""
    position: float = 0.0
    """Place in the scale, from its first value on."""


@dataclass(frozen=True, slots=True)
class Grade:
    """One analyst's value of one scale for a highlight, or for an article as a whole."""

    uid: Uid
    scale: Uid
    value: Uid
    article: Uid
    highlight: Uid | None
    """None: the article itself is graded."""
    analyst: Uid
    created_ms: int
    modified_ms: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """One place in the chain of those through whom a highlight's words came."""

    uid: Uid
    highlight: Uid
    article: Uid
    position: int
    """0: who said it; 1: who reported that; and so on. The outlet, which is last, is the article's."""
    name: str
    """The name; for a tag the one it bore when it was put here."""
    tag: Uid | None
    cue: str
    """The words that gave it away: "said", "according to"."""
    mode: Mode
    analyst: Uid
    created_ms: int
    modified_ms: int


@dataclass(frozen=True, slots=True)
class HighlightLink:
    """A link from one highlight to another, which may be in another article."""

    uid: Uid
    source: Uid
    target: Uid
    kind: str
    """What the source does to the target: one of `LINK_KINDS`, or an own kind."""
    analyst: Uid
    created_ms: int
    modified_ms: int


@dataclass(frozen=True, slots=True)
class ArticleTagging:
    """An article given one tag as a whole."""

    uid: Uid
    article: Uid
    tag: Uid
    analyst: Uid
    created_ms: int


@dataclass(frozen=True, slots=True)
class TagKey:
    """A tag on a shortcut key of an analyst's own choice, beside the pins on 1 to 9."""

    uid: Uid
    tag: Uid
    key: str
    """The key in portable text: "Ctrl+Shift+C"."""
    analyst: Uid
    created_ms: int
