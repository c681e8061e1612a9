"""Damaged files of every kind are read or refused.

READER_FUZZ_SECONDS says for how long, READER_FUZZ_SEED where it begins: the suite always begins at
the same place, so that it says the same of the same source.
"""

from __future__ import annotations

import os

from reader_app.formats.workers.pool import ReadingPool
from tests.fuzz.fuzz_readers import EXAMPLES, Case, check, run

SECONDS = float(os.environ.get("READER_FUZZ_SECONDS", "60"))
SEED = int(os.environ.get("READER_FUZZ_SEED", "1"))


def test_damaged_files_are_read_or_refused_with_a_sentence() -> None:
    assert run(SECONDS, SEED) > 0


def test_the_examples_are_read_as_they_are() -> None:
    with ReadingPool(workers=1) as pool:
        for name, data in EXAMPLES.items():
            check(pool, Case(name, data))
