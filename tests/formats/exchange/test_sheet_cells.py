from __future__ import annotations

import pytest

from reader_app.formats.exchange.sheet_cells import serial, text_cell


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        ("1901-01-01", "367"),
        ("2026-05-14", "46156"),
        ("2026-05-14T12:00:00Z", "46156.5"),
        ("2026-05-14T14:05:20Z", "46156.58703703704"),
        ("1900-12-31", None),
        ("2026-02-30", None),
        ("2026-05-14T25:00:00Z", None),
    ],
)
def test_moments_are_counted_as_excel_counts_them(moment: str, days: str | None) -> None:
    assert serial(moment) == days


@pytest.mark.parametrize(
    ("text", "xml"),
    [
        ("a & <b>", "a &amp; &lt;b&gt;"),
        ("_x000D_", "_x005F_x000D_"),
        ("_x00_ _y", "_x00_ _y"),
        ("\x0b\x1f", "_x000B__x001F_"),
        ("tab\tand\nline", "tab\tand\nline"),
    ],
)
def test_text_is_escaped_as_xml_and_as_excel_do(text: str, xml: str) -> None:
    assert text_cell(text).xml == f'<is><t xml:space="preserve">{xml}</t></is>'


def test_a_long_text_is_as_exact_as_a_short_one() -> None:
    assert "x" * 300 in text_cell("x" * 300).xml
    assert text_cell("أ" * 300).from_right
    assert text_cell("x" * 40_000).is_cut
