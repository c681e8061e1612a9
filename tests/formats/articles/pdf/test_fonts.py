"""Fonts that do not tell how high they are."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from pypdfium2 import raw

from reader_app.formats.articles.pdf import pages
from reader_app.formats.articles.pdf.pages import read_pages
from reader_app.formats.articles.pdf.reading import read_pdf
from tests.formats.articles.made_pdf import column, pdf

if TYPE_CHECKING:
    import pytest

LINES = (
    "Nobody said at the quay on Monday why the ferry was held for so long before noon.",
    "one more hour, a voice on the radio said, and then one more, and no reason was given,",
    "people waited, played cards, paid for coffee, and went away at last without a word.",
)


def tight_box(page: pages._TextPage, at: int) -> pages.Box:
    """Return a character's own box: what there is of a font without ascent and descent."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(page._text, at, left, right, bottom, top)
    return left.value, right.value, bottom.value, top.value


def test_lines_of_one_size_are_so_whatever_letter_they_begin_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = pdf([column(LINES, 60, 700)])
    (told,) = read_pages(data).pages
    monkeypatch.setattr(pages._TextPage, "box", tight_box)
    (lines,) = read_pages(data).pages
    assert {round(line.size, 3) for line in lines} == {round(1.11 * 11, 3)}
    for line, known in zip(lines, told, strict=True):
        assert abs(line.bottom - known.bottom) < 1
        assert abs(line.top - known.top) < 1
    assert read_pdf(data, name="x.pdf").text == " ".join(LINES)
