"""Backups of a project that need not be open: make one, list them, put one in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.project.labels import label
from reader_app.store import backup as files
from reader_app.store.backup_contents import behind as behind_of
from reader_app.store.backup_contents import contents_of
from reader_app.store.connection import probe
from reader_app.store.restore import restore
from reader_app.store.rows import Backup, BackupContents, Behind, StepRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.ids import Clock


@dataclass(frozen=True, slots=True)
class ListedBackup:
    """A backup with what is in it."""

    backup: Backup
    contents: BackupContents | None
    """None: it is damaged, or not to be read."""
    behind: Behind | None = None
    """What the project has that it lacks; None where that is not to be told."""

    @property
    def last_step(self) -> str:
        """What the last step in it did, in English; "" where there is none."""
        step = self.contents.last_step if self.contents else None
        return _said(step) if step else ""

    @property
    def lost_steps(self) -> list[tuple[int, str]]:
        """When the newest steps were made that it lacks, in ms, and what they did, in English."""
        return [(step.at_ms, _said(step)) for step in self.behind.latest] if self.behind else []


def _said(step: StepRow) -> str:
    words = label(step.action, step.arguments)
    return f"{step.kind.capitalize()}: {words}" if step.kind in {"undo", "redo"} else words


def back_up(project: Path, clock: Clock) -> Backup:
    """Make a backup of a project, which may be in use; raises ProjectError where that fails."""
    probe(project)  # raises where it is none
    return files.back_up(project, clock.now_ms())


def back_up_if_changed(
    project: Path, clock: Clock, begun: Callable[[], None] = lambda: None
) -> Backup | None:
    """Make a backup unless one holds the project's last step.

    It is of the moment at which `begun` is called, however much is written from then on.
    """
    probe(project)  # raises where it is none
    return files.back_up_if_changed(project, clock.now_ms(), begun)


def backups_of(project: Path) -> list[ListedBackup]:
    """Return a project's backups, the newest first; the project itself may be gone."""
    listed = [ListedBackup(backup, _contents(backup)) for backup in files.backups_of(project)]
    sound = [each.contents for each in listed if each.contents is not None]
    try:
        behind = iter(behind_of(project, sound) if project.exists() else [None] * len(sound))
    except ProjectError:
        return listed
    return [replace(each, behind=next(behind)) if each.contents else each for each in listed]


def project_of(path: Path) -> Path:
    """Return the project that a backup is of; the path itself where it is no backup."""
    folder = path.parent
    project = folder.with_name(f"{folder.name.removesuffix(' backups')}.reader")
    is_backup = files.backup_folder(project) == folder
    return project if is_backup and path.name.startswith(f"{project.stem} ") else path


def _contents(backup: Backup) -> BackupContents | None:
    try:
        return contents_of(backup)
    except ProjectError:
        return None


def backup_named(project: Path, name: Path) -> Path:
    """Return the backup of that path, or of that name among the project's; raises NotFoundError."""
    for path in (name, files.backup_folder(project) / name):
        if path.is_file():
            return path
    raise NotFoundError(f"There is no backup “{name}” of {project.name}.")


def restore_backup(project: Path, backup: Path, clock: Clock) -> Path | None:
    """Put a backup in the place of a closed project; return where the present file is kept.

    None: there was none. Raises ProjectError where it cannot be done; nothing has changed then.
    """
    return restore(project, backup, clock.now_ms())
