"""What holds of both spreadsheets, the workbook and the OpenDocument one."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotFoundError
from reader_app.formats.exchange import sheet_table
from reader_app.formats.exchange.columns import COLUMNS
from reader_app.formats.exchange.spans_sheets import write_ods, write_xlsx
from tests.formats.exchange.material import material
from tests.formats.exchange.rows import ARTICLE, row
from tests.formats.exchange.sheet_files import NASTY, FullDisk, sheet, sheet_names, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader_app.formats.exchange.span_row import SpanRow
    from tests.formats.exchange.sheet_files import Write

pytestmark = pytest.mark.parametrize("write", [write_xlsx, write_ods])


def test_a_long_quote_is_cut_where_one_sees_it_and_the_row_says_so(write: Write) -> None:
    data = written(write, [row("x" * 40_000, note="short"), row("a\n" * 300)])
    _, long, breaks = sheet(data)
    assert str(long[0]).endswith("... [cut, 32731 of 40000 characters]")
    assert (long[2], long[3], breaks[3]) == ("short", "quote", "quote")
    about = dict(cells[:2] for cells in sheet(data, "About"))
    assert about["Cells cut to Excel’s limits"] == 2


def test_numbers_days_and_times_have_their_types(write: Write) -> None:
    head, cells = sheet(written(write, [row()], [*COLUMNS]))
    found = dict(zip(map(str, head), cells, strict=True))
    assert (found["start"], found["end"], found["paragraph"]) == (7, 28, 4)
    assert found["published"] == date(2026, 5, 14)
    assert found["created"] == datetime(2026, 5, 14, 14, 5, 20)
    assert found["page"] == ""


@pytest.mark.parametrize(
    "published",
    ["2026", "2026-05", "1850-01-01", "1900-01-05", "2026-02-31", "2026-05-14T10:30+02:00"],
)
def test_a_date_that_is_not_one_day_stays_text(write: Write, published: str) -> None:
    article = replace(ARTICLE, published=published)
    data = written(write, [replace(row(), article=article)], ["published"])
    assert sheet(data)[1][0] == published


def test_rows_go_on_on_another_sheet_where_one_is_full(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_table.Table.__init__, "__defaults__", (3,))
    data = written(write, [row(str(number)) for number in range(5)], ["quote"])
    names = sheet_names(data)
    assert names[:3] == ["Tagged spans", "Tagged spans 2", "Tagged spans 3"]
    rows = [cells[0] for name in names[:3] for cells in sheet(data, name)[1:]]
    assert rows == ["0", "1", "2", "3", "4"]


def test_codebook_articles_and_counts_are_on_sheets_of_their_own(write: Write) -> None:
    data = written(write, [row(), row(path=())])
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


def test_the_same_material_gives_the_same_bytes(write: Write) -> None:
    first, second = (written(write, [row(text) for text in NASTY]) for _ in range(2))
    assert first == second


def test_an_unknown_column_writes_nothing(write: Write) -> None:
    out = io.BytesIO()
    with pytest.raises(NotFoundError):
        write(out, material([row()], ["nosuch"]))
    assert out.getvalue() == b""


def test_rows_that_break_off_leave_no_temporary_file(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def broken() -> Iterator[SpanRow]:
        yield from islice([row()], 1)
        assert [*tmp_path.iterdir()]
        raise KeyError

    out = io.BytesIO()
    with pytest.raises(KeyError):
        write(out, material(broken()))
    assert not [*tmp_path.iterdir()]
    assert out.getvalue() == b""


def test_a_full_disk_is_an_error_of_the_system(write: Write) -> None:
    with pytest.raises(OSError, match="No space left"):
        write(FullDisk(), material([row()] * 500))
