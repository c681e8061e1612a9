"""A project file with one analyst, and short ways to make records and write them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.ids import Clock, Uid, UidSource
from reader_app.core.quotes import quote_at
from reader_app.core.records import (
    Analyst,
    Article,
    Block,
    Highlight,
    Note,
    Original,
    Pin,
    Provenance,
    Reading,
    Record,
    Tag,
    Tagging,
    Text,
    reading_uid,
)
from reader_app.core.spans import Span
from reader_app.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.store.rows import StepKind

R = TypeVar("R", bound=Record)
WORDS = "Ferry held at port\n\nNo vessel was “at risk” 😀, the minister said.\nعبّارة في الميناء"


class Desk:
    """One analyst at one project."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self.store = store
        self.clock = clock
        self.uids = UidSource(clock)
        self.me = self.analyst("Ines")
        self.write(*added(self.me), kind="join")

    def write(self, *edits: Edit, kind: StepKind = "do", **extra: object) -> Uid:
        """Write edits as one step of this analyst."""
        change = Change("test", {"n": len(edits)}, edits)
        return self.store.write(
            change, analyst=extra.pop("analyst", self.me.uid), kind=kind, **extra
        )

    def add(self, *records: Record) -> Uid:
        """Write records that are new."""
        return self.write(*added(*records))

    def remove(self, *records: Record) -> Uid:
        """Write that records are gone."""
        return self.write(*removed(*records))

    def change(self, record: R, **fields: object) -> R:
        """Write a record with other fields, and return it."""
        after = replace(record, **fields)
        self.write(Edit(record, after))
        return after

    def undo(self, analyst: Uid | None = None) -> bool:
        """Take back the analyst's newest step that stands."""
        analyst = analyst or self.me.uid
        step = self.store.steps.undoable(analyst)
        if step is None:
            return False
        change = self.store.steps.change_to_undo(step.uid)
        self.store.write(change, analyst=analyst, kind="undo", undoes=step.uid)
        return True

    def redo(self) -> bool:
        """Bring the step undone last again."""
        step = self.store.steps.redoable(self.me.uid)
        if step is None:
            return False
        change = self.store.steps.change_to_redo(step.uid)
        self.store.write(change, analyst=self.me.uid, kind="redo", undoes=step.uid)
        return True

    def reopen(self) -> None:
        """Close the project and open it again."""
        self.store.close()
        self.store = Store.open(self.store.path, clock=self.clock)

    def analyst(self, name: str) -> Analyst:
        """Return a new analyst, not written."""
        now = self.clock.now_ms()
        return Analyst(self.uids.new(), name, None, now, now)

    def bring(self, words: str = WORDS, *, data: bytes | None = None, **fields: object) -> Article:
        """Import an article of these words."""
        article, text, original = self.article(words, data=data, **fields)
        change = Change("import", {}, added(article), (text,), (original,))
        self.store.write(change, analyst=self.me.uid, kind="import")
        return article

    def article(
        self, words: str = WORDS, *, data: bytes | None = None, **fields: object
    ) -> tuple[Article, Text, Original]:
        """Return an article with its text and original, not written."""
        data = words.encode() if data is None else data
        text = Text(_sha256(words.encode()), words, "plain text 1", _blocks(words))
        original = Original(_sha256(data), "text/plain", data)
        now = self.clock.now_ms()
        given: dict[str, object] = {
            "title": words.split("\n", 1)[0],
            "outlet": "Calder Bay Courier",
            "authors": ("Ann Lee", "B. Ö."),
            "fields": (("desk", "foreign"),),
            "provenance": Provenance(
                "ferry.txt", "/in/ferry.txt", 5, "plain text 1", "utf-8", (("title", "first line"),)
            ),
            **fields,
        }
        article = Article(
            uid=self.uids.new(),
            text_sha256=text.sha256,
            original_sha256=original.sha256,
            analyst=self.me.uid,
            created_ms=now,
            modified_ms=now,
            **given,
        )
        return article, text, original

    def tag(self, name: str = "Actor", parent: Tag | None = None, **fields: object) -> Tag:
        """Return a new tag, not written."""
        now = self.clock.now_ms()
        under = parent.uid if parent else None
        return Tag(self.uids.new(), name, under, "blue", self.me.uid, now, now, **fields)

    def highlight(
        self, article: Article, start: int = 0, end: int = 5, words: str = WORDS, **fields: object
    ) -> Highlight:
        """Return a new highlight, not written."""
        span, now = Span(start, end), self.clock.now_ms()
        return Highlight(
            uid=self.uids.new(),
            article=article.uid,
            text_sha256=article.text_sha256,
            span=span,
            quote=quote_at(words, span),
            analyst=fields.pop("analyst", self.me.uid),
            created_ms=now,
            modified_ms=now,
            **fields,
        )

    def tagging(self, highlight: Highlight, tag: Tag) -> Tagging:
        """Return a new tagging, not written."""
        return Tagging(
            self.uids.new(),
            highlight.uid,
            tag.uid,
            highlight.article,
            self.me.uid,
            self.clock.now_ms(),
        )

    def note(self, body: str = "Why?", **on: Uid) -> Note:
        """Return a new note, not written."""
        now = self.clock.now_ms()
        return Note(self.uids.new(), body, self.me.uid, now, now, **on)

    def pin(self, tag: Tag, slot: int = 1) -> Pin:
        """Return a new pin, not written."""
        return Pin(self.uids.new(), tag.uid, slot, self.me.uid, self.clock.now_ms())

    def reading(self, article: Article, **fields: object) -> Reading:
        """Return how far the analyst is with an article, not written."""
        uid = reading_uid(article.uid, self.me.uid)
        given: dict[str, object] = {"status": "done", **fields}
        return Reading(uid, article.uid, self.me.uid, modified_ms=self.clock.now_ms(), **given)


def new_desk(path: Path, clock: Clock) -> Desk:
    """Return a desk at a new project."""
    return Desk(Store.create(path, clock=clock), clock)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _blocks(words: str) -> tuple[Block, ...]:
    """Return a block for each paragraph, as a reader would."""
    blocks: list[Block] = []
    start = 0
    for line in words.split("\n"):
        if line:
            kind = "paragraph" if blocks else "title"
            direction = "rtl" if line[0] >= "\u0590" and line[0] < "\u0700" else "ltr"
            blocks.append(
                Block(kind, start, start + len(line), None, direction, 1 + len(blocks) // 2)
            )
        start += len(line) + 1
    return tuple(blocks)
