"""The person at this computer, before they are an analyst of any project."""

from __future__ import annotations

from dataclasses import dataclass

from reader_app.core.ids import Uid


@dataclass(frozen=True, slots=True)
class Person:
    """Who works: the same uid makes them the same analyst in every project."""

    uid: Uid | None
    """None: whoever bears the name in the project at hand, else someone new."""
    name: str
