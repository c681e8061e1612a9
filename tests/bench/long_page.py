"""Print by how many MB a fresh process grows that opens 20 MB of text with 20,000 highlights.

Counted from the empty window to the article being read: the project with all it reads, the text,
the highlights with their cards, the page. Another process makes the project.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, added
from reader_app.core.ids import Uid
from reader_app.core.quotes import quote_at
from reader_app.core.records import Highlight, Tagging
from reader_app.project.settings import HOME_VARIABLE, Settings
from tests.bench.bench_page import made

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.records import Article
    from reader_app.core.spans import Span
    from reader_app.project.project import Project

_PROJECT = "long.reader"
_TAGS = 12


def main(arguments: Sequence[str]) -> None:
    """Make the project in a folder that is named, or else measure."""
    if arguments:
        _make(Path(arguments[0]))
        return
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder
        command = [sys.executable, "-m", "tests.bench.long_page", folder]
        subprocess.run(command, check=True)
        print(_growth(Path(folder) / _PROJECT), flush=True)
    os._exit(0)  # what Qt does at an interpreter's end is not measured


def _resident() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def _growth(project: Path) -> float:
    from reader_app.app import build

    Settings().set_person_name("Bench")
    app, window = build([])
    window.show()
    for _ in range(5):
        app.processEvents()
    empty = _resident()
    window.projects.try_path(project)
    window.self_check.soon.stop()  # begins 5 s later, and lets go of what it reads
    for _ in range(5):
        app.processEvents()
    marks = window.workspace.page.marks
    if marks is None or not len(marks):
        raise RuntimeError("the article did not open")
    return _resident() - empty


def _make(folder: Path) -> None:
    from reader_app.core.clock import SystemClock
    from reader_app.project.person import Person
    from reader_app.project.project import Project

    person = Person(Uid("01900000000070008000000000000001"), "Bench")
    project = Project.create(folder / _PROJECT, person=person, clock=SystemClock())
    tags = [project.tags.create(f"Tag {n}").edits[0].record.uid for n in range(_TAGS)]
    text, marks = made(20_000_000, 20_000)
    outcome = project.articles.import_text(text.text, "long")
    article = project.articles.find(outcome.uid or "")
    words = project.articles.text_of(article).text
    records: list[Highlight | Tagging] = []
    seen: set[Span] = set()
    for mark in marks:
        span = mark.highlight.span
        if span not in seen and span.end <= len(words):
            seen.add(span)
            records += _records(project, article, words, span, tags[: len(mark.taggings)])
    change = Change("highlights.tag", {"count": len(seen), "tag": ""}, added(*records))
    project._bench.do(change)
    project.close()


def _records(
    project: Project, article: Article, words: str, span: Span, tags: Sequence[Uid]
) -> list[Highlight | Tagging]:
    bench = project._bench
    now, me, quote = bench.now(), bench.analyst.uid, quote_at(words, span)
    uid = bench.uids.new()
    highlight = Highlight(uid, article.uid, article.text_sha256, span, quote, me, now, now)
    given = (Tagging(bench.uids.new(), uid, tag, article.uid, me, now) for tag in tags)
    return [highlight, *given]


if __name__ == "__main__":
    main(sys.argv[1:])
