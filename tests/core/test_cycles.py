"""The search for cycles is as it was once work without it is done."""

from __future__ import annotations

import gc

import pytest

from reader_app.core.cycles import no_search_for_cycles


@pytest.mark.parametrize("was_on", [True, False])
def test_python_looks_for_cycles_afterwards_as_it_did_before(*, was_on: bool) -> None:
    (gc.enable if was_on else gc.disable)()
    try:
        with no_search_for_cycles():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
    finally:
        gc.enable()


def test_an_error_brings_it_back() -> None:
    with pytest.raises(KeyError), no_search_for_cycles():
        raise KeyError
    assert gc.isenabled()
