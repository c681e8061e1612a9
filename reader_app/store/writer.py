"""The one way into the file: a Change and its journal entry, in one transaction.

Removals come first, then additions, each behind what it refers to, then changes; keys are
checked when the transaction ends, so a Change may name its edits in any order.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from reader_app.core.errors import ConflictError
from reader_app.core.pace import Pace
from reader_app.core.records import Tag
from reader_app.store.derived import Derived
from reader_app.store.entries import Entry, by_table, entry_of, parents_first
from reader_app.store.search_index import SearchIndex
from reader_app.store.texts import add_originals, add_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.edits import Change
    from reader_app.core.pace import Progress
    from reader_app.store.connection import Connection
    from reader_app.store.journal import Journal, Step
    from reader_app.store.table import Table

_CHANGED_MEANWHILE = "This cannot be done: what it concerns was changed meanwhile."
_PASSES = 3
"""How often each edit is gone through: made ready, written to its table, and to the journal."""

_CYCLE = """
WITH RECURSIVE above(id) AS (
  SELECT parent_id FROM tag WHERE uid=?1
  UNION SELECT tag.parent_id FROM tag JOIN above ON tag.id=above.id)
SELECT 1 FROM above WHERE id=(SELECT id FROM tag WHERE uid=?1)
"""


class Writer:
    """Writes Changes over one connection."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal
        self._index = SearchIndex(connection)
        self._derived = Derived(connection)
        self._pace = Pace(0, None)

    def write(
        self,
        change: Change,
        step: Step,
        *,
        continues: bool = False,
        progress: Progress | None = None,
    ) -> None:
        """Write a Change as a step, or as more of one that was begun before."""
        pace = self._pace = Pace(_PASSES * len(change.edits), progress)
        entries = [entry_of(edit) for edit in pace.over(change.edits)]
        texts = {text.sha256: str(text.text) for text in change.texts}
        with self._connection.transaction():
            add_texts(self._connection, change.texts)
            add_originals(self._connection, change.originals)
            self._index.forget(entries)
            self._derived.forget(entries)
            self._apply(entries)
            self._derived.add(entries)
            self._index.add(entries, texts)
            journal = self._journal
            row = journal.resume(step.uid) if continues else journal.begin(step)
            journal.append(row, step.uid, pace.over(entries))

    def _apply(self, entries: Sequence[Entry]) -> None:
        groups = by_table(entries)
        for table, group in reversed(groups):
            gone = [entry.before for entry in group if entry.after is None and entry.before]
            values = [(bytes.fromhex(side.record.uid), side.digest) for side in gone]
            self._expect(table.delete_sql, values)
        for table, group in groups:
            new = [entry for entry in group if entry.before is None]
            sides = [entry.after for entry in parents_first(new) if entry.after]
            self._expect(table.insert_sql, [table.values(side.data, side.digest) for side in sides])
        for table, group in groups:
            self._update(table, group)
        self._refuse_cycles(entries)

    def _update(self, table: Table[Any], entries: Sequence[Entry]) -> None:
        """Change the records that were there before, those of the same fields together."""
        groups: dict[tuple[str, ...], list[tuple[object, ...]]] = defaultdict(list)
        for entry in entries:
            before, after, fields = entry.before, entry.after, entry.changed
            if before and after:
                values = table.update_values(fields, after.data, after.digest, before.digest)
                groups[fields].append(values)
        for fields, rows in groups.items():
            self._expect(table.update_sql(fields), rows)

    def _expect(self, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Run a statement for each row; every one must find the record as it was known."""
        if rows and self._connection.run_many(sql, self._pace.over(rows)) != len(rows):
            raise ConflictError(_CHANGED_MEANWHILE)

    def _refuse_cycles(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            tag = entry.after.record if entry.after else None
            if not isinstance(tag, Tag) or tag.parent is None:
                continue
            if self._connection.row(_CYCLE, (bytes.fromhex(tag.uid),)):
                raise ConflictError(f"The tag “{tag.name}” cannot stand below itself.")
