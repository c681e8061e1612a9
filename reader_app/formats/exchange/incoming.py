"""What a file of another program, or of another project, brings: texts, tags, highlights, notes.

Readers of such files make this form of them; `project.incoming` puts it into a project. Positions
are code points, half-open, in the text that the reader gives or names; nothing in here was
checked against a project's articles.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader_app.core.judgements import Mode, Statement
from reader_app.core.spans import Span

TagPath = tuple[str, ...]
"""A tag's names from the top of its codebook down; they may hold anything but nothing at all."""


@dataclass(frozen=True, slots=True)
class IncomingText:
    """A text with its words, or only what it can be known by in a project."""

    key: str
    """What the highlights of the same file call it."""
    title: str = ""
    text: str | None = None
    """The words, lines ended by LF; None where the file does not hold them."""
    text_sha256: str = ""
    file_sha256: str = ""
    uid: str = ""
    url: str = ""
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    language: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    """Values of fields that the program has no place for, as (name, value) pairs."""
    taggings: tuple[IncomingTagging, ...] = ()
    """The tags on the text as a whole; so the grades and notes."""
    grades: tuple[IncomingGrade, ...] = ()
    notes: tuple[IncomingNote, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingTag:
    """A tag of the codebook; those above it need no entry of their own."""

    path: TagPath
    colour: str = ""
    """`#rrggbb`, a palette slot's name, or "" for the next one."""
    definition: str = ""
    when_to_use: str = ""
    when_not_to_use: str = ""
    aliases: tuple[str, ...] = ()
    archived: bool = False
    notes: tuple[IncomingNote, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingTagging:
    """One tag given to a highlight."""

    path: TagPath
    analyst: str = ""
    """A name; "" for whoever brings the file in."""
    created_ms: int | None = None
    uid: str = ""


@dataclass(frozen=True, slots=True)
class IncomingNote:
    """A note, by whoever made the highlight and when that was made, unless it says otherwise."""

    body: str
    analyst: str = ""
    created_ms: int | None = None
    modified_ms: int | None = None


@dataclass(frozen=True, slots=True)
class IncomingGrade:
    """A grade by a scale that is known by its name."""

    scale: str
    value: str
    """A code or a label of the scale."""
    analyst: str = ""
    created_ms: int | None = None
    modified_ms: int | None = None


@dataclass(frozen=True, slots=True)
class IncomingScale:
    """A scale that a project may not have yet."""

    name: str
    values: tuple[tuple[str, str, str], ...] = ()
    """Code, label and description of each."""
    description: str = ""


@dataclass(frozen=True, slots=True)
class IncomingSpeaker:
    """One place in a chain of those who said and reported a highlight's words."""

    name: str
    path: TagPath = ()
    """The tag that stands for them, if one does."""
    cue: str = ""
    mode: Mode = "indirect"
    analyst: str = ""
    created_ms: int | None = None
    modified_ms: int | None = None


@dataclass(frozen=True, slots=True)
class IncomingLink:
    """A link from a highlight of the file to another one, by the uids that the file gives them."""

    source: str
    target: str
    kind: str
    analyst: str = ""
    created_ms: int | None = None
    modified_ms: int | None = None


@dataclass(frozen=True, slots=True)
class IncomingMark:
    """A highlight with what hangs on it."""

    text: str
    """Key of the text."""
    span: Span | None
    """Where the file says that it stands; None where it gives no place."""
    quote: str | None
    """Its words as the file has them; None where it has none to check the place by."""
    prefix: str = ""
    suffix: str = ""
    taggings: tuple[IncomingTagging, ...] = ()
    notes: tuple[IncomingNote, ...] = ()
    analyst: str = ""
    created_ms: int | None = None
    modified_ms: int | None = None
    statement: Statement = ""
    uid: str = ""
    grades: tuple[IncomingGrade, ...] = ()
    speakers: tuple[IncomingSpeaker, ...] = ()
    """In the order of their chain."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """All that one file brings."""

    texts: tuple[IncomingText, ...] = ()
    tags: tuple[IncomingTag, ...] = ()
    marks: tuple[IncomingMark, ...] = ()
    losses: tuple[str, ...] = ()
    """What of the file is not taken over: a sentence for each kind of thing."""
    remarks: tuple[str, ...] = ()
    """What was understood in a way that the user should know: a sentence each."""
    links: tuple[IncomingLink, ...] = ()
    scales: tuple[IncomingScale, ...] = ()
    """Those that its grades are by, unless they are built in."""
    notes: tuple[IncomingNote, ...] = ()
    """The notes on the project as a whole."""


def milliseconds(time: str) -> int | None:
    """Return an ISO 8601 time as milliseconds since 1970, UTC where it has no zone; None where none."""
    from datetime import UTC, datetime  # noqa: PLC0415  (rare)

    try:
        moment = datetime.fromisoformat(time.strip())
        zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        ms = round(zoned.timestamp() * 1000)
    except (ValueError, OverflowError):
        return None
    return ms if ms >= 0 else None


def folded_span(text: str, span: Span) -> Span:
    """Return where a span is once CR LF is one line's end, as in the texts of projects."""
    before, within = text.count("\r\n", 0, span.start), text.count("\r\n", 0, span.end)
    if not within:
        return span
    start = span.start - before
    return replace(span, start=start, end=max(start + 1, span.end - within))
