import pytest

from reader_app.formats.articles.dates import find_date, without_clock


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("14 May 2026", "2026-05-14"),
        ("Thursday, May 14th, 2026", "2026-05-14"),
        ("Thu 14 May 2026 06.00 BST", "2026-05-14"),
        ("Sept. 3, 2021", "2021-09-03"),
        ("2026-05-14T10:00", "2026-05-14"),
        ("2026-05-14", "2026-05-14"),
        ("2026/5/4", "2026-05-04"),
        ("31.12.2025", "2025-12-31"),
        ("4.5.2026", "2026-05-04"),
        ("23/05/2026", "2026-05-23"),
        ("5/5/2026", "2026-05-05"),
        ("4/5/2026", None),
        ("June 28", None),
        ("31 February 2026", None),
        ("le 1er mars 2026", "2026-03-01"),
        ("14. Mai 2026", "2026-05-14"),
        ("14 de mayo de 2026", "2026-05-14"),
        ("14 мая 2026", "2026-05-14"),
        ("الخميس 14 مايو 2026", "2026-05-14"),
        ("٢٨ حزيران ٢٠٢١", "2021-06-28"),
        ("3 كانون الثاني 2026", "2026-01-03"),
        ("14 במאי 2026, 18:40", "2026-05-14"),
    ],
)
def test_dates_are_found_as_they_are_written(words: str, iso: str | None) -> None:
    found = find_date(words)
    assert (found.iso if found else None) == iso


@pytest.mark.parametrize(
    "words", ["", "No date", "in 2026", "version 1.2.3", "May be", "marching 3"]
)
def test_where_there_is_no_date_none_is_found(words: str) -> None:
    assert find_date(words) is None


def test_times_of_day_can_be_left_out() -> None:
    assert without_clock("at 10:41 am and 18.40, not 25:00") == "at  and , not 25:00"
