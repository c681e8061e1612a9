"""Reports of 400,000 highlights in 20,000 articles: time, memory, the window meanwhile, cancelling."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.exports import exported, watched
from tests.bench.figure import Figure, at_most, reported
from tests.bench.large import LARGE, made

if TYPE_CHECKING:
    from collections.abc import Iterator

_REPORTS = ("docx", "html", "docx-by-article", "html-by-article", "docx-marked", "html-marked")


def figures(scale: float) -> Iterator[Figure]:
    """Measure each report, then the window during reports that are cancelled."""
    with made(LARGE, scale) as path, tempfile.TemporaryDirectory() as name:
        own = Path(shutil.copy(path, name))
        for report in _REPORTS:
            out = Path(name) / report
            count, seconds, peak = exported(own, report, out)
            out.unlink()
            yield reported(f"{count:.0f} quotes, {report}, CPU", seconds, "s")
            yield at_most("peak of it", peak, "MB", limit=250)
        yield from watched(own, ("docx", "html", "docx-marked"), Path(name) / "stopped")
