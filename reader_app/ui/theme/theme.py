"""A theme: every colour of the program by role, read from resources/themes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypedDict

from PySide6.QtGui import QColor

from reader_app.core.resources import resource_path
from reader_app.ui.theme.roles import ROLES, Role, ThemeName
from reader_app.ui.theme.tag_colours import TagColours, own_colours

_FALLBACK_SLOT = "slate"


class _ThemeFile(TypedDict):
    name: ThemeName
    kind: str
    role: dict[str, str]


class _Slot(TypedDict):
    slot: str
    line: str
    fill: str


class _Palette(TypedDict):
    tag: list[_Slot]


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """All colours of one theme."""

    name: ThemeName
    is_dark: bool
    roles: Mapping[Role, QColor]
    own: dict[str, TagColours]
    """Own colours met so far, made fit for this theme."""

    @property
    def slots(self) -> Mapping[str, TagColours]:
        """The palette's colours by slot, read once a tag is shown: not for the first paint."""
        return _slots(self.name)

    def colour(self, role: Role) -> QColor:
        """Return the colour for a role."""
        return self.roles[role]

    def tag(self, colour: str) -> TagColours:
        """Return the colours of a tag, by its palette slot or its own `#rrggbb`."""
        known = self.slots.get(colour) or self.own.get(colour)
        if known is None:
            known = self._made(colour)
            self.own[colour] = known
        return known

    def _made(self, colour: str) -> TagColours:
        value = QColor.fromString(colour) if colour.startswith("#") else QColor()
        if not value.isValid():
            return self.slots[_FALLBACK_SLOT]
        return own_colours(value, self.colour("page"), self.colour("text"), is_dark=self.is_dark)


@cache
def load_theme(name: ThemeName) -> Theme:
    """Return a theme; each is read once."""
    file = _theme_file(name)
    roles: dict[Role, QColor] = {role: QColor(file["role"][role]) for role in ROLES}
    return Theme(name, file["kind"] == "dark", roles, {})


@cache
def _slots(name: ThemeName) -> dict[str, TagColours]:
    return {
        item["slot"]: TagColours(QColor(item["line"]), QColor(item["fill"]))
        for item in _palettes()[name]["tag"]
    }


def _theme_file(name: ThemeName) -> _ThemeFile:
    path = resource_path("themes", f"theme_{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))  # pyright: ignore[reportReturnType]


@cache
def _palettes() -> dict[str, _Palette]:
    return tomllib.loads(resource_path("themes", "palette.toml").read_text("utf-8"))
