"""The grade that an analyst gave an article, as an SQL condition on articles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader_app.core.errors import QueryError
from reader_app.core.scales import Scales
from reader_app.core.search_query import NONE
from reader_app.store.reads.tags import TagReads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.ids import Uid
    from reader_app.store.connection import Connection

_MINE = (
    "SELECT article_id FROM grade WHERE highlight_id IS NULL"
    " AND analyst_id=(SELECT id FROM analyst WHERE uid=?)"
)
_VALUED = f"{_MINE} AND value IN (SELECT unhex(value) FROM json_each(?))"
_HERE = "EXISTS ({} AND article_id=article.id)"


def graded(connection: Connection, words: str, analyst: bytes) -> tuple[str, str, list[object]]:
    """Return the condition for grades as "B2", "..B2" for these or better, or "none".

    It comes as asked of each article, then as what gathers all that fit; both of the same values.
    Raises QueryError where no scale has such a value.
    """
    if words.lower() == NONE:
        return f"NOT {_HERE.format(_MINE)}", f"article.id NOT IN ({_MINE})", [analyst]
    tags = TagReads(connection)
    scales = Scales(tags.scales(), tags.scale_values())
    groups: Sequence[set[Uid]] = scales.called(words.removeprefix(".."))
    if not groups:
        raise QueryError(f"No scale has a grade “{words}”. Use one such as B, B2 or ..B2.")
    if words.startswith(".."):
        groups = [scales.up_to(group) for group in groups]
    values: list[object] = [
        value for group in groups for value in (analyst, json.dumps(sorted(group)))
    ]
    here = " AND ".join(_HERE.format(_VALUED) for _ in groups)
    return f"({here})", " AND ".join(f"article.id IN ({_VALUED})" for _ in groups), values
