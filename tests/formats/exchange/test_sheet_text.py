from __future__ import annotations

import pytest

from reader_app.formats.exchange.sheet_text import MOST_BREAKS, MOST_UNITS, clean, fitted


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    "text", ["", "x" * MOST_UNITS, "😀" * (MOST_UNITS // 2), "\n" * MOST_BREAKS]
)
def test_what_a_cell_holds_stays_as_it_is(text: str) -> None:
    assert fitted(text) == (text, False)


def test_too_many_utf_16_units_are_cut_at_a_grapheme_and_it_says_so() -> None:
    text = "👩‍👩‍👧" * 5_000
    cell, cut = fitted(text)
    kept, _, ending = cell.partition("... ")
    assert cut
    assert ending == f"[cut, {len(kept)} of 25000 characters]"
    assert kept == "👩‍👩‍👧" * (len(kept) // 5)
    assert MOST_UNITS - 60 < units(cell) <= MOST_UNITS


def test_one_unit_too_many_is_cut() -> None:
    cell, cut = fitted("x" * (MOST_UNITS + 1))
    assert (cut, units(cell)) == (True, MOST_UNITS)
    assert cell.endswith("x... [cut, 32731 of 32768 characters]")


def test_too_many_line_feeds_are_cut_at_the_last_that_fits() -> None:
    cell, cut = fitted("a\n" * 300)
    assert cut
    assert cell == "a\n" * MOST_BREAKS + "a... [cut, 507 of 600 characters]"


def test_line_breaks_become_lf_and_what_xml_cannot_hold_is_replaced() -> None:
    assert clean("a\r\nb\rc\n😀\ud800\uffff") == "a\nb\nc\n😀\ufffd\ufffd"
