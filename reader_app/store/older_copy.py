"""A file of an older version that is only read: from a private copy, brought to this version."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from contextlib import closing
from pathlib import Path

from reader_app.core.errors import StorageError
from reader_app.store.connection import connect_to_read
from reader_app.store.sqlite import sqlite3


class OlderCopy:
    """A copy in a folder of the user's alone, which goes once nobody has this any more."""

    def __init__(self, original: Path) -> None:
        """Copy the file as it is; raises ProjectError where it cannot be read or there is no room."""
        folder = Path(tempfile.mkdtemp(prefix="reader-older-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.path = folder / original.name
        with closing(connect_to_read(original)) as connection:
            self._take(connection.raw, original.name)

    def _take(self, raw: sqlite3.Connection, name: str) -> None:
        copy = sqlite3.connect(self.path, isolation_level=None)
        try:
            copy.execute("PRAGMA synchronous=OFF")
            raw.backup(copy)
        except sqlite3.Error as error:
            raise StorageError(
                f"{name} was made by an older Reader, and there is no room for the copy that it is"
                f" read from ({error}). Make room on the disk of {self.path.parent.parent}."
            ) from error
        finally:
            copy.close()
