from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.project.folders import FoundFile, collect, path_text

if TYPE_CHECKING:
    import pytest


def test_a_folder_gives_all_texts_below_it_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "sub/c.txt", "sub/deep/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    found = [path_text(each.path.relative_to(tmp_path)) for each in collect([tmp_path])]
    assert found == ["a.TXT", "b.txt", "sub/c.txt", "sub/deep/d.txt"]


def test_hidden_files_and_projects_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for name in (".git/x.txt", ".hidden.txt", "p.reader", "p.reader-wal", "p.reader.lock", "a.txt"):
        (tmp_path / name).write_text(name)
    assert collect([tmp_path]) == [FoundFile(tmp_path / "a.txt")]


def test_files_of_another_kind_are_kept_with_the_reason(tmp_path: Path) -> None:
    for name in ("a.txt", "map.png", "README"):
        (tmp_path / name).write_text(name)
    reasons = {each.path.name: each.reason for each in collect([tmp_path])}
    assert reasons["a.txt"] == ""
    assert "“.png”" in reasons["map.png"]
    assert "without an ending" in reasons["README"]


def test_a_folder_without_texts_says_so(tmp_path: Path) -> None:
    assert collect([tmp_path]) == [FoundFile(tmp_path, "There are no articles in this folder.")]


def test_a_file_that_is_named_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    assert collect([tmp_path / "notes"]) == [FoundFile(tmp_path / "notes")]


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    assert collect([tmp_path / "a.txt", tmp_path]) == [FoundFile(tmp_path / "a.txt")]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert collect([tmp_path]) == [FoundFile(tmp_path / "a.txt")]


def test_a_folder_that_cannot_be_opened_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    real = os.scandir

    def refuse(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert collect([tmp_path]) == [FoundFile(closed, "This folder cannot be opened.")]


def test_a_name_of_any_bytes_can_be_shown() -> None:
    assert path_text(Path(os.fsdecode(b"caf\xe9.txt"))) == "caf\ufffd.txt"


def test_a_path_that_the_system_refuses_is_taken_for_a_file() -> None:
    path = Path("x" * 300)
    assert collect([path]) == [FoundFile(path)]
