import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.canonical import (
    RECORD_NAMES,
    Json,
    canonical_json,
    digest,
    field_names,
    from_data,
    kept_data,
    to_data,
    whole_data,
)
from reader_app.core.records import Analyst, Highlight, Record, Tag
from tests.core.strategies import ANALYSTS, HIGHLIGHTS, RECORDS, TAGS


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


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=9,
)


@given(JSON)
def test_canonical_json_is_what_json_writes(data: Json) -> None:
    wanted = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert canonical_json(data) == wanted


@given(RECORDS)
def test_the_kept_form_tells_all(record: Record) -> None:
    kind, data = type(record), to_data(record)
    assert whole_data(kind, kept_data(kind, data)) == data


@given(TAGS, HIGHLIGHTS)
def test_a_record_without_later_fields_is_kept_as_it_was_before_there_were_any(
    tag: Tag, highlight: Highlight
) -> None:
    old = replace(tag, when_to_use="", when_not_to_use="", example=None)
    assert not {"when_to_use", "when_not_to_use", "example"} & kept_data(Tag, to_data(old)).keys()
    plain = replace(highlight, statement="")
    assert "statement" not in kept_data(Highlight, to_data(plain))
    assert digest(replace(plain, statement="claim")) != digest(plain)
