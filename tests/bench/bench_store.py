"""The project file: commits, imports, questions, undo, and the stream of tagged spans."""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from reader_app.core.clock import SystemClock
from reader_app.core.edits import Change, added
from reader_app.core.ids import UidSource
from reader_app.core.quotes import quote_at
from reader_app.core.records import (
    Analyst,
    Article,
    Block,
    Highlight,
    Original,
    Tag,
    Tagging,
    Text,
)
from reader_app.core.spans import Span
from reader_app.store.rows import LibraryQuery
from reader_app.store.sqlite import sqlite3
from reader_app.store.store import Store
from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.memory import peak_mb
from tests.bench.workload import articles, spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHUNK = 500


@dataclass(slots=True)
class Bench:
    """A project under measurement."""

    store: Store
    me: Analyst
    uids: UidSource
    tag: Tag
    imported: list[tuple[Article, Text, Original]]

    def add(self, *records: Highlight | Tagging) -> None:
        """Write records as one step."""
        self.store.write(Change("highlight.tag", {}, added(*records)), analyst=self.me.uid)

    def marked(self, number: int, start: int, end: int) -> tuple[Highlight, Tagging]:
        """Return a tagged span of an article."""
        article, text, _ = self.imported[number]
        span = Span(start, end)
        quote, me = quote_at(text.text, span), self.me.uid
        uid = self.uids.new()
        highlight = Highlight(uid, article.uid, text.sha256, span, quote, me, 1, 1)
        return highlight, Tagging(self.uids.new(), uid, self.tag.uid, article.uid, me, 1)


def figures(scale: float) -> Iterator[Figure]:
    """Measure everything in one project on one disk."""
    with tempfile.TemporaryDirectory() as name:
        bench = _new(Path(name))
        yield _import(bench, round(1000 * scale))
        yield _commit(bench, Path(name), max(100, round(1000 * scale)))
        _mark_all(bench, 20)
        yield from _questions(bench)
        yield from _undo(bench, round(100_000 * scale))
        yield from _stream(bench)
        yield _opening(bench)
        bench.store.close()


def _new(folder: Path) -> Bench:
    clock = SystemClock()
    uids, store = UidSource(clock), Store.create(folder / "bench.reader", clock=clock)
    me = Analyst(uids.new(), "Ines", None, 1, 1)
    store.write(Change("join", {}, added(me)), analyst=me.uid, kind="join")
    tag = Tag(uids.new(), "Actor", None, "blue", me.uid, 1, 1)
    store.write(Change("tag.create", {}, added(tag)), analyst=me.uid)
    return Bench(store, me, uids, tag, [])


def _import(bench: Bench, count: int) -> Figure:
    for made in articles(count):
        data = made.text.replace("\n", "\r\n").encode()
        sha256, original = (hashlib.sha256(it).hexdigest() for it in (made.text.encode(), data))
        article = Article(bench.uids.new(), made.title, sha256, original, bench.me.uid, 1, 1)
        text = Text(sha256, made.text, "plain text 1", _blocks(made.text))
        bench.imported.append((article, text, Original(original, "text/plain", data)))
    step, start = None, process_time()
    for at in range(0, count, CHUNK):
        items, texts, originals = zip(*bench.imported[at : at + CHUNK], strict=True)
        change = Change("import", {}, added(*items), texts, originals)
        step = bench.store.write(change, analyst=bench.me.uid, kind="import", continues=step)
    spent = (process_time() - start) * 1000 / count
    return at_most("store an article of 4 kB with index, CPU", spent, "ms", limit=1.5)


def _blocks(text: str) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return tuple(blocks)


