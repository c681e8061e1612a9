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


def test_marks_share_the_uids_that_stand_in_all_of_them(desk: Desk) -> None:
    article, tag = desk.bring(), desk.tag()
    highlights = [desk.highlight(article, *at) for at in ((5, 9), (30, 40))]
    desk.add(tag, *highlights, *(desk.tagging(each, tag) for each in highlights))
    first, second = desk.store.marks.of_article(article.uid)
    assert first.highlight.article is second.highlight.article
    assert first.highlight.text_sha256 is second.highlight.text_sha256
    assert first.taggings[0].tag is second.taggings[0].tag
    assert first.taggings[0].highlight is first.highlight.uid


def test_a_highlight_is_found_by_its_very_span_and_analyst(desk: Desk) -> None:
    article, mara = desk.bring(), desk.analyst("Mara")
    highlight = desk.highlight(article, 3, 9)
    desk.add(mara, highlight)
    at = desk.store.marks.at
    assert at(article.uid, Span(3, 9), desk.me.uid) == highlight
    assert at(article.uid, Span(3, 8), desk.me.uid) is None
    assert at(article.uid, Span(3, 9), mara.uid) is None
