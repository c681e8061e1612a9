"""The logical dump: every record, in one canonical form, to tell whether two projects are equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.canonical import canonical_json, kept_data, to_data
from reader_app.store.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.store.connection import Connection


def dump_lines(connection: Connection) -> Iterator[str]:
    """Yield a line for each record, by kind and uid.

    Journal, row numbers, indexes, settings and view state are left out, as are the texts
    themselves, which articles name by their hashes.
    """
    for table in TABLES:
        for row in connection.stream(f"{table.select_sql} ORDER BY t.uid"):
            data = kept_data(table.kind, to_data(table.record(row)))
            yield canonical_json({"record": table.name, **data})


def dump(connection: Connection) -> str:
    """Return the lines of the dump, each ended by a newline."""
    return "".join(f"{line}\n" for line in dump_lines(connection))
