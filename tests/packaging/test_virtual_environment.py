"""When .venv is good as it is, and what the lock files promise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import virtual_environment

if TYPE_CHECKING:
    from pathlib import Path

PIN = re.compile(r"^([a-z0-9-]+)==([^ ;]+)", re.MULTILINE)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Pretend that an environment of some kind was made; return how."""
    python, stamp = tmp_path / "python", tmp_path / "made-from"
    monkeypatch.setattr(virtual_environment, "PYTHON", python)
    monkeypatch.setattr(virtual_environment, "STAMP", stamp)

    def make(what: str) -> None:
        python.touch()
        stamp.write_text(what + "\n", encoding="utf-8")

    return make


def test_nothing_there_is_not_made(made):
    assert not virtual_environment.is_made("run")


def test_an_environment_for_tests_will_do_for_running(made):
    made(virtual_environment.stamp("test"))
    assert virtual_environment.is_made("run")


def test_an_environment_for_running_will_not_do_for_tests(made):
    made(virtual_environment.stamp("run"))
    assert virtual_environment.is_made("run")
    assert not virtual_environment.is_made("test")


def test_an_environment_of_another_lock_is_not_made(made):
    made(virtual_environment.stamp("test")[:-1] + "?")
    assert not virtual_environment.is_made("test")


def test_the_test_lock_holds_the_run_lock_at_the_same_versions():
    run, test = (dict(PIN.findall(lock.read_text())) for lock in virtual_environment.LOCKS.values())
    assert run.items() <= test.items()
    assert len(run) < len(test)


@pytest.mark.parametrize("lock", virtual_environment.LOCKS.values(), ids=lambda path: path.name)
def test_a_lock_names_hashes_and_no_place_to_fetch_from(lock: Path):
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^(-|--)", text, re.MULTILINE)
    assert text.count("==") <= text.count("--hash=sha256:")
