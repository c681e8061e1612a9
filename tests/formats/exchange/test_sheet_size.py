from __future__ import annotations

import io
from dataclasses import replace

import pytest

from reader_app.core.codebook import Codebook
from reader_app.core.errors import ProjectError
from reader_app.core.ids import Uid
from reader_app.core.records import Tag
from reader_app.formats.exchange.sheet_size import refuse_too_wide, remark
from reader_app.formats.exchange.spans_csv import write_exact
from reader_app.formats.exchange.spans_sheets import write_xlsx
from tests.formats.exchange.material import material
from tests.formats.exchange.rows import INES, row


def test_what_does_not_fit_on_a_sheet_is_said() -> None:
    assert remark("is one", 1_048_575, 16_384) == remark("opened as one", 1_048_575, 16_384) == ""
    assert remark("no", 9_000_000, 90_000) == ""
    assert "the others are on further sheets" in remark("is one", 1_048_576, 2)
    assert "show 1,048,575 of these 1,048,576 rows" in remark("opened as one", 1_048_576, 2)
    assert "show 16,384 of these 16,385 columns" in remark("opened as one", 2, 16_385)


def test_a_sheet_takes_16384_columns_and_no_more() -> None:
    refuse_too_wide(16_384)
    with pytest.raises(ProjectError, match=r"16,384 columns, and this one would need 16,385\."):
        refuse_too_wide(16_385)


def test_a_codebook_too_wide_for_a_sheet_is_refused_there_and_whole_elsewhere() -> None:
    tags = [Tag(Uid(f"{n:032x}"), f"t{n}", None, "", INES, 0, 0) for n in range(1, 16_384)]
    wide = replace(material([row()], ("quote",)), codebook=Codebook(tags), shape="matrix")
    with pytest.raises(ProjectError, match="this one would need 16,385"):
        write_xlsx(io.BytesIO(), wide)
    out = io.BytesIO()
    assert write_exact(out, wide) == 1
    assert [line.count(b",") for line in out.getvalue().splitlines()] == [16_383] * 2
