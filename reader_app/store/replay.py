"""Making a project again from its journal alone: the proof that the journal tells everything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader_app.core.edits import Change
from reader_app.core.records import Article
from reader_app.store.journal import Journal, Step
from reader_app.store.reversal import moved_edits
from reader_app.store.texts import read_original, read_text
from reader_app.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader_app.core.edits import Edit
    from reader_app.core.ids import Clock
    from reader_app.store.connection import Connection

_CHUNK = 500
_STEPS = (
    "SELECT s.id, s.uid, a.uid, s.kind, s.action, s.arguments, s.undoes, s.hlc"
    " FROM step s JOIN analyst a ON a.id=s.analyst_id ORDER BY s.id"
)
_EDITS = (
    "SELECT record, record_uid, before, after, id FROM edit"
    f" WHERE step_id=? AND id>? ORDER BY id LIMIT {_CHUNK}"
)


def replay(source: Connection, target: Connection, clock: Clock) -> None:
    """Write each step of the source's journal to an empty project, from the first on."""
    writer = Writer(target, Journal(target, clock))
    for number, *row in source.rows(_STEPS):
        step = _step(row)
        continues = False
        for edits in _chunks(source, target, number):
            change = Change(step.action, step.arguments, edits, *_attachments(source, edits))
            writer.write(change, step, continues=continues)
            continues = True


def _step(row: list[Any]) -> Step:
    uid, analyst, kind, action, arguments, undoes, hlc = row
    return Step(
        uid.hex(),
        analyst.hex(),
        kind,
        action,
        json.loads(arguments),
        undoes and undoes.hex(),
        hlc,
    )


def _chunks(source: Connection, target: Connection, step: int) -> Iterator[tuple[Edit, ...]]:
    """Yield a step's edits some at a time, made on the target's records as they then stand."""
    last = 0
    while rows := source.rows(_EDITS, (step, last)):
        yield moved_edits(target, [row[:4] for row in rows], forward=True)
        last = rows[-1][4]


def _attachments(source: Connection, edits: Iterable[Edit]) -> tuple[Any, Any]:
    """Return the texts and originals of the articles that these edits bring."""
    articles = [edit.after for edit in edits if isinstance(edit.after, Article)]
    texts = [read_text(source, article.text_sha256) for article in articles]
    originals = [
        read_original(source, article.original_sha256)
        for article in articles
        if article.original_sha256
    ]
    return tuple(filter(None, texts)), tuple(filter(None, originals))
