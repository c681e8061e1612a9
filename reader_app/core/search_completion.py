"""What is being written at the caret of a search: a name before a colon, or the value behind one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from reader_app.core.errors import QueryError
from reader_app.core.folding import fold
from reader_app.core.search_lexing import pieces
from reader_app.core.search_query import ValueName

if TYPE_CHECKING:
    from collections.abc import Iterable

_VALUE = re.compile(
    r'(?<![^\s(])(?P<name>[^\W\d_]+):(?:["“”„«»](?P<quoted>[^"“”„«»]*)|(?P<bare>[^\s()"“”„«»]*))\Z'
)
_NAME = re.compile(r"(?<![^\s(])[^\W\d_]{2,}\Z")
_NAMED: dict[str, ValueName] = {name: name for name in get_args(ValueName)}
_REST = re.compile(r"[^\s()]*")
_QUOTED_REST = re.compile(r'[^"“”„«»]*["“”„«»]')
_NEEDS_QUOTES = re.compile(r'[\s()"“”„«»]')
_QUOTE = re.compile(r'["“”„«»]')


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A part of a search that can be completed."""

    name: ValueName | None
    """The name before the colon; None where a name is being written."""
    typed: str
    start: int
    end: int
    """What a completion takes the place of, in code points of the search; may be empty."""


def unfinished(query: str, at: int) -> Unfinished | None:
    """Return what is being written before a place of a search; None where nothing is to be told."""
    before = query[:at]
    value = _VALUE.search(before)
    if value is not None:
        return None if _is_quoted(before[: value.start()]) else _value(query, value)
    name = _NAME.search(before)
    if name is None or query[at : at + 1].isalpha() or _is_quoted(before[: name.start()]):
        return None
    return Unfinished(None, name[0], name.start(), at + query.startswith(":", at))


def _is_quoted(before: str) -> bool:
    """Tell whether a quote is open where what was written ends."""
    try:
        for _ in pieces(before):
            pass
    except QueryError:
        return True
    return False


def _value(query: str, found: re.Match[str]) -> Unfinished | None:
    name = _NAMED.get(found["name"].lower())
    if name is None:
        return None
    start = found.end("name") + 1
    rest = (_REST if found["quoted"] is None else _QUOTED_REST).match(query, found.end())
    end = rest.end() if rest else found.end()
    return Unfinished(name, found["bare"] or found["quoted"] or "", start, end)


def names_for(typed: str) -> list[ValueName]:
    """Return the names of filters that begin as typed."""
    return [name for written, name in _NAMED.items() if written.startswith(typed.lower())]


def fitting(typed: str, values: Iterable[str], most: int) -> list[str]:
    """Return the values that what is typed may become, those that begin so before the rest."""
    wanted = fold(typed)
    ranked: list[tuple[int, str]] = []
    for value in values:
        folded = fold(value)
        if folded.startswith(wanted):
            ranked.append((0, value))
        elif re.search(rf"\b{re.escape(wanted)}", folded):
            ranked.append((1, value))
        elif wanted in folded:
            ranked.append((2, value))
    ranked.sort(key=lambda each: each[0])
    return [value for _, value in ranked[:most]]


def completed(query: str, part: Unfinished, value: str) -> tuple[str, int]:
    """Return the search with a part completed, and where the caret then stands.

    A value with blanks or brackets in it is quoted. A quote cannot stand in one: what stands
    before or behind it has to do.
    """
    if part.name is None:
        written = f"{value}:"
    else:
        longest = max(_QUOTE.split(value), key=len).strip()
        written = f'"{longest}"' if _NEEDS_QUOTES.search(value) else value
        written += "" if query[part.end : part.end + 1] in {" ", ")"} else " "
    return query[: part.start] + written + query[part.end :], part.start + len(written)
