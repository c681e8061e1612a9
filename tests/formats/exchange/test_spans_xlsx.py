"""The workbook, read back by a program of its own and by its XML."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from reader_app.core.errors import NotFoundError
from reader_app.formats.exchange import sheet_table
from reader_app.formats.exchange.columns import COLUMNS
from reader_app.formats.exchange.spans_sheets import write_xlsx
from tests.formats.exchange.material import material
from tests.formats.exchange.rows import ARTICLE, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from reader_app.formats.exchange.span_row import SpanRow

NASTY = (
    "=1+1", "@SUM(A1)", "+1", "-x", "\tindented", "_x000D_", "_x0041_", "_x00e9_x000D_", "a\x0bb\x1f", "]]>", "'=1", "＝1+1",
    "before 👩‍👩‍👧‍👦 🇵🇸 after", "أعلنت الوزارة ٢٠٢٦", "None", "NA", "null", "00123", "1e5",
    "12345678901234567", "2026-05-14", "TRUE", "  spaces  ", "a\nb\n\nc", "<r><t>x</t></r>",
    "<r>x & y</r>", "https://x.example/?a=b", '=HYPERLINK("http://x.example")', "{=1+1}", "&amp;",
)  # fmt: skip


def made(rows: Sequence[SpanRow], columns: Sequence[str] = ("quote", "tag", "note")) -> bytes:
    out = io.BytesIO()
    assert write_xlsx(out, material(rows, columns)) == len(rows)
    return out.getvalue()


def sheet(data: bytes, name: str = "Tagged spans") -> list[list[object]]:
    return [*CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(name).to_python()]


def xml(data: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


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


def test_a_long_quote_is_cut_where_one_sees_it_and_the_row_says_so() -> None:
    _, long, breaks = sheet(made([row("x" * 40_000, note="short"), row("a\n" * 300)]))
    assert str(long[0]).endswith("... [cut, 32731 of 40000 characters]")
    assert (long[2], long[3], breaks[3]) == ("short", "quote", "quote")
    about = dict(cells[:2] for cells in sheet(made([row("x" * 40_000)]), "About"))
    assert about["Cells cut to Excel’s limits"] == 1


def test_numbers_days_and_times_have_their_types() -> None:
    head, cells = sheet(made([row()], [*COLUMNS]))
    found = dict(zip(map(str, head), cells, strict=True))
    assert (found["start"], found["end"], found["paragraph"]) == (7, 28, 4)
    assert found["published"] == date(2026, 5, 14)
    assert found["created"] == datetime(2026, 5, 14, 14, 5, 20)
    assert found["page"] == ""


@pytest.mark.parametrize(
    "published",
    ["2026", "2026-05", "1850-01-01", "1900-01-05", "2026-02-31", "2026-05-14T10:30+02:00"],
)
def test_a_date_that_is_not_one_day_stays_text(published: str) -> None:
    article = replace(ARTICLE, published=published)
    assert sheet(made([replace(row(), article=article)], ["published"]))[1][0] == published


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


def test_rows_go_on_on_another_sheet_where_one_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_table.Table.__init__, "__defaults__", (3,))
    data = made([row(str(number)) for number in range(5)], ["quote"])
    names = CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names
    assert names[:3] == ["Tagged spans", "Tagged spans 2", "Tagged spans 3"]
    rows = [cells[0] for name in names[:3] for cells in sheet(data, name)[1:]]
    assert rows == ["0", "1", "2", "3", "4"]


def test_codebook_articles_and_counts_are_on_sheets_of_their_own() -> None:
    data = made([row(), row(path=())])
    head, claim, denied = sheet(data, "Codebook")
    assert dict(zip(map(str, head), claim, strict=True))["definition"] == "what is claimed"
    assert (denied[0], denied[1], denied[2], denied[3], denied[9]) == (
        "Claim/Denied", "Denied", 2, 1, "yes",
    )  # fmt: skip
    head, article = sheet(data, "Articles")
    found = dict(zip(map(str, head), article, strict=True))
    assert (found["title"], found["highlights"]) == ("Port “reopens”, again", 1)
    about = dict(cells[:2] for cells in sheet(data, "About"))
    assert (about["Project"], about["Rows in Tagged spans"], about["Highlights"]) == ("Press", 2, 1)


def test_the_same_material_gives_the_same_bytes() -> None:
    assert made([row(text) for text in NASTY]) == made([row(text) for text in NASTY])


def test_an_unknown_column_writes_nothing() -> None:
    out = io.BytesIO()
    with pytest.raises(NotFoundError):
        write_xlsx(out, material([row()], ["nosuch"]))
    assert out.getvalue() == b""


def test_rows_that_break_off_leave_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def broken() -> Iterator[SpanRow]:
        yield from islice([row()], 1)
        assert [*tmp_path.iterdir()]
        raise KeyError

    with pytest.raises(KeyError):
        write_xlsx(io.BytesIO(), material(broken()))
    assert not [*tmp_path.iterdir()]


class FullDisk(io.BytesIO):
    """A file on a disk that has no room."""

    def write(self, _: object, /) -> int:
        """Refuse, as the system does."""
        raise OSError(28, "No space left on device")


def test_a_full_disk_is_an_error_of_the_system() -> None:
    with pytest.raises(OSError, match="No space left"):
        write_xlsx(FullDisk(), material([row()]))
