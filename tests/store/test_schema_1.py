"""Bad rows are refused by the tables themselves, whoever writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.store.sqlite import sqlite3
from reader_app.store.version import VERSION

if TYPE_CHECKING:
    from tests.store.desk import Desk

UID = b"0123456789abcdef"
BAD = {
    "a uid that is not 16 bytes": "UPDATE tag SET uid=x'00'",
    "an empty tag name": "UPDATE tag SET name='  '",
    "a tag under itself": "UPDATE tag SET parent_id=id",
    "text where a number belongs": "UPDATE tag SET n_taggings='many'",
    "a span that ends before it starts": 'UPDATE highlight SET start=9, "end"=3',
    "a negative start": 'UPDATE highlight SET start=-1, "end"=4',
    "a quote of another length": "UPDATE highlight SET quote='Ferr'",
    "an unknown status": "UPDATE reading SET status='maybe'",
    "a slot that no key has": "UPDATE pin SET slot=10",
    "a digest that is none": "UPDATE note SET digest=x'00'",
    "a text of another length": "UPDATE text SET n_chars=1",
    "an unknown block kind": "UPDATE block SET kind='footer'",
    "an unknown step kind": "UPDATE step SET kind='sql'",
    "an undo of nothing": "UPDATE step SET kind='undo'",
    "an edit of nothing": "UPDATE edit SET before=NULL, after=NULL",
    "one replica twice": "INSERT INTO replica(uid,fingerprint,created_ms)"
    " SELECT x'00112233445566778899aabbccddeeff', fingerprint, 1 FROM replica",
    "a note on two things": "UPDATE note SET article_id=1",
    "an analyst that is not there": "UPDATE tag SET analyst_id=99",
    "a tagging of another article": "UPDATE tagging SET article_id=99",
    "a highlight left behind": "DELETE FROM article",
}


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Give a project with a row in every table."""
    article, tag = desk.bring(), desk.tag()
    highlight = desk.highlight(article)
    note, pin = desk.note(highlight=highlight.uid), desk.pin(tag)
    desk.add(tag, highlight, desk.tagging(highlight, tag), note, pin, desk.reading(article))
    return desk


@pytest.mark.parametrize("statement", BAD.values(), ids=BAD.keys())
def test_a_bad_row_is_refused(full: Desk, statement: str) -> None:
    raw = full.store._connection.raw
    with pytest.raises(sqlite3.IntegrityError, match=r"constraint failed|cannot store"):
        raw.execute(statement)
    assert full.store.check() == []


def test_a_fault_of_the_program_rises_as_it_is(desk: Desk) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        desk.add(desk.tag("   "))
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        desk.store._connection.run("DELETE FROM nowhere")
    assert desk.store.tags.all() == []


def test_every_connection_has_its_pragmas(desk: Desk) -> None:
    sibling = desk.store.sibling()
    for store in (desk.store, sibling):
        value = store._connection.value
        assert value("PRAGMA journal_mode") == "wal"
        assert value("PRAGMA synchronous") == 2
        assert value("PRAGMA foreign_keys") == 1
        assert value("PRAGMA trusted_schema") == 0
        assert value("PRAGMA cell_size_check") == 1
        assert value("PRAGMA mmap_size") == 0
        assert value("PRAGMA application_id") == 0x52644170
        assert value("PRAGMA user_version") == VERSION
        assert value("PRAGMA page_size") == 4096
    sibling.close()


def test_a_row_number_never_comes_back(desk: Desk) -> None:
    first, second = desk.tag("One"), desk.tag("Two")
    desk.add(first)
    number = desk.store._connection.value("SELECT id FROM tag")
    desk.remove(first)
    desk.add(second)
    assert desk.store._connection.value("SELECT id FROM tag") > number
