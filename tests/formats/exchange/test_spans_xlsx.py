"""The workbook, read back by a program of its own and by its XML."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from reader_app.formats.exchange.spans_sheets import write_xlsx
from tests.formats.exchange.rows import row
from tests.formats.exchange.sheet_files import NASTY, part, sheet, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.formats.exchange.span_row import SpanRow


def made(rows: Sequence[SpanRow]) -> bytes:
    return written(write_xlsx, rows)


def xml(data: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    return part(data, name)


def test_every_text_comes_back_as_it_was_and_none_is_a_formula_or_a_link() -> None:
    data = made([row(text, path=(text,), note=text) for text in NASTY])
    head, *rows = sheet(data)
    assert head == ["quote", "tag", "note", "truncated"]
    assert rows == [[text, text, text, ""] for text in NASTY]
    for name in zipfile.ZipFile(io.BytesIO(data)).namelist():
        assert "<f>" not in xml(data, name)
        assert "<hyperlink" not in xml(data, name)
    kinds = set(re.findall(r'<c [^>]*?(t="\w+")?>', xml(data)))
    assert kinds == {'t="inlineStr"'}


def test_the_header_stays_in_sight_is_filtered_and_text_wraps() -> None:
    data = made([row(), row()])
    assert 'ySplit="1"' in xml(data)
    assert 'state="frozen"' in xml(data)
    assert '<autoFilter ref="A1:D3"/>' in xml(data)
    assert 'wrapText="1"' in xml(data, "xl/styles.xml")


def test_a_sheet_begins_at_the_right_where_most_of_its_text_does() -> None:
    arabic = [row("أعلنت الوزارة", path=("مطالبة",)), row("(…) ثم قالت", path=())]
    assert 'rightToLeft="1"' in xml(made(arabic))
    assert 'rightToLeft="1"' not in xml(made([*arabic, row(note="no"), row("…—…", note="no")]))
    assert 'readingOrder="2"' in xml(made(arabic), "xl/styles.xml")
