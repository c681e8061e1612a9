"""Other tables in, as CSV: the codebook as `codebook_csv` writes it, and Readwise's highlights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.codebook import SEPARATOR
from reader_app.formats.exchange.columns import BETWEEN
from reader_app.formats.exchange.incoming import (
    Incoming,
    IncomingMark,
    IncomingNote,
    IncomingTag,
    IncomingTagging,
    IncomingText,
    milliseconds,
)
from reader_app.formats.exchange.incoming_csv import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    Row = Mapping[str, str]


def read_codebook(data: bytes, name: str) -> Incoming:
    """Return the tags of a codebook as `codebook_csv` writes it; raises UnreadableFileError."""
    del name
    rows = [row for row in rows_of(data) if row.get("tag_path")]
    return Incoming(tags=tuple(_tag(row) for row in rows))


def _tag(row: Row) -> IncomingTag:
    return IncomingTag(
        tuple(row["tag_path"].split(SEPARATOR)),
        row.get("colour", ""),
        row.get("definition", ""),
        row.get("when_to_use", ""),
        row.get("when_not_to_use", ""),
        tuple(filter(None, row.get("aliases", "").split(BETWEEN))),
        archived=row.get("archived") == "yes",
    )


def read_readwise(data: bytes, name: str) -> Incoming:
    """Return the highlights of an export of Readwise, which are found again by their words."""
    del name
    texts: dict[str, IncomingText] = {}
    marks: list[IncomingMark] = []
    for row in rows_of(data):
        title = row.get("Book Title", "")
        texts.setdefault(title, IncomingText(title, title))
        tags = (tag.strip() for tag in row.get("Tags", "").split(","))
        note = row.get("Note", "")
        marks.append(
            IncomingMark(
                title,
                None,
                row.get("Highlight") or None,
                taggings=tuple(IncomingTagging((tag,)) for tag in tags if tag),
                notes=(IncomingNote(note),) if note else (),
                created_ms=milliseconds(row.get("Highlighted at", "")),
            )
        )
    return Incoming(tuple(texts.values()), (), tuple(marks))
