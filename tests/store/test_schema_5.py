"""A project of version 1.3 is brought to 1.4: nothing in it changes, and it is found as before."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.core.search_parser import parse_query
from reader_app.store.rows import LibraryQuery
from reader_app.store.store import Store
from reader_app.store.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Clock

KEPT = Path(__file__).parent.parent / "data" / "projects" / "schema_4.reader"


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Give a copy of a project that version 1.3 wrote, open in this one."""
    path = Path(shutil.copy(KEPT, tmp_path / "kept.reader"))
    store = Store.open(path, clock=clock)
    yield store
    store.close()


def test_a_kept_project_of_version_1_3_opens_with_all_it_had(kept: Store) -> None:
    assert kept._connection.value("PRAGMA user_version") == VERSION
    assert kept.dump() == KEPT.with_suffix(".dump").read_text(encoding="utf-8")
    assert kept.check() == []


def test_its_journal_makes_the_same_project(kept: Store, clock: Clock, tmp_path: Path) -> None:
    kept.replay_into(tmp_path / "again.reader")
    again = Store.open(tmp_path / "again.reader", clock=clock)
    assert again.dump() == kept.dump()
    assert again.check() == []
    again.close()


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("field:Place=الميناء", 1),
        ("field:desk", 2),
        ("field:desk=home", 1),
        ("is:untagged", 1),
        ("note:whole", 1),
        ("note:held", 1),
        ("note:project", 0),
        ("quote:whole", 0),
    ],
)
def test_what_is_looked_for_is_found_by_what_is_kept_since(
    kept: Store, words: str, titles: int
) -> None:
    query = LibraryQuery(where=parse_query(words))
    assert kept.articles.found(query) == titles
