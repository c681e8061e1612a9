"""Files that bring highlights or tags, in the midst of an import of articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.errors import ProjectError
from reader_app.formats.exchange.incoming_registry import HEAD, SUFFIXES, incoming_format
from reader_app.project.folders import path_text
from reader_app.project.importing import ImportOutcome
from reader_app.project.incoming import DATABASES, IncomingActions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader_app.core.edits import Change
    from reader_app.project.workbench import Workbench


def parted(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the files that bring highlights or tags, and all other paths."""
    bringing: dict[Path, None] = {}
    others: list[Path] = []
    for named in paths:
        path = _database_in(named)
        if _brings(path):
            bringing[path] = None
        else:
            others.append(path)
    return list(bringing), others


def _database_in(path: Path) -> Path:
    """Return the database in a project folder of QualCoder's, else the path itself."""
    inside = path / "data.qda"
    return inside if path.suffix.lower() == ".qda" and inside.is_file() else path


def _brings(path: Path) -> bool:
    if path.name.lower().endswith(DATABASES):
        return path.is_file()
    if not path.name.lower().endswith(tuple(SUFFIXES)):
        return False
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            file.seek(max(file.tell(), path.stat().st_size - HEAD))
            return incoming_format(path.name, head + file.read(HEAD)) is not None
    except OSError:
        return False  # the import of articles says what is wrong with it


def taken_in(
    bench: Workbench, paths: Sequence[Path], on_change: Callable[[Change], None] | None
) -> Iterator[ImportOutcome]:
    """Take each file in, and yield what became of it."""
    actions = IncomingActions(bench)
    for path in paths:
        shown = path_text(path)
        try:
            report = actions.take(path)
        except ProjectError as problem:
            yield ImportOutcome(shown, "failed", reason=str(problem))
            continue
        if report.change and on_change:
            on_change(report.change)
        first = report.articles[0] if report.articles else None
        yield ImportOutcome(shown, "taken", first, incoming=report)
