"""Start Reader as its command does, up to its first paint, or until the project it is given is painted."""

import os
import sys

from PySide6.QtCore import QTimer

from reader_app.app import build
from tests.bench.first_paint import end_after

app, window = build(sys.argv[1:])


def end() -> None:
    """Paint what is to be painted, and leave without any cleaning up."""
    app.processEvents()
    os._exit(0)


if sys.argv[1:]:
    window.session.project_opened.connect(lambda: QTimer.singleShot(0, end))
else:
    watcher = end_after(window)
window.show()
app.exec()
