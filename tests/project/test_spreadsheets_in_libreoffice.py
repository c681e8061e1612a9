"""A project of all that spreadsheets have ever spoilt, as LibreOffice Calc shows it: letter for letter.

Quote, tag and note of every highlight are looked up in what Calc makes of the file.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from reader_app.core.ids import Uid
from reader_app.core.spans import Span
from reader_app.formats.exchange.sheet_text import fitted
from reader_app.formats.exchange.spans_csv import unguard
from reader_app.project.export_order import ExportOrder

if TYPE_CHECKING:
    from reader_app.project.project import Project

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
VALIDATE = Path(sys.executable).with_name("csvwvalidate")
NASTY = (
    "=1+1", "@SUM(A1:A9)", "+1", "-x", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x.example")', "'=1",
    "＝1+1", "_x000D_", "_x0041_", "None", "NA", "null", "#N/A", "TRUE", "00123", "1e5", "1/2", "5%",
    "12345678901234567", "2026-05-14", "14.05.2026", "10:30", "so, “no”; \"quoted\", and 'single'",
    "<b>&amp;</b>", "]]>", "before 👩‍👩‍👧‍👦 🇵🇸 👍🏽 after", "𝒳 𐤀 𠀋", "e\u0301te\u0301 A\u030a",
    "أعلنت الوزارة أنّ «السفينة» غادرت، اليوم؛ ٢٠٢٦", "השר אמר: ״אין סכנה״", "می‌خواهم", "日本語の見出し",
    "10\u00a0000\u00a0€", "two  spaces", "line one\nline two\n\nline four",
)  # fmt: skip
TABBED = ("\tindented", "a\tb\t", "x" * 40_000, "a\n" * 300 + "z")
"""No tag is called so."""
COLUMNS = ("quote", "tag", "note")
CUT = {"xlsx", "ods"}
AS_TEXT = ",".join(("44,34,76,1", "/".join(f"{column}/2" for column in range(1, 5))))
"""Comma, quotation mark, UTF-8, from the first line on, and every column as text."""

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@pytest.fixture
def nasty(project: Project) -> Project:
    """Give a project with each of these as a quote, a tag and a note."""
    quotes = (*NASTY, *TABBED)
    text = "\n\n".join(f"[{quote}]" for quote in quotes)
    article = project.articles.import_text(text, "nasty").uid or Uid("")
    held = project.articles.text_of(project.articles.find(article)).text
    for quote in quotes:
        start = held.index(f"[{quote}]") + 1
        tags = [quote.replace("/", "∕")] if quote in NASTY and "\n" not in quote else []
        project.marks.tag_paths(article, Span(start, start + len(quote)), tags or ["Plain"], quote)
    return project


def shown(path: Path, name: str) -> list[list[str]]:
    """Return the cells of a file's first sheet, its header left out, as Calc has them."""
    reading = [f"--infilter=Text - txt - csv (StarCalc):{AS_TEXT}"] if "csv" in name else []
    command = [
        SOFFICE or "", f"-env:UserInstallation={(path.parent / 'profile').as_uri()}", "--headless",
        *reading, "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true",
        "--outdir", str(path.parent / "out"), str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    data = (path.parent / "out" / f"{path.stem}.csv").read_text("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(data, newline=""))
    assert tuple(head[:3]) == COLUMNS
    return [row[:3] for row in rows]


@pytest.mark.parametrize("name", ["xlsx", "ods", "csv", "csv-exact"])
def test_every_quote_tag_and_note_is_there_letter_for_letter(
    nasty: Project, tmp_path: Path, name: str
) -> None:
    suffix = name.split("-", maxsplit=1)[0]
    path = tmp_path / f"spans.{suffix}"
    nasty.exports.write(path, ExportOrder(name, COLUMNS))
    wanted = [
        [row.highlight.quote.exact, row.tag_path[-1], row.notes[0].body]
        for row in nasty.exports.rows()
    ]
    assert {quote for quote, *_ in wanted} == {*NASTY, *TABBED}
    if name in CUT:
        wanted = [[fitted(cell)[0] for cell in row] for row in wanted]
    found = shown(path, name)
    if name == "csv":
        found = [[unguard(cell) for cell in row] for row in found]
    assert found == wanted


@pytest.mark.parametrize(("name", "formula"), [("xlsx", r"<f[ >]"), ("ods", r"table:formula")])
def test_no_formula_and_no_link_is_in_the_xml(
    nasty: Project, tmp_path: Path, name: str, formula: str
) -> None:
    path = tmp_path / f"spans.{name}"
    nasty.exports.write(path, ExportOrder(name, COLUMNS))
    archive = ZipFile(path)
    for part in archive.namelist():
        words = archive.read(part).decode()
        assert not re.search(formula, words)
        assert not re.search(r"<hyperlink|xlink:href|TargetMode", words)
    again = nasty.exports.write(tmp_path / f"again.{name}", ExportOrder(name, COLUMNS)).path
    assert again.read_bytes() == path.read_bytes()


def test_what_calc_would_run_is_guarded_in_a_csv(nasty: Project, tmp_path: Path) -> None:
    path = nasty.exports.write(tmp_path / "spans.csv", ExportOrder("csv", COLUMNS)).path
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert [cell for cell in cells if cell[:1] in set("=+-@\t\r＝＋－＠")] == []


def test_the_metadata_of_the_exact_table_is_valid(nasty: Project, tmp_path: Path) -> None:
    path = nasty.exports.write(tmp_path / "spans.csv", ExportOrder("csv-exact", COLUMNS)).path
    command = [sys.executable, str(VALIDATE), "-v", f"{path}-metadata.json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    words = done.stdout + done.stderr
    assert (done.returncode, words.strip().splitlines()[-1]) == (0, "OK"), words
