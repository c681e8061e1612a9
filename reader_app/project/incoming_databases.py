"""Taguette's and QualCoder's projects, made into what can be taken in; positions are calibrated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.spans import Span
from reader_app.formats.exchange.calibration import Claimed, Counting, calibrated
from reader_app.formats.exchange.html_words import HtmlWords
from reader_app.formats.exchange.incoming import (
    Incoming,
    IncomingMark,
    IncomingNote,
    IncomingTag,
    IncomingTagging,
    IncomingText,
    milliseconds,
)
from reader_app.store.foreign.coded_files import read_coded_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader_app.store.foreign.coded_files import CodedMark, CodedText


def read_database(data: bytes) -> Incoming:
    """Return what a database brings; raises UnreadableFileError where it is of neither program."""
    coded = read_coded_file(data)
    texts: list[IncomingText] = []
    marks: list[IncomingMark] = []
    for text in coded.texts:
        own = [mark for mark in coded.marks if mark.text == text.key]
        take = _of_html if text.is_html else _of_words
        words, spans = take(text, own)
        texts.append(IncomingText(text.key, text.title, words))
        marks += _joined(own, spans)
    known = {text.key for text in coded.texts}
    strays = sum(mark.text not in known for mark in coded.marks)
    losses = (f"Not taken over: {strays} × highlight of a file without a text.",) if strays else ()
    tags = tuple(IncomingTag(tag.path, tag.colour, tag.definition) for tag in coded.tags)
    return Incoming(tuple(texts), tags, tuple(marks), losses)


_Placed = tuple[Span | None, str]
"""A span of the article's words, and the quote to check it by."""


def _of_words(text: CodedText, marks: Sequence[CodedMark]) -> tuple[str, list[_Placed]]:
    claims = [Claimed(mark.start, mark.end, mark.quote) for mark in marks]
    found = calibrated(text.words, claims)
    return found.text, [(span, mark.quote) for span, mark in zip(found.spans, marks, strict=True)]


def _of_html(text: CodedText, marks: Sequence[CodedMark]) -> tuple[str, list[_Placed]]:
    """Place highlights whose positions count in the text nodes of HTML."""
    html = HtmlWords(text.words.replace("\r\n", "\n").replace("\r", "\n"))
    quotes = [HtmlWords(mark.quote).words for mark in marks]
    claims = [
        Claimed(mark.start, mark.end, quote) for mark, quote in zip(marks, quotes, strict=True)
    ]
    found = calibrated(html.words, claims, lambda counting: counting == Counting("bytes"))
    article = html.article()
    placed: list[_Placed] = []
    for span, quote in zip(found.spans, quotes, strict=True):
        if span is not None and span.of(found.text) == quote:
            there = Span(*html.place(span))
            placed.append((there, there.of(article)))
        else:
            placed.append((None, quote))
    return article, placed


def _joined(marks: Sequence[CodedMark], placed: Sequence[_Placed]) -> Iterator[IncomingMark]:
    """Yield the highlights; rows of the same place and analyst are one with several tags."""
    groups: dict[tuple[_Placed, str], list[CodedMark]] = {}
    for mark, place in zip(marks, placed, strict=True):
        groups.setdefault((place, mark.analyst), []).append(mark)
    for ((span, quote), analyst), group in groups.items():
        first = group[0]
        yield IncomingMark(
            first.text,
            span,
            quote or None,
            taggings=tuple(
                IncomingTagging(path, analyst, milliseconds(each.created))
                for each in group
                for path in each.paths
            ),
            notes=tuple(map(IncomingNote, dict.fromkeys(each.note for each in group if each.note))),
            analyst=analyst,
            created_ms=milliseconds(first.created),
        )
