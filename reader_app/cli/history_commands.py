"""The history of a project: list it, undo, redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.cli.command import Command, no_more, takes_analyst
from reader_app.cli.opened import reading, writing
from reader_app.cli.output import print_item
from reader_app.core.clock import iso_utc
from reader_app.core.errors import NotFoundError

if TYPE_CHECKING:
    from reader_app.cli.command import Request


def _undo(request: Request) -> int:
    with writing(request) as project:
        label = project.history.next_undo()
        project.history.undo()
    return _went(request, "undone", label)


def _redo(request: Request) -> int:
    with writing(request) as project:
        label = project.history.next_redo()
        project.history.redo()
    return _went(request, "done", label)


def _went(request: Request, state: str, label: str | None) -> int:
    if label is None:
        raise NotFoundError(f"There is nothing to {request.command}.")
    word = "Undone" if state == "undone" else "Done again"
    print_item(request, {"label": label, "state": state}, f"{word}: {label}.")
    return 0


def _history(request: Request) -> int:
    with reading(request) as project:
        for entry in project.history.steps():
            at = iso_utc(entry.at_ms)
            item = {
                "step": entry.step,
                "label": entry.label,
                "at": at,
                "analyst": entry.analyst,
                "state": entry.state,
            }
            line = f"{entry.step:>6}  {at}  {entry.state:<6}  {entry.label} ({entry.analyst})"
            print_item(request, item, line)
    return 0


HISTORY_COMMANDS = {
    "undo": Command("Take back the analyst's last step", takes_analyst, _undo),
    "redo": Command("Bring again what was taken back last", takes_analyst, _redo),
    "history": Command("List the steps, the latest first", no_more, _history),
}
