"""What every action works with: store, analyst, time, fresh uids, codebook, and the one way to write."""

from __future__ import annotations

from contextlib import suppress
from threading import Event, Thread
from typing import TYPE_CHECKING

from reader_app.core.codebook import Codebook
from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.ids import UidSource
from reader_app.core.judgements import TagKey
from reader_app.core.records import Pin
from reader_app.core.scales import Scales
from reader_app.project.copy_finder import CopyFinder

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.edits import Change
    from reader_app.core.ids import Clock, Uid
    from reader_app.core.marks import Mark
    from reader_app.core.pace import Progress
    from reader_app.core.records import Analyst, Article, Tag, Text
    from reader_app.store.rows import StepKind
    from reader_app.store.store import Store

MANY_EDITS = 500
"""An action that changes so many records is preceded by a backup, as every merge of tags is."""


class Workbench:
    """One open project file in one analyst's hands."""

    def __init__(
        self, store: Store, analyst: Analyst, clock: Clock, copies: CopyFinder | None = None
    ) -> None:
        self.store = store
        self.analyst = analyst
        self.clock = clock
        self.copies = copies or CopyFinder()
        """One for all workbenches of a project file."""
        self.uids = UidSource(clock)
        self.codebook = Codebook(store.tags.all())
        self.scales = Scales(store.tags.scales(), store.tags.scale_values())
        self.pins: dict[int, Pin] = {pin.slot: pin for pin in store.tags.pins(analyst.uid)}
        self.keys: dict[str, TagKey] = {key.key: key for key in store.tags.keys(analyst.uid)}
        self.listeners: list[Callable[[Change], None]] = []
        self._text: Text | None = None
        self._backup: Thread | None = None

    def do(self, change: Change, progress: Progress | None = None) -> Change:
        """Write a change as one step of the analyst's, tell of it, and return it."""
        if change.action == "tag.merge" or len(change.edits) >= MANY_EDITS:
            self._back_up()
        if change:
            self.write(change, progress=progress)
        return change

    def _back_up(self) -> None:
        """Make a backup of how it is before much is changed at once; nobody waits for its end.

        That there is none stops nobody: the step can be undone all the same, and a disk without
        room for a second copy is told of by the backups that the window makes.
        """
        from reader_app.project.backups import back_up_if_changed  # noqa: PLC0415  (rare)

        path, clock, begun = self.store.path, self.clock, Event()

        def make() -> None:
            try:
                with suppress(ProjectError):
                    back_up_if_changed(path, clock, begun.set)
            finally:
                begun.set()

        self.wait_for_backup()
        self._backup = Thread(target=make, name="backup")
        self._backup.start()
        begun.wait()

    def wait_for_backup(self) -> None:
        """Wait for the end of the backup that is being made, if one is."""
        if self._backup is not None:
            self._backup.join()
            self._backup = None

    def write(
        self,
        change: Change,
        *,
        kind: StepKind = "do",
        undoes: Uid | None = None,
        continues: Uid | None = None,
        progress: Progress | None = None,
    ) -> Uid:
        """Write a change that has edits, tell of it, and return the step it is in."""
        step = self.store.write(
            change,
            analyst=self.analyst.uid,
            kind=kind,
            undoes=undoes,
            continues=continues,
            progress=progress,
        )
        self.take(change)
        return step

    def take(self, change: Change) -> None:
        """Take over a change that is in the file, then tell every listener."""
        self.codebook.apply(change)
        self.scales.apply(change)
        for edit in change.of(Pin, TagKey):
            record = edit.record
            if isinstance(record, Pin | TagKey) and record.analyst == self.analyst.uid:
                self._take_pin(edit.before, edit.after)
                self._take_key(edit.before, edit.after)
        for listener in tuple(self.listeners):
            listener(change)

    def _take_pin(self, before: object, after: object) -> None:
        if isinstance(before, Pin) and self.pins.get(before.slot) == before:
            del self.pins[before.slot]
        if isinstance(after, Pin):
            self.pins[after.slot] = after

    def _take_key(self, before: object, after: object) -> None:
        if isinstance(before, TagKey) and self.keys.get(before.key) == before:
            del self.keys[before.key]
        if isinstance(after, TagKey):
            self.keys[after.key] = after

    def now(self) -> int:
        """Return the time as records keep it: milliseconds since 1970, UTC."""
        return self.clock.now_ms()

    def article(self, uid: Uid) -> Article:
        """Return an article; raises NotFoundError."""
        article = self.store.articles.get(uid)
        if article is None:
            raise NotFoundError("This article is no longer in the project.")
        return article

    def text(self, sha256: str) -> Text:
        """Return a text; the last one asked for is at hand, since tagging asks again and again."""
        if self._text is None or self._text.sha256 != sha256:
            try:
                self._text = self.store.articles.text(sha256)
            except KeyError:
                sentence = "The text of this article is missing from the file. Restore a backup."
                raise ProjectError(sentence) from None
        return self._text

    def mark(self, highlight: Uid) -> Mark:
        """Return a highlight with what hangs on it; raises NotFoundError."""
        mark = self.store.marks.get(highlight)
        if mark is None:
            raise NotFoundError("This highlight is no longer in the project.")
        return mark

    def tag(self, uid: Uid) -> Tag:
        """Return a tag; raises NotFoundError."""
        tag = self.codebook.get(uid)
        if tag is None:
            raise NotFoundError("This tag is no longer in the codebook.")
        return tag
