"""A first look at files before a big import: how many, of what kinds, one of each kind read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader_app.formats.articles.reading import PLAIN
from reader_app.formats.articles.registry import kind_of
from reader_app.formats.articles.several import TableReading, holds_several
from reader_app.formats.workers.job import ReadingJob, Reply
from reader_app.project.folders import ARCHIVE_SUFFIX, collect
from reader_app.project.incoming_files import parted
from reader_app.project.reading_ahead import FileInHand, opened
from reader_app.project.table_looks import TABLES, read_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from reader_app.formats.articles.several import ColumnChoice
    from reader_app.formats.workers.pool import ReadingPool
    from reader_app.project.workbench import Workbench

    Report = Callable[[int, int], bool]

MANY = 50
"""Files from which an import is a big one."""
TABLE = "Table of articles"
FEED = "Feed"


@dataclass(frozen=True, slots=True)
class KindLook:
    """What there is of one kind of file, with an example."""

    kind: str
    """As `registry.KINDS` names it, `reading.PLAIN`, or one of the names above."""
    total: int
    known: int
    """So many are in the project, by their bytes."""
    path: str
    """Of the example."""
    reply: Reply | None
    """What the example says; of a table or feed, its first article."""


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What an import would find."""

    kinds: tuple[KindLook, ...]
    """The most frequent first."""
    refused: int
    """Files that cannot be read."""
    endings: tuple[str, ...]
    """Of the names of those, such as ".jpg"."""
    bringing: int
    """Files that bring highlights or tags."""

    @property
    def total(self) -> int:
        """How many files can be read as articles."""
        return sum(kind.total for kind in self.kinds)

    @property
    def known(self) -> int:
        """How many of them are in the project."""
        return sum(kind.known for kind in self.kinds)


@dataclass(slots=True)
class _Kind:
    example: FileInHand
    total: int = 0
    known: int = 0


@dataclass(slots=True)
class _Found:
    """What was met so far."""

    kinds: dict[str, _Kind] = field(default_factory=dict[str, _Kind])
    refused: int = 0
    endings: dict[str, None] = field(default_factory=dict[str, None])

    def add(self, file: FileInHand, *, is_known: bool) -> None:
        """Count a file; the first one of its kind that is new is the example."""
        kind = self.kinds.setdefault(kind_words(file), _Kind(file))
        if not is_known and kind.total == kind.known:
            kind.example = file
        kind.total += 1
        kind.known += is_known

    def refuse(self, file: FileInHand) -> None:
        """Count a file that cannot be read."""
        self.refused += 1
        stem, dot, ending = file.name.rpartition(".")
        if stem and dot:
            self.endings[f".{ending.lower()}"] = None

    @property
    def total(self) -> int:
        """How many files there were."""
        return self.refused + sum(kind.total for kind in self.kinds.values())


def first_look(
    bench: Workbench,
    paths: Sequence[Path],
    pool: ReadingPool,
    *,
    report: Report,
    choices: tuple[ColumnChoice, ...] = (),
    least: int = MANY,
) -> FirstLook | None:
    """Return what an import of these paths would find.

    None where there are fewer files than `least`, or `report` said False to (done, total).
    """
    bringing, others = parted(paths)
    found = collect(others)
    with_archive = any(each.path.suffix.lower() == ARCHIVE_SUFFIX for each in found)
    if len(found) < least and not with_archive:
        return None
    counted = _Found()
    for number, each in enumerate(found):
        for file in opened(each):
            if not report(number, len(found)):
                return None
            _count(bench, counted, file)
    if counted.total < least:
        return None
    how = TableReading(choices=choices, first=1)
    kinds = tuple(_kinds(counted, pool, how, lambda: report(len(found) - 1, len(found))))
    return FirstLook(kinds, counted.refused, tuple(counted.endings), len(bringing))


def _count(bench: Workbench, counted: _Found, file: FileInHand) -> None:
    if file.refusal is not None:
        counted.refuse(file)
        return
    sha256 = hashlib.sha256(file.data).hexdigest()
    counted.add(file, is_known=bench.store.articles.with_original(sha256) is not None)


def _kinds(
    counted: _Found, pool: ReadingPool, how: TableReading, go_on: Callable[[], bool]
) -> Iterator[KindLook]:
    """Yield the kinds with what their examples say."""
    for name, kind in sorted(counted.kinds.items(), key=lambda pair: -pair[1].total):
        example = kind.example
        reply = read_beside(pool, ReadingJob(example.data, example.name, tables=how), go_on)
        yield KindLook(name, kind.total, kind.known, example.path, reply)


def kind_words(file: FileInHand) -> str:
    """Return what kind of file it is, by what its bytes begin with and its name."""
    kind = kind_of(file.name, file.data)
    if kind is not None:
        return kind.label
    if not holds_several(file.name, file.data):
        return PLAIN
    return TABLE if file.name.lower().endswith(TABLES) else FEED
