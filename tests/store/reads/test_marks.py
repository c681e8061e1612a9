"""An article's marks, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.spans import Span

if TYPE_CHECKING:
    from tests.store.desk import Desk


def test_marks_come_in_reading_order_with_what_hangs_on_them(desk: Desk) -> None:
    article, tag = desk.bring(), desk.tag()
    late, outer, inner = (desk.highlight(article, *at) for at in ((30, 40), (5, 20), (5, 9)))
    note = desk.note(highlight=inner.uid)
    tagging = desk.tagging(outer, tag)
    desk.add(tag, late, inner, outer, note, tagging)
    other = desk.bring("Another\n\nArticle.")
    desk.add(desk.highlight(other, 0, 7, "Another"))
    marks = desk.store.marks.of_article(article.uid)
    assert [mark.highlight for mark in marks] == [outer, inner, late]
    assert [mark.taggings for mark in marks] == [(tagging,), (), ()]
    assert [mark.notes for mark in marks] == [(), (note,), ()]
    assert desk.store.marks.of_tag(tag.uid) == [tagging]
    assert [desk.store.marks.get(mark.uid) for mark in marks] == marks


def test_a_highlight_is_found_by_its_very_span_and_analyst(desk: Desk) -> None:
    article, mara = desk.bring(), desk.analyst("Mara")
    highlight = desk.highlight(article, 3, 9)
    desk.add(mara, highlight)
    at = desk.store.marks.at
    assert at(article.uid, Span(3, 9), desk.me.uid) == highlight
    assert at(article.uid, Span(3, 8), desk.me.uid) is None
    assert at(article.uid, Span(3, 9), mara.uid) is None
