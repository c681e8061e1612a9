import pytest
from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from reader_app.ui.docks.dates import moment_text, published_text

TODAY = QDate(2026, 5, 20)


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("published", "text"),
    [
        ("2026-05-14", "14 May"),
        ("2026-05-14T09:30", "14 May"),
        ("2025-05-14", "14 May 2025"),
        ("2026-05", "May 2026"),
        ("2024", "2024"),
        (None, ""),
        ("", ""),
    ],
)
def test_a_day_is_said_as_far_as_it_is_known(published, text):
    assert published_text(published, TODAY) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (QDate(2026, 5, 20), "today, 09:41"),
        (QDate(2026, 5, 19), "yesterday, 09:41"),
        (QDate(2026, 5, 14), "14 May, 09:41"),
        (QDate(2025, 12, 31), "31 Dec 2025, 09:41"),
    ],
)
def test_a_moment_is_said_from_today(day, text):
    at = QDateTime(day, QTime(9, 41)).toMSecsSinceEpoch()
    now = QDateTime(TODAY, QTime(18, 0)).toMSecsSinceEpoch()
    assert moment_text(at, now) == text
