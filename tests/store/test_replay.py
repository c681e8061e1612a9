"""The journal alone makes the same project again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.edits import Change, added
from reader_app.core.errors import StorageError
from reader_app.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.store.desk import Desk


def test_a_replayed_project_is_equal_and_can_be_undone_alike(desk: Desk, tmp_path: Path) -> None:
    article, tag = desk.bring(), desk.tag()
    highlight = desk.highlight(article)
    desk.add(tag, highlight, desk.tagging(highlight, tag))
    desk.change(tag, name="Person")
    desk.undo()
    desk.bring("Second\n\nArticle.", data=b"something else")
    desk.undo()
    path = tmp_path / "again.reader"
    desk.store.replay_into(path)
    again = Store.open(path, clock=desk.clock)
    assert again.dump() == desk.store.dump()
    assert [step.uid for step in again.steps.history(99)] == [
        step.uid for step in desk.store.steps.history(99)
    ]
    assert again.steps.history(99)[0].at_ms == desk.store.steps.history(99)[0].at_ms
    assert again.check() == []
    assert again.articles.text(article.text_sha256) == desk.store.articles.text(article.text_sha256)
    assert again.articles.original(article.original_sha256 or "") is not None
    again.close()


def test_a_step_of_many_edits_is_replayed_in_parts(desk: Desk, tmp_path: Path) -> None:
    tags = [desk.tag(f"Tag {n}") for n in range(700)]
    step = desk.add(*tags)
    desk.write(*added(desk.tag("One more")), continues=step)
    desk.store.replay_into(tmp_path / "again.reader")
    again = Store.open(tmp_path / "again.reader", clock=desk.clock)
    assert again.dump() == desk.store.dump()
    assert len(again.steps.history(99)) == 2
    again.close()


def test_an_article_without_original_is_replayed(desk: Desk, tmp_path: Path) -> None:
    article, text, _ = desk.article()
    change = Change("import", {}, added(replace(article, original_sha256=None)), (text,))
    desk.store.write(change, analyst=desk.me.uid, kind="import")
    desk.store.replay_into(tmp_path / "again.reader")
    again = Store.open(tmp_path / "again.reader", clock=desk.clock)
    assert again.dump() == desk.store.dump()
    again.close()


def test_nothing_is_replayed_over_a_file(desk: Desk) -> None:
    with pytest.raises(StorageError, match="already"):
        desk.store.replay_into(desk.store.path)
