from __future__ import annotations

import getpass
import json
import os
from pathlib import Path

import pytest

from reader_app.project.settings import MAX_RECENT, Settings, login_name, settings_path


def test_settings_are_kept_from_one_start_to_the_next(settings_home: Path) -> None:
    settings = Settings()
    settings.set_theme("sepia")
    settings.set_export_columns(["quote", "tag"])
    settings.set_export_format("csv-exact")
    settings.set_window_state("geometry", b"\x00\xff")
    settings.set_keys({"tag": "T"})
    again = Settings()
    assert again.path == settings_home / "settings.json"
    assert again.theme == "sepia"
    assert again.export_columns == ("quote", "tag")
    assert again.export_format == "csv-exact"
    assert again.window_state("geometry") == b"\x00\xff"
    assert again.keys == {"tag": "T"}


def test_without_a_file_everything_has_a_default() -> None:
    settings = Settings()
    assert settings.theme == "system"
    assert settings.recent_projects == ()
    assert settings.export_columns == ()
    assert settings.export_format == "xlsx"
    assert settings.window_state("geometry") == b""
    assert settings.keys == {}
    assert not settings.knows_person


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", "\ud800"])
def test_a_broken_file_counts_as_none(settings_home: Path, content: str) -> None:
    path = settings_home / "settings.json"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    assert Settings().theme == "system"
    Settings().set_theme("dark")
    assert Settings().theme == "dark"


def test_values_of_another_kind_count_as_none(settings_home: Path) -> None:
    broken = {
        "theme": 3,
        "export_columns": "quote",
        "recent_projects": [1, "/a"],
        "window_x": "zz",
        "keys": [],
    }
    (settings_home / "settings.json").write_text(json.dumps(broken))
    settings = Settings()
    assert settings.theme == "system"
    assert settings.export_columns == ()
    assert settings.recent_projects == (Path("/a"),)
    assert settings.window_state("x") == b""
    assert settings.keys == {}


def test_the_person_is_made_once_from_the_login_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "ines")
    person = Settings().person()
    assert (person.name, len(person.uid or "")) == ("ines", 32)
    assert Settings().person() == person
    assert not Settings().knows_person


def test_the_person_can_take_another_name() -> None:
    uid = Settings().person().uid
    assert Settings().set_person_name("Inês").uid == uid
    assert Settings().person().name == "Inês"
    assert Settings().knows_person


def test_where_nothing_can_be_kept_the_person_is_known_by_name(settings_home: Path) -> None:
    (settings_home / "file").write_text("")
    settings = Settings(settings_home / "file" / "settings.json")
    assert settings.person().uid is None
    settings.set_theme("dark")
    assert settings.theme == "dark"


@pytest.mark.parametrize("problem", [OSError, KeyError, ImportError])
def test_without_a_login_name_there_is_still_an_analyst(
    monkeypatch: pytest.MonkeyPatch, problem: type[Exception]
) -> None:
    def refuse() -> str:
        raise problem

    monkeypatch.setattr(getpass, "getuser", refuse)
    assert login_name() == "Analyst"


def test_recent_projects_come_latest_first() -> None:
    settings = Settings()
    for n in range(MAX_RECENT + 2):
        settings.add_recent_project(Path(f"/{n}.reader"))
    settings.add_recent_project(Path("/5.reader"))
    settings.forget_recent_project(Path("/11.reader"))
    names = [path.stem for path in Settings().recent_projects]
    assert names == ["5", "10", "9", "8", "7", "6", "4", "3", "2"]


def test_another_windows_settings_stay(settings_home: Path) -> None:
    one, two = Settings(), Settings()
    one.set_theme("dark")
    two.set_export_format("csv-exact")
    assert Settings().theme == "dark"


def test_settings_are_in_the_systems_place_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("READER_APP_HOME")
    assert settings_path().parent.name == "reader-app"


def test_a_broken_uid_counts_as_none(settings_home: Path) -> None:
    broken = {"person_uid": "nobody", "person_name": "Ines"}
    (settings_home / "settings.json").write_text(json.dumps(broken))
    person = Settings().person()
    assert person.name == "Ines"
    assert person.uid is not None
    assert len(bytes.fromhex(person.uid)) == 16
    assert Settings().person() == person


def test_a_path_of_any_bytes_is_kept() -> None:
    path = Path(os.fsdecode(b"/a/\xff.reader"))
    Settings().add_recent_project(path)
    assert Settings().recent_projects == (path,)
