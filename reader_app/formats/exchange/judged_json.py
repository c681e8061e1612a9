"""What hangs on a highlight as JSON of our own: notes, grades, speakers, links, with by whom and when.

Formats that leave room for it carry it beside what they have words for themselves.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

from reader_app.core.clock import iso_exact
from reader_app.core.codebook import SEPARATOR
from reader_app.core.ids import Uid, hyphenated
from reader_app.core.judgements import Mode, Statement
from reader_app.core.scales import Scales, is_built_in
from reader_app.formats.exchange.incoming import (
    IncomingGrade,
    IncomingLink,
    IncomingNote,
    IncomingScale,
    IncomingSpeaker,
    milliseconds,
)
from reader_app.formats.exchange.json_values import inside, several, words
from reader_app.formats.exchange.marked import Marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.judgements import Grade, HighlightLink, Speaker
    from reader_app.core.records import Note
    from reader_app.formats.exchange.json_values import Json
    from reader_app.formats.exchange.names import Names
    from reader_app.formats.exchange.span_row import SpanRow

MODES: dict[str, Mode] = {name: name for name in get_args(Mode)}
STATEMENTS: dict[str, Statement] = {name: name for name in get_args(Statement)}

_Made = dict[str, object]


def judged_json(mark: Marked, names: Names) -> _Made:
    """Return all that hangs on a highlight but its taggings, without what is empty."""
    highlight, judged = mark.row.highlight, mark.row.judged
    made: _Made = {
        "analyst": names.analyst(highlight.analyst),
        "created": iso_exact(highlight.created_ms),
        "modified": iso_exact(highlight.modified_ms),
        "statement": highlight.statement,
        "notes": [{"text": note.body, **_by(note, names)} for note in mark.row.notes],
        "grades": [_grade(grade, names) for grade in judged.grades],
        "speakers": [_speaker(speaker, names) for speaker in judged.speakers],
        "links": [_link(it, names) for it in judged.links if it.source == highlight.uid],
    }
    return {name: value for name, value in made.items() if value}


def _by(record: Note | Grade | Speaker | HighlightLink, names: Names) -> _Made:
    return {
        "analyst": names.analyst(record.analyst),
        "created": iso_exact(record.created_ms),
        "modified": iso_exact(record.modified_ms),
    }


def _grade(grade: Grade, names: Names) -> _Made:
    scale, code = names.grade(grade)
    return {"scale": scale, "grade": code, **_by(grade, names)}


def _speaker(speaker: Speaker, names: Names) -> _Made:
    said: _Made = {
        "name": speaker.name,
        "tag": names.path(speaker.tag),
        "cue": speaker.cue,
        "mode": speaker.mode,
    }
    return {**{name: value for name, value in said.items() if value}, **_by(speaker, names)}


def _link(link: HighlightLink, names: Names) -> _Made:
    return {"to": hyphenated(link.target), "kind": link.kind, **_by(link, names)}


def judged_cell(row: SpanRow) -> str:
    """Return the same as the cell of a table, with the project's own scales of its grades."""
    if row.names is None:
        return ""
    mark = Marked(row, ())
    scales = scales_json(scales_of_marks((mark,)), row.names.scales)
    made = judged_json(mark, row.names) | ({"scales": scales} if scales else {})
    return json.dumps(made, ensure_ascii=False)


def scales_of_marks(marks: Iterable[Marked]) -> dict[Uid, None]:
    """Return the scales that highlights are graded by, in the order in which they come."""
    return dict.fromkeys(grade.scale for mark in marks for grade in mark.row.judged.grades)


def scales_json(used: Iterable[Uid], scales: Scales) -> _Made:
    """Return what the project's own among some scales are: values by name."""
    found = (scale for uid in used if (scale := scales.scale(uid)) and not is_built_in(uid))
    return {
        scale.name: {
            "description": scale.description,
            "values": [[it.code, it.label, it.description] for it in scales.values(scale.uid)],
        }
        for scale in found
    }


def scales_of(value: Json) -> tuple[IncomingScale, ...]:
    """Return the scales that `scales_json` tells of."""
    pairs = value.items() if isinstance(value, dict) else ()
    return tuple(
        IncomingScale(
            name,
            tuple(_wording(each) for each in several(inside(scale, "values"))),
            words(inside(scale, "description")),
        )
        for name, scale in pairs
    )


def _wording(value: Json) -> tuple[str, str, str]:
    code, label, description = [*map(words, several(value)), "", "", ""][:3]
    return code, label, description


def notes_of(value: Json) -> tuple[IncomingNote, ...]:
    """Return the notes that `judged_json` tells of."""
    found = ((words(inside(it, "text")), it) for it in several(inside(value, "notes")))
    return tuple(IncomingNote(body, *by_of(it)) for body, it in found if body)


def grades_of(value: Json) -> tuple[IncomingGrade, ...]:
    """Return the grades that `judged_json` tells of."""
    return tuple(
        IncomingGrade(words(inside(it, "scale")), words(inside(it, "grade")), *by_of(it))
        for it in several(inside(value, "grades"))
    )


def speakers_of(value: Json) -> tuple[IncomingSpeaker, ...]:
    """Return the chain of speakers that `judged_json` tells of."""
    return tuple(speaker_of(it) for it in several(inside(value, "speakers")))


def speaker_of(value: Json) -> IncomingSpeaker:
    """Return one speaker."""
    tag = words(inside(value, "tag"))
    return IncomingSpeaker(
        words(inside(value, "name")),
        tuple(tag.split(SEPARATOR)) if tag else (),
        words(inside(value, "cue")),
        MODES.get(words(inside(value, "mode")), "indirect"),
        *by_of(value),
    )


def links_of(value: Json, source: str) -> tuple[IncomingLink, ...]:
    """Return the links from the highlight of that uid."""
    return tuple(
        IncomingLink(source, words(inside(it, "to")), words(inside(it, "kind")), *by_of(it))
        for it in several(inside(value, "links"))
    )


def by_of(value: Json) -> tuple[str, int | None, int | None]:
    """Return by whom and when something was made, and when it was changed."""
    created = milliseconds(words(inside(value, "created")))
    modified = milliseconds(words(inside(value, "modified")))
    return words(inside(value, "analyst")), created, modified if modified is not None else created
