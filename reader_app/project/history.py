"""Undo, redo and the list of steps, all read from the project's journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Literal

from reader_app.core.edits import Change
from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.project.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader_app.core.pace import Progress
    from reader_app.project.workbench import Workbench
    from reader_app.store.rows import StepRow

NOTHING = Change("nothing", {}, ())
"""What undo and redo return where there is nothing to take back or to bring again."""

_PAGE = 500
_CHARACTERS = 1000
"""So many of a text that is changed take about as long as an edit."""
_NOT_AGAIN = "This step cannot be done again: something else was done since it was undone."


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step, as the History panel and the command line show it."""

    step: int
    """Its number in this file, from 1."""
    label: str
    """What it did, in English; `action` and `arguments` compose it in another language."""
    at_ms: int
    analyst: str
    """The analyst's name."""
    state: Literal["done", "undone", "undo", "redo"]
    action: str
    arguments: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class JumpPlan:
    """What a jump will do, in the order in which it will: one of the two is empty."""

    undo: tuple[HistoryEntry, ...] = ()
    redo: tuple[HistoryEntry, ...] = ()


class History:
    """The steps of a project, and the analyst's own way back and forth in them."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def undo(self, progress: Progress | None = None) -> Change:
        """Take back the analyst's last step; empty where there is none.

        Raises ConflictError where somebody has built on it meanwhile. Call it on a worker where
        `undo_size` is some thousands; `progress` is told how far it is.
        """
        steps = self._bench.store.steps
        row = steps.undoable(self._bench.analyst.uid)
        if row is None:
            return NOTHING
        change = steps.change_to_undo(row.uid)
        self._refuse_stranding(change)
        self._bench.write(change, kind="undo", undoes=row.uid, progress=progress)
        return change

    def redo(self, progress: Progress | None = None) -> Change:
        """Bring again what the analyst took back last; empty where there is none."""
        steps = self._bench.store.steps
        row = steps.redoable(self._bench.analyst.uid)
        if row is None:
            return NOTHING
        change = steps.change_to_redo(row.uid)
        self._refuse_stranding(change)
        self._bench.write(change, kind="redo", undoes=row.uid, progress=progress)
        return change

    def _refuse_stranding(self, change: Change) -> None:
        if change.action in {"article.correct", "article.reread"}:
            from reader_app.project.correcting import (  # noqa: PLC0415  (rare; brings difflib)
                refuse_stranding,
            )

            refuse_stranding(self._bench, change)

    def jump_plan(self, step: int) -> JumpPlan:
        """Return what has to be undone or done again to stand right behind the step of a number.

        0 stands before the first one. Only this analyst's own steps are undone or done again.
        Raises NotFoundError for a number there is not, ProjectError where the step was undone
        and cannot be done again any more.
        """
        undo, redo = self._way(step)
        return JumpPlan(tuple(self._entries(undo)), tuple(self._entries(redo)))

    def jump(self, step: int, progress: Progress | None = None) -> tuple[Change, ...]:
        """Undo or do again, one by one, what `jump_plan` names; return what was written.

        Raises as that does; and ConflictError where a step cannot be undone: those before it
        in the plan stay undone. `progress` is told of each step anew.
        """
        undo, redo = self._way(step)
        return (*(self.undo(progress) for _ in undo), *(self.redo(progress) for _ in redo))

    def undo_size(self) -> int:
        """Return how many edits `undo` would take back; a long text counts as many."""
        return self._size([self._bench.store.steps.undoable(self._bench.analyst.uid)])

    def redo_size(self) -> int:
        """Return how many edits `redo` would bring again."""
        return self._size([self._bench.store.steps.redoable(self._bench.analyst.uid)])

    def jump_size(self, step: int) -> int:
        """Return how many edits `jump` would go through; raises as `jump_plan` does."""
        undo, redo = self._way(step)
        return self._size([*undo, *redo])

    def _size(self, rows: Iterable[StepRow | None]) -> int:
        steps = self._bench.store.steps
        return sum(steps.size(row.number) + _weight(row) for row in rows if row is not None)

    def _way(self, step: int) -> tuple[list[StepRow], list[StepRow]]:
        steps, me = self._bench.store.steps, self._bench.analyst.uid
        target = steps.numbered(step)
        if target is None and step != 0:
            raise NotFoundError("This step is not in the project's history.")
        if target is None or target.state != "undone":
            return steps.undoables(me, step), []
        ahead = steps.redoables(me)
        numbers = [row.number for row in ahead]
        if step not in numbers:
            raise ProjectError(_NOT_AGAIN)
        return [], ahead[: numbers.index(step) + 1]

    def next_undo(self) -> str | None:
        """Return what `undo` would take back, in words."""
        return _worded(self._bench.store.steps.undoable(self._bench.analyst.uid))

    def next_redo(self) -> str | None:
        """Return what `redo` would bring again, in words."""
        return _worded(self._bench.store.steps.redoable(self._bench.analyst.uid))

    def steps(self, limit: int | None = None) -> Iterator[HistoryEntry]:
        """Yield the steps, the latest first; an analyst's entering is not one."""
        yield from self._entries(islice(self._rows(min(limit or _PAGE, _PAGE)), limit))

    def _entries(self, rows: Iterable[StepRow]) -> Iterator[HistoryEntry]:
        names = {analyst.uid: analyst.name for analyst in self._bench.store.analysts()}
        for row in rows:
            words = label(row.action, row.arguments)
            who = names.get(row.analyst, "")
            yield HistoryEntry(
                row.number, words, row.at_ms, who, row.state, row.action, row.arguments
            )

    def _rows(self, at_once: int = _PAGE) -> Iterator[StepRow]:
        before: int | None = None
        while page := self._bench.store.steps.history(at_once, before):
            yield from (row for row in page if row.kind != "join")
            before = page[-1].number


def _worded(row: StepRow | None) -> str | None:
    return None if row is None else label(row.action, row.arguments)


def _weight(row: StepRow) -> int:
    """Return how many edits more a step is worth by the length of a text that it changes."""
    length = row.arguments.get("length", 0)
    return length // _CHARACTERS if isinstance(length, int) else 0
