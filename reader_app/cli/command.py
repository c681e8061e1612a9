"""What a command is: its help, its arguments, and what it does with them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

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
    output: Path
    backup: Path
    format: str
    columns: str | None
    analyst: str | None
    query: str
    limit: int | None
    json: bool
    batch: bool


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


def takes_article(command: argparse.ArgumentParser) -> None:
    """Add which article it is about."""
    command.add_argument("article", metavar="ARTICLE", help="uid, start of a uid, or title")
