import json
from dataclasses import fields, replace

import pytest
from hypothesis import given

from reader_app.core.canonical import (
    RECORD_NAMES,
    canonical_json,
    digest,
    field_names,
    from_data,
    to_data,
)
from reader_app.core.records import Analyst, Record
from tests.core.strategies import ANALYSTS, RECORDS


@given(RECORDS)
def test_a_record_comes_back_from_its_data(record: Record) -> None:
    data = json.loads(canonical_json(to_data(record)))
    assert from_data(type(record), data) == record


@given(RECORDS, RECORDS)
def test_digests_are_equal_for_equal_records_alone(one: Record, other: Record) -> None:
    assert len(digest(one)) == 16
    assert (digest(one) == digest(other)) is (to_data(one) == to_data(other))


@given(ANALYSTS)
def test_one_changed_field_changes_the_digest(analyst: Analyst) -> None:
    assert digest(replace(analyst, name=analyst.name + "x")) != digest(analyst)


def test_canonical_json_is_sorted_and_has_no_spaces() -> None:
    assert canonical_json({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}'


def test_every_kind_of_record_has_a_name() -> None:
    for kind in RECORD_NAMES:
        assert field_names(kind) == tuple(field.name for field in fields(kind))
    assert set(RECORD_NAMES) == set(Record.__args__)


def test_what_is_no_record_has_no_data() -> None:
    broken = Analyst("0" * 32, {"no": "text"}, None, 0, 0)
    with pytest.raises(TypeError, match="no JSON form for dict"):
        to_data(broken)
    with pytest.raises(TypeError):
        from_data(Analyst, {"name": "Ines"})
