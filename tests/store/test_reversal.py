"""Undo and redo bring back the very same records, or say in a sentence why not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.edits import Edit, added
from reader_app.core.errors import ConflictError, NotFoundError

if TYPE_CHECKING:
    from tests.store.desk import Desk


def test_undo_and_redo_bring_back_every_field(desk: Desk) -> None:
    article, tag = desk.bring(), desk.tag()
    highlight = desk.highlight(article)
    note = desk.note(highlight=highlight.uid)
    desk.add(tag, highlight, desk.tagging(highlight, tag), note)
    longer = desk.highlight(article, 0, 10)
    desk.change(highlight, span=longer.span, quote=longer.quote, modified_ms=9)
    states = [desk.store.dump()]
    while desk.undo():
        desk.reopen()
        states.append(desk.store.dump())
    assert len(states) == 4
    while desk.redo():
        desk.reopen()
        states.append(desk.store.dump())
    assert states == states[::-1]
    assert desk.store.check() == []


def test_what_another_analyst_changed_since_is_not_undone(desk: Desk) -> None:
    mara = desk.analyst("Mara")
    desk.write(*added(mara), analyst=mara.uid, kind="join")
    tag = desk.tag()
    desk.add(tag)
    renamed = replace(tag, name="Person")
    desk.write(Edit(tag, renamed), analyst=mara.uid)
    with pytest.raises(ConflictError, match=r"cannot be undone: .* changed since"):
        desk.undo()
    desk.undo(mara.uid)
    assert desk.undo()
    assert desk.store.tags.all() == []


def test_an_untouched_field_may_have_been_changed_by_someone_else(desk: Desk) -> None:
    mara = desk.analyst("Mara")
    desk.write(*added(mara), analyst=mara.uid, kind="join")
    tag = desk.tag()
    desk.add(tag)
    renamed = desk.change(tag, name="Person")
    green = replace(renamed, colour="green")
    desk.write(Edit(renamed, green), analyst=mara.uid)
    desk.undo()
    assert desk.store.tags.all() == [replace(green, name="Actor")]


def test_what_is_back_or_gone_already_is_not_done_again(desk: Desk) -> None:
    tag = desk.tag()
    step = desk.add(tag)
    with pytest.raises(ConflictError, match="cannot be done again"):
        desk.store.steps.change_to_redo(step)
    desk.undo()
    with pytest.raises(ConflictError, match="cannot be undone"):
        desk.store.steps.change_to_undo(step)
    with pytest.raises(NotFoundError, match="history"):
        desk.store.steps.change_to_undo(desk.uids.new())


def test_several_edits_of_one_record_in_a_step_are_undone_as_one(desk: Desk) -> None:
    tag = desk.tag()
    step = desk.add(tag)
    renamed = replace(tag, name="Person")
    desk.write(Edit(tag, renamed), continues=step)
    brief = desk.tag("Brief")
    desk.write(*added(brief), continues=step)
    desk.write(Edit(brief, None), continues=step)
    change = desk.store.steps.change_to_undo(step)
    assert change.edits == (Edit(renamed, None),)
    desk.undo()
    desk.redo()
    assert desk.store.tags.all() == [renamed]


def test_the_change_says_what_the_step_said(desk: Desk) -> None:
    step = desk.add(desk.tag())
    change = desk.store.steps.change_to_undo(step)
    assert (change.action, change.arguments) == ("test", {"n": 1})
