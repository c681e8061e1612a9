"""One flipped byte in whatever the analysts wrote or read is found: a hundred of a hundred."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

from reader_app.store.check import check
from reader_app.store.connection import connect_at_rest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.desk import Desk

_FIELDS = {
    "text": "SELECT CAST(text AS BLOB) FROM text",
    "quote": "SELECT CAST(quote AS BLOB) FROM highlight",
    "note": "SELECT CAST(body AS BLOB) FROM note",
    "tag name": "SELECT CAST(name AS BLOB) FROM tag",
    "original": "SELECT data FROM original WHERE length(data)>0",
}
_TRIALS = 20
"""In each of five kinds of field: a hundred in all."""
_PIECE = 12
"""Bytes by which a place is found in the file; so few that most stand on one page."""


@pytest.fixture
def whole(desk: Desk) -> tuple[Path, dict[str, list[bytes]]]:
    """Give a closed project of many marks, and what stands in each kind of field."""
    chance = random.Random("flipped")
    words = ("ferry", "Hafen", "מעבורת", "عبارة", "渡轮", "naïve", "harbour", "said", "😀")
    for n in range(8):
        body = f"Article {n}\n\n" + " ".join(chance.choices(words, k=400 * (1 + n % 3)))
        article, tag = desk.bring(body, data=body.encode("utf-16")), desk.tag(f"Tag {n} מילה")
        highlight = desk.highlight(article, 12 + n, 60 + 9 * n, body)
        note = desk.note(f"Note {n}: " + " ".join(chance.choices(words, k=30)), tag=tag.uid)
        desk.add(tag, highlight, desk.tagging(highlight, tag), note)
    desk.store.close()
    return desk.store.path, {name: _values(desk.store.path, name) for name in _FIELDS}


@pytest.mark.parametrize("field", _FIELDS)
def test_a_flipped_bit_in_a_field_is_found_every_time(
    whole: tuple[Path, dict[str, list[bytes]]], field: str
) -> None:
    path, fields = whole
    sound, chance = path.read_bytes(), random.Random(field)
    assert check(path) == []
    missed: list[tuple[int, int]] = []
    trials = 0
    while trials < _TRIALS:
        place, bit = _place(sound, chance.choice(fields[field]), chance), chance.randrange(8)
        _write_byte(path, place, sound[place] ^ 1 << bit)
        if _values(path, field) != fields[field]:  # else what was hit is a page's empty part
            trials += 1
            missed += [] if check(path) else [(place, bit)]
        _write_byte(path, place, sound[place])
    assert missed == []
    assert check(path) == []


def _place(sound: bytes, value: bytes, chance: random.Random) -> int:
    """Return where in the file a byte of that value stands, chosen at random."""
    while True:
        start = chance.randrange(max(len(value) - _PIECE, 0) + 1)
        piece = value[start : start + _PIECE]
        places = [found.start() for found in re.finditer(re.escape(piece), sound)]
        if places:  # else the piece runs over the end of a page
            return chance.choice(places) + chance.randrange(len(piece))


def _write_byte(path: Path, place: int, byte: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(bytes([byte]))


def _values(path: Path, field: str) -> list[bytes]:
    connection = connect_at_rest(path)
    try:
        return [row[0] for row in connection.rows(_FIELDS[field])]
    finally:
        connection.close()
