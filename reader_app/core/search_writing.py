"""A search as it is typed: the other way round from reading it."""

from __future__ import annotations

from reader_app.core.search_lexing import Piece, pieces
from reader_app.core.search_query import Dates, Every, Filter, Near, Query, Some, Term

_QUOTES = frozenset('"“”„«»')


def typed(query: Query) -> str:
    """Return a search as it is typed; reading it gives the same search."""
    match query:
        case Term():
            return _scoped(query)
        case Filter() | Dates():
            return _filter(query)
        case Every() | Some():
            return (" OR " if isinstance(query, Some) else " ").join(map(_part, query.parts))
        case Near():
            return f" NEAR/{query.within} ".join(map(_scoped, query.terms))
        case _:
            return f"NOT {_part(query.part)}"


def conjuncts(query: Query | None) -> tuple[Query, ...]:
    """Return the parts of a search that must all hold, each of which can be taken off alone."""
    if query is None:
        return ()
    if isinstance(query, Every):
        return tuple(each for part in query.parts for each in conjuncts(part))
    return (query,)


def together(parts: tuple[Query, ...]) -> Query | None:
    """Return the search in which all these parts hold."""
    return Every(parts) if len(parts) > 1 else next(iter(parts), None)


def _part(query: Query) -> str:
    text = typed(query)
    return f"({text})" if isinstance(query, Every | Some | Near) else text


def _scoped(term: Term) -> str:
    words = f'"{term.words}"' if term.exact else _open(term)
    return f"{term.scope}:{words}" if term.scope else words


def _open(term: Term) -> str:
    return f"{'*' * term.open_start}{term.words}{'*' * term.open_end}"


def _filter(query: Filter | Dates) -> str:
    if isinstance(query, Filter):
        return f"{query.name}:{_value(query.value)}"
    same = query.since == query.until
    return f"date:{query.since}" if same else f"date:{query.since}..{query.until}"


def _value(value: str) -> str:
    """Return a value bare where it would be read as one word, else in quotes."""
    is_bare = value.split() == [value] and set(value).isdisjoint("():") and value[0] not in _QUOTES
    return value if is_bare and list(pieces(value)) == [Piece("word", value)] else f'"{value}"'
