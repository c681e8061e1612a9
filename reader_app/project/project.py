"""A project in one analyst's hands: the one object that the window and the command line use."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, Edit, added
from reader_app.core.errors import ProjectError
from reader_app.core.ids import UidSource
from reader_app.core.records import Analyst
from reader_app.project.articles import ArticleActions
from reader_app.project.attributions import AttributionActions
from reader_app.project.counts import Counts
from reader_app.project.duplicates import DuplicateActions
from reader_app.project.exports import ExportActions
from reader_app.project.grades import GradeActions
from reader_app.project.history import History
from reader_app.project.incoming import IncomingActions
from reader_app.project.links import LinkActions
from reader_app.project.marks import MarkActions
from reader_app.project.notes import NoteActions
from reader_app.project.saved import SavedQueries
from reader_app.project.search import SearchActions
from reader_app.project.span_table import SpanTable
from reader_app.project.tag_again import TagAgainActions
from reader_app.project.taggings import TaggingActions
from reader_app.project.tags import TagActions
from reader_app.project.words import storable
from reader_app.project.workbench import Workbench
from reader_app.store.place import place_of
from reader_app.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.codebook import Codebook
    from reader_app.core.ids import Clock, Uid
    from reader_app.core.scales import Scales
    from reader_app.project.person import Person
    from reader_app.project.rows import Finding, Place, Stand


class Project:
    """An open project file; its action groups write to it, its listeners hear of each Change."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self.marks = MarkActions(bench)
        self.tags = TagActions(bench)
        self.taggings = TaggingActions(bench)
        self.articles = ArticleActions(bench)
        self.grades = GradeActions(bench)
        self.attributions = AttributionActions(bench)
        self.links = LinkActions(bench)
        self.notes = NoteActions(bench)
        self.again = TagAgainActions(bench)
        self.search = SearchActions(bench)
        self.saved = SavedQueries(bench)
        self.duplicates = DuplicateActions(bench)
        self.history = History(bench)
        self.exports = ExportActions(bench)
        self.incoming = IncomingActions(bench)
        self.spans = SpanTable(bench)
        self.counts = Counts(bench)

    @classmethod
    def create(cls, path: Path, *, person: Person, clock: Clock) -> Project:
        """Make a new project file and enter it; raises ProjectError where it cannot be made."""
        return cls._entered(Store.create(path, clock=clock), person, clock)

    @classmethod
    def open(cls, path: Path, *, person: Person, clock: Clock, read_only: bool = False) -> Project:
        """Open a project file, as a new analyst where the person was not in it before.

        Raises a ProjectError: not a project, newer, locked by another window, not writable.
        """
        return cls._entered(Store.open(path, clock=clock, read_only=read_only), person, clock)

    @classmethod
    def _entered(cls, store: Store, person: Person, clock: Clock) -> Project:
        try:
            return cls(Workbench(store, _join(store, person, clock), clock))
        except BaseException:
            store.close()
            raise

    def close(self) -> None:
        """Close the file, once the backup is there that is being made; not to be used after."""
        self._bench.wait_for_backup()
        self._bench.store.close()

    def interrupt(self) -> None:
        """End what a worker is asking at this moment, from another thread than the worker's.

        What was asked raises StorageError; the worker may not have been closed.
        """
        self._bench.store.interrupt()

    def worker(self) -> Project:
        """Return the same project over a connection of its own; call it on the worker's thread.

        What it writes is handed to this project's `adopt` on this project's thread.
        """
        bench = self._bench
        sibling = bench.store.sibling()
        return Project(Workbench(sibling, bench.analyst, bench.clock, bench.copies))

    def adopt(self, change: Change) -> None:
        """Take over a change that a worker wrote, and tell the listeners."""
        self._bench.take(change)

    def listen(self, callback: Callable[[Change], None]) -> None:
        """Have a function called after each write, once a Change, on the thread that wrote."""
        self._bench.listeners.append(callback)

    @property
    def path(self) -> Path:
        """The project file."""
        return self._bench.store.path

    @property
    def title(self) -> str:
        """The project's name: its file's, without the ending."""
        return self.path.stem

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._bench.store.read_only

    @property
    def is_newer(self) -> bool:
        """Whether a newer Reader made the file, so that this one can only read it."""
        return self._bench.store.is_newer

    @property
    def analyst(self) -> Analyst:
        """Whose hands the project is in."""
        return self._bench.analyst

    def analysts(self) -> dict[Uid, Analyst]:
        """Return everyone who works or worked in the project."""
        return {analyst.uid: analyst for analyst in self._bench.store.analysts()}

    @property
    def codebook(self) -> Codebook:
        """The tags as they are now; up to date before a listener hears of a Change."""
        return self._bench.codebook

    @property
    def pins(self) -> dict[int, Uid]:
        """The analyst's pinned tags by key, 1 to 9."""
        return {slot: pin.tag for slot, pin in sorted(self._bench.pins.items())}

    @property
    def keys(self) -> dict[str, Uid]:
        """The analyst's own shortcut keys for tags, beside the pins."""
        return {key: record.tag for key, record in sorted(self._bench.keys.items())}

    @property
    def scales(self) -> Scales:
        """The scales to grade by as they are now; up to date before a listener hears of a Change."""
        return self._bench.scales

    def setting(self, key: str) -> str | None:
        """Return what this project file remembers of its view under a key."""
        return self._bench.store.setting(key)

    def set_setting(self, key: str, value: str) -> None:
        """Remember something of the view where that can be written; no step, not undone.

        Where it cannot, as on a full disk, nobody is stopped: it is only a view.
        """
        with suppress(ProjectError):
            self._bench.store.set_setting(key, value)

    @property
    def is_in_place(self) -> bool:
        """Whether the project's file is still at its path."""
        return self._bench.store.is_in_place

    @property
    def is_current(self) -> bool:
        """Whether the file, and its log, are those that were opened; if not, what is read may be old."""
        return self._bench.store.is_current

    @property
    def stand(self) -> Stand:
        """How far the project is."""
        return self._bench.store.steps.stand()

    @property
    def place(self) -> Place:
        """In what kind of place the project's file lies."""
        return place_of(self.path)

    def save_copy(self, path: Path) -> None:
        """Write all that is in the project to a new file; raises StorageError where that fails."""
        self._bench.store.copy_to(path)

    def checkpoint(self) -> None:
        """Begin to tidy the file up, so that a copy of it alone is whole; nobody waits for it."""
        self._bench.store.begin_checkpoint()

    def check(self, stopped: Callable[[], bool] | None = None) -> list[Finding]:
        """Return what is wrong with the file; empty where all is well.

        May be called on any thread. Once `stopped` says so it ends at once, and tells nothing.
        """
        return self._bench.store.check(stopped)


def _join(store: Store, person: Person, clock: Clock) -> Analyst:
    """Return the person as an analyst of the project, added or renamed where that is needed."""
    name = storable(" ".join(person.name.split())) or "Analyst"
    known = _known(store, person.uid, name)
    now = clock.now_ms()
    if known is None:
        analyst = Analyst(person.uid or UidSource(clock).new(), name, None, now, now)
        change = Change("analyst.join", {"name": name}, added(analyst))
    elif known.name != name:
        analyst = Analyst(known.uid, name, known.colour, known.created_ms, now)
        names = {"old": known.name, "name": name}
        change = Change("analyst.rename", names, (Edit(known, analyst),))
    else:
        return known
    if not store.read_only:
        store.write(change, analyst=analyst.uid, kind="join")
    return analyst


def _known(store: Store, uid: Uid | None, name: str) -> Analyst | None:
    if uid is not None:
        return store.analyst(uid)
    return next((each for each in store.analysts() if each.name == name), None)