def _commit(bench: Bench, folder: Path, count: int) -> Figure:
    """Set a tagging beside a bare one-row commit, turn by turn on the same disk."""
    bare = sqlite3.connect(folder / "bare.db", isolation_level=None)
    bare.execute("PRAGMA journal_mode=WAL")
    bare.execute("PRAGMA synchronous=FULL")
    bare.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, v TEXT)")

    def one_row() -> None:
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("INSERT INTO t(v) VALUES('x')")
        bare.execute("COMMIT")

    made = [bench.marked(n % len(bench.imported), n % 90, n % 90 + 9) for n in range(count)]
    pairs = [(_ms(one_row), _ms(lambda item=item: bench.add(*item))) for item in made]
    bare.close()
    one, whole = (median(times) for times in zip(*pairs, strict=True))
    return at_most_times("commit of one tagging", whole, "ms", ("bare row", one), limit=3)


def _mark_all(bench: Bench, each: int) -> None:
    for number, (_, text, _) in enumerate(bench.imported):
        pairs = [bench.marked(number, *at) for at in spans(text.text, each)]
        bench.add(*(record for pair in pairs for record in pair))


def _questions(bench: Bench) -> Iterator[Figure]:
    store = bench.store
    row = store.articles.page(LibraryQuery(limit=len(bench.imported)))[len(bench.imported) // 2]
    for name, query in (
        ("first page of the list", LibraryQuery(sort="title", descending=False, limit=50)),
        ("page in the middle of the list", LibraryQuery(after=row, limit=50)),
    ):
        yield at_most(name, _often(lambda q=query: store.articles.page(q)), "ms", limit=1)
    article = bench.imported[7][0].uid
    yield at_most(
        "marks of an article", _often(lambda: store.marks.of_article(article)), "ms", limit=1
    )
    yield reported("list filtered by a word", _often(lambda: _filtered(store)), "ms")


def _filtered(store: Store) -> None:
    store.articles.page(LibraryQuery(words="minister", limit=50))


def _undo(bench: Bench, steps: int) -> Iterator[Figure]:
    """Undo and redo at the end of a long journal, made long by copying its last step."""
    connection = bench.store._connection
    connection.run(
        "WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i+1 FROM n WHERE i<?)"
        " INSERT INTO step(uid,replica_id,analyst_id,hlc,kind,action,arguments,digest)"
        " SELECT randomblob(16),replica_id,analyst_id,hlc,kind,action,arguments,digest"
        " FROM n, (SELECT * FROM step WHERE kind='do' ORDER BY id LIMIT 1)",
        (steps,),
    )
    times: list[float] = []
    for n in range(20):
        bench.add(*bench.marked(n, 100, 120))
        times += [_ms(lambda: _reverse(bench, "undo")), _ms(lambda: _reverse(bench, "redo"))]
    yield at_most(f"undo or redo after {steps} steps", median(times), "ms", limit=10)


def _reverse(bench: Bench, kind: str) -> None:
    steps, me = bench.store.steps, bench.me.uid
    if kind == "undo":
        step = steps.undoable(me)
        assert step is not None
        bench.store.write(steps.change_to_undo(step.uid), analyst=me, kind="undo", undoes=step.uid)
    else:
        step = steps.redoable(me)
        assert step is not None
        bench.store.write(steps.change_to_redo(step.uid), analyst=me, kind="redo", undoes=step.uid)


def _stream(bench: Bench) -> Iterator[Figure]:
    before, start = peak_mb(), process_time()
    rows = sum(1 for _ in bench.store.spans.tagged())
    spent = (process_time() - start) * 1e6 / rows
    yield reported(f"stream of {rows} tagged spans, CPU a row", spent, "µs")
    yield at_most("stream of tagged spans, memory", peak_mb() - before, "MB", limit=20)


def _opening(bench: Bench) -> Figure:
    path, clock = bench.store.path, SystemClock()
    bench.store.close()
    start = process_time()
    bench.store = Store.open(path, clock=clock)
    bench.store.articles.page(LibraryQuery())
    return at_most("open and list, CPU", (process_time() - start) * 1000, "ms", limit=20)


def _ms(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1000


def _often(action: Callable[[], object]) -> float:
    return median(_ms(action) for _ in range(30))


if __name__ == "__main__":
    import sys

    from tests.bench.run import main

    os.chdir(Path(__file__).resolve().parents[2])
    sys.exit(main(["store", *sys.argv[1:]]))
