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
    IncomingGrade,
    IncomingLink,
    IncomingMark,
    IncomingNote,
    IncomingSpeaker,
    IncomingTagging,
    IncomingText,
    milliseconds,
)
from reader_app.formats.exchange.json_values import inside, number, parsed, several, words
from reader_app.formats.exchange.judged_json import MODES, STATEMENTS, scales_of
from reader_app.formats.exchange.w3c_annotations import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.judgements import Statement
    from reader_app.formats.exchange.json_values import Json

_URN = "urn:uuid:"


def read_annotations(data: bytes, name: str) -> Incoming:
    """Return what the annotations bring; raises UnreadableFileError where there are none."""
    if name.lower().endswith(".jsonl"):
        whole: Json = [parsed(line) for line in data.splitlines() if line.strip()]
    else:
        whole = parsed(data)
    items = list(_items(whole))
    if not items:
        raise UnreadableFileError("The file has no annotations.")
    texts: dict[str, IncomingText] = {}
    marks: list[IncomingMark] = []
    links = [_link(item) for item in items if _is_link(item)]
    bare = 0
    for item in items:
        if _is_link(item):
            continue
        target = next(iter(several(inside(item, "target"))), None)
        address = _address(item, target)
        texts.setdefault(address, _text(address, item, inside(target, "source")))
        mark = _mark(item, target, address)
        if mark.quote is None and mark.span is None:
            bare += 1
        else:
            marks.append(mark)
    losses = (f"Not taken over: {bare} × annotation without a place in a text.",) if bare else ()
    scales = scales_of(inside(whole, f"{OWN}scales"))
    return Incoming(tuple(texts.values()), (), tuple(marks), losses, (), tuple(links), scales)


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


def _text(address: str, item: Json, source: Json) -> IncomingText:
    title = words(next(iter(several(inside(item, "document", "title"))), None))
    title = title or words(inside(source, "label"))
    is_urn = address.startswith(_URN)
    return IncomingText(
        address,
        title,
        text_sha256=words(inside(source, f"{OWN}text")),
        uid=address.removeprefix(_URN) if is_urn else "",
        url=words(inside(source, "via")) if is_urn else address,
    )


def _is_link(item: Json) -> bool:
    """Tell whether an annotation links one annotation of the file to another."""
    ends = [words(each) for each in _link_ends(item)]
    return inside(item, "motivation") == "linking" and all(it.startswith(_URN) for it in ends)


def _link_ends(item: Json) -> tuple[Json, Json]:
    bodies = (inside(it, "id") for it in several(inside(item, "body")))
    return inside(item, "target"), next(filter(None, bodies), None)


def _link(item: Json) -> IncomingLink:
    source, target = (words(each).removeprefix(_URN) for each in _link_ends(item))
    kinds = (_value(it) for it in several(inside(item, "body")) if _purpose(it) == "classifying")
    return IncomingLink(source, target, next(kinds, ""), *_by(item))


def _mark(item: Json, target: Json, address: str) -> IncomingMark:
    selectors = {words(inside(it, "type")): it for it in several(inside(target, "selector"))}
    quote = selectors.get("TextQuoteSelector")
    place = selectors.get("TextPositionSelector")
    start, end = number(inside(place, "start")), number(inside(place, "end"))
    is_span = start is not None and end is not None and start < end
    who, created, modified = _by(item)
    bodies = _Bodies([it for it in several(inside(item, "body")) if it])
    tags = [(it, _value(it)) for it in bodies.tags]
    tags += [(None, words(it)) for it in several(inside(item, "tags"))]
    own = words(inside(item, "text"))
    return IncomingMark(
        address,
        Span(start or 0, end or 0) if is_span else None,
        words(inside(quote, "exact")) or None,
        words(inside(quote, "prefix")),
        words(inside(quote, "suffix")),
        tuple(_tagging(it, value, who, created) for it, value in tags if value.strip()),
        (*bodies.notes(), *([IncomingNote(own, who)] if own else [])),
        who,
        created,
        modified,
        bodies.statement(),
        words(inside(item, "id")).removeprefix(_URN),
        bodies.grades(),
        bodies.speakers(),
    )


class _Bodies:
    """The bodies of an annotation, by what they are for; those for nothing else are notes."""

    def __init__(self, bodies: list[Json]) -> None:
        self._by_kind: dict[str, list[Json]] = {}
        for body in bodies:
            self._by_kind.setdefault(_kind(body), []).append(body)
        self.tags = self._of("tagging")

    def _of(self, kind: str) -> list[Json]:
        return self._by_kind.get(kind, [])

    def notes(self) -> tuple[IncomingNote, ...]:
        found = ((_value(it), it) for it in self._of("commenting"))
        return tuple(IncomingNote(value, *_by(it)) for value, it in found if value)

    def statement(self) -> Statement:
        found: list[Statement] = [STATEMENTS[_value(it)] for it in self._of("classifying")]
        return found[0] if found else ""

    def grades(self) -> tuple[IncomingGrade, ...]:
        return tuple(
            IncomingGrade(words(inside(it, "label")), _value(it), *_by(it))
            for it in self._of("assessing")
        )

    def speakers(self) -> tuple[IncomingSpeaker, ...]:
        return tuple(_speaker(it) for it in self._of("identifying"))


def _kind(body: Json) -> str:
    purpose = _purpose(body)
    is_own = {
        "tagging": True,
        "classifying": _value(body) in STATEMENTS,
        "assessing": bool(words(inside(body, "label"))),
        "identifying": words(inside(body, f"{OWN}mode")) in MODES,
    }
    return purpose if is_own.get(purpose) else "commenting"


def _speaker(body: Json) -> IncomingSpeaker:
    mode, cue, tag = (words(inside(body, OWN + name)) for name in ("mode", "cue", "tag"))
    path = tuple(tag.split(SEPARATOR)) if tag else ()
    return IncomingSpeaker(_value(body), path, cue, MODES[mode], *_by(body))


def _purpose(body: Json) -> str:
    return words(inside(body, "purpose"))


def _value(body: Json) -> str:
    return words(body) or words(inside(body, "value"))


def _tagging(body: Json, value: str, who: str, created: int | None) -> IncomingTagging:
    at = milliseconds(words(inside(body, "created")))
    return IncomingTagging(
        tuple(value.split(SEPARATOR)),
        _person(inside(body, "creator")) or who,
        created if at is None else at,
    )


def _by(item: Json) -> tuple[str, int | None, int | None]:
    """Return by whom and when something was made, and when it was changed."""
    who = _person(inside(item, "creator")) or _account(words(inside(item, "user")))
    created = milliseconds(words(inside(item, "created")))
    changed = milliseconds(words(inside(item, "modified")) or words(inside(item, "updated")))
    return who, created, created if changed is None else changed


def _person(creator: Json) -> str:
    return words(inside(creator, "name")) or words(inside(creator, "nickname"))


def _account(user: str) -> str:
    """Return the name in `acct:name@place`."""
    return user.removeprefix("acct:").partition("@")[0]
