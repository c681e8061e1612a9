"""Changes as data: what the store writes, undo reverses and every view refreshes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from reader_app.core.records import Original, Record, Text


@dataclass(frozen=True, slots=True)
class Edit:
    """One record's change: `before` None adds it, `after` None removes it."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record in question, as it stands after the edit or stood before its removal."""
        record = self.after or self.before
        if record is None:
            raise ValueError("an edit needs a record")
        return record


@dataclass(frozen=True, slots=True)
class Change:
    """What one user action does: edits that are made, and unmade, together.

    `action` names what was done ("highlight.tag"), `arguments` what a sentence about it needs;
    the sentence is composed where it is shown. Texts and originals only ever come, so that
    an inverse has none. A change without edits says that there was nothing to do.
    """

    action: str
    arguments: Mapping[str, str | int]
    edits: tuple[Edit, ...]
    texts: tuple[Text, ...] = field(default=(), repr=False)
    originals: tuple[Original, ...] = field(default=(), repr=False)
    _by_kind: Mapping[type, Sequence[Edit]] = field(init=False, repr=False, compare=False)
    """Put together once, where it is made: many hear of a change, and each looks for its own."""

    def __post_init__(self) -> None:
        groups: dict[type, list[Edit]] = {}
        for edit in self.edits:
            groups.setdefault(type(edit.record), []).append(edit)
        object.__setattr__(self, "_by_kind", groups)

    def __bool__(self) -> bool:
        return bool(self.edits)

    def of(self, *kinds: type) -> Iterator[Edit]:
        """Yield the edits of records of these kinds, one kind after the other."""
        return chain.from_iterable(self._by_kind.get(kind, ()) for kind in kinds)

    def concerns(self, *kinds: type) -> bool:
        """Tell whether it adds, changes or removes records of any of these kinds."""
        return any(kind in self._by_kind for kind in kinds)

    def inverse(self) -> Change:
        """Return the change that takes this one back."""
        swapped = tuple(Edit(edit.after, edit.before) for edit in reversed(self.edits))
        return replace(self, edits=swapped, texts=(), originals=())


def added(*records: Record) -> tuple[Edit, ...]:
    """Return the edits that add these records."""
    return tuple(Edit(None, record) for record in records)


def removed(*records: Record) -> tuple[Edit, ...]:
    """Return the edits that remove these records."""
    return tuple(Edit(record, None) for record in records)
