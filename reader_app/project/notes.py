"""What an analyst can do with notes on anything; a highlight's first is written by `marks`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.errors import NotFoundError
from reader_app.core.records import Note
from reader_app.project.labels import shortened
from reader_app.project.words import storable

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.project.workbench import Workbench


class NoteActions:
    """The actions on notes. Each writes and returns one Change, as `MarkActions` do."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def on_article(self, article: Uid) -> list[Note]:
        """Return the notes on an article as a whole, oldest first."""
        return self._bench.store.articles.notes(article)

    def on_tag(self, tag: Uid) -> list[Note]:
        """Return the notes on a tag, oldest first."""
        return self._bench.store.tags.notes(tag)

    def on_project(self) -> list[Note]:
        """Return the notes on the project itself, oldest first."""
        return self._bench.store.articles.project_notes()

    def add_to_article(self, article: Uid, body: str) -> Change:
        """Write a note on an article; a blank one is none."""
        return self._add(self._new(body, article=self._bench.article(article).uid))

    def add_to_tag(self, tag: Uid, body: str) -> Change:
        """Write a note on a tag; a blank one is none."""
        return self._add(self._new(body, tag=self._bench.tag(tag).uid))

    def add_to_project(self, body: str) -> Change:
        """Write a note on the project; a blank one is none."""
        return self._add(self._new(body))

    def edit(self, note: Uid, body: str) -> Change:
        """Put other words into a note on anything; blank ones delete it."""
        if not body.strip():
            return self.delete(note)
        old, body = self._note(note), storable(body)
        new = replace(old, body=body, modified_ms=self._bench.now())
        return self._do("edit", old, (Edit(old, new),) if body != old.body else ())

    def delete(self, note: Uid) -> Change:
        """Remove a note from anything."""
        old = self._note(note)
        return self._do("delete", old, removed(old))

    def _new(self, body: str, article: Uid | None = None, tag: Uid | None = None) -> Note:
        me, now = self._bench.analyst.uid, self._bench.now()
        uid = self._bench.uids.new()
        return Note(uid, storable(body), me, now, now, article=article, tag=tag)

    def _add(self, note: Note) -> Change:
        return self._do("add", note, added(note) if note.body.strip() else ())

    def _note(self, uid: Uid) -> Note:
        note = self._bench.store.marks.note(uid)
        if note is None:
            raise NotFoundError("This note is no longer in the project.")
        return note

    def _do(self, verb: str, note: Note, edits: tuple[Edit, ...]) -> Change:
        """Write what is done to a note, named after what the note is on."""
        if note.highlight:
            quote = shortened(self._bench.mark(note.highlight).highlight.quote.exact)
            return self._bench.do(Change(f"note.{verb}", {"quote": quote}, edits))
        if note.article:
            title = shortened(self._bench.article(note.article).title)
            return self._bench.do(Change(f"note.{verb}_article", {"title": title}, edits))
        if note.tag:
            tag = self._bench.tag(note.tag).name
            return self._bench.do(Change(f"note.{verb}_tag", {"tag": tag}, edits))
        return self._bench.do(Change(f"note.{verb}_project", {}, edits))
