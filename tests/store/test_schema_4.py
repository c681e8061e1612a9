"""Texts have links from version 1.3 on, which are kept with them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.edits import Change, added
from reader_app.core.records import Link
from reader_app.store.salvage import salvage
from reader_app.store.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock
    from tests.store.desk import Desk

LINKS = (Link(0, 5, "https://port.example/held"), Link(6, 10, "mailto:desk@port.example"))


@pytest.fixture
def linked(desk: Desk) -> Desk:
    """Give a project with one text that has links."""
    article, text, original = desk.article()
    change = Change("import", {}, added(article), (replace(text, links=LINKS),), (original,))
    desk.store.write(change, analyst=desk.me.uid, kind="import")
    return desk


def links_of(store: Store) -> tuple[Link, ...]:
    (row,) = store.articles.all()
    article = store.articles.get(row.uid)
    assert article is not None
    text = store.articles.text(article.text_sha256)
    assert text is not None
    return text.links


def test_the_links_of_a_text_are_kept_with_it(linked: Desk, clock: Clock, tmp_path: Path) -> None:
    assert links_of(linked.store) == LINKS
    assert linked.store.check() == []
    linked.store.replay_into(tmp_path / "again.reader")
    again = Store.open(tmp_path / "again.reader", clock=clock)
    assert links_of(again) == LINKS
    again.close()
    assert salvage(linked.store.path, tmp_path / "new.reader", clock) == []
    new = Store.open(tmp_path / "new.reader", clock=clock)
    assert links_of(new) == LINKS
    new.close()


def test_a_link_that_was_changed_is_found(linked: Desk) -> None:
    linked.store._connection.run("UPDATE text SET links=replace(links,'held','help')")
    (finding,) = linked.store.check()
    assert finding.message == "The blocks or links of a text are not as they were read."


@pytest.mark.parametrize(
    "hostile",
    [
        '[[0,5,"file:///etc/passwd"]]', '[[0,5,"javascript:alert(1)"]]', '[[3,99,"https://x"]]',
        '[[-1,5,"https://x"]]', '[[5,5,"https://x"]]', '[[0,5,"https://a b"]]', "{}", "[1]", "[[",
        "[" * 100_000, '[[0,1e999,"https://x"]]', "[[0,5,null]]",
    ],
)  # fmt: skip
def test_what_cannot_be_a_link_is_none(linked: Desk, hostile: str) -> None:
    linked.store._connection.run("UPDATE text SET links=?", (hostile,))
    assert links_of(linked.store) == ()
