"""Filters as chips say them: what is looked at, and what it must be."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader_app.core.search_query import UNTAGGED, Dates, Filter, FilterName, Query, Without
from reader_app.core.search_writing import typed
from reader_app.ui.docks.dates import published_text
from reader_app.ui.library.library_model import STATUSES, status_words


class FilterWords(NamedTuple):
    """A filter in the language of the program."""

    name: str
    """Such as "Tag"; empty for words and for what only its own wording can say."""
    value: str


def filter_words(query: Query) -> FilterWords:
    """Return what a chip says."""
    match query:
        case Filter():
            return _named(query)
        case Dates():
            return FilterWords(filter_name("date"), _dates(query))
        case Without(part=Filter() | Dates()):
            name, value = filter_words(query.part)
            without = QCoreApplication.translate("Filters", "not {value}")
            return FilterWords(name, without.format(value=value))
        case _:
            return FilterWords("", typed(query))


def filter_name(name: FilterName | str) -> str:
    """Return what a filter looks at."""
    names = {
        "tag": QCoreApplication.translate("Filters", "Tag"),
        "outlet": QCoreApplication.translate("Filters", "Outlet"),
        "date": QCoreApplication.translate("Filters", "Date"),
        "lang": QCoreApplication.translate("Filters", "Language"),
        "by": QCoreApplication.translate("Filters", "Analyst"),
        "grade": QCoreApplication.translate("Filters", "Grade"),
        "field": QCoreApplication.translate("Filters", "Own field"),
        "status": QCoreApplication.translate("Filters", "Status"),
    }
    return names.get(name, name)


def _named(query: Filter) -> FilterWords:
    """Return what a chip says where the value has a part in the name."""
    if query.name == "field":
        name, sign, value = query.value.partition("=")
        any_value = QCoreApplication.translate("Filters", "any")
        return FilterWords(name.strip(), value.strip() if sign else any_value)
    if query.name == "is":
        untagged = QCoreApplication.translate("Filters", "Without a tag")
        copies = QCoreApplication.translate("Filters", "Copies of each other")
        return FilterWords("", untagged if query.value == UNTAGGED else copies)
    return FilterWords(filter_name(query.name), _value(query))


def _value(query: Filter) -> str:
    if query.name == "grade" and query.value.startswith(".."):
        better = QCoreApplication.translate("Filters", "{grade} or better")
        return better.format(grade=query.value[2:])
    if query.name == "status":
        return next(status_words(each) for each in STATUSES if each == query.value)
    if query.name == "lang":
        return language_words(query.value)
    return query.value


def language_words(code: str) -> str:
    """Return a language's own name, as "فارسی", or its code where that is not known."""
    locale = QLocale(code)
    known = locale.language() not in {QLocale.Language.C, QLocale.Language.AnyLanguage}
    return (locale.nativeLanguageName() if known else "") or code


def _dates(dates: Dates) -> str:
    today = QDate.currentDate()
    since, until = (published_text(each, today) for each in (dates.since, dates.until))
    if since == until:
        return since
    if not since:
        return QCoreApplication.translate("Filters", "until {day}").format(day=until)
    if not until:
        return QCoreApplication.translate("Filters", "from {day}").format(day=since)
    return QCoreApplication.translate("Filters", "{first} to {last}").format(
        first=since, last=until
    )
