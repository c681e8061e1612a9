"""Files and folders as the user names them, made into the list of files to import."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.formats.articles.reading import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ARCHIVE_SUFFIX = ".zip"
TAKEN = SUFFIXES | {ARCHIVE_SUFFIX}
"""Suffixes of the files that are taken out of a folder."""
_OWN_FILES = re.compile(r"\.reader(-wal|-shm|-journal|\.lock)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to import, or why there is none at a path."""

    path: Path
    reason: str = ""
    """Empty where the file is to be read."""


def collect(paths: Iterable[Path]) -> list[FoundFile]:
    """Return the files at these paths: a file named outright as it is, folders with all below them.

    In a folder, hidden files and folders and Reader's own files are skipped, links to folders
    are not followed, and files of a kind that cannot be read are kept with the reason.
    """
    found: dict[Path, FoundFile] = {}
    for path in paths:
        for each in _in_folder(path) if _is_folder(path) else [FoundFile(path)]:
            found.setdefault(each.path, each)
    return list(found.values())


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _in_folder(folder: Path) -> Iterator[FoundFile]:
    texts = False
    refused: list[OSError] = []
    for path in _files_below(folder, refused):
        if path.suffix.lower() in TAKEN:
            texts = True
            yield FoundFile(path)
        else:
            yield FoundFile(path, unsupported(path.suffix))
    for problem in refused:
        yield FoundFile(Path(problem.filename), "This folder cannot be opened.")
    if not texts and not refused:
        yield FoundFile(folder, "There are no articles in this folder.")


def _files_below(folder: Path, refused: list[OSError]) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(files) if not _is_skipped(name))


def _is_skipped(name: str) -> bool:
    return name.startswith(".") or is_own_file(name)


def is_own_file(name: str) -> bool:
    """Tell whether a file of that name is a project, or one that lies beside an open project."""
    return _OWN_FILES.search(name) is not None


def unsupported(suffix: str) -> str:
    """Return why files of a suffix are not taken out of a folder."""
    if not suffix:
        return "A file without an ending is read only where it is named itself."
    return f"Files ending in “{suffix}” cannot be read as articles."


def path_text(path: Path) -> str:
    """Return a path as text that can be kept and printed, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")
