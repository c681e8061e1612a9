"""Keeps the write-ahead log such that no commit waits for more than its own bytes to be synced.

SQLite would move the log into the file within whichever commit makes it a thousand pages long,
which then syncs two files. And where a commit makes the log longer, the disk has to take note of
its length too, together with all that others have changed about files by then.
"""

from __future__ import annotations

import os
from contextlib import closing, suppress
from threading import Thread
from typing import TYPE_CHECKING

from reader_app.core.errors import ProjectError
from reader_app.store.connection import connect, connect_to_tidy, log_of

if TYPE_CHECKING:
    from pathlib import Path

_COMMITS = 25
"""After so many; each adds some fifteen pages where a tag is made, and a few where one is given."""
_LENGTH = 8 << 20
"""Bytes: some 130 tags that are made while a backup is."""
_STEP = 1 << 19
"""Bytes that it grows by at a time: a commit that comes then waits for the disk to take so many."""


def lengthen_log(path: Path) -> None:
    """Give the log of a project that is in use room, before it is read for long.

    It does not begin anew until that is over. What stands behind its last frame means nothing to
    SQLite, whether it is nought or of an earlier round (sqlite.org/fileformat2.html#walformat).
    """
    with suppress(ProjectError, OSError), log_of(path).open("r+b") as log:
        if not 0 < (size := os.fstat(log.fileno()).st_size) < _LENGTH:
            return
        with closing(connect(path)) as connection:
            while size < _LENGTH:
                with connection.transaction():  # nobody adds to it
                    size = log.seek(0, os.SEEK_END)  # it may have grown
                    log.write(bytes(min(_STEP, max(0, _LENGTH - size))))
                    log.flush()
                os.fsync(log.fileno())


class LogKeeper:
    """Has the log of one open project moved into its file, once at a time.

    `file` and `log` are those that are open; None: there is nothing to move.
    """

    def __init__(self, path: Path, file: os.stat_result | None, log: os.stat_result | None) -> None:
        self._path = path
        self._known = ((path, file), (log_of(path), log))
        self._commits = 0
        self._thread: Thread | None = None

    def committed(self) -> None:
        """Count a commit, and begin where there were enough."""
        self._commits += 1
        if self._commits >= _COMMITS:
            self.begin()

    def begin(self) -> None:
        """Begin to move what is in the log by now, unless that is being done."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._commits = 0
        if any(known is None for _, known in self._known):
            return
        self._thread = Thread(target=self._move, name="log")
        self._thread.start()

    def end(self) -> None:
        """Wait until nothing is being moved."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _move(self) -> None:
        """Move the log as far as nobody reads what was before it; a busy or full disk can wait.

        Where something else replaced the file or deleted the log, one that bears its name by now has
        nothing to do with the other, and would be spoilt by it. See `Store.write`.
        """
        with suppress(ProjectError):
            if not self._is_there():
                return
            # Few calls: each has to wait for Python's lock, and others for it.
            with closing(connect_to_tidy(self._path)) as connection:
                connection.value("SELECT count(*) FROM sqlite_schema")
                if self._is_there():
                    connection.run("PRAGMA wal_checkpoint(PASSIVE)")

    def _is_there(self) -> bool:
        try:
            return all(
                known is not None and os.path.samestat(path.stat(), known)
                for path, known in self._known
            )
        except OSError:
            return False
