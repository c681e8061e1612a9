"""All tagged spans, in order, with everything a row about one needs."""

from __future__ import annotations

import tracemalloc

from reader_app.store.store import Store
from tests.store.desk import WORDS, Desk


def test_every_tagging_has_a_row_and_so_has_an_untagged_highlight(desk: Desk) -> None:
    late = desk.bring()
    top, last = desk.tag("Top", position=1.0), desk.tag("Last", position=2.0)
    under = desk.tag("Under", top)
    first, second = desk.highlight(late, 0, 5), desk.highlight(late, 30, 40)
    note = desk.note(highlight=second.uid)
    taggings = [desk.tagging(second, tag) for tag in (last, under, top)]
    desk.add(last, top, under, second, first, note, *taggings)
    desk.clock.advance(5)
    newer = desk.bring("Newer\n\nArticle.")
    desk.add(desk.highlight(newer, 0, 5, "Newer"))
    rows = list(desk.store.spans.tagged())
    assert desk.store.spans.count() == len(rows) == 5
    assert [row.article for row in rows] == [late] * 4 + [newer]
    assert [row.highlight for row in rows[:4]] == [first, second, second, second]
    assert [row.tagging for row in rows] == [None, taggings[2], taggings[1], taggings[0], None]
    assert [row.notes for row in rows[:2]] == [(), (note,)]
    assert [(row.paragraph, row.page) for row in rows[:2]] == [(1, 1), (2, 1)]
    assert rows[1].n_chars == len(WORDS)
    assert rows[1].context_before + rows[1].highlight.quote.exact == WORDS[0:40]
    assert WORDS[40:].startswith(rows[1].context_after)


def test_a_span_before_every_block_has_no_paragraph(desk: Desk) -> None:
    words = "\n\nLate start"
    article = desk.bring(words, title="T")
    empty = desk.bring("\n \n".replace(" ", "\u00a0"), title="E")
    desk.add(desk.highlight(article, 0, 3, words), desk.highlight(empty, 0, 1, "\n\u00a0\n"))
    rows = list(desk.store.spans.tagged())
    assert [(row.paragraph, row.page) for row in rows] == [(None, None), (None, None)]


def test_rows_are_streamed_in_batches(desk: Desk) -> None:
    tag = desk.tag()
    desk.add(tag)
    for n in range(150):
        words = f"Article {n}\n\n" + "word " * 50
        article = desk.bring(words)
        highlights = [desk.highlight(article, k, k + 4, words) for k in range(20)]
        desk.add(*highlights, *(desk.tagging(item, tag) for item in highlights))
    rows = desk.store.spans.tagged()
    next(rows)
    tracemalloc.start()
    assert sum(1 for _ in rows) == 150 * 20 - 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12_000_000
    assert desk.store.spans.count() == 3000


def test_the_project_may_be_written_while_rows_are_read(desk: Desk) -> None:
    for n in range(70):
        words = f"Article {n}\n\nwords"
        article = desk.bring(words)
        desk.add(desk.highlight(article, 0, 7, words))
    rows = desk.store.spans.tagged()
    next(rows)
    late = desk.tag("Late")
    last = max(desk.store.articles.all(), key=lambda row: (row.created_ms, row.uid))
    mark = desk.store.marks.of_article(last.uid)[0]
    early = desk.tag("Early")
    desk.add(late, early, desk.tagging(mark.highlight, late), desk.tagging(mark.highlight, early))
    reader = Store.open(desk.store.path, clock=desk.clock, read_only=True)
    assert reader.spans.count() == 71
    reader.close()
    assert len(list(rows)) == 70


def test_an_empty_project_has_no_spans(desk: Desk) -> None:
    assert list(desk.store.spans.tagged()) == []
    assert desk.store.spans.count() == 0
