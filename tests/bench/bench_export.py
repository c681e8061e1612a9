"""Exports of a large project: the workbook beside the CSV of the same rows in the same run."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from reader_app.core.clock import SystemClock
from reader_app.core.edits import Change, added
from reader_app.core.ids import UidSource
from reader_app.core.quotes import quote_at
from reader_app.core.records import Analyst, Article, Highlight, Tag, Tagging, Text
from reader_app.core.spans import Span
from reader_app.formats.exchange.columns import DEFAULT_COLUMNS
from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.store.store import Store
from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.memory import peak_mb
from tests.bench.workload import articles, spans

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROWS = 100_000
_EACH = 100
_COLUMNS = DEFAULT_COLUMNS[:20]


def figures(scale: float) -> Iterator[Figure]:
    """Measure exports of 100,000 taggings in 20 columns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = _fill(folder / "bench.reader", max(10, round(_ROWS * scale / _EACH)))
        person = Person(None, "Ines")
        project = Project.open(folder / "bench.reader", person=person, clock=SystemClock())
        before = peak_mb()
        csv = _seconds(project, folder / "spans.csv", "csv-exact")
        yield reported(f"{rows} rows x 20 columns to csv-exact, CPU", csv, "s")
        xlsx = _seconds(project, folder / "spans.xlsx", "xlsx")
        yield at_most_times("the same to xlsx, CPU", xlsx, "s", ("csv-exact", csv), limit=8)
        yield reported("peak before the exports", before, "MB")
        yield at_most("peak with them", peak_mb(), "MB", limit=250)
        project.close()


def _seconds(project: Project, path: Path, name: str) -> float:
    start = process_time()
    project.exports.export(path, name, _COLUMNS)
    return process_time() - start


def _fill(path: Path, count: int) -> int:
    """Make a project of that many articles, each with the same number of taggings."""
    clock = SystemClock()
    uids, store = UidSource(clock), Store.create(path, clock=clock)
    me = Analyst(uids.new(), "Ines", None, 1, 1)
    store.write(Change("join", {}, added(me)), analyst=me.uid, kind="join")
    tag = Tag(uids.new(), "Actor", None, "blue", me.uid, 1, 1)
    store.write(Change("tag.create", {}, added(tag)), analyst=me.uid)
    rows = 0
    for made in articles(count):
        sha256 = hashlib.sha256(made.text.encode()).hexdigest()
        article = Article(uids.new(), made.title, sha256, None, me.uid, 1, 1)
        text = Text(sha256, made.text, "plain text 1", ())
        store.write(Change("import", {}, added(article), (text,)), analyst=me.uid)
        marks: list[Highlight | Tagging] = []
        for start, end in spans(made.text, _EACH):
            span, uid = Span(start, end), uids.new()
            quote = quote_at(made.text, span)
            marks.append(Highlight(uid, article.uid, sha256, span, quote, me.uid, 1, 1))
            marks.append(Tagging(uids.new(), uid, tag.uid, article.uid, me.uid, 1))
        store.write(Change("highlight.tag", {}, added(*marks)), analyst=me.uid)
        rows += len(marks) // 2
    store.close()
    return rows
