"""A project made many times as large by copying its articles with their marks, in SQL alone.

A project of 400,000 highlights is there in seconds. The copies share the originals' texts, and are
for reading: their digests are those of what they were copied from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.store.derived import DERIVED_SETTING
from reader_app.store.sqlite import sqlite3

if TYPE_CHECKING:
    from pathlib import Path

_TABLES: dict[str, dict[str, str]] = {
    "article": {},
    "highlight": {"article_id": "article"},
    "tagging": {"article_id": "article", "highlight_id": "highlight"},
}
"""The tables that are copied, and which of their columns are rows of which of them."""


def multiply(path: Path, times: int) -> None:
    """Have a closed project hold each of its articles so many times."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA cache_size=-200000")
    last = {name: db.execute(f"SELECT max(id) FROM {name}").fetchone()[0] for name in _TABLES}
    for name, refers in _TABLES.items():
        db.execute(_copy_sql(db, name, refers, last), (times,))
    db.execute(
        "INSERT INTO mark_fts(rowid,quote,notes) SELECT id,lower(quote),'' FROM highlight WHERE id>?",
        (last["highlight"],),
    )
    db.execute(
        "UPDATE tag SET n_taggings=(SELECT count(*) FROM tagging WHERE tagging.tag_id=tag.id)"
    )
    db.execute("DELETE FROM setting WHERE key=?", (DERIVED_SETTING,))  # made anew at opening
    db.commit()
    db.execute("PRAGMA optimize")
    db.close()


def _copy_sql(
    db: sqlite3.Connection, name: str, refers: dict[str, str], last: dict[str, int]
) -> str:
    """Return the statement that copies a table, the ids of each copy behind those of the last."""
    own = {
        "id": f"t.id+n.i*{last[name]}",
        "uid": "randomblob(16)",
        "title": "t.title||' '||n.i",
        "created_ms": "t.created_ms-n.i",
        **{column: f"t.{column}+n.i*{last[table]}" for column, table in refers.items()},
    }
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
    values = ",".join(own.get(column, f't."{column}"') for column in columns)
    names = ",".join(f'"{column}"' for column in columns)
    return (
        "WITH RECURSIVE n(i) AS (SELECT 1 WHERE ?1>1 UNION ALL SELECT i+1 FROM n WHERE i<?1-1)"
        f" INSERT INTO {name}({names}) SELECT {values} FROM {name} t, n"
    )
