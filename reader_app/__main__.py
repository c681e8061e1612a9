"""The way in: a command runs in the terminal, anything else opens the window."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.cli.command import PROBLEM, USAGE
from reader_app.cli.main import COMMANDS
from reader_app.cli.main import main as run_command
from reader_app.cli.output import complain, speak_utf8

if TYPE_CHECKING:
    from types import TracebackType

TRACE_VARIABLE = "READER_APP_TRACE"
"""Where it is set, a fault of the program on the command line shows its traceback."""


def main() -> int:
    """Run a command or the window, and return the exit status."""
    arguments = sys.argv[1:]
    if arguments and (arguments[0] in COMMANDS or arguments[0].startswith("-")):
        sys.excepthook = _say_fault
        return run_command(arguments)
    return _refused(arguments) or _open_window(arguments)


def _refused(paths: list[str]) -> int:
    """Return 0 where all paths exist; else say which does not, and return the exit status."""
    missing = next((path for path in paths if not _exists(Path(path))), None)
    if missing is None:
        return 0
    speak_utf8()
    named = bool(Path(missing).suffix) or len(Path(missing).parts) > 1
    what = "file" if named else "command or file"
    complain(f"There is no {what} “{missing}”. See “reader-app --help”.")
    return PROBLEM if named else USAGE


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _open_window(paths: list[str]) -> int:
    # Only now: no command may load Qt, and no second start the window.
    from reader_app.ui.hand_over import handed_over  # noqa: PLC0415

    if handed_over(paths):
        return 0
    from reader_app.app import main as open_window  # noqa: PLC0415

    return open_window(paths)


def _say_fault(
    kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    """Say in one sentence that the program is at fault; Python then exits with 1."""
    if os.environ.get(TRACE_VARIABLE):
        sys.__excepthook__(kind, fault, trace)
        return
    sys.stderr.write(
        f"Reader stopped over a fault of its own ({kind.__name__}: {fault}); nothing was half "
        f"written. Run it with {TRACE_VARIABLE}=1 to see where.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
