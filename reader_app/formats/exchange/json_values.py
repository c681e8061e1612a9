"""What is inside JSON of unknown making: each question has an answer, whatever stands there."""

from __future__ import annotations

import json

from reader_app.core.errors import UnreadableFileError

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def parsed(data: bytes | str) -> Json:
    """Return what a JSON text says; raises UnreadableFileError where it is none."""
    try:
        text = data if isinstance(data, str) else data.decode("utf-8-sig", "replace")
        found: Json = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableFileError("The file is damaged: it is not well-formed JSON.") from None
    return found


def parsed_or_none(text: str) -> Json:
    """Return what a JSON text says; None where it is none."""
    try:
        return parsed(text)
    except UnreadableFileError:
        return None


def inside(value: Json, *names: str) -> Json:
    """Return what lies at a path of names; None where it ends before."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def words(value: Json) -> str:
    """Return a string; "" for anything else."""
    return value if isinstance(value, str) else ""


def several(value: Json) -> list[Json]:
    """Return a list; anything else but nothing as a list of one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def number(value: Json) -> int | None:
    """Return a whole number that is not negative; None for anything else."""
    is_one = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if is_one and isinstance(value, int) else None
