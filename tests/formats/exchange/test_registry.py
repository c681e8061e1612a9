from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotFoundError
from reader_app.core.ids import Uid
from reader_app.formats.exchange.registry import FORMATS, format_named, format_of_file
from tests.formats.exchange.material import CLAIM, material
from tests.formats.exchange.rows import row

if TYPE_CHECKING:
    from reader_app.formats.exchange.span_row import SpanRow


def test_every_format_has_words_and_a_suffix() -> None:
    for name, each in FORMATS.items():
        assert format_named(name) is each
        assert each.suffix.startswith(".")
        assert str(each) == f"{each.title}\n{each.line}"


def test_a_files_name_tells_its_format() -> None:
    assert format_of_file("Spans.XLSX").name == "xlsx"
    assert format_of_file("spans.csv").name == "csv"
    assert format_of_file("spans").name == "csv"


_BY_PLACE = {
    "jsonl": (b"hl-id",),
    "brat": (b"T1", b"T2", b"T3", b"T4"),
    "docx-marked": (b"[1 ", b"[2 ", b"[3 "),
    "html-marked": (b"[1 ", b"[2 ", b"[3 "),
}
"""What formats have that give the text and the places in it, and need no quotes."""


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_leaves_out_a_highlight_a_tag_or_an_article(name: str) -> None:
    rows = [row("first"), other(row("no tag", path=()), "1b"), *twice(other(row("second"), "2b"))]
    out = io.BytesIO()
    counted = FORMATS[name].write(out, material(rows))
    assert (
        counted
        == {"row": 4, "quote": 4, "highlight": 3, "tag": 2, "article": 1}[FORMATS[name].unit]
    )
    data = out.getvalue()
    if zipfile.is_zipfile(out):
        archive = zipfile.ZipFile(out)
        data = b"".join(map(archive.read, archive.namelist()))
    if FORMATS[name].unit in {"row", "quote", "highlight"}:
        # A format that has the text and its spans need not repeat the words.
        words = _BY_PLACE.get(name) or (b"first", b"no tag", b"second")
        found = data.replace(b"1b1b1b1b-", b"hl-id")
        assert all(word in found for word in words)
    again = io.BytesIO()
    FORMATS[name].write(again, material(rows))
    assert again.getvalue() == out.getvalue()


def other(one: SpanRow, digits: str) -> SpanRow:
    """Return the row with another highlight."""
    return replace(one, highlight=replace(one.highlight, uid=Uid(digits * 16)))


def twice(one: SpanRow) -> list[SpanRow]:
    """Return the rows of a highlight with two tags."""
    assert one.tagging
    return [one, replace(one, tag_path=("Claim",), tagging=replace(one.tagging, tag=CLAIM.uid))]


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(NotFoundError, match="no format “xls”"):
        format_named("xls")
