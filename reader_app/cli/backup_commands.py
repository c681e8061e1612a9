"""Backups: make one, list them, restore one; and what to do where there is none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.cli.command import Command, no_more
from reader_app.cli.output import counted, print_item
from reader_app.core.clock import SystemClock, iso_utc

if TYPE_CHECKING:
    import argparse

    from reader_app.cli.command import Request
    from reader_app.project.backups import ListedBackup
    from reader_app.store.rows import Behind


def _back_up(request: Request) -> int:
    from reader_app.project.backups import back_up  # noqa: PLC0415  (late: see `opened`)

    backup = back_up(request.project, SystemClock())
    item = {"path": str(backup.path), "at": iso_utc(backup.at_ms), "size": backup.size}
    print_item(request, item, f"Backed up to {backup.path}.")
    return 0


def _backups(request: Request) -> int:
    from reader_app.project.backups import backups_of  # noqa: PLC0415  (late: see `opened`)

    for listed in backups_of(request.project):
        backup, contents = listed.backup, listed.contents
        item = {
            "name": backup.path.name,
            "path": str(backup.path),
            "at": iso_utc(backup.at_ms),
            "size": backup.size,
            "articles": contents.articles if contents else None,
            "highlights": contents.highlights if contents else None,
            "last_step": listed.last_step,
            "lacks": _lacks(listed.behind),
        }
        print_item(request, item, f"{backup.path.name}  {backup.size:>12,} bytes  {_held(listed)}")
    return 0


def _lacks(behind: Behind | None) -> dict[str, int] | None:
    if behind is None:
        return None
    return {
        "articles": behind.articles,
        "highlights": behind.highlights,
        "steps": behind.steps,
    }


def _held(listed: ListedBackup) -> str:
    contents = listed.contents
    if contents is None:
        return "damaged"
    articles = counted(contents.articles, "article")
    highlights = counted(contents.highlights, "highlight")
    held = f"{articles}, {highlights}; last: {listed.last_step or 'nothing'}"
    if listed.behind is None:
        return f"{held}; not a part of the project as it is now"
    return f"{held}; lacks {counted(listed.behind.steps, 'step')}"


def _takes_backup(command: argparse.ArgumentParser) -> None:
    text = "a name that “backups” lists, or a path"
    command.add_argument("backup", metavar="BACKUP", type=Path, help=text)


def _restore(request: Request) -> int:
    from reader_app.project.backups import backup_named, restore_backup  # noqa: PLC0415  (late)

    backup = backup_named(request.project, request.backup)
    kept = restore_backup(request.project, backup, SystemClock())
    item = {"backup": str(backup), "kept": str(kept) if kept else None}
    where = f" What was there is in {kept}." if kept else ""
    print_item(request, item, f"Restored {request.project} from {backup.name}.{where}")
    return 0


def _takes_output(command: argparse.ArgumentParser) -> None:
    text = "the new project; there may be no file of that name"
    command.add_argument("-o", "--output", metavar="NEW", type=Path, required=True, help=text)


def _repair(request: Request) -> int:
    from reader_app.project.repair import repair  # noqa: PLC0415  (late: see `opened`)

    losses = repair(request.project, request.output, SystemClock())
    for loss in losses:
        item = {"record": loss.record, "uid": loss.uid, "message": loss.message}
        print_item(request, item, loss.message)
    if not request.json:
        lost = f"{len(losses)} losses, named above" if losses else "Nothing is lost"
        print(f"Salvaged to {request.output}. {lost}.")
    return 0


BACKUP_COMMANDS = {
    "backup": Command("Make a backup of a project, which may be in use", no_more, _back_up),
    "backups": Command("List the backups of a project, the newest first", no_more, _backups),
    "restore": Command("Put a backup in a project's place", _takes_backup, _restore),
    "repair": Command("Salvage a damaged project into a new one", _takes_output, _repair),
}
