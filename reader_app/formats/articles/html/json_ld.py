"""Reads the JSON-LD of a page (W3C JSON-LD 1.1): schema.org's NewsArticle and its kin."""

from __future__ import annotations

import json
import re
from typing import TypeAlias

from reader_app.formats.articles.html.wording import clean

Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | None"
"""Whatever a JSON text may hold (a bool is a float here)."""
Entity = dict[str, Json]

MAX_CHARACTERS = 3_000_000
MAX_DEPTH = 100
"""Values inside one another; real pages have a tenth."""
POSTS = frozenset({"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report", "Review"})
_WRAPPING = re.compile(r"^\s*(?:<!--|(?://\s*)?<!\[CDATA\[)|(?:-->|(?://\s*)?\]\]>)\s*;?\s*$")


def articles(scripts: list[str]) -> list[Entity]:
    """Return the articles that the page's scripts describe, in order.

    A script that is not JSON, or nested too deep, is passed over.
    """
    entities = [entity for script in scripts for entity in _entities(_parsed(script)) or ()]
    by_id = {key: entity for entity in entities if (key := _identity(entity)) and len(entity) > 1}
    return [_resolved(entity, by_id) for entity in entities if _is_article(entity)]


def texts(value: Json) -> list[str]:
    """Return the plain texts in a value: itself, its list's, or its `name`."""
    if isinstance(value, str):
        return [cleaned] if (cleaned := clean(value)) else []
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    if isinstance(value, dict):
        return texts(value.get("name") or value.get("@value"))
    return []


def first_text(entities: list[Entity], *keys: str) -> str | None:
    """Return the first text that one of the entities has under one of the keys."""
    for key in keys:
        for entity in entities:
            found = texts(entity.get(key))
            if found:
                return found[0]
    return None


def _parsed(script: str) -> Json:
    if len(script) > MAX_CHARACTERS:
        return None
    try:
        value: Json = json.loads(_WRAPPING.sub("", script.strip()), strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def _entities(value: Json) -> list[Entity] | None:
    """Return all objects in a value, in order; None where they lie too deep inside one another."""
    found: list[Entity] = []
    waiting = [(value, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > MAX_DEPTH:
            return None
        if isinstance(value, dict):
            found.append(value)
            waiting.extend((each, depth + 1) for each in reversed(value.values()))
        elif isinstance(value, list):
            waiting.extend((each, depth + 1) for each in reversed(value))
    return found


def _identity(entity: Entity) -> str | None:
    value = entity.get("@id")
    return value if isinstance(value, str) else None


def _is_article(entity: Entity) -> bool:
    kinds = entity.get("@type")
    names = [
        kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    ]
    return any(name.endswith("Article") or name.rpartition("/")[2] in POSTS for name in names)


def _resolved(entity: Entity, by_id: dict[str, Entity]) -> Entity:
    """Put the entities that `@id` points to in the place of the pointers (one level deep)."""
    return {key: _pointed(value, by_id) for key, value in entity.items()}


def _pointed(value: Json, by_id: dict[str, Entity]) -> Json:
    if isinstance(value, list):
        return [_pointed(part, by_id) for part in value]
    if isinstance(value, dict) and "name" not in value:
        return by_id.get(_identity(value) or "", value)
    return value
