"""Highlights of one article, put on the same words of its copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.marks import is_lost
from reader_app.core.text_mapping import TextMapping
from reader_app.project.tag_again import new_marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.core.records import Article, Record
    from reader_app.core.spans import Span
    from reader_app.project.workbench import Workbench


def copied_marks(bench: Workbench, article: Article, copy: Article) -> list[Record]:
    """Return the highlights and taggings of this analyst that a copy of an article lacks.

    A highlight whose words the copy has not, or has in several places alone, is left out.
    """
    mapping = TextMapping(_words(bench, article), _words(bench, copy))
    wanted: dict[Span, tuple[Uid, ...]] = {}
    for mark in _own(bench, bench.store.marks.of_article(article.uid)):
        span = mark.highlight.span
        place = mapping.span(span) or mapping.found_again(span)
        if place is not None:
            wanted[place] = (*wanted.get(place, ()), *_own_tags(bench, mark))
    return list(new_marks(bench, copy.uid, wanted))


def _words(bench: Workbench, article: Article) -> str:
    return str(bench.text(article.text_sha256).text)


def _own(bench: Workbench, marks: Sequence[Mark]) -> list[Mark]:
    me = bench.analyst.uid
    return [it for it in marks if it.highlight.analyst == me and not is_lost(it.highlight)]


def _own_tags(bench: Workbench, mark: Mark) -> list[Uid]:
    return [each.tag for each in mark.taggings if each.analyst == bench.analyst.uid]
