from __future__ import annotations

from tests.fuzz.fuzz_readers import run


def test_damaged_files_are_read_or_refused() -> None:
    assert run(3.0, seed=1) > 10
