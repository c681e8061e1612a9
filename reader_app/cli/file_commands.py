"""Project files themselves: make one, check one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.cli.command import PROBLEM, Command, no_more, takes_analyst
from reader_app.cli.opened import person, reading
from reader_app.cli.output import counted, print_item, print_json
from reader_app.core.clock import SystemClock

if TYPE_CHECKING:
    from reader_app.cli.command import Request


def _new(request: Request) -> int:
    from reader_app.project.project import Project  # noqa: PLC0415

    Project.create(request.project, person=person(request), clock=SystemClock()).close()
    print_item(request, {"path": str(request.project)}, f"Made {request.project}.")
    return 0


def _check(request: Request) -> int:
    with reading(request) as project:
        findings = project.check()
    if request.json:
        names = ("kind", "record", "uid", "message")
        found = [{name: getattr(each, name) for name in names} for each in findings]
        print_json({"ok": not findings, "findings": found})
    else:
        for finding in findings:
            print(finding.message)
        print("All is well." if not findings else f"{counted(len(findings), 'finding')}.")
    return PROBLEM if findings else 0


FILE_COMMANDS = {
    "new": Command("Make an empty project", takes_analyst, _new),
    "check": Command("Check that all in the file is as it was written", no_more, _check),
}
