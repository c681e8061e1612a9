from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectError
from reader_app.project.whole_file import whole_file
from tests.small_files import small_files

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    with whole_file(path) as file:
        file.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_left_of_a_file_that_was_not_finished(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")

    def half() -> None:
        with whole_file(path) as file:
            file.write(b"new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="there, the system keeps an open file")
def test_what_a_killed_program_left_goes_with_the_next_and_what_is_written_now_stays(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.csv"
    left_over, other = tmp_path / ".a.csv.0badcafe.part", tmp_path / ".b.csv.0badcafe.part"
    left_over.write_text("half")
    other.write_text("half of something else")
    with whole_file(path) as first:
        assert not left_over.exists()
        first.write(b"first")
        with whole_file(path) as second:
            second.write(b"second")
    assert path.read_text() == "first"
    assert set(tmp_path.iterdir()) == {path, other}


def test_a_disk_that_fills_up_is_said_to_be_full(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with pytest.raises(ProjectError, match="cannot be written \\(No space left"), whole_file(path):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_without_a_reason_is_still_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="the system refuses"), whole_file(tmp_path / "a"):
        raise OSError


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="cannot be written"), whole_file(tmp_path / "no" / "a"):
        pass


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="is not a file"), whole_file(tmp_path):
        pass


def test_a_link_stays_one(tmp_path: Path) -> None:
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    with whole_file(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.parametrize(
    "name", ["報" * 83 + ".csv", "𝒳" * 62 + ".csv"], ids=["3 bytes", "4 bytes"]
)
def test_a_name_as_long_as_the_system_takes_is_taken(tmp_path: Path, name: str) -> None:
    with whole_file(tmp_path / name) as file:
        file.write(b"x")
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_nothing_is_left_where_closing_fails_as_writing_did(tmp_path: Path) -> None:
    with (
        small_files(0),
        pytest.raises(ProjectError, match="cannot be written"),
        whole_file(tmp_path / "a.csv") as file,
    ):
        file.write(b"still in the buffer")
    assert list(tmp_path.iterdir()) == []
