"""The two large projects that much is measured on: large, and xl, made once.

Both are of articles copied many times over with their marks (see copies.py), with forty outlets
and two hundred days between them.
"""

from __future__ import annotations

import os
import random
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader_app.core.clock import SystemClock
from reader_app.core.edits import Change, added
from reader_app.core.ids import Uid
from reader_app.core.quotes import quote_at
from reader_app.core.records import Highlight, Tagging
from reader_app.core.spans import Span
from reader_app.project.person import Person
from reader_app.project.project import Project
from reader_app.store.sqlite import sqlite3
from reader_app.store.version import VERSION
from tests.bench.copies import multiply
from tests.bench.workload import articles, spans, tag_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

KEEP = "READER_BENCH_PROJECTS"
"""The environment's name of a folder where made projects are kept for the next measurement."""
PERSON = Person(Uid("01900000000070008000000000000001"), "Ines")


@dataclass(frozen=True, slots=True)
class Size:
    """How many articles a project is made of, how often each is there, and with how many marks."""

    name: str
    written: int
    copies: int
    each: int


LARGE = Size("large", 1_000, 20, 20)
"""20,000 articles with 400,000 highlights."""
XL = Size("xl", 2_500, 40, 10)
"""100,000 articles with 1,000,000 highlights."""


@contextmanager
def made(size: Size, scale: float = 1) -> Iterator[Path]:
    """Give the path of a closed project of that size, which nobody writes to; see KEEP."""
    written = max(10, round(size.written * scale))
    with TemporaryDirectory() as name:
        path = Path(os.environ.get(KEEP, name)) / f"{size.name}-{written}-{VERSION}.reader"
        if not path.exists():
            unready = Path(name) / "unready.reader"
            _make(unready, size, written)
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(unready, path)
        yield path


def _make(path: Path, size: Size, written: int) -> None:
    project = Project.create(path, person=PERSON, clock=SystemClock())
    for tag in tag_paths():
        project.tags.create_path(tag)
    tags = [tag.uid for tag in project.codebook.walk()]
    chance = random.Random(1)
    for each in articles(written):
        outcome = project.articles.import_text(each.text, each.name)
        _mark(project, outcome.uid or Uid(""), tags, (size.each, chance))
    project.close()
    multiply(path, size.copies)
    _index_copies(path)
    Project.open(path, person=PERSON, clock=SystemClock()).close()


def _mark(
    project: Project, article: Uid, tags: list[Uid], marks: tuple[int, random.Random]
) -> None:
    each, chance = marks
    found = project.articles.find(article)
    text = project.articles.text_of(found).text
    new, me = project._bench.uids.new, project.analyst.uid
    records: list[Highlight | Tagging] = []
    for start, end in spans(text, each, seed=chance.randrange(1 << 30)):
        span, uid = Span(start, end), new()
        quote = quote_at(text, span)
        records.append(Highlight(uid, article, found.text_sha256, span, quote, me, 1, 1))
        some = chance.sample(tags, chance.choice((0, 1, 1, 1, 2)))
        records += [Tagging(new(), uid, tag, article, me, 1) for tag in some]
    project._bench.do(Change("highlights.tag", {"count": each, "tag": ""}, added(*records)))


def _index_copies(path: Path) -> None:
    """Let the copies be found by their words, as their originals are."""
    db = sqlite3.connect(path)
    db.execute(
        "INSERT OR REPLACE INTO article_fts(rowid,title,body) SELECT a.id, lower(a.title), lower(t.text)"
        " FROM article a JOIN text t ON t.sha256=a.text_sha256"
    )
    db.execute(
        "UPDATE article SET published=date('2026-01-01', '+'||(id%200)||' days'),"
        " outlet='Outlet '||(id%40)"
    )
    db.commit()
    db.execute("PRAGMA optimize")
    db.close()


def scan(path: Path, word: str) -> None:
    """Look for a word in every text, as one would without an index."""
    db = sqlite3.connect(path)
    db.execute(
        "SELECT a.uid FROM article a CROSS JOIN text t ON t.sha256=a.text_sha256"
        " WHERE t.text LIKE ? ORDER BY a.published DESC",
        (f"%{word}%",),
    ).fetchall()
    db.close()
