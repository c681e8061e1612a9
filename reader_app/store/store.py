"""A project file: opening, the one exit for writes, and the questions that can be asked of it."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from reader_app.core.errors import ProjectError, ReadOnlyProjectError, UnwritableError
from reader_app.store.check import check
from reader_app.store.connection import log_of
from reader_app.store.dump import dump
from reader_app.store.errors import closed
from reader_app.store.journal import Journal, Step
from reader_app.store.log_keeping import LogKeeper
from reader_app.store.opening import create_file, open_file, open_sibling
from reader_app.store.reads.articles import ArticleReads
from reader_app.store.reads.counts import CountReads
from reader_app.store.reads.found import FoundReads
from reader_app.store.reads.marks import MarkReads
from reader_app.store.reads.saved import SavedReads
from reader_app.store.reads.search import SearchReads
from reader_app.store.reads.span_pages import SpanPages
from reader_app.store.reads.spans import SpanReads
from reader_app.store.reads.steps import StepReads
from reader_app.store.reads.tags import TagReads
from reader_app.store.reads.wholes import WholeReads
from reader_app.store.replay import replay
from reader_app.store.signatures import Signatures
from reader_app.store.tables import ANALYST
from reader_app.store.version import is_newer
from reader_app.store.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.edits import Change
    from reader_app.core.ids import Clock, Uid
    from reader_app.core.pace import Progress
    from reader_app.core.records import Analyst
    from reader_app.store.opening import Opened
    from reader_app.store.rows import Finding, StepKind


class Store:
    """One project file over one connection; used by the thread that made it."""

    def __init__(self, opened: Opened, clock: Clock) -> None:
        connection, self._lock, self._copy = opened
        self.path = connection.path
        self.read_only = self._lock is None
        self.is_newer = is_newer(connection.value("PRAGMA user_version"))
        """Whether a newer Reader made the file: this one can only read it."""
        self._connection = connection
        self._clock = clock
        self._open = True
        self._file = _file_at(self.path)
        self._log = _file_at(log_of(self.path))
        self._log_keeper = self._new_log_keeper()
        self._journal = Journal(connection, clock)
        self._writer = Writer(connection, self._journal)
        self.articles = ArticleReads(connection)
        self.wholes = WholeReads(connection)
        self.marks = MarkReads(connection)
        self.tags = TagReads(connection)
        self.steps = StepReads(connection)
        self.spans = SpanReads(connection)
        self.span_pages = SpanPages(connection)
        self.counts = CountReads(connection)
        self.search = SearchReads(connection)
        self.found = FoundReads(connection)
        self.saved = SavedReads(connection)
        self.signatures = Signatures(connection)

    @classmethod
    def create(cls, path: Path, *, clock: Clock) -> Store:
        """Make a new project file; raises ProjectError where one cannot be made there."""
        return cls(create_file(path), clock)

    @classmethod
    def open(cls, path: Path, *, clock: Clock, read_only: bool = False) -> Store:
        """Open a project; one of a newer minor version opens for reading only.

        Raises NotAProjectError, NewerProjectError, ProjectLockedError, ReadOnlyProjectError or
        StorageError, and then has left the file untouched.
        """
        return cls(open_file(path, read_only=read_only, now_ms=clock.now_ms()), clock)

    def sibling(self) -> Store:
        """Return another connection to the same file, for the thread that calls this.

        Raises StorageError where this one was closed meanwhile.
        """
        if not self._open:
            raise closed(self.path.name)
        self._refuse_elsewhere()
        self._mend_log()
        return Store(open_sibling(self.path, self._lock, self._copy), self._clock)

    def write(
        self,
        change: Change,
        *,
        analyst: Uid,
        kind: StepKind = "do",
        undoes: Uid | None = None,
        continues: Uid | None = None,
        progress: Progress | None = None,
    ) -> Uid:
        """Write a Change with its journal entry, whole or not at all; return the step's uid.

        With `continues`, the edits become more of that earlier step. `progress` is called on this
        thread, from within the transaction: it may not use the store. Raises ConflictError where
        a record is not as the Change says it was, UnwritableError where the file is no longer at its
        path; ValueError for a Change without edits.
        """
        self._refuse_reading_only()
        self._refuse_elsewhere()
        if not change:
            raise ValueError("a Change without edits is not written")
        self._mend_log()
        uid = continues or self._journal.new_uid()
        step = Step(uid, analyst, kind, change.action, change.arguments, undoes)
        self._writer.write(change, step, continues=continues is not None, progress=progress)
        self._log_keeper.committed()
        return uid

    def analyst(self, uid: Uid) -> Analyst | None:
        """Return the analyst of that uid, if known to the project."""
        return ANALYST.one(self._connection, "WHERE t.uid=?", (bytes.fromhex(uid),))

    def analysts(self) -> list[Analyst]:
        """Return everyone who has entered the project, in that order."""
        return ANALYST.many(self._connection, "ORDER BY t.id")

    def setting(self, key: str) -> str | None:
        """Return a setting of the project; they are outside the journal."""
        return self._connection.value("SELECT value FROM setting WHERE key=?", (key,))

    def set_setting(self, key: str, value: str) -> None:
        """Keep a setting with the project."""
        self._refuse_reading_only()
        self._connection.run("INSERT OR REPLACE INTO setting VALUES(?,?)", (key, value))

    def place(self, article: Uid, analyst: Uid) -> int | None:
        """Return where an analyst last was in an article: a code point of its text."""
        key = (bytes.fromhex(article), bytes.fromhex(analyst))
        return self._connection.value("SELECT place FROM place WHERE article=? AND analyst=?", key)

    def set_place(self, article: Uid, analyst: Uid, place: int) -> None:
        """Keep where an analyst is in an article; outside the journal."""
        self._refuse_reading_only()
        self._connection.run(
            "INSERT OR REPLACE INTO place VALUES(?,?,?)",
            (bytes.fromhex(article), bytes.fromhex(analyst), place),
        )

    def check(self, stopped: Callable[[], bool] | None = None) -> list[Finding]:
        """Return all in the file that is not as it was written; for a worker, it reads it all.

        Raises UnwritableError where the file is no longer at its path: another one that is there
        would be read with this one's log.
        """
        self._refuse_elsewhere()
        return check(self.path if self._copy is None else self._copy.path, stopped)

    def dump(self) -> str:
        """Return every record in one canonical form, to compare projects by (`dump.dump`)."""
        return dump(self._connection)

    def replay_into(self, path: Path) -> None:
        """Make a new project by replaying the journal; its dump equals this one's."""
        new = create_file(path)
        with closing(Store(new, self._clock)):
            replay(self._connection, new.connection, self._clock)

    @property
    def is_in_place(self) -> bool:
        """Whether the file that is open is still at its path."""
        return _is_same(_file_at(self.path), self._file)

    @property
    def is_current(self) -> bool:
        """Whether file and write-ahead log are those at their paths, or what is read may be old."""
        log = self._log is None or _is_same(_file_at(log_of(self.path)), self._log)
        return self.is_in_place and log

    def copy_to(self, path: Path) -> None:
        """Write all that is in the project to a new file, also where its own is gone from its path.

        Raises StorageError where there is a file of that name, or it cannot be written.
        """
        from reader_app.store.whole_copy import copy_open  # noqa: PLC0415 - rare

        copy_open(self._connection, path)

    def checkpoint(self) -> None:
        """Move the write-ahead log into the file as far as nobody is in the way."""
        self._connection.run("PRAGMA wal_checkpoint(PASSIVE)")

    def begin_checkpoint(self) -> None:
        """Do the same on a thread of its own: nobody waits for it."""
        self._log_keeper.begin()

    def interrupt(self) -> None:
        """End what is being asked at this moment: it raises StorageError. For any thread."""
        self._connection.raw.interrupt()

    def close(self) -> None:
        """Leave the file whole, let go of it; harmless when repeated."""
        if not self._open:
            return
        self._open = False
        self._log_keeper.end()
        if self._lock is not None:
            self._tidy()
        self._connection.close()
        if self._lock is not None:
            self._lock.release()
        self._copy = None

    def _tidy(self) -> None:
        """Empty the write-ahead log into the file where nobody is in the way.

        All is safe in the log too: a busy or full disk is no reason not to close.
        """
        for pragma in ("busy_timeout=0", "optimize", "wal_checkpoint(TRUNCATE)"):
            with suppress(ProjectError):
                self._connection.run(f"PRAGMA {pragma}")

    def _refuse_reading_only(self) -> None:
        if self.is_newer:
            raise ReadOnlyProjectError(
                f"{self.path.name} was made by a newer Reader: this one can only read it. "
                "Update Reader to change it."
            )
        if self.read_only:
            raise ReadOnlyProjectError(f"{self.path.name} is open to read only.")

    def _refuse_elsewhere(self) -> None:
        """Refuse to go on with a file that is no longer at its path: nobody would find it again.

        Systems that let an open file be moved or deleted let it be written to as well.
        """
        if not self.is_in_place:
            raise UnwritableError(
                f"{self.path.name} was moved, replaced or deleted by something else. Nothing was"
                " written. Put the file back where it was, or save a copy: all of it is still here."
            )

    def _mend_log(self) -> None:
        """Take in a write-ahead log that something else deleted, and go on with a new one.

        The system keeps a deleted file for those who have it open, and for nobody else: what is
        written to it would be lost to a crash, and another connection would read nonsense.
        """
        if self._log is None or self.read_only or _is_same(_file_at(log_of(self.path)), self._log):
            return
        self._log_keeper.end()
        busy, *_ = self._connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        if busy:
            raise UnwritableError(
                f"{log_of(self.path).name}, which belongs to the project, was deleted by something"
                " else. Nothing was written. Try again in a moment, or save a copy."
            )
        self._connection.reopen()
        self._log = _file_at(log_of(self.path))
        self._log_keeper = self._new_log_keeper()

    def _new_log_keeper(self) -> LogKeeper:
        return LogKeeper(self.path, self._file, None if self.read_only else self._log)


def _is_same(one: os.stat_result | None, other: os.stat_result | None) -> bool:
    return one is not None and other is not None and os.path.samestat(one, other)


def _file_at(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
