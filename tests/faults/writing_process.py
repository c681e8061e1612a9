"""A process that writes 1,000 steps to a project, and tells which were written or refused.

Arguments: the project, a name, and for how many steps it holds the project open. It prints the
name of each tag once that is written, and "refused SENTENCE" for each step it was not let.
"""

from __future__ import annotations

import sys
from pathlib import Path

from reader_app.core.clock import SystemClock
from reader_app.core.edits import Change, added
from reader_app.core.errors import ProjectLockedError
from reader_app.core.ids import UidSource
from reader_app.core.records import Tag
from reader_app.store.store import Store

STEPS = 1000


def main() -> None:
    """Write the steps, some in one go, closing the project in between."""
    path, name, at_once = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    for first in range(0, STEPS, at_once):
        names = [f"{name} {n}" for n in range(first, min(first + at_once, STEPS))]
        try:
            store = Store.open(path, clock=SystemClock())
        except ProjectLockedError as problem:
            sys.stdout.writelines(f"refused {problem}\n" for _ in names)
            continue
        _write(store, names)
        store.close()


def _write(store: Store, names: list[str]) -> None:
    clock = SystemClock()
    uids = UidSource(clock)
    (me,) = store.analysts()
    for name in names:
        now = clock.now_ms()
        tag = Tag(uids.new(), name, None, "blue", me.uid, now, now)
        store.write(Change("new_tag", {}, added(tag)), analyst=me.uid)
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
