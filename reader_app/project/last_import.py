"""What became of the last import, kept with the project: counts, failed files, remarks."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.core.errors import ProjectError

if TYPE_CHECKING:
    from reader_app.project.importing import ImportReport
    from reader_app.project.workbench import Workbench

_KEPT_AS = "import/last"
_STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class FailedFile:
    """A file that did not come in."""

    path: str
    reason: str
    """A sentence for the user."""


@dataclass(frozen=True, slots=True)
class LastImport:
    """An import in short."""

    at_ms: int
    """When it ended."""
    imported: int
    known: int
    failed: tuple[FailedFile, ...]
    cancelled: bool = False
    remarks: tuple[FailedFile, ...] = ()
    """What is to be said of files that brought highlights or tags: what came in, and each loss."""
    copies: int = 0
    """How many of those that came in are copies of an article that was there before them."""


def summed_up(report: ImportReport, at_ms: int) -> LastImport:
    """Return what is to be kept of a report."""
    failed = tuple(
        FailedFile(each.path, each.reason or "")
        for each in report.outcomes
        if each.status == "failed"
    )
    counts = report.count("imported"), report.count("known")
    remarks = tuple(
        FailedFile(each.path, line)
        for each in report.outcomes
        if each.incoming is not None
        for line in (each.incoming.sentence, *each.incoming.lines)
    )
    return LastImport(at_ms, *counts, failed, report.cancelled, remarks, report.copies)


def to_try_again(last: LastImport) -> tuple[Path, ...]:
    """Return the files to import once more, each once: of a row or a member, the file it is in."""
    return tuple(dict.fromkeys(_holder(Path(each.path)) for each in last.failed))


def _holder(path: Path) -> Path:
    try:
        holders = (each for each in (path, *path.parents) if each.is_file())
        return path if path.exists() else next(holders, path)
    except OSError:
        return path  # in a folder that is closed, or of a name that cannot be


def keep_report(bench: Workbench, report: ImportReport) -> None:
    """Keep a report in place of the one before, where that can be written; no step."""
    with suppress(ProjectError):
        bench.store.set_setting(_KEPT_AS, _as_text(summed_up(report, bench.now())))


def kept_report(bench: Workbench) -> LastImport | None:
    """Return the last import's report; None where there was none, or it cannot be read."""
    return _from_text(bench.store.setting(_KEPT_AS) or "")


def _as_text(last: LastImport) -> str:
    numbers = (last.at_ms, last.imported, last.known, len(last.failed))
    words = [*map(str, numbers), _STOPPED if last.cancelled else "", str(last.copies)]
    for each in (*last.failed, *last.remarks):
        words += (each.path, each.reason)
    return json.dumps(words)


def _from_text(text: str) -> LastImport | None:
    try:
        words: list[str] = json.loads(text)
        at, imported, known, n_failed, stopped, *files = words
        copies = int(files.pop(0)) if len(files) % 2 else 0  # not in older reports
        pairs = [FailedFile(*pair) for pair in zip(files[::2], files[1::2], strict=True)]
        return LastImport(
            int(at),
            int(imported),
            int(known),
            tuple(pairs[: int(n_failed)]),
            stopped == _STOPPED,
            tuple(pairs[int(n_failed) :]),
            copies,
        )
    except (ValueError, TypeError):
        return None
