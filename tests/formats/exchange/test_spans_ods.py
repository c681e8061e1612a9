"""The OpenDocument spreadsheet, read back by programs of their own and by its XML."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import odfdo
from lxml import etree

from reader_app.formats.exchange.open_document_cells import open_document_text
from reader_app.formats.exchange.spans_sheets import write_ods
from tests.formats.exchange.rows import row
from tests.formats.exchange.sheet_files import NASTY, part, sheet, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.formats.exchange.span_row import SpanRow

CONTROL = "a\x0bb\x1f"
HELD = (*(text for text in NASTY if text != CONTROL), 'a\t"b"  <\n> c ')


def made(rows: Sequence[SpanRow]) -> bytes:
    return written(write_ods, rows)


def xml(data: bytes, name: str = "content.xml") -> str:
    return part(data, name)


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
