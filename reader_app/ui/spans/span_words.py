"""Parts of a question on tagged spans as chips say them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader_app.core.search_query import Dates, Filter
from reader_app.core.span_where import NONE, NoSpan, SpanFilter, written
from reader_app.ui.filters.filter_words import FilterWords, filter_words
from reader_app.ui.grading.statements import STATEMENTS, statement_name

if TYPE_CHECKING:
    from reader_app.core.span_where import SpanWhere


def span_words(where: SpanWhere) -> FilterWords:
    """Return what a chip says; for spans beside others the question as it is typed."""
    match where:
        case SpanFilter():
            return _named(where)
        case Filter(name="grade"):
            _, value = filter_words(where)
            return FilterWords(QCoreApplication.translate("Filters", "Grade of the article"), value)
        case Filter() | Dates():
            return filter_words(where)
        case NoSpan(part=Filter() | Dates() | SpanFilter()):
            name, value = span_words(where.part)
            without = QCoreApplication.translate("Filters", "not {value}")
            return FilterWords(name, without.format(value=value))
        case _:
            return FilterWords("", written(where))


def _named(where: SpanFilter) -> FilterWords:
    if where.name == "tagged":
        with_tag = QCoreApplication.translate("Filters", "With a tag")
        without = QCoreApplication.translate("Filters", "Without a tag")
        return FilterWords("", with_tag if where.value == "yes" else without)
    names = {
        "kind": QCoreApplication.translate("Filters", "Kind"),
        "grade": QCoreApplication.translate("Filters", "Grade"),
        "says": QCoreApplication.translate("Filters", "Who says it"),
        "words": QCoreApplication.translate("Filters", "Words"),
        "quote": QCoreApplication.translate("Filters", "Quote"),
        "note": QCoreApplication.translate("Filters", "Note"),
        "article": QCoreApplication.translate("Filters", "Article"),
        "month": QCoreApplication.translate("Filters", "Month"),
    }
    return FilterWords(names[where.name], _value(where))


def _value(where: SpanFilter) -> str:
    if where.name == "kind":
        names = {kind: statement_name(kind) for kind in STATEMENTS}
        return names.get(where.value) or QCoreApplication.translate("Filters", "none")
    if where.value.lower() == NONE:
        return QCoreApplication.translate("Filters", "none")
    return where.value
