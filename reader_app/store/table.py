"""What a table of records is made of: columns, how each is written and read, and the SQL for it.

References are uids in records and rowids in tables: resolved by the statement that writes, put
back by the one that reads. A uid that leads nowhere becomes row -1, which the foreign key refuses
when the transaction ends.
"""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from reader_app.core.canonical import RECORD_NAMES, canonical_json
from reader_app.core.records import Provenance, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.store.connection import Connection

R = TypeVar("R", bound=Record)

_AT_ONCE = 500
"""Rows that become records together: enough to be quick, and few beside the records themselves."""


@dataclass(frozen=True, slots=True)
class Form:
    """How a field's plain value becomes a column's, and how it is read back; None stays None."""

    write: Callable[[Any], Any] | None = None
    read: Callable[[Any], Any] | None = None


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in json.loads(text))


def _provenance(text: str) -> Provenance:
    data: dict[str, Any] = json.loads(text)
    origins = tuple((field, origin) for field, origin in data.pop("origins"))
    return Provenance(**data, origins=origins)


def _hex(value: bytes) -> str:
    """Return a uid or hash as text, the same object each time: most stand in thousands of records."""
    return sys.intern(value.hex())


PLAIN = Form()
CHOICE = Form(read=sys.intern)
"""One of a few words."""
MOMENT = Form(read=lru_cache(256)(int))
"""Milliseconds since 1970; what was made in one step has the same object, not one each."""
HEX = Form(bytes.fromhex, _hex)
FLAG = Form(int, bool)
WORDS = Form(canonical_json, lambda text: tuple(json.loads(text)))
PAIRS = Form(canonical_json, _pairs)
PROVENANCE = Form(canonical_json, _provenance)


@dataclass(frozen=True, slots=True)
class Column:
    """One column and the field it holds; `span.start` is a field of the record's part."""

    field: str
    form: Form = PLAIN
    name: str = ""
    refers: str = ""
    """The table in whose row `id` a uid becomes."""
    optional: bool = False
    """Whether a reference may be None."""

    @property
    def outer(self) -> str:
        """The record's field, without that of its part."""
        return self.field.partition(".")[0]

    @property
    def column(self) -> str:
        """The column's name in SQL."""
        return self.name or (f"{self.field}_id" if self.refers else self.field)

    def write_sql(self, n: int) -> str:
        """Return the expression that stores the value bound as parameter n."""
        if not self.refers:
            return f"?{n}"
        found = f"ifnull((SELECT id FROM {self.refers} WHERE uid=?{n}),-1)"
        return f"iif(?{n} IS NULL,NULL,{found})" if self.optional else found

    def read_sql(self) -> str:
        """Return the expression that reads it from the table named as t."""
        if self.refers:
            return f"(SELECT uid FROM {self.refers} WHERE id=t.{self.column})"
        return f"t.{self.column}"


@dataclass(frozen=True, slots=True)
class Derived:
    """A column that follows from the record, written with it and never read into one."""

    column: str
    sql: str
    """With one `?` for the value."""
    value: Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True)
