"""The command line: the project's actions and questions, for people and for programs.

Data go to standard output as UTF-8, with `--json` as one object a line; what went wrong goes to
standard error as a sentence. May not load Qt; the window is started by `__main__`.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from reader_app import __version__
from reader_app.cli.article_commands import ARTICLE_COMMANDS
from reader_app.cli.backup_commands import BACKUP_COMMANDS
from reader_app.cli.command import INTERRUPTED, PROBLEM, USAGE, Command, Request
from reader_app.cli.count_commands import COUNT_COMMANDS
from reader_app.cli.duplicate_commands import DUPLICATE_COMMANDS
from reader_app.cli.export_commands import EXPORT_COMMANDS
from reader_app.cli.file_commands import FILE_COMMANDS
from reader_app.cli.history_commands import HISTORY_COMMANDS
from reader_app.cli.mark_commands import MARK_COMMANDS
from reader_app.cli.output import complain, speak_utf8
from reader_app.cli.read_commands import READ_COMMANDS
from reader_app.cli.search_commands import SEARCH_COMMANDS
from reader_app.cli.span_commands import SPAN_COMMANDS
from reader_app.core.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Sequence

_EPILOG = """\
Without a command, reader-app [PROJECT | ARTICLE...] opens the window; an article opens in the
current or a new project. ARTICLE in a command is a uid, an unambiguous start of one, or a title.
Exit status: 0 all well, 2 wrongly called, 1 anything else.
"""

COMMANDS: dict[str, Command] = {
    **FILE_COMMANDS,
    **ARTICLE_COMMANDS,
    **READ_COMMANDS,
    **SEARCH_COMMANDS,
    **COUNT_COMMANDS,
    **DUPLICATE_COMMANDS,
    **SPAN_COMMANDS,
    **MARK_COMMANDS,
    **EXPORT_COMMANDS,
    **HISTORY_COMMANDS,
    **BACKUP_COMMANDS,
}
"""Every command by its name."""


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"{self.prog}: {message}. See “{self.prog} --help”.\n")


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status; `arguments` without the program's name."""
    speak_utf8()
    try:
        status = _run(arguments)
        sys.stdout.flush()
    except ProjectError as problem:
        complain(str(problem))
        return PROBLEM
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as problem:
        return _refused(problem)
    return status


def _run(arguments: Sequence[str]) -> int:
    request = _parser().parse_args(arguments, namespace=Request())
    return request.run(request)


def _refused(problem: OSError) -> int:
    """End where the system refused a file or the output; quietly where its reader has gone."""
    if problem.filename:
        complain(f"“{problem.filename}” cannot be used ({problem.strerror}).")
        return PROBLEM
    if not isinstance(problem, BrokenPipeError):
        complain(f"The output could not be written ({problem.strerror}).")
    # Python flushes standard output once more at exit, and would complain again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PROBLEM


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="reader-app",
        description="Read, highlight and tag articles; hand over a spreadsheet of the tagged spans.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"reader-app {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", required=True)
    for name, each in COMMANDS.items():
        command = commands.add_parser(name, help=each.help, description=each.help + ".")
        if each.of_project:
            command.add_argument("project", metavar="PROJECT", type=Path, help="the project file")
        each.fill(command)
        command.add_argument("--json", action="store_true", help="print one JSON object a line")
        command.set_defaults(run=each.run)
    return parser
