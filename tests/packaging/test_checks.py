"""The checks that are our own, each on something good and something bad."""

from __future__ import annotations

from typing import TYPE_CHECKING

import checks

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _source(folder: Path, text: str) -> Path:
    path = folder / "reader_app" / "module.py"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_file_of_400_lines_passes(tmp_path: Path):
    assert checks.too_long(_source(tmp_path, "x = 1\n" * 400)) == (True, "")


def test_a_file_of_401_lines_is_found(tmp_path: Path):
    passed, output = checks.too_long(_source(tmp_path, "x = 1\n" * 401))
    assert not passed
    assert output == "reader_app/module.py: 401 lines (at most 400)"


def test_a_function_of_41_lines_is_found(tmp_path: Path):
    text = "def short():\n    pass\n\n\ndef long():\n" + "    pass\n" * 40
    passed, output = checks.too_long(_source(tmp_path, text))
    assert not passed
    assert output == "reader_app/module.py:5: long has 41 lines (at most 40)"


def test_failed_checks_are_named_with_what_they_found(capsys: pytest.CaptureFixture[str]):
    wanted = [
        checks.Check("good", lambda: (True, "not shown")),
        checks.Check("bad", lambda: (False, "line 3 is wrong")),
    ]
    failed = checks.run_all(wanted)
    shown = capsys.readouterr().out
    assert failed == ["bad"]
    assert "line 3 is wrong" in shown
    assert "not shown" not in shown
    assert checks.verdict(failed) == 1


def test_no_failed_check_is_a_pass():
    assert checks.verdict([]) == 0
