"""Dates as articles write them, in the languages whose months it knows."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from reader_app.core.records import Precision

_MONTHS = (
    "january jan janvier januar enero gennaio janeiro januari января يناير ינואר ژانویه",
    "february feb février februar febrero febbraio fevereiro februari февраля فبراير شباط פברואר فوریه",
    "march mar mars märz marzo março maart марта مارس آذار מרץ מרס",
    "april apr avril abril aprile апреля أبريل إبريل نيسان אפריל آوریل",
    "may mai mayo maggio maio mei мая مايو أيار מאי مه",
    "june jun juin juni junio giugno junho июня يونيو حزيران יוני ژوئن",
    "july jul juillet juli julio luglio julho июля يوليو تموز יולי ژوئیه",
    "august aug août agosto augustus августа أغسطس آب אוגוסט اوت",
    "september sept sep septembre septiembre settembre setembro сентября سبتمبر أيلول ספטמבר سپتامبر",
    "october oct octobre oktober octubre ottobre outubro октября أكتوبر אוקטובר اکتبر",
    "november nov novembre noviembre novembro ноября نوفمبر נובמבר نوامبر",
    "december dec décembre dezember diciembre dicembre dezembro декабря ديسمبر דצמבר دسامبر",
)
_NUMBERS = {word: at for at, words in enumerate(_MONTHS, 1) for word in words.split()} | {
    "كانون الثاني": 1, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
}  # fmt: skip
_MONTH = r"(?:{})\b\.?".format("|".join(sorted(_NUMBERS, key=len, reverse=True)))
_DAY = r"(?<!\d)\d{1,2}(?:st|nd|rd|th|er)?\.?"
_YEAR = r"(?:19|20|١٩|٢٠|۱۹|۲۰)\d\d(?!\d)"
_WORDED = re.compile(
    rf"(?P<day>{_DAY})\s(?:de\s|of\s|ב)?(?P<month>{_MONTH})(?:,?\s(?:de\s)?(?P<year>{_YEAR}))?"
    rf"|(?<!\w)(?P<month2>{_MONTH})\s(?P<day2>{_DAY})(?:,?\s(?P<year2>{_YEAR}))?",
    re.IGNORECASE,
)
_FIGURES = re.compile(rf"(?<![\d/.-])({_YEAR})([-/.])(\d\d?)\2(\d\d?)(?![\d/-])")
_DAY_FIRST = re.compile(rf"(?<![\d/.-])(\d\d?)([/.-])(\d\d?)\2({_YEAR})(?![\d/-])")
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3])[:.h]([0-5]\d)(?!\d)\s?(am|pm)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in some words: where it stands, and what it says in ISO 8601 if it is certain."""

    start: int
    end: int
    iso: str | None
    precision: Precision = "day"


def find_date(words: str) -> FoundDate | None:
    """Return the first date in a short text, if there is one.

    Its `iso` is None where the year is missing, or day and month could be either.
    """
    match = _FIGURES.search(words)
    if match is not None:
        return _found(match, match[1], match[3], match[4])
    match = _DAY_FIRST.search(words)
    if match is not None:
        certain = int(match[1]) > 12 or match[2] == "." or match[1] == match[3]
        return _found(match, match[4] if certain else None, match[3], match[1])
    match = _WORDED.search(words)
    if match is None:
        return None
    month = (match["month"] or match["month2"]).rstrip(".").lower()
    day = re.sub(r"\D", "", match["day"] or match["day2"])
    return _found(match, match["year"] or match["year2"], str(_NUMBERS[month]), day)


def _found(match: re.Match[str], year: str | None, month: str, day: str) -> FoundDate:
    iso = None
    if year is not None:
        with suppress(ValueError):
            iso = date(int(year), int(month), int(day)).isoformat()
    return FoundDate(match.start(), match.end(), iso)


def without_clock(words: str) -> str:
    """Return some words without the times of day in them."""
    return _CLOCK.sub("", words)
