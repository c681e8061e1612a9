"""Notes that are being written outlive the program, and are gone once they are in the project."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.ids import Uid
from reader_app.project.unfinished import (
    Unfinished,
    UnfinishedField,
    UnfinishedNotes,
    known_by,
)

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE, HIGHLIGHT, NOTE = (Uid(letter * 32) for letter in "abc")
ON_SPAN = Unfinished(ARTICLE, start=3, end=9, words="Why “at risk”? 🚢 עברית")
ON_CARD = Unfinished(ARTICLE, HIGHLIGHT, words="First line\nsecond line")
CHANGED = Unfinished(ARTICLE, HIGHLIGHT, NOTE, words="Now better")


ON_TAG = UnfinishedField("tag", ARTICLE, "tagDefinition", "Who acts")
ON_PROJECT = UnfinishedField("project", HIGHLIGHT, "newNote", "Ask the port 🚢")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder that is not there yet."""
    return tmp_path / "home" / "unfinished"


def test_what_is_kept_is_there_for_the_next_program(folder: Path) -> None:
    notes = UnfinishedNotes(folder)
    for note in (ON_SPAN, ON_CARD, CHANGED):
        notes.keep(note)
    again = UnfinishedNotes(folder)
    assert set(again.all()) == {ON_SPAN, ON_CARD, CHANGED}
    assert again.get(ON_SPAN.key) == ON_SPAN
    assert folder.stat().st_mode & 0o77 == 0


def test_fields_of_dialogs_are_kept_beside_them(folder: Path) -> None:
    notes = UnfinishedNotes(folder)
    for each in (ON_TAG, ON_CARD, ON_PROJECT):
        notes.keep(each)
    again = UnfinishedNotes(folder)
    assert set(again.fields()) == {ON_TAG, ON_PROJECT}
    assert again.all() == [ON_CARD]
    assert again.get(ON_TAG.key) == ON_TAG
    again.forget(ON_TAG.key)
    assert again.fields() == [ON_PROJECT]


def test_a_project_is_known_by_where_it_lies(tmp_path: Path) -> None:
    one, other = (known_by(tmp_path / name / "press.reader") for name in "ab")
    assert one == known_by(tmp_path / "a" / "press.reader")
    assert one != other


def test_a_note_typed_on_takes_the_place_of_what_it_was(folder: Path) -> None:
    notes = UnfinishedNotes(folder)
    notes.keep(ON_CARD)
    longer = replace(ON_CARD, words="First line\nsecond line, longer")
    notes.keep(longer)
    assert UnfinishedNotes(folder).all() == [longer]


@pytest.mark.parametrize("gone", ["", " \n"])
def test_one_that_is_forgotten_or_emptied_is_gone(folder: Path, gone: str) -> None:
    notes = UnfinishedNotes(folder)
    notes.keep(ON_CARD)
    notes.forget(ON_CARD.key)
    notes.keep(CHANGED)
    notes.keep(replace(CHANGED, words=gone))
    assert notes.all() == []
    assert notes.get(CHANGED.key) is None


def test_where_nothing_can_be_written_it_is_kept_as_long_as_the_program_runs(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("a file in its place")
    notes = UnfinishedNotes(folder)
    notes.keep(ON_CARD)
    assert notes.get(ON_CARD.key) == ON_CARD
    assert notes.all() == []
    notes.forget(ON_CARD.key)
    assert notes.get(ON_CARD.key) is None


@pytest.mark.parametrize("words", ["", "[]", "{}", '{"start": "x", "end": 1}'])
def test_a_file_that_is_none_of_them_is_passed_over(folder: Path, words: str) -> None:
    notes = UnfinishedNotes(folder)
    notes.keep(ON_CARD)
    (folder / "broken.note").write_text(words)
    assert notes.all() == [ON_CARD]
