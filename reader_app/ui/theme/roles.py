"""The names a colour may be asked for by: what it is for, never what it looks like."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal[
    "window", "panel", "page", "raised", "field", "hover", "pressed",
    "border", "border_strong",
    "text", "text_muted", "text_faint", "text_disabled",
    "accent", "accent_hover", "on_accent", "accent_soft", "on_accent_soft", "focus",
    "selection", "on_selection", "search_hit",
    "danger", "danger_soft", "warning", "warning_soft", "success", "success_soft", "scroll",
]  # fmt: skip
"""What a colour is for."""

ROLES: tuple[Role, ...] = get_args(Role)
"""All roles, in the order of the theme files."""

ThemeName = Literal["light", "dark", "sepia", "high_contrast"]
"""The themes there are."""

THEME_NAMES: tuple[ThemeName, ...] = get_args(ThemeName)
"""All themes, in the order in which they are offered."""
