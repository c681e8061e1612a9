from __future__ import annotations

import pytest

from reader_app.core.errors import NotFoundError
from reader_app.formats.exchange.registry import FORMATS, format_named, format_of_file


def test_every_format_has_words_and_a_suffix() -> None:
    for name, each in FORMATS.items():
        assert format_named(name) is each
        assert each.suffix.startswith(".")
        assert str(each) == f"{each.title}\n{each.line}"


def test_a_files_name_tells_its_format() -> None:
    assert format_of_file("Spans.XLSX").name == "xlsx"
    assert format_of_file("spans.csv").name == "csv"
    assert format_of_file("spans").name == "csv"


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(NotFoundError, match="no format “xls”"):
        format_named("xls")
