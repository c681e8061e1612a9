"""Web Annotations in: W3C JSON-LD, a collection or a page of it, and Hypothesis's JSON.

The quote says where a highlight belongs; a position is a hint. The words of that standard, such as
body, target and selector, live in the modules of this format alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.codebook import SEPARATOR
from reader_app.core.errors import UnreadableFileError
from reader_app.core.spans import Span
from reader_app.formats.exchange.incoming import (
    Incoming,
    IncomingMark,
    IncomingTagging,
    IncomingText,
    milliseconds,
)
from reader_app.formats.exchange.json_values import inside, number, parsed, several, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.formats.exchange.json_values import Json

_URN = "urn:uuid:"


def read_annotations(data: bytes, name: str) -> Incoming:
    """Return what the annotations bring; raises UnreadableFileError where there are none."""
    if name.lower().endswith(".jsonl"):
        items = [parsed(line) for line in data.splitlines() if line.strip()]
    else:
        items = list(_items(parsed(data)))
    if not items:
        raise UnreadableFileError("The file has no annotations.")
    texts: dict[str, IncomingText] = {}
    marks: list[IncomingMark] = []
    bare = 0
    for item in items:
        target = next(iter(several(inside(item, "target"))), None)
        address = _address(item, target)
        title = words(next(iter(several(inside(item, "document", "title"))), None))
        texts.setdefault(address, _text(address, title))
        mark = _mark(item, target, address)
        if mark.quote is None and mark.span is None:
            bare += 1
        else:
            marks.append(mark)
    losses = (f"Not taken over: {bare} × annotation without a place in a text.",) if bare else ()
    return Incoming(tuple(texts.values()), (), tuple(marks), losses)


def _items(value: Json) -> Iterator[Json]:
    """Yield the annotations of a collection, a page, a list, or an answer of Hypothesis."""
    if isinstance(value, list):
        yield from value
        return
    for path in (("first", "items"), ("items",), ("annotations",), ("rows",)):
        yield from several(inside(value, *path))
    if inside(value, "target") is not None:
        yield value


def _address(item: Json, target: Json) -> str:
    source = inside(target, "source")
    found = (source, inside(source, "id"), inside(item, "uri"), inside(target, "id"), target)
    return next((words(each) for each in found if words(each)), "")


def _text(address: str, title: str) -> IncomingText:
    if address.startswith(_URN):
        return IncomingText(address, title, uid=address.removeprefix(_URN))
    return IncomingText(address, title, url=address)


def _mark(item: Json, target: Json, address: str) -> IncomingMark:
    selectors = {words(inside(it, "type")): it for it in several(inside(target, "selector"))}
    quote = selectors.get("TextQuoteSelector")
    place = selectors.get("TextPositionSelector")
    start, end = number(inside(place, "start")), number(inside(place, "end"))
    is_span = start is not None and end is not None and start < end
    who = _person(inside(item, "creator")) or _account(words(inside(item, "user")))
    created = milliseconds(words(inside(item, "created")))
    changed = words(inside(item, "modified")) or words(inside(item, "updated"))
    bodies = [it for it in several(inside(item, "body")) if it]
    tags = [(it, _value(it)) for it in bodies if words(inside(it, "purpose")) == "tagging"]
    tags += [(None, words(it)) for it in several(inside(item, "tags"))]
    notes = [_value(it) for it in bodies if words(inside(it, "purpose")) != "tagging"]
    notes.append(words(inside(item, "text")))
    return IncomingMark(
        address,
        Span(start or 0, end or 0) if is_span else None,
        words(inside(quote, "exact")) or None,
        words(inside(quote, "prefix")),
        words(inside(quote, "suffix")),
        tuple(_tagging(it, value, who, created) for it, value in tags if value.strip()),
        tuple(filter(None, notes)),
        who,
        created,
        milliseconds(changed) or created,
        uid=words(inside(item, "id")).removeprefix(_URN),
    )


def _value(body: Json) -> str:
    return words(body) or words(inside(body, "value"))


def _tagging(body: Json, value: str, who: str, created: int | None) -> IncomingTagging:
    at = milliseconds(words(inside(body, "created")))
    return IncomingTagging(
        tuple(value.split(SEPARATOR)), _person(inside(body, "creator")) or who, at or created
    )


def _person(creator: Json) -> str:
    return words(inside(creator, "name")) or words(inside(creator, "nickname"))


def _account(user: str) -> str:
    """Return the name in `acct:name@place`."""
    return user.removeprefix("acct:").partition("@")[0]
