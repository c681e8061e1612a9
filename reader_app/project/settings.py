"""What the program remembers of the user, in their configuration folder; in no project."""

from __future__ import annotations

import getpass
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from reader_app.core.clock import SystemClock
from reader_app.core.errors import ProjectError
from reader_app.core.ids import Uid, UidSource
from reader_app.project.person import Person
from reader_app.project.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HOME_VARIABLE = "READER_APP_HOME"
"""Names a folder for the settings, instead of the system's own place for them."""
MAX_RECENT = 10
MAX_EXPORTS = 30
"""Projects whose last export is kept."""

_UID = re.compile("[0-9a-f]{32}")

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def settings_path() -> Path:
    """Return where the settings are kept."""
    home = os.environ.get(HOME_VARIABLE)
    folder = Path(home) if home else platformdirs.user_config_path("reader-app", appauthor=False)
    return folder / "settings.json"


class Settings:
    """The settings of one file; each change is on disk at once. A broken file counts as none."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or settings_path()
        self._data = _read(self.path)

    def person(self) -> Person:
        """Return who is at this computer; made from the login name when first asked.

        Where nothing can be kept, the person is known by name alone.
        """
        uid, name = self._person_uid(), self._text("person_name")
        if uid and name:
            return Person(Uid(uid), name)
        return self._keep_person(name or login_name())

    @property
    def knows_person(self) -> bool:
        """Whether the person gave their name; it is the login name until then."""
        return self._data.get("person_named") is True

    def set_person_name(self, name: str) -> Person:
        """Give the person another name; they stay the same person in every project."""
        self._keep(person_named=True)
        return self._keep_person(name)

    def _keep_person(self, name: str) -> Person:
        uid = self._person_uid() or UidSource(SystemClock()).new()
        kept = self._keep(person_uid=uid, person_name=name)
        return Person(Uid(uid) if kept else None, name)

    def _person_uid(self) -> str:
        uid = self._text("person_uid")
        return uid if _UID.fullmatch(uid) else ""

    @property
    def theme(self) -> str:
        """The theme's name, or "system"."""
        return self._text("theme") or "system"

    def set_theme(self, name: str) -> None:
        """Keep the theme's name."""
        self._keep(theme=name)

    @property
    def recent_projects(self) -> tuple[Path, ...]:
        """The projects that were open last, the latest first."""
        return tuple(Path(each) for each in self._texts("recent_projects"))

    def add_recent_project(self, path: Path) -> None:
        """Put a project first in the list of recent ones."""
        rest = [each for each in self.recent_projects if each != path]
        self._keep_recent((path, *rest)[:MAX_RECENT])

    def forget_recent_project(self, path: Path) -> None:
        """Take a project off the list of recent ones."""
        self._keep_recent([each for each in self.recent_projects if each != path])

    def _keep_recent(self, paths: Sequence[Path]) -> None:
        kept: list[Json] = [str(path) for path in paths]
        self._keep(recent_projects=kept)

    @property
    def export_columns(self) -> tuple[str, ...]:
        """The columns of the last export; empty where none were chosen yet."""
        return self._texts("export_columns")

    def set_export_columns(self, columns: Sequence[str]) -> None:
        """Keep the columns of an export."""
        self._keep(export_columns=list(columns))

    @property
    def export_format(self) -> str:
        """The format of the last export."""
        return self._text("export_format") or "xlsx"

    def set_export_format(self, name: str) -> None:
        """Keep the format of an export."""
        self._keep(export_format=name)

    @property
    def export_presets(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """The user's own choices of columns by name: what a row is, and the columns' names."""
        kept = self._data.get("export_presets")
        found: dict[str, tuple[str, tuple[str, ...]]] = {}
        for name, each in kept.items() if isinstance(kept, dict) else ():
            if isinstance(each, list) and each:
                shape, *columns = (word for word in each if isinstance(word, str))
                found[name] = (shape, tuple(columns))
        return found

    def set_export_presets(self, presets: Mapping[str, tuple[str, Sequence[str]]]) -> None:
        """Keep the user's own choices of columns."""
        kept: dict[str, Json] = {
            name: [shape, *columns] for name, (shape, columns) in presets.items()
        }
        self._keep(export_presets=kept)

    def last_export(self, project: Path) -> Mapping[str, Json]:
        """Return what was kept of a project's last export (see `kept_exports`); empty without."""
        kept = self._data.get("last_exports")
        found = kept.get(str(project)) if isinstance(kept, dict) else None
        return found if isinstance(found, dict) else {}

    def set_last_export(self, project: Path, export: Mapping[str, Json]) -> None:
        """Keep a project's last export, and those of the projects exported before it."""
        kept = self._data.get("last_exports")
        others = dict(kept) if isinstance(kept, dict) else {}
        others.pop(str(project), None)
        newest = [*others.items(), (str(project), dict(export))][-MAX_EXPORTS:]
        self._keep(last_exports=dict(newest))

    def window_state(self, name: str) -> bytes:
        """Return bytes that a window kept under a name, such as its geometry; empty without."""
        try:
            return bytes.fromhex(self._text(f"window_{name}"))
        except ValueError:
            return b""

    def set_window_state(self, name: str, state: bytes) -> None:
        """Keep bytes for a window."""
        self._keep(**{f"window_{name}": state.hex()})

    @property
    def keys(self) -> dict[str, str]:
        """The user's own key for an action, by the action's object name."""
        kept = self._data.get("keys")
        if not isinstance(kept, dict):
            return {}
        return {name: key for name, key in kept.items() if isinstance(key, str)}

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """Keep the user's own keys."""
        self._keep(keys=dict(keys))

    @property
    def column_choices(self) -> tuple[str, ...]:
        """What columns of tables hold, as `column_choices` writes it; the latest choice first."""
        return self._texts("column_choices")

    def set_column_choices(self, choices: Sequence[str]) -> None:
        """Keep what columns of tables hold."""
        self._keep(column_choices=list(choices))

    def _text(self, key: str) -> str:
        value = self._data.get(key)
        return value if isinstance(value, str) else ""

    def _texts(self, key: str) -> tuple[str, ...]:
        value = self._data.get(key)
        if not isinstance(value, list):
            return ()
        return tuple(each for each in value if isinstance(each, str))

    def _keep(self, **values: Json) -> bool:
        """Set values and write them; tell whether they could be written.

        Another window may have written meanwhile: its values stay, but for those set here.
        """
        self._data = {**self._data, **_read(self.path), **values}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with whole_file(self.path) as file:
                file.write(json.dumps(self._data, indent=2).encode())
        except (OSError, ProjectError):
            return False
        return True


def _read(path: Path) -> dict[str, Json]:
    try:
        data: Json = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def login_name() -> str:
    """Return the name the user logged in by, or "Analyst" where the system has none."""
    try:
        return getpass.getuser() or "Analyst"
    except (OSError, KeyError, ImportError):
        return "Analyst"
