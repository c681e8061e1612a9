import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.records import Original, Record
from tests.core.strategies import RECORDS


@given(st.lists(RECORDS, max_size=5))
def test_the_inverse_of_the_inverse_is_the_change_itself(records: list[Record]) -> None:
    change = Change("tag.create", {"name": "x"}, (*added(*records), *removed(*records)))
    assert change.inverse().inverse() == change
    assert bool(change) is bool(records)


@given(RECORDS, RECORDS)
def test_an_inverse_goes_back_in_the_opposite_order(one: Record, other: Record) -> None:
    change = Change("x", {}, (Edit(None, one), Edit(one, other)))
    assert change.inverse().edits == (Edit(other, one), Edit(one, None))
    assert [edit.record for edit in change.edits] == [one, other]
    assert [edit.record for edit in removed(one)] == [one]


def test_texts_and_originals_are_never_taken_back() -> None:
    change = Change("article.import", {}, (), originals=(Original("0" * 64, "text/plain", b"x"),))
    assert change.inverse().originals == ()


def test_an_edit_of_nothing_has_no_record() -> None:
    with pytest.raises(ValueError, match="needs a record"):
        _ = Edit(None, None).record


@given(st.lists(RECORDS, max_size=8))
def test_edits_are_found_by_the_kind_of_their_records(records: list[Record]) -> None:
    change = Change("x", {}, (*added(*records), *removed(*records)))
    kinds = {type(record) for record in records}
    for kind in kinds:
        own = tuple(edit for edit in change.edits if isinstance(edit.record, kind))
        assert tuple(change.of(kind)) == own
        assert change.concerns(kind, str)
    found = [edit for kind in kinds for edit in change.of(kind)]
    assert list(change.of(*kinds)) == found
    assert len(found) == len(change.edits)
    assert list(change.of(str)) == []
    assert not change.concerns(str)
