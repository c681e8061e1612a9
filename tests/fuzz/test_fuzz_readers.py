"""Damaged files of every kind are read or refused; READER_FUZZ_SECONDS says for how long."""

from __future__ import annotations

import os
import random

from reader_app.formats.workers.pool import ReadingPool
from tests.fuzz.fuzz_readers import EXAMPLES, Case, check, run

SECONDS = float(os.environ.get("READER_FUZZ_SECONDS", "60"))


def test_damaged_files_are_read_or_refused_with_a_sentence() -> None:
    assert run(SECONDS, random.randrange(1 << 30)) > 0


def test_the_examples_are_read_as_they_are() -> None:
    with ReadingPool(workers=1) as pool:
        for name, data in EXAMPLES.items():
            check(pool, Case(name, data))
