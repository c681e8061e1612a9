"""Start Reader as its command does, with what stands on the command line, up to the first paint."""

import sys

from reader_app.app import build
from tests.bench.first_paint import end_after

app, window = build(sys.argv[1:])
watcher = end_after(window)
window.show()
app.exec()
