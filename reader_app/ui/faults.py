"""The one handler for the program's own faults: log them, then show them."""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader_app.core.errors import ProjectError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType
    from typing import TextIO

_LOG_BYTES = 1_000_000
_OLD_LOGS = 2
_logger = logging.getLogger("reader_app")


class Faults(QObject):
    """Takes what nobody caught, on whichever thread; shows it on the main one."""

    _raised = Signal(str)
    _refused_elsewhere = Signal(object)

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = log
        self._showing = False
        self._refuse: Callable[[ProjectError], None] | None = None
        self._crashes: TextIO | None = None
        self._raised.connect(self._show)

    def install(self, refuse: Callable[[ProjectError], None]) -> None:
        """Take over; a ProjectError that came so far is only said."""
        self._refuse = refuse
        self._refused_elsewhere.connect(refuse)
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread
        sys.unraisablehook = self._log_unraisable

    def watch_for_crashes(self) -> bool:
        """Have it written down where the program is, should the system end it over a fault.

        Tells whether that was so the last time; then the log has it.
        """
        path = self._log.with_name("crash.log")
        words = ""
        with suppress(OSError):
            words = path.read_text("utf-8", "replace")
        if words:
            self._write(words)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._crashes = path.open("w", encoding="utf-8")
            faulthandler.enable(self._crashes)
        return bool(words)

    def uninstall(self) -> None:
        """Give back what was taken over, and close the logs."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        if self._crashes is not None:
            faulthandler.disable()
            self._crashes.close()
        for handler in list(_logger.handlers):
            _logger.removeHandler(handler)
            handler.close()

    def take(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a fault, without its message, and show it.

        A message may quote an article; where in the program it happened does not.
        """
        if isinstance(fault, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        if isinstance(fault, ProjectError) and self._refuse is not None:
            self._refuse(fault)
            return
        details = "".join(traceback.format_exception(kind, fault, trace))
        self._log_fault(kind, trace)
        self._raised.emit(details)

    def _take_from_thread(self, told: threading.ExceptHookArgs) -> None:
        """Take what ended a thread; what stood in its way outside the program is said in the window."""
        fault = told.exc_value or told.exc_type()
        if isinstance(fault, ProjectError):
            self._refused_elsewhere.emit(fault)
        else:
            self.take(told.exc_type, fault, told.exc_traceback)

    def _log_unraisable(self, told: sys.UnraisableHookArgs) -> None:
        """Log what nobody can be told of: nothing that was to be done is undone by it."""
        self._log_fault(told.exc_type, told.exc_traceback)

    def _log_fault(self, kind: type[BaseException], trace: TracebackType | None) -> None:
        self._write(f"{kind.__name__}\n{''.join(traceback.format_tb(trace))}")

    def _write(self, details: str) -> None:
        if not _logger.handlers:
            _logger.addHandler(_handler(self._log))
        _logger.error("Unhandled fault\n%s", details)

    def _show(self, details: str) -> None:
        if self._showing:
            return
        from reader_app.ui.dialogs.problem_dialog import ProblemDialog  # noqa: PLC0415  (rare)

        self._showing = True
        dialog = ProblemDialog(details, self._log)
        dialog.exec()
        dialog.deleteLater()
        self._showing = False


def _handler(log: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415  (50 ms, and hardly ever used)

    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log, maxBytes=_LOG_BYTES, backupCount=_OLD_LOGS, encoding="utf-8"
        )
    except OSError:
        return logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
