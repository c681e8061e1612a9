from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import NotFoundError
from reader_app.core.ids import Uid
from reader_app.core.records import Tag
from reader_app.formats.exchange.columns import COLUMNS
from reader_app.formats.exchange.csvw import csvw_metadata
from reader_app.formats.exchange.incoming_csv import read_spans
from reader_app.formats.exchange.shapes import SHAPES, columns_in, shape_named
from reader_app.formats.exchange.spans_csv import write_exact, write_for_excel
from tests.formats.exchange.material import CLAIM, DENIED, material
from tests.formats.exchange.rows import INES, row

if TYPE_CHECKING:
    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.shapes import Shape
    from reader_app.formats.exchange.span_row import SpanRow


def tagged(digits: str, *tags: Tag, by: str = "Ines") -> list[SpanRow]:
    """Return the rows of a highlight with these tags, the last first; one row where it has none."""
    one = row(f"quote {digits}")
    highlight = replace(one.highlight, uid=Uid(digits * 16))
    rows: list[SpanRow] = []
    for n, tag in enumerate(reversed(tags)):
        assert one.tagging
        path = ("Claim", "Denied") if tag is DENIED else (tag.name,)
        tagging = replace(one.tagging, tag=tag.uid, created_ms=1_778_767_520_000 + n * 1000)
        rows.append(replace(one, highlight=highlight, tag_path=path, tagging=tagging, analyst=by))
    return rows or [replace(one, highlight=highlight, tag_path=(), tagging=None)]


def shown(made: Material) -> list[dict[str, str]]:
    out = io.BytesIO()
    count = write_exact(out, made)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert len(rows) == count
    return rows


def in_shape(shape: Shape, rows: list[SpanRow], *columns: str) -> list[dict[str, str]]:
    return shown(replace(material(rows, columns), shape=shape))


def test_a_row_is_a_highlight_with_its_tags_in_the_codebooks_order() -> None:
    rows = [*tagged("1b", CLAIM, DENIED), *tagged("2b"), *tagged("3b", DENIED)]
    assert in_shape("highlight", rows, "quote", "tag", "tag_path", "tag_level_2") == [
        {
            "quote": "quote 1b", "tags": "Claim; Denied", "tag_paths": "Claim; Claim/Denied",
            "tag_level_2": "Denied",
        },
        {"quote": "quote 2b", "tags": "", "tag_paths": "", "tag_level_2": ""},
        {
            "quote": "quote 3b", "tags": "Denied", "tag_paths": "Claim/Denied",
            "tag_level_2": "Denied",
        },
    ]  # fmt: skip


def test_a_row_of_a_highlight_names_each_analyst_its_beginning_and_its_last_change() -> None:
    mara = [replace(each, analyst="Mara") for each in tagged("1b", CLAIM)]
    (only,) = in_shape(
        "highlight",
        [*tagged("1b", CLAIM, DENIED), *mara],
        "analyst",
        "created",
        "modified",
        "start",
    )
    assert only == {
        "analysts": "Ines; Mara",
        "created": "2026-05-14T14:05:20Z",
        "modified": "2026-05-14T14:05:21Z",
        "start": "7",
    }


def test_tags_of_one_name_at_two_places_are_two() -> None:
    twice = [replace(each, tag_path=("Other", "Denied")) for each in tagged("1b", CLAIM)]
    (only,) = in_shape("highlight", [*tagged("1b", DENIED), *twice], "tag")
    assert sorted(only.values()) == ["Denied; Denied"]


def test_a_column_for_each_tag_says_1_or_0() -> None:
    rows = [*tagged("1b", CLAIM, DENIED), *tagged("2b"), *tagged("3b", DENIED)]
    assert [list(each.values()) for each in in_shape("matrix", rows, "quote")] == [
        ["quote 1b", "1", "1"],
        ["quote 2b", "0", "0"],
        ["quote 3b", "0", "1"],
    ]
    (first, *_) = in_shape("matrix", rows, "quote")
    assert list(first) == ["quote", "tag:Claim", "tag:Claim/Denied"]


def test_a_tag_with_the_name_of_a_column_is_no_second_column_of_that_name() -> None:
    codebook = material([]).codebook.__class__([Tag(Uid("0f" * 16), "quote", None, "", INES, 0, 0)])
    columns = columns_in("matrix", ["quote"], codebook)
    assert [column.name for column in columns] == ["quote", "tag:quote"]
    assert b'"datatype": "integer"' in csvw_metadata("a.csv", columns[1:])


def test_the_columns_of_a_tagging_are_as_ever() -> None:
    codebook = material([]).codebook
    assert columns_in("tagging", COLUMNS, codebook) == tuple(COLUMNS.values())


def test_an_unknown_shape_is_refused() -> None:
    assert [shape_named(name) for name in SHAPES] == list(SHAPES)
    with pytest.raises(NotFoundError, match="no shape “wide”"):
        shape_named("wide")


@pytest.mark.parametrize("write", [write_exact, write_for_excel])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_of_any_shape_comes_in_again_with_every_tag(shape: Shape, write: object) -> None:
    rows = [*tagged("1b", CLAIM, DENIED), *tagged("2b"), *tagged("3b", DENIED, by="Mara")]
    names = ("quote", "start", "end", "tag_path", "analyst", "span_id")
    if shape == "matrix":
        names = ("quote", "start", "end", "analyst", "span_id")
    out = io.BytesIO()
    assert callable(write)
    write(out, replace(material(rows, names), shape=shape))
    marks = read_spans(out.getvalue(), "a.csv").marks
    found = [{tagging.path for tagging in mark.taggings} for mark in marks]
    assert found == [{("Claim",), ("Claim", "Denied")}, set(), {("Claim", "Denied")}]
    assert [mark.quote for mark in marks] == ["quote 1b", "quote 2b", "quote 3b"]
    assert {tagging.analyst for tagging in marks[2].taggings} == {"Mara"}


def test_who_of_several_gave_a_tag_is_not_guessed() -> None:
    mara = [replace(each, analyst="Mara") for each in tagged("1b", CLAIM)]
    out = io.BytesIO()
    made = material([*tagged("1b", DENIED), *mara], ("quote", "tag", "analyst"))
    write_exact(out, replace(made, shape="highlight"))
    (mark,) = read_spans(out.getvalue(), "a.csv").marks
    assert {(tagging.path, tagging.analyst) for tagging in mark.taggings} == {
        (("Claim",), ""),
        (("Denied",), ""),
    }
