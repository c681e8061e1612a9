"""Importing texts beside the bare work on the same rows, the memory it takes, and how soon it stops.

Issue 5, done when 5: 20,000 articles with their index in at most 1.5 times reading, hashing, a bare
executemany of the same rows and the building of the index, on the clock and in one run. The bare
work finds no copies, and reads the files by the same reader, in this process; so the import that is
judged looks for none either, and one that does, as every import of a user's, is told beside it.
Where others use the computer meanwhile the CPU seconds of all processes tell more, which an import
spreads over cores.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import closing
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter
from typing import TYPE_CHECKING
from unittest.mock import patch

from reader_app.core.clock import SystemClock
from reader_app.formats.articles.reading import read_article
from reader_app.formats.workers.pool import ReadingPool
from reader_app.project.importing import ImportRun
from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.store.sqlite import sqlite3
from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.workload import articles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.project.importing import ImportProgress

_ARTICLES, _PAGES = 20_000, 1_000
_ROWS = ("replica", "analyst", "text", "block", "original", "article", "step", "edit")
_MEGABYTE = 1 << 20


def figures(scale: float) -> Iterator[Figure]:
    """Measure 20,000 texts, then 1,000 pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = _written(folder / "texts", max(200, round(_ARTICLES * scale)))
        yield from _texts(folder, texts)
        yield from _stopped(folder, texts)
        yield from _pages(folder, max(40, round(_PAGES * scale)))


def _written(folder: Path, count: int) -> Path:
    folder.mkdir()
    for made in articles(count):
        (folder / made.name).write_text(made.text, encoding="utf-8")
    return folder


def _cpu() -> float:
    spent = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent)


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE


def _texts(folder: Path, texts: Path) -> Iterator[Figure]:
    count = sum(1 for _ in texts.iterdir())
    project = _project(folder / "import.reader")
    grown: list[float] = []

    def progress(at: ImportProgress) -> bool:
        if at.done >= len(grown) * count // 10:
            grown.append(_resident())
        return True

    whole = Spent()
    project.articles.import_paths([texts], progress=progress)
    whole.stop()
    project.close()
    alone = _without_copies(folder / "alone.reader", texts)
    signing = _signing(folder / "import.reader")
    bare = _bare(folder / "import.reader", folder / "bare.reader", texts)
    work = ("the bare work", bare.wall)
    yield at_most_times(f"{count} texts imported, on the clock", alone.wall, "s", work, limit=1.5)
    yield Figure("the same in CPU", alone.cpu, "s", bare.cpu, "the bare work", "", None)
    found = "with their copies found, on the clock"
    yield Figure(found, whole.wall, "s", bare.wall, "the bare work", "", None)
    yield Figure("the same in CPU", whole.cpu, "s", bare.cpu, "the bare work", "", None)
    yield reported("finding their copies by itself", signing.cpu, "CPU s")
    yield at_most("memory gained from a tenth to the end", grown[-1] - grown[1], "MB", limit=100)


class Spent:
    """Time on the clock, and of all processes, from its making to `stop`."""

    def __init__(self) -> None:
        self.cpu, self.wall = -_cpu(), -perf_counter()

    def stop(self) -> None:
        """Measure."""
        self.cpu += _cpu()
        self.wall += perf_counter()


def _project(path: Path) -> Project:
    return Project.create(path, person=Person(None, "Ines"), clock=SystemClock())


def _without_copies(path: Path, texts: Path) -> Spent:
    """Return what an import costs that looks for no copies."""
    project = _project(path)
    with patch.object(ImportRun, "_look_for_copies"):
        spent = Spent()
        project.articles.import_paths([texts], pool=ReadingPool())
        spent.stop()
    project.close()
    return spent


def _signing(path: Path) -> Spent:
    """Return what finding the copies of all articles costs by itself."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DELETE FROM signature")
        raw.execute("DELETE FROM copy")
        raw.commit()
    project = Project.open(path, person=Person(None, "Ines"), clock=SystemClock())
    spent = Spent()
    project.duplicates.look()
    spent.stop()
    project.close()
    return spent


def _bare(filled: Path, path: Path, texts: Path) -> Spent:
    """Read and hash the files, put the rows of the import into an empty file, build the index."""
    _project(path).close()
    with closing(sqlite3.connect(filled)) as raw:
        rows = {table: raw.execute(f"SELECT * FROM {table}").fetchall() for table in _ROWS}
    spent = Spent()
    for file in texts.iterdir():
        data = file.read_bytes()
        hashlib.sha256(data).digest()
        read_article(data, name=file.name)
    with closing(sqlite3.connect(path)) as raw:
        for table in reversed(_ROWS):
            raw.execute(f"DELETE FROM {table}")
        for table, found in rows.items():
            marks = ",".join("?" * len(found[0]))
            raw.executemany(f"INSERT INTO {table} VALUES({marks})", found)
        raw.execute("DELETE FROM setting WHERE key='fold_version'")
        raw.commit()
    # The index is built when a file is opened that has none of this version.
    Project.open(path, person=Person(None, "Ines"), clock=SystemClock()).close()
    spent.stop()
    return spent


def _stopped(folder: Path, texts: Path) -> Iterator[Figure]:
    project, stopped = _project(folder / "stopped.reader"), list[float]()

    def progress(at: ImportProgress) -> bool:
        if at.done < 100:
            return True
        stopped.append(perf_counter())
        return False

    project.articles.import_paths([texts], progress=progress)
    yield at_most("an import stops after", perf_counter() - stopped[0], "s", limit=1)
    project.close()


def _pages(folder: Path, count: int) -> Iterator[Figure]:
    pages = folder / "pages"
    pages.mkdir()
    for number, made in enumerate(articles(count, seed=3)):
        (pages / f"{number}.html").write_text(_page(made.title, made.text), encoding="utf-8")
    project = _project(folder / "pages.reader")
    spent = Spent()
    project.articles.import_paths([pages])
    spent.stop()
    project.close()
    cpu = ("CPU of all processes", spent.cpu)
    yield at_most_times(f"{count} pages on the clock", spent.wall, "s", cpu, limit=0.6)
    yield reported("processes that waited for the computer, a minute ago", os.getloadavg()[0], "")


def _page(title: str, text: str) -> str:
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n\n")[1:])
    links = "".join(f"<li><a href='/{number}'>Section {number}</a></li>" for number in range(60))
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body><nav><ul>"
        f"{links}</ul></nav><article><h1>{title}</h1>{paragraphs}</article><footer>{links}</footer>"
    )
