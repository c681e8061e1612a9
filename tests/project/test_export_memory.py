"""Exports hold neither their rows nor anything for each: a million take as much memory as a thousand."""

from __future__ import annotations

import gc
import tracemalloc
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from reader_app.core.spans import Span
from reader_app.formats.exchange.registry import FORMATS
from reader_app.project.project import Project
from tests.bench.copies import multiply
from tests.project.people import INES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader_app.core.ids import Clock

WRITTEN, EACH = 10, 10


def made(path: Path, clock: Clock, copies: int) -> Project:
    """Return a project of some articles, each there so many times with its highlights."""
    project = Project.create(path, person=INES, clock=clock)
    for number in range(WRITTEN):
        words = f"Article {number}\n\n" + "some words, more " * EACH
        uid = project.articles.import_text(words, f"{number}").uid
        assert uid
        for at in range(EACH):
            start = 11 + len("some words, more ") * at
            project.marks.tag_paths(uid, Span(start, start + 4), ["A/B"], "why")
    project.close()
    multiply(path, copies)
    return Project.open(path, person=INES, clock=clock)


@contextmanager
def two(folder: Path, clock: Clock, copies: tuple[int, int]) -> Iterator[tuple[Project, Project]]:
    """Give a project, and one of more rows."""
    small = made(folder / "small.reader", clock, copies[0])
    large = made(folder / "large.reader", clock, copies[1])
    yield small, large
    small.close()
    large.close()


def cycles(project: Project, out: Path, name: str) -> int:
    """Return how many objects an export leaves that only the search for cycles finds."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        project.exports.export(out, name)
        return gc.collect()
    finally:
        gc.enable()
        gc.unfreeze()


@pytest.mark.parametrize("name", FORMATS)
def test_no_row_leaves_a_cycle_behind(name: str, tmp_path: Path, clock: Clock) -> None:
    out = tmp_path / "out"
    with two(tmp_path, clock, (1, 2)) as (small, large):
        cycles(small, out, name)  # its modules are loaded
        more = cycles(large, out, name) - cycles(small, out, name)
    assert more < WRITTEN


def peak(project: Project, out: Path, name: str) -> int:
    """Return the most bytes that an export holds; the least of two times, as other threads take some."""
    peaks: list[int] = []
    for _ in range(2):
        tracemalloc.start()
        project.exports.export(out, name)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    return min(peaks)


@pytest.mark.parametrize("name", ["csv", "csv-exact"])
def test_four_times_the_rows_take_no_more_memory(name: str, tmp_path: Path, clock: Clock) -> None:
    out = tmp_path / "out"
    with two(tmp_path, clock, (15, 60)) as (small, large):
        assert peak(large, out, name) < 1.5 * peak(small, out, name)
