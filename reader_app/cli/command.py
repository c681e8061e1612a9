"""What a command is: its help, its arguments, and what it does with them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.formats.exchange.shapes import Shape

USAGE, PROBLEM, INTERRUPTED = 2, 1, 130
"""Exit statuses beside 0: wrongly called; anything else; stopped by Ctrl+C."""


class Request(argparse.Namespace):
    """What the command line asks for; a command has those of these that its help names."""

    command: str
    run: Callable[[Request], int]
    project: Path
    paths: list[Path]
    article: str
    start: int
    end: int
    tags: list[str]
    note: str
    encoding: str | None
    map: tuple[tuple[str, str], ...]
    chapters: bool
    output: Path
    backup: Path
    format: str
    columns: str | None
    shape: Shape
    analyst: str | None
    query: str
    where: str | None
    saved: str | None
    by: Literal["tag", "article", "outlet", "month", "analyst"]
    together: Literal["span", "sentence", "paragraph", "article"] | None
    present: bool
    once: bool
    csv: bool
    limit: int | None
    best: bool
    json: bool
    batch: bool


MAPPED = (
    "title", "standfirst", "text", "author", "outlet", "date", "url", "language", "section",
)  # fmt: skip
"""Fields of an article that a table's columns can hold."""

Run = Callable[[Request], int]
"""Does what a command says, and returns the exit status."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the command line."""

    help: str
    """One line; the sentence without its full stop."""
    fill: Callable[[argparse.ArgumentParser], None]
    """Adds its arguments beside PROJECT and --json."""
    run: Run
    of_project: bool = True
    """Whether its first argument is a project file."""


def no_more(command: argparse.ArgumentParser) -> None:
    """Add no argument."""
    del command


def takes_analyst(command: argparse.ArgumentParser) -> None:
    """Add who does it."""
    text = "who does it, where it is not the person at this computer"
    command.add_argument("--analyst", metavar="NAME", help=text)


def takes_map(command: argparse.ArgumentParser) -> None:
    """Add which column of a table holds what."""
    text = "which column of a table holds what, such as text=Body,title=Headline"
    command.add_argument("--map", metavar="FIELD=COLUMN,...", type=_pairs, default=(), help=text)
    text = "take each chapter of an EPUB book as an article, not the book as one"
    command.add_argument("--chapters", action="store_true", help=text)


def _pairs(words: str) -> tuple[tuple[str, str], ...]:
    pairs = tuple(
        (field.strip(), column)
        for field, _, column in (each.partition("=") for each in words.split(","))
    )
    wrong = next((field for field, column in pairs if field not in MAPPED or not column), None)
    if wrong is not None:
        known = ", ".join(MAPPED)
        raise argparse.ArgumentTypeError(f"“{wrong}” is no FIELD=COLUMN; the fields are {known}")
    return pairs


def takes_where(command: argparse.ArgumentParser) -> None:
    """Add which tagged spans it is about, and who asks."""
    text = 'only these, such as: tag:Claim near:100 tag:Source, or tag:A tag:B NOT tag:"C d"'
    which = command.add_mutually_exclusive_group()
    which.add_argument("--where", metavar="QUERY", help=text)
    which.add_argument("--saved", metavar="NAME", help="only what the query of this name finds")
    takes_analyst(command)


def takes_article(command: argparse.ArgumentParser) -> None:
    """Add which article it is about."""
    command.add_argument("article", metavar="ARTICLE", help="uid, start of a uid, or title")
