"""What LibreOffice shows of an exported CSV or workbook is what was highlighted, character for character.

The file goes in and out of LibreOffice Calc without a window: comma, quotation mark, UTF-8.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from reader_app.formats.exchange.spans_csv import unguard, write_csv
from reader_app.formats.exchange.spans_sheets import write_ods, write_xlsx
from tests.formats.exchange.material import material
from tests.formats.exchange.rows import row

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.formats.exchange.spans_csv import Profile

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_UTF8_CSV = "44,34,76,1"
"""Comma, quotation mark, UTF-8, from the first line on (LibreOffice's filter options)."""
_ALL_TEXT = f"{_UTF8_CSV},,0,true,false"
"""The same, with quoted cells taken as text, and numbers not looked for in the others."""

WRITERS = {"spans.xlsx": write_xlsx, "spans.ods": write_ods}

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")

HARMLESS = (
    "“We will not leave,” she said — ‘ever’ …",
    "so, “no”; \"quoted\", and 'single'",
    "before 👩‍👩‍👧‍👦 🇵🇸 👍🏽 after",
    "أعلنت الوزارة أنّ «السفينة» غادرت، اليوم؛ ٢٠٢٦",
    "القاهرة: Reuters قالت إنّ ٣٠٪ (30%)",
    "השר אמר: ״אין סכנה״ ־ צה״ל",
    "\u200fשלום\u200e world \u202bعربي\u202c",
    "e\u0301te\u0301 A\u030a n\u0303 ş",
    "10\u00a0000\u00a0€ «\u202foui\u202f»",
    "می‌خواهم",
    "line one\nline two\n\nline four",
    "日本語の見出し、本文。",
    "  leading and trailing  ",
    "𝒳 𐤀 𠀋",
)
FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://x.example")',
    "+49 30 1234",
    "-5 degrees",
    "@SUM(A1:A9)",
    "'=1+1",
    "＝1+1",
    "\tindented",
    "\n=1",
)
NUMBERLIKE = ("00123", "12345678901234567", "1e5", "1/2", "2026-05-14", "TRUE", "5%", "3.50")


def _shown(folder: Path, quotes: tuple[str, ...], profile: Profile, options: str) -> list[str]:
    """Return the quotes as LibreOffice has them after it opened the file."""
    source = folder / "spans.csv"
    with source.open("wb") as file:
        write_csv(file, [row(quote) for quote in quotes], ["quote", "tag"], profile)
    return _converted(source, f"--infilter=Text - txt - csv (StarCalc):{options}")


def _converted(source: Path, *options: str) -> list[str]:
    """Return the first column of a file's first sheet as LibreOffice has it."""
    folder = source.parent
    command = [
        SOFFICE or "",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        *options,
        "--convert-to",
        f"csv:Text - txt - csv (StarCalc):{_UTF8_CSV},,0,true,true",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    data = (folder / "out" / "spans.csv").read_text("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(data, newline=""))
    assert head[:2] == ["quote", "tag"]
    return [cells[0] for cells in rows]


def test_every_script_comes_through_as_it_is(tmp_path: Path) -> None:
    assert _shown(tmp_path, HARMLESS, "csv", _UTF8_CSV) == list(HARMLESS)


def test_no_quote_becomes_a_formula_and_the_guard_comes_off(tmp_path: Path) -> None:
    found = _shown(tmp_path, FORMULAS, "csv", _UTF8_CSV)
    assert [unguard(cell) for cell in found] == list(FORMULAS)
    assert all(cell.startswith("'") for cell in found)


def test_the_exact_profile_opened_as_text_is_exact(tmp_path: Path) -> None:
    quotes = (*HARMLESS, *FORMULAS, *NUMBERLIKE)
    assert _shown(tmp_path, quotes, "csv-exact", _ALL_TEXT) == list(quotes)


@pytest.mark.parametrize("name", WRITERS)
def test_a_spreadsheet_holds_every_quote_as_text(tmp_path: Path, name: str) -> None:
    quotes = (*HARMLESS, *FORMULAS, *NUMBERLIKE, "_x000D_", "None", "NA", "<r>x</r>", "a\tb  c")
    source = tmp_path / name
    with source.open("wb") as file:
        WRITERS[name](file, material([row(quote) for quote in quotes], ["quote", "tag"]))
    assert _converted(source) == list(quotes)


@pytest.mark.parametrize("name", WRITERS)
def test_a_spreadsheet_shows_what_is_cut(tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    with source.open("wb") as file:
        WRITERS[name](file, material([row("x" * 40_000), row("a\n" * 300)], ["quote", "tag"]))
    long, breaks = _converted(source)
    assert long == "x" * 32_731 + "... [cut, 32731 of 40000 characters]"
    assert breaks == "a\n" * 253 + "a... [cut, 507 of 600 characters]"
