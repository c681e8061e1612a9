"""A process that tags in a loop and says so after each commit; it is there to be killed.

For each line it is sent, it forks a child that opens the project anew and prints its process id,
then the uid of each tagging once that is written. When the child is dead it prints "end".
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from reader_app.core.clock import SystemClock
from reader_app.core.edits import Change, added
from reader_app.core.ids import UidSource
from reader_app.core.quotes import quote_at
from reader_app.core.records import Highlight, Note, Tagging
from reader_app.core.spans import Span
from reader_app.store import known_schema
from reader_app.store.rows import LibraryQuery
from reader_app.store.store import Store


def tag_for_ever(path: Path) -> None:
    """Highlight, tag and note one span after another."""
    clock = SystemClock()
    uids = UidSource(clock)
    store = Store.open(path, clock=clock)
    (me,), (tag,) = store.analysts(), store.tags.all()
    article = store.articles.get(store.articles.page(LibraryQuery())[0].uid)
    assert article is not None
    words = store.articles.text(article.text_sha256).text
    while True:
        now, span = clock.now_ms(), Span(3, 9)
        highlight = Highlight(
            uids.new(),
            article.uid,
            article.text_sha256,
            span,
            quote_at(words, span),
            me.uid,
            now,
            now,
        )
        tagging = Tagging(uids.new(), highlight.uid, tag.uid, article.uid, me.uid, now)
        note = Note(uids.new(), "noted", me.uid, now, now, highlight=highlight.uid)
        store.write(Change("tag", {}, added(highlight, tagging, note)), analyst=me.uid)
        _say(tagging.uid)


def main() -> None:
    """Fork a child for each path that is read."""
    known_schema._made()  # once, as in a window that opens one project after another
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _say(str(os.getpid()))
            tag_for_ever(Path(line.rstrip("\n")))
        os.waitpid(child, 0)
        _say("end")


def _say(word: str) -> None:
    os.write(1, f"{word}\n".encode())


if __name__ == "__main__":
    main()