class Table(Generic[R]):
    """A kind of record and the columns it lies in, in the order in which `make` takes them."""

    kind: type[R]
    make: Callable[..., R]
    columns: tuple[Column, ...]
    derived: tuple[Derived, ...] = ()
    parts: Mapping[str, type[object]] = field(default_factory=dict[str, type[object]])
    """What those of its fields are that have several columns, which follow one another."""

    @cached_property
    def name(self) -> str:
        """The table's name, which is the record's in the journal."""
        return RECORD_NAMES[self.kind]

    @cached_property
    def _written(self) -> tuple[tuple[str, str], ...]:
        """Each column's name and the expression that stores it."""
        pairs = [(item.column, item.write_sql(n)) for n, item in enumerate(self.columns, 1)]
        last = len(pairs)
        pairs += [
            (item.column, item.sql.replace("?", f"?{last + n}"))
            for n, item in enumerate(self.derived, 1)
        ]
        return (*pairs, ("digest", f"?{len(pairs) + 1}"))

    @cached_property
    def insert_sql(self) -> str:
        """Takes `values`."""
        names = ",".join(name for name, _ in self._written)
        return (
            f"INSERT INTO {self.name}({names}) VALUES({','.join(sql for _, sql in self._written)})"
        )

    def update_sql(self, fields: tuple[str, ...]) -> str:
        """Return the statement that changes these fields, which takes `update_values`.

        The row must still have the digest that it had before.
        """
        if fields not in self._updates:
            self._updates[fields] = self._update_sql(fields)
        return self._updates[fields]

    @cached_property
    def _updates(self) -> dict[tuple[str, ...], str]:
        return {}

    def _update_sql(self, fields: tuple[str, ...]) -> str:
        chosen = [item for item in self.columns if item.outer in fields]
        pairs = [(item.column, item.write_sql(n)) for n, item in enumerate(chosen, 2)]
        last = len(pairs) + 1
        pairs += [
            (item.column, item.sql.replace("?", f"?{last + n}"))
            for n, item in enumerate(self.derived, 1)
        ]
        last += len(self.derived)
        sets = ",".join(f"{name}={sql}" for name, sql in (*pairs, ("digest", f"?{last + 1}")))
        return f"UPDATE {self.name} SET {sets} WHERE uid=?1 AND digest=?{last + 2}"

    def update_values(
        self, fields: tuple[str, ...], data: Mapping[str, Any], *digests: bytes
    ) -> tuple[Any, ...]:
        """Return what `update_sql` takes, from a record's plain data, its new digest and its old."""
        stored = [bytes.fromhex(data["uid"])]
        stored += [
            _stored(data, outer, inner, write)
            for outer, inner, write in self._writers
            if outer in fields
        ]
        return (*stored, *(item.value(data) for item in self.derived), *digests)

    @cached_property
    def delete_sql(self) -> str:
        """Takes a uid and the digest that the row must still have."""
        return f"DELETE FROM {self.name} WHERE uid=?1 AND digest=?2"

    @cached_property
    def fields_sql(self) -> str:
        """What `record` takes, for a query on the table named as t."""
        return ",".join(item.read_sql() for item in self.columns)

    @cached_property
    def select_sql(self) -> str:
        """Return the start of a query for whole records; conditions name the table t."""
        return f"SELECT {self.fields_sql} FROM {self.name} t"

    @cached_property
    def width(self) -> int:
        """How many columns `record` takes."""
        return len(self.columns)

    @cached_property
    def _writers(self) -> tuple[tuple[str, str, Callable[[Any], Any] | None], ...]:
        """Each column's field, the field of its part, and how it is written."""
        paths = [item.field.partition(".") for item in self.columns]
        return tuple(
            (path[0], path[2], item.form.write)
            for path, item in zip(paths, self.columns, strict=True)
        )

    @cached_property
    def _readers(self) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
        return tuple(
            (n, item.form.read) for n, item in enumerate(self.columns) if item.form.read is not None
        )

    def values(self, data: Mapping[str, Any], digest: bytes) -> tuple[Any, ...]:
        """Return what `insert_sql` takes, from a record's plain data."""
        stored = [_stored(data, outer, inner, write) for outer, inner, write in self._writers]
        return (*stored, *(item.value(data) for item in self.derived), digest)

    def one(self, connection: Connection, where: str, values: Sequence[object]) -> R | None:
        """Return the first record that meets a condition on the table named as t."""
        row = connection.row(f"{self.select_sql} {where}", values)
        return None if row is None else self.record(row)

    def many(self, connection: Connection, where: str, values: Sequence[object] = ()) -> list[R]:
        """Return all records that meet a condition on the table named as t."""
        rows = connection.stream(f"{self.select_sql} {where}", values)
        records: list[R] = []
        while some := [*islice(rows, _AT_ONCE)]:
            records += self.records(some)
        return records

    def records(self, rows: Sequence[Sequence[Any]]) -> list[R]:
        """Return the records of rows, as `record` does, a column at a time: three times as fast."""
        columns: list[Iterable[Any]] = [*islice(zip(*rows, strict=True), self.width)]
        if not columns:
            return []
        for n, read in self._readers:
            column = columns[n]
            if read is _hex and None not in column:
                columns[n] = map(sys.intern, map(bytes.hex, column))
            else:
                columns[n] = [None if value is None else read(value) for value in column]
        for kind, start, end in self._parts:
            columns[start] = map(kind, *columns[start:end])
        return _made(self.kind, [(name, columns[n]) for name, n in self._fields], len(rows))

    @cached_property
    def _fields(self) -> list[tuple[str, int]]:
        """Each field of a record, and which column it is, or begins at."""
        places: dict[str, int] = {}
        for n, item in enumerate(self.columns):
            places.setdefault(item.outer, n)
        return [*places.items()]

    @cached_property
    def _parts(self) -> list[tuple[type[object], int, int]]:
        """The parts of a record, and from where to where their columns are."""
        outer = [item.outer for item in self.columns]
        return [
            (kind, outer.index(name), outer.index(name) + outer.count(name))
            for name, kind in self.parts.items()
        ]

    def record(self, row: Sequence[Any]) -> R:
        """Return the record of a row that begins with `fields_sql`."""
        values = list(row[: self.width])
        for n, read in self._readers:
            if values[n] is not None:
                values[n] = read(values[n])
        return self.make(*values)


def _made(kind: type[R], fields: Iterable[tuple[str, Iterable[Any]]], count: int) -> list[R]:
    """Return frozen records, field by field: their own `__init__` is slow, and checks nothing."""
    made = [*map(object.__new__, repeat(kind, count))]
    for name, column in fields:
        put: Callable[[R, Any], None] = getattr(kind, name).__set__
        deque(map(put, made, column), maxlen=0)
    return made


def _stored(
    data: Mapping[str, Any], outer: str, inner: str, write: Callable[[Any], Any] | None
) -> Any:
    """Return a column's value from a record's plain data."""
    value = data[outer][inner] if inner else data[outer]
    return value if value is None or write is None else write(value)
