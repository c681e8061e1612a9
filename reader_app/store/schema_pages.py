"""Putting the description of the tables back into a file whose own cannot be read.

Every file begins with the same statements, so the tables of a new file lie at the same pages as
those of a damaged one; pages by the file format of SQLite (sqlite.org/fileformat2.html).
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PAGE = 4096
_FIRST_HEADER = 100
"""Where the tree of page 1 begins, behind the header of the file."""
_INTERIOR = 5
"""The kind of a page of a table's tree that points at others."""


def with_new_schema(damaged: Path, new: Path, copy: Path) -> None:
    """Copy a damaged file, with the description of the tables of a new and closed one."""
    shutil.copyfile(damaged, copy)
    pages = new.read_bytes()
    with copy.open("r+b") as file:
        for page in _tree(pages, 1):
            file.seek((page - 1) * PAGE)
            file.write(pages[(page - 1) * PAGE : page * PAGE])
        size = max(file.seek(0, 2), len(pages))
        file.truncate(size)
        file.seek(28)  # how many pages the file has; then where the list of free ones begins
        file.write((size // PAGE).to_bytes(4, "big") + bytes(8))


def _tree(pages: bytes, page: int) -> list[int]:
    """Return the pages of the tree that begins at a page."""
    start = (page - 1) * PAGE
    head = start + (_FIRST_HEADER if page == 1 else 0)
    if pages[head] != _INTERIOR:
        return [page]
    cells = [
        start + _number(pages, head + 12 + 2 * n, 2) for n in range(_number(pages, head + 3, 2))
    ]
    children = [_number(pages, at, 4) for at in (*cells, head + 8)]
    return [page, *(each for child in children for each in _tree(pages, child))]


def _number(pages: bytes, at: int, size: int) -> int:
    return int.from_bytes(pages[at : at + size], "big")
