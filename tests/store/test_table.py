"""Records that are made many at once, a field at a time, are those that are made one by one."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from reader_app.store.tables import HIGHLIGHT, TABLES

if TYPE_CHECKING:
    from reader_app.core.records import Highlight
    from reader_app.store.table import Table


def stored(number: int) -> tuple[object, ...]:
    """Return a highlight as its table has it."""
    return (
        bytes([number]) * 16, b"\x0a" * 16, b"\x0b" * 32, number, number + 5, "Ferry", "The ", ".",
        b"\x0c" * 16, 1, 2, "held", "", "",
    )  # fmt: skip


def test_many_highlights_are_as_each_of_them() -> None:
    rows = [stored(number) for number in range(3)]
    records = HIGHLIGHT.records(rows)
    assert records == [HIGHLIGHT.record(row) for row in rows]
    assert [(each.span.start, each.quote.exact) for each in records] == [
        (0, "Ferry"), (1, "Ferry"), (2, "Ferry"),
    ]  # fmt: skip
    assert HIGHLIGHT.records([]) == []


def test_a_span_that_is_none_is_refused_among_many_too() -> None:
    row = list(stored(1))
    row[4] = 1
    with pytest.raises(ValueError, match="not a span"):
        HIGHLIGHT.records([row])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_has_each_field_of_its_record_and_the_record_checks_none(
    table: Table[Highlight],
) -> None:
    """What is made a field at a time would else lack a field, or a check."""
    assert {item.outer for item in table.columns} == {each.name for each in fields(table.kind)}
    assert not hasattr(table.kind, "__post_init__")
