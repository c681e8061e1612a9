"""What is known about an article but its text: dates as they are typed, and where values came from."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from reader_app.core.errors import ProjectError

if TYPE_CHECKING:
    from reader_app.core.records import Article, Precision

DETAILS = (
    "title", "outlet", "authors", "url", "language", "section",
    "published", "published_precision", "fields",
)  # fmt: skip
"""The fields of an article that its text does not decide."""

EDITED = "edited"
"""Where a value came from that an analyst typed."""

_TOLD = DETAILS[:7]
"""The details that have an origin; own fields are always typed, a precision goes with its date."""
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?")  # fmt: skip
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


def dated(article: Article, words: str) -> Article:
    """Return the article with the publication date that the words say, as precise as they are.

    Blank words take the date off. Raises ProjectError where they are no date of the calendar.
    """
    words = words.strip()
    if not words:
        return replace(article, published=None, published_precision=None)
    whole = words + "0001-01-01"[len(words) :] if len(words) < len("0001-01-01") else words
    if not _DATE.fullmatch(words) or not _is_moment(whole):
        raise ProjectError(
            f"“{words}” is not a date. Write a year, month, day or moment, "
            "such as 2026, 2026-05, 2026-05-14 or 2026-05-14T08:30."
        )
    precision = _PRECISIONS.get(len(words), "minute")
    return replace(article, published=words.replace(" ", "T"), published_precision=precision)


def _is_moment(iso: str) -> bool:
    try:
        datetime.fromisoformat(iso)
    except ValueError:
        return False
    return True


def edited(old: Article, wanted: Article) -> Article:
    """Return an article with another's details; those that differ say that they were edited."""
    new = replace(old, **{name: getattr(wanted, name) for name in DETAILS})
    changed = {name: EDITED for name in _TOLD if getattr(new, name) != getattr(old, name)}
    if not changed:
        return new
    origins = {**dict(old.provenance.origins), **changed}
    return replace(new, provenance=replace(old.provenance, origins=tuple(origins.items())))


def origin_of(article: Article, detail: str) -> str | None:
    """Return where a detail's value came from, such as "byline" or `EDITED`; None where unknown."""
    return dict(article.provenance.origins).get(detail)
