"""Dates and times as people say them, in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

_DAY_FORM = "d MMM"
_YEAR_FORM = "d MMM yyyy"


def published_text(published: str | None, today: QDate) -> str:
    """Return a day such as "14 May", with its year where that is not this one.

    `published` is ISO 8601 as far as it is known: a year, a month, a day or a moment.
    """
    if not published:
        return ""
    day = QDate.fromString(published[:10], "yyyy-MM-dd")
    if day.isValid():
        return _day_text(day, today)
    month = QDate.fromString(published[:7], "yyyy-MM")
    return QLocale().toString(month, "MMMM yyyy") if month.isValid() else published[:4]


def _day_text(day: QDate, today: QDate) -> str:
    return QLocale().toString(day, _DAY_FORM if day.year() == today.year() else _YEAR_FORM)


def moment_text(at_ms: int, now_ms: int) -> str:
    """Return a moment in local time: "today, 09:41", "yesterday, 17:02", "14 May, 08:30"."""
    moment = QDateTime.fromMSecsSinceEpoch(at_ms)
    today = QDateTime.fromMSecsSinceEpoch(now_ms).date()
    time = QLocale().toString(moment.time(), "HH:mm")
    days = moment.date().daysTo(today)
    if days == 0:
        return QCoreApplication.translate("Moments", "today, {time}").format(time=time)
    if days == 1:
        return QCoreApplication.translate("Moments", "yesterday, {time}").format(time=time)
    day = _day_text(moment.date(), today)
    return QCoreApplication.translate("Moments", "{day}, {time}").format(day=day, time=time)
