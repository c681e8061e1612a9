"""The OpenDocument spreadsheet, read back by programs of their own and by its XML."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

import odfdo
import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from reader_app.formats.exchange import sheet_table
from reader_app.formats.exchange.columns import COLUMNS
from reader_app.formats.exchange.open_document_cells import open_document_text
from reader_app.formats.exchange.spans_sheets import write_ods
from tests.formats.exchange.material import material
from tests.formats.exchange.rows import ARTICLE, row
from tests.formats.exchange.test_spans_xlsx import NASTY, FullDisk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader_app.formats.exchange.span_row import SpanRow

CONTROL = "a\x0bb\x1f"
HELD = (*(text for text in NASTY if text != CONTROL), 'a\t"b"  <\n> c ')


def made(rows: Sequence[SpanRow], columns: Sequence[str] = ("quote", "tag", "note")) -> bytes:
    out = io.BytesIO()
    assert write_ods(out, material(rows, columns)) == len(rows)
    return out.getvalue()


def sheet(data: bytes, name: str = "Tagged spans") -> list[list[object]]:
    return [*CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()]


def xml(data: bytes, name: str = "content.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def test_every_text_comes_back_as_it_was_and_none_is_a_formula_or_a_link() -> None:
    data = made([row(text, path=(text,), note=text) for text in HELD])
    head, *rows = sheet(data)
    assert head[:3] == ["quote", "tag", "note"]
    assert [cells[:3] for cells in rows] == [[text, text, text] for text in HELD]
    assert "table:formula" not in xml(data)
    assert "xlink" not in xml(data)
    kinds = re.findall(r'office:value-type="(\w+)"', xml(data).split("</table:table>")[0])
    assert set(kinds) == {"string"}


def test_a_character_that_no_xml_can_hold_is_shown_as_unknown() -> None:
    assert sheet(made([row(CONTROL)]))[1][0] == "a\ufffdb\ufffd"


def test_another_program_reads_it_and_every_part_is_well_formed() -> None:
    data = made([row(text, path=(text,), note=text) for text in HELD])
    document = odfdo.Document(io.BytesIO(data))
    assert document.mimetype == "application/vnd.oasis.opendocument.spreadsheet"
    assert [table.name for table in document.body.tables] == [
        "Tagged spans", "Codebook", "Articles", "About",
    ]  # fmt: skip
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.namelist()[0] == "mimetype"
    assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED
    for name in archive.namelist()[1:]:
        etree.fromstring(archive.read(name))


def test_spaces_are_counted_where_a_reader_would_fold_them() -> None:
    assert open_document_text(" a  b c\n d ").xml == (
        '><text:p><text:s text:c="1"/>a<text:s text:c="2"/>b c</text:p>'
        '<text:p><text:s text:c="1"/>d<text:s text:c="1"/></text:p>'
    )


def test_a_tab_is_in_what_is_shown_and_in_the_value() -> None:
    assert open_document_text("a\tb\n\x0b").xml == (
        ' office:string-value="a&#9;b&#10;\ufffd"><text:p>a<text:tab/>b</text:p><text:p>\ufffd</text:p>'
    )


def test_a_long_quote_is_cut_where_one_sees_it_and_the_row_says_so() -> None:
    data = made([row("x" * 40_000, note="short"), row("a\n" * 300)])
    _, long, breaks = sheet(data)
    assert str(long[0]).endswith("... [cut, 32731 of 40000 characters]")
    assert (long[2], long[3], breaks[3]) == ("short", "quote", "quote")
    about = dict(cells[:2] for cells in sheet(data, "About"))
    assert about["Cells cut to Excel’s limits"] == 2


def test_numbers_days_and_times_have_their_types() -> None:
    head, cells = sheet(made([row()], [*COLUMNS]))
    found = dict(zip(map(str, head), cells, strict=False))
    assert (found["start"], found["end"], found["paragraph"]) == (7, 28, 4)
    assert found["published"] == date(2026, 5, 14)
    assert found["created"] == datetime(2026, 5, 14, 14, 5, 20)
    assert found["page"] == ""


def test_a_date_that_is_not_one_day_stays_text() -> None:
    for published in ("2026", "2026-05", "1850-01-01", "2026-02-31"):
        article = replace(ARTICLE, published=published)
        assert sheet(made([replace(row(), article=article)], ["published"]))[1][0] == published


def test_the_header_stays_in_sight_is_filtered_and_text_wraps() -> None:
    data = made([row(), row()])
    assert (
        xml(data).count("table:target-range-address=\"'Tagged spans'.A1:'Tagged spans'.D3\"") == 1
    )
    assert xml(data).count('table:display-filter-buttons="true"') == 4
    assert 'fo:wrap-option="wrap"' in xml(data)
    assert '"VerticalSplitPosition" config:type="int">1<' in xml(data, "settings.xml")


def test_a_sheet_begins_at_the_right_where_most_of_its_text_does() -> None:
    start = '<table:table table:name="Tagged spans" table:style-name="{}">'
    arabic = [row("أعلنت الوزارة", path=("مطالبة",)), row("(…) ثم قالت", path=())]
    assert start.format("right") in xml(made(arabic))
    assert 'table:style-name="from_right"' in xml(made(arabic))
    mixed = [*arabic, row(note="no"), row("…—…", note="no")]
    assert start.format("left") in xml(made(mixed))


def test_rows_go_on_on_another_sheet_where_one_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_table.Table.__init__, "__defaults__", (3,))
    data = made([row(str(number)) for number in range(5)], ["quote"])
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    assert names[:3] == ["Tagged spans", "Tagged spans 2", "Tagged spans 3"]
    rows = [cells[0] for name in names[:3] for cells in sheet(data, name)[1:]]
    assert rows == ["0", "1", "2", "3", "4"]


def test_the_same_material_gives_the_same_bytes() -> None:
    assert made([row(text) for text in NASTY]) == made([row(text) for text in NASTY])


def test_rows_that_break_off_leave_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def broken() -> Iterator[SpanRow]:
        yield from islice([row()], 1)
        assert [*tmp_path.iterdir()]
        raise KeyError

    out = io.BytesIO()
    with pytest.raises(KeyError):
        write_ods(out, material(broken()))
    assert not [*tmp_path.iterdir()]
    assert out.getvalue() == b""


def test_a_full_disk_is_an_error_of_the_system() -> None:
    with pytest.raises(OSError, match="No space left"):
        write_ods(FullDisk(), material([row()] * 500))
