"""What a new project can start with, from TOML: a codebook, and articles that are already marked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from reader_app.core.codebook import SEPARATOR


@dataclass(frozen=True, slots=True)
class StarterTag:
    """A tag by its path from the top; its parent comes before it."""

    path: tuple[str, ...]
    colour: str
    definition: str = ""
    pin: int | None = None
    """The number key that it is to be on, 1 to 9."""


@dataclass(frozen=True, slots=True)
class StarterHighlight:
    """A highlight by its words, which stand exactly once in their article."""

    article: str
    """The article's file name."""
    quote: str
    tags: tuple[str, ...] = ()
    """Paths such as "Actor/State"."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StarterArticle:
    """What is known of an article beyond its text."""

    file: str
    outlet: str
    language: str
    published: str
    """The day, as an ISO 8601 date."""


def read_starter_tags(toml: str) -> tuple[StarterTag, ...]:
    """Return the tags of a codebook file, in its order."""
    tables: list[dict[str, str | int]] = tomllib.loads(toml)["tag"]
    return tuple(_tag(table) for table in tables)


def _tag(table: dict[str, str | int]) -> StarterTag:
    pin = table.get("pin")
    return StarterTag(
        path=tuple(str(table["path"]).split(SEPARATOR)),
        colour=str(table["colour"]),
        definition=str(table.get("definition", "")),
        pin=pin if isinstance(pin, int) else None,
    )


def read_starter_articles(toml: str) -> tuple[StarterArticle, ...]:
    """Return what a highlights file says of its articles, in its order."""
    tables: list[dict[str, str]] = tomllib.loads(toml)["article"]
    return tuple(
        StarterArticle(it["file"], it["outlet"], it["language"], it["published"]) for it in tables
    )


def read_starter_highlights(toml: str) -> tuple[StarterHighlight, ...]:
    """Return the highlights of a highlights file, article by article."""
    found: list[StarterHighlight] = []
    for article in tomllib.loads(toml)["article"]:
        file: str = article["file"]
        highlights: list[dict[str, str | list[str]]] = article["highlight"]
        found.extend(_highlight(file, table) for table in highlights)
    return tuple(found)


def _highlight(file: str, table: dict[str, str | list[str]]) -> StarterHighlight:
    return StarterHighlight(
        article=file,
        quote=str(table["quote"]),
        tags=tuple(table["tags"]),
        note=str(table.get("note", "")),
    )
