"""What is looked for in a project of version 1.3 is found by what version 1.4 keeps ready."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.core.search_parser import parse_query
from reader_app.store.rows import LibraryQuery
from reader_app.store.store import Store

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
