"""What is printed: data to standard output, a sentence on what went wrong to standard error."""

from __future__ import annotations

import json
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader_app.cli.command import Request


def speak_utf8() -> None:
    """Write UTF-8 and plain line feeds, whatever the locale and the system."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def complain(sentence: str) -> None:
    """Say what is wrong, on standard error."""
    print(sentence, file=sys.stderr)


def print_json(item: Mapping[str, object]) -> None:
    """Print an object as a line of JSON."""
    print(json.dumps(item, ensure_ascii=False))


def print_item(request: Request, item: Mapping[str, object], line: str) -> None:
    """Print a thing as JSON where that is asked for, else as a line for people."""
    if request.json:
        print_json(item)
    else:
        print(line)


def one_line(words: str) -> str:
    """Return the words without line breaks."""
    return " ".join(words.split())


def counted(count: int, thing: str) -> str:
    """Return the number with its thing, in the plural where that is right."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
