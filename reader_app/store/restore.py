"""Putting a backup in a project's place; what was there is kept under another name."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from glob import escape
from typing import TYPE_CHECKING

from reader_app.core.errors import ProjectError, ProjectLockedError, StorageError
from reader_app.store.backup import dated_name
from reader_app.store.connection import connect, log_of, probe
from reader_app.store.lock import ProjectLock
from reader_app.store.version import may_write
from reader_app.store.whole_copy import copy_whole, sync_folder

if TYPE_CHECKING:
    from pathlib import Path


def restore(project: Path, backup: Path, now_ms: int) -> Path | None:
    """Put a backup in the place of a project that is closed; return where that is kept now.

    At every moment the project's name is that of the old file or of the backup, each whole. Returns
    None where there was no file. Raises ProjectLockedError where it is open, StorageError where
    the backup is damaged or the disk refuses; nothing has changed then.
    """
    may_write(probe(backup), backup)  # raises where a newer Reader made it
    lock = ProjectLock.take(project)
    coming = project.with_name(f"{project.name}.tmp")
    try:
        coming.unlink(missing_ok=True)
        copy_whole(backup, coming)
        kept = _kept(project, now_ms) if project.exists() else None
        coming.replace(project)
        sync_folder(project.parent)
    except OSError as error:
        raise StorageError(
            f"The backup could not be put in place of {project.name} ({error.strerror}); nothing"
            " was changed. Make room on the disk, and see that its folder can be written."
        ) from error
    finally:
        coming.unlink(missing_ok=True)
        lock.release()
    return kept


def _kept(project: Path, now_ms: int) -> Path:
    """Copy the present file, with its log, to another name before anything touches it.

    It bears that name once it is whole: whenever the program is killed, no half file does.
    """
    kept = _free_name(project, now_ms)
    log = log_of(project)
    pairs = [(log, log_of(kept))] if log.exists() else []
    pairs.append((project, kept))
    for left_over in project.parent.glob(f"{escape(project.stem)} before restore *.tmp"):
        left_over.unlink()
    try:
        for present, name in pairs:
            _copy(present, _unready(name))
        _settle(project)
        for _, name in pairs:
            _unready(name).replace(name)
    except BaseException:
        for name in (kept, log_of(kept)):
            name.unlink(missing_ok=True)
            _unready(name).unlink(missing_ok=True)
        raise
    log.unlink(missing_ok=True)  # there still where the file is too damaged to take it in
    project.with_name(f"{project.name}-shm").unlink(missing_ok=True)
    return kept


def _unready(name: Path) -> Path:
    return name.with_name(f"{name.name}.tmp")


def _copy(source: Path, target: Path) -> None:
    """Copy a file to the disk itself."""
    with source.open("rb") as old, target.open("xb") as new:
        shutil.copyfileobj(old, new, 1 << 20)
        new.flush()
        os.fsync(new.fileno())


def _settle(project: Path) -> None:
    """Empty the log into the file; raises ProjectLockedError where somebody still reads it."""
    try:
        with closing(connect(project)) as connection:
            connection.run("PRAGMA busy_timeout=0")
            connection.run("PRAGMA wal_checkpoint(TRUNCATE)")
    except ProjectError:
        return
    if log_of(project).exists():
        raise ProjectLockedError(
            f"{project.name} is open elsewhere to read. Close it there, then restore the backup."
        )


def _free_name(project: Path, now_ms: int) -> Path:
    while True:
        name = dated_name(project.with_stem(f"{project.stem} before restore"), now_ms)
        kept = project.with_name(name)
        if not kept.exists():
            return kept
        now_ms += 1000
