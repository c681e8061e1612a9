"""The one command of the clone: what can be typed, and what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import dev

if TYPE_CHECKING:
    import pytest


def test_without_a_command_the_usage_is_shown(capsys: pytest.CaptureFixture[str]):
    assert dev.main([]) == 2
    assert "dev.py COMMAND" in capsys.readouterr().err


def test_the_usage_says_what_each_command_does():
    for name, command in dev.COMMANDS.items():
        assert f"{name:6} {command.__doc__}" in dev.usage()


def test_a_set_up_that_needs_a_person_says_so_and_has_its_own_status(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    def refuse(kind: str) -> None:
        raise dev.system_libraries.MissingPackagesError("Type:\n  sudo apt-get install xvfb")

    monkeypatch.setattr(dev, "set_up", refuse)
    assert dev.main(["test"]) == dev.SET_UP_FAILED
    assert "sudo apt-get install xvfb" in capsys.readouterr().err
