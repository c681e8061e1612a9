"""Backups of a project of 1 GB that is being tagged: how long one takes, and who waits for it.

Beside each commit as many bytes are written and synced bare, beside the project: what these take is
the disk's, and that of whoever else uses it. What a commit takes of CPU time is ours; where other work
keeps the processors busy, waiting for one of them is in the rest. READER_BENCH_DISK names a folder on
another disk to measure.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import threading
from contextlib import closing
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import mean, median, quantiles
from time import perf_counter, perf_counter_ns, process_time, sleep, thread_time
from typing import TYPE_CHECKING

from reader_app.core.clock import SystemClock
from reader_app.core.records import Original
from reader_app.project.project import Project
from reader_app.project.workbench import MANY_EDITS
from reader_app.store.backup import back_up, backups_of
from reader_app.store.connection import connect
from reader_app.store.texts import add_originals
from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.large import PERSON, XL, made

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 20
"""Milliseconds: a commit that long is not noticed."""
_TIMES = 2.5
_WRITTEN = 15 * 4096
"""Bytes that SQLite writes where a tag is made: fifteen pages of the log."""
_ORIGINAL = 400_000
"""Bytes of a file that an article came from."""
_BETWEEN = 0.02
"""Seconds between two taggings, which is far more than a hand does."""


def figures(scale: float) -> Iterator[Figure]:
    """Copy, back up while tagging goes on, and copy again: a busy machine is busy for both."""
    with (
        made(XL, scale) as large,
        tempfile.TemporaryDirectory(
            prefix="bench-backup-", dir=os.environ.get("READER_BENCH_DISK")
        ) as name,
    ):
        path = Path(name, "press.reader")
        shutil.copyfile(large, path)
        _add_originals(path, round(1e9 * scale))
        os.sync()
        size = path.stat().st_size / 1e6
        yield reported("the project", size, "MB")
        yield reported("others at work on this machine", os.getloadavg()[0], "processes")
        project = Project.open(path, person=PERSON, clock=SystemClock())
        _Tagging(project).go_on(3)  # what it needs is read from the disk by then
        alone = _Tagging(project)
        alone.go_on(100)
        yield from alone.reports("without a backup")
        yield from _backed_up(project)
        yield at_most("500 articles set to done, backed up first", _many(project), "ms", limit=1000)
        if backups_of(path)[0].size < size * 0.9e6:
            raise RuntimeError("the backup is not whole")
        project.close()


def _add_originals(path: Path, size: int) -> None:
    """Give a project files that articles came from, until its own has so many bytes."""
    chance = random.Random(1)
    with closing(connect(path)) as connection:
        missing = size - path.stat().st_size
        for _ in range(missing // _ORIGINAL):
            data = chance.randbytes(_ORIGINAL)
            original = Original(sha256(data).hexdigest(), "application/pdf", data)
            with connection.transaction():
                add_originals(connection, [original])
        connection.run("PRAGMA wal_checkpoint(TRUNCATE)")


def _backed_up(project: Project) -> Iterator[Figure]:
    path = project.path
    copies = [_plain_copy(path)]
    beside = _Tagging(project)
    backup = _BackingUp(path)
    while backup.is_alive():
        beside.go_on(1)
        backup.look()
    done = backup.done()
    copies.append(_plain_copy(path))
    yield reported("commits meanwhile", len(beside.commits), "")
    yield from beside.reports("meanwhile")
    yield at_most("longest commit meanwhile", max(beside.commits), "ms", limit=_LONGEST)
    names = ("by the clock", "CPU time")
    for kind, plain, stood, looked in zip(
        names, map(mean, zip(*copies, strict=True)), backup.stood, done, strict=True
    ):
        copied = ("plain copy with fsync", plain)
        yield at_most_times(f"backup on the disk, {kind}", stood, "s", copied, limit=_TIMES)
        yield reported(f"backup looked through, {kind}", looked, "s")


def _many(project: Project) -> float:
    """Return how many ms a change takes that is so large that a backup is made before it."""
    some = [row.uid for row in islice(project.articles.all(), MANY_EDITS)]
    begin = perf_counter()
    project.articles.set_status(some, "done")
    return (perf_counter() - begin) * 1000


def _plain_copy(path: Path) -> tuple[float, float]:
    """Return how many seconds it takes, by the clock and of CPU time."""
    copy, begin, cpu = path.with_name("copy"), perf_counter(), process_time()
    with path.open("rb") as old, copy.open("wb") as new:
        shutil.copyfileobj(old, new, 1 << 20)
        new.flush()
        os.fsync(new.fileno())
    taken = perf_counter() - begin, process_time() - cpu
    copy.unlink()
    return taken


class _BackingUp(threading.Thread):
    """A backup that is made on a thread; its times by the clock and of CPU, without this thread's."""

    def __init__(self, path: Path) -> None:
        super().__init__(target=lambda: back_up(path, SystemClock().now_ms()))
        self._path = path
        self._begin = perf_counter(), process_time() - thread_time()
        self.stood: tuple[float, float] = (0.0, 0.0)
        self.start()

    def done(self) -> tuple[float, float]:
        """Return how much time has gone by."""
        clock, cpu = self._begin
        return perf_counter() - clock, process_time() - thread_time() - cpu

    def look(self) -> None:
        """Note when the backup is on the disk, under its name."""
        if self.stood == (0.0, 0.0) and backups_of(self._path):
            self.stood = self.done()


class _Tagging:
    """An analyst who makes one tag after another, and waits for the disk each time."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._bare = project.path.with_name("bare")
        self.commits: list[float] = []
        """Milliseconds."""
        self.cpu: list[float] = []
        """The same, of CPU time of this thread."""
        self.bare: list[float] = []
        """The same, of as many bytes written over and synced without more ado."""

    def go_on(self, times: int) -> None:
        """Tag so many times."""
        for _ in range(times):
            # In turns: what comes second finds a disk that has just written.
            both = (self._commit, self._write_bare)
            for each in both if len(self.commits) % 2 else reversed(both):
                each()
            sleep(_BETWEEN)

    def _commit(self) -> None:
        start, cpu = perf_counter(), thread_time()
        self._project.tags.create(f"Backed up {perf_counter_ns()}")
        self.commits.append((perf_counter() - start) * 1000)
        self.cpu.append((thread_time() - cpu) * 1000)

    def _write_bare(self) -> None:
        if not self._bare.exists():
            self._bare.write_bytes(bytes(_WRITTEN))
        with self._bare.open("r+b") as file:
            start = perf_counter()
            file.write(bytes(_WRITTEN))
            file.flush()
            os.fdatasync(file.fileno())
            self.bare.append((perf_counter() - start) * 1000)

    def reports(self, when: str) -> Iterator[Figure]:
        """Report how long the commits and the bare writes took: most, nearly all, and each."""
        kinds = (("commit", self.commits), ("its CPU time", self.cpu), ("bare fsync", self.bare))
        for name, taken in kinds:
            yield reported(f"{name} {when}, median", median(taken), "ms")
            yield reported(f"{name} {when}, p99", quantiles(taken, n=100)[-1], "ms")
            yield reported(f"{name} {when}, longest", max(taken), "ms")
