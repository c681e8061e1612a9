"""What is in a backup, and what its project has that it lacks."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from reader_app.store.connection import connect_at_rest, connect_to_read
from reader_app.store.known_schema import refuse_foreign_parts
from reader_app.store.reads.steps import StepReads
from reader_app.store.rows import BackupContents, Behind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader_app.store.connection import Connection
    from reader_app.store.rows import Backup

_LATEST = 5
"""Steps that are told of those that a backup lacks."""


def contents_of(backup: Backup) -> BackupContents:
    """Return what is in a backup, whatever version made it.

    Raises StorageError where it is damaged, NotAProjectError where it holds what Reader did not make.
    """
    with closing(connect_at_rest(backup.path)) as connection:
        refuse_foreign_parts(connection)
        return _contents(connection)


def _contents(connection: Connection) -> BackupContents:
    articles, highlights = (
        int(connection.value(f"SELECT count(*) FROM {table}")) for table in ("article", "highlight")
    )
    steps = StepReads(connection).history(1)
    return BackupContents(articles, highlights, steps[0] if steps else None)


def behind(project: Path, backups: Sequence[BackupContents]) -> list[Behind | None]:
    """Return what a project, which may be in use, has that each of these backups lacks.

    None of one whose last step is not the project's: the two have gone different ways. Raises
    ProjectError where the project cannot be read.
    """
    with closing(connect_to_read(project)) as connection, connection.snapshot():
        now = _contents(connection)
        return [_behind(StepReads(connection), now, backup) for backup in backups]


def _behind(steps: StepReads, now: BackupContents, backup: BackupContents) -> Behind | None:
    number = 0
    if backup.last_step is not None:
        last = steps.get(backup.last_step.uid)
        if last is None:
            return None
        number = last.number
    return Behind(
        now.articles - backup.articles,
        now.highlights - backup.highlights,
        steps.count_after(number),
        tuple(step for step in steps.history(_LATEST) if step.number > number),
    )
