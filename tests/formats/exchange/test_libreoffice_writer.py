"""What LibreOffice Writer shows of a report or a marked-up article is what was highlighted."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.ids import Uid
from reader_app.core.quotes import quote_at
from reader_app.core.spans import Span
from reader_app.formats.exchange.registry import FORMATS
from tests.formats.exchange.material import material
from tests.formats.exchange.rows import row

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.formats.exchange.span_row import SpanRow

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
QUOTES = (
    "=1+1", "@SUM(A1)", "+1", "-x", "_x000D_", "<b>&amp;</b>", "None", "NA", "00123", "2026-05-14",
    "so, “no”; \"quoted\", and 'single'", "before 👩‍👩‍👧‍👦 🇵🇸 after", "أعلنت الوزارة أنّ «السفينة» غادرت، ٢٠٢٦",
    "השר אמר: ״אין סכנה״ ־ צה״ל", "e\u0301te\u0301 𝒳", "a\nb", "two  spaces", "x" * 40_000,
    "می‌خواهم", "a\n" * 300 + "z",
)  # fmt: skip
TEXT = "\n".join(QUOTES)

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def rows() -> list[SpanRow]:
    """Return a highlight of each quote in their text."""
    found: list[SpanRow] = []
    at = 0
    for number, words in enumerate(QUOTES):
        span = Span(at, at + len(words))
        at = span.end + 1
        one = row(words, path=("Claim",), note=f"note {words[:50]}")
        place = {"uid": Uid(f"{number:032x}"), "span": span, "quote": quote_at(TEXT, span)}
        found.append(replace(one, highlight=replace(one.highlight, **place)))
    return found


@pytest.mark.parametrize(
    "name", ["docx", "html", "docx-by-article", "html-by-article", "docx-marked", "html-marked"]
)
def test_every_quote_and_note_is_there_character_for_character(tmp_path: Path, name: str) -> None:
    out = io.BytesIO()
    FORMATS[name].write(out, replace(material(rows()), text=lambda _: TEXT))
    source = tmp_path / f"out{FORMATS[name].suffix}"
    source.write_bytes(out.getvalue())
    command = [
        SOFFICE or "", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
        "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path / "as text"), str(source),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    words = (tmp_path / "as text" / "out.txt").read_text("utf-8-sig")
    assert [quote for quote in QUOTES if not all(line in words for line in quote.split("\n"))] == []
    notes = [f"note {quote[:50]}" for quote in QUOTES]
    assert [it for it in notes if not all(line in words for line in it.split("\n"))] == []
