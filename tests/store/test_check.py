"""The self-check finds every flipped byte, and is quiet where all is well."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from reader_app.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock
    from tests.store.desk import Desk

BODY = "Ferry held at Calder Bay\n\nThe harbour master said nothing of note this week."


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Give a project with one of each."""
    article, tag = (
        desk.bring(BODY, data=BODY.replace("\n", "\r\n").encode() * 3),
        desk.tag("Actorhood"),
    )
    highlight = desk.highlight(article, 30, 44, BODY)
    note, pin = desk.note("Remarkable remark", highlight=highlight.uid), desk.pin(tag)
    desk.add(tag, highlight, desk.tagging(highlight, tag), note, pin, desk.reading(article))
    return desk


@pytest.mark.parametrize(
    ("column", "kinds"),
    [
        ("text.text", {"text"}),
        ("text.reader", {"text"}),
        ("block.start", {"text"}),
        ("original.data", {"original"}),
        ("article.title", {"record"}),
        ("article.fields", {"record", "counter"}),
        ("article.provenance", {"record"}),
        ("article.n_highlights", {"counter"}),
        ("article.n_chars", {"counter"}),
        ("own_field.value", {"counter"}),
        ("tag.name", {"record", "counter"}),
        ("tag.name_key", {"counter"}),
        ("tag.n_taggings", {"counter"}),
        ("tag.digest", {"record"}),
        ("highlight.quote", {"record", "quote"}),
        ("highlight.prefix", {"record"}),
        ("highlight.start", {"record", "quote", "file"}),
        ("note.body", {"record"}),
        ("note.created_ms", {"record"}),
        ("reading.modified_ms", {"record"}),
        ("pin.slot", {"record"}),
        ("analyst.name", {"record"}),
        ("step.action", {"journal"}),
        ("step.hlc", {"journal"}),
        ("edit.after", {"journal"}),
        ("note.uid", {"record", "journal"}),
    ],
)
def test_a_changed_field_is_found(full: Desk, column: str, kinds: set[str]) -> None:
    assert full.store.check() == []
    table, name = column.split(".")
    connection = full.store._connection
    value = connection.value(f"SELECT {name} FROM {table}")
    connection.run("PRAGMA ignore_check_constraints=ON")
    connection.run(f"UPDATE {table} SET {name}=?", (_flipped(value),))
    assert {finding.kind for finding in full.store.check()} == kinds


def _flipped(value: object) -> object:
    if isinstance(value, int):
        return value ^ 4
    if isinstance(value, str):
        return value[:3] + chr(ord(value[3]) ^ 1) + value[4:]
    assert isinstance(value, bytes)
    return value[:3] + bytes([value[3] ^ 1]) + value[4:]


def test_a_value_of_which_no_record_can_be_made_is_found(full: Desk) -> None:
    connection = full.store._connection
    connection.run("PRAGMA ignore_check_constraints=ON")
    for statement in (
        "UPDATE article SET fields='{'",
        "UPDATE article SET provenance='{\"no\":1}'",
        'UPDATE highlight SET "end"=start',
    ):
        connection.run("BEGIN")
        connection.run(statement)
        connection.run("COMMIT")
        assert "record" in {finding.kind for finding in full.store.check()}


def test_missing_and_unknown_records_are_found(full: Desk) -> None:
    connection = full.store._connection
    connection.run("PRAGMA foreign_keys=OFF")
    connection.run("DELETE FROM note")
    connection.run("DELETE FROM edit WHERE record='pin'")
    connection.run("DELETE FROM tag")
    connection.run("UPDATE step SET id=id+100")
    found = {(finding.kind, finding.record) for finding in full.store.check()}
    assert ("journal", "note") in found
    assert ("journal", "pin") in found
    assert ("key", "tagging") in found
    assert ("key", "edit") in found
    assert ("record", "tagging") in found


def test_a_highlight_whose_text_is_gone_is_found(full: Desk) -> None:
    connection = full.store._connection
    connection.run("PRAGMA foreign_keys=OFF")
    connection.run("DELETE FROM text")
    assert "quote" in {finding.kind for finding in full.store.check()}


@pytest.mark.parametrize(
    "words", [b"harbour master said", b"Remarkable remark", b"Actorhood", b"Calder Bay Courier"]
)
def test_one_flipped_byte_anywhere_in_the_file_is_found(full: Desk, words: bytes) -> None:
    """Flip one bit in each place of the file where the words stand, one at a time."""
    full.store.close()
    path = full.store.path
    whole = path.read_bytes()
    chance = random.Random(words)
    places = [at for at in range(len(whole)) if whole.startswith(words, at)]
    assert places
    for at in places:
        for bit in (0, 7):
            damaged = bytearray(whole)
            damaged[at + chance.randrange(len(words))] ^= 1 << bit
            path.write_bytes(damaged)
            assert _findings(path, full.clock), (words, at, bit)
    path.write_bytes(whole)
    assert not _findings(path, full.clock)


def test_unreadable_pages_are_a_finding(full: Desk) -> None:
    for n in range(40):
        full.bring(f"Article {n}\n\n" + "words of ours " * 300)
    full.store.close()
    path = full.store.path
    data = bytearray(path.read_bytes())
    pages = len(data) // 4096
    for page in range(pages * 3 // 4, pages):  # behind those that say what tables there are
        data[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    path.write_bytes(data)
    assert "file" in {finding.kind for finding in _findings(path, full.clock)}


def test_a_check_that_is_stopped_reads_no_further(full: Desk) -> None:
    for n in range(40):
        full.bring(f"Article {n}\n\n" + "words of ours " * 3000)
    assert full.store.check(lambda: False) == []
    stopped = full.store.check(lambda: True)
    assert {finding.message for finding in stopped} == {"Reading press.reader was stopped."}


def _findings(path: Path, clock: Clock) -> list[object]:
    store = Store.open(path, clock=clock, read_only=True)
    try:
        return list(store.check())
    finally:
        store.close()


def test_an_original_whose_text_is_gone_is_told(desk: Desk) -> None:
    desk.bring()  # its original is its text
    desk.store._connection.run("PRAGMA foreign_keys=OFF")
    desk.store._connection.run("DELETE FROM text")
    assert "original" in {finding.kind for finding in desk.store.check()}


def test_a_row_of_nothing_where_something_always_is_is_told(full: Desk) -> None:
    connection = full.store._connection
    connection.run("PRAGMA writable_schema=ON")
    looser = "replace(sql,'uid BLOB NOT NULL','uid BLOB')"
    connection.run(f"UPDATE sqlite_schema SET sql={looser} WHERE name='step'")
    connection.run("PRAGMA writable_schema=RESET")
    connection.run("UPDATE step SET uid=NULL")
    found = {finding.message for finding in full.store.check()}
    assert "A row in the file is not what Reader writes." in found
