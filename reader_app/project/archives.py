"""Archives (ZIP) as folders of files to import, also inside one another; nothing goes to the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.registry import kind_of
from reader_app.formats.articles.zip_safety import Budget, SafeZip
from reader_app.project.folders import ARCHIVE_SUFFIX, TAKEN, is_own_file, unsupported

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_DEPTH = 4
"""Archives that may lie inside one another."""
_STARTS = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file out of an archive, or why there is none."""

    path: str
    """The archive's own path, and the file's path inside it."""
    data: bytes = b""
    reason: str = ""


def is_archive(name: str, data: bytes) -> bool:
    """Tell whether a file is an archive of files, and no document that is kept in one."""
    is_named = name.lower().endswith(ARCHIVE_SUFFIX)
    return is_named and data.startswith(_STARTS) and kind_of(name, data) is None


class Unpacking:
    """Unpacks one archive with all in it, within the limits of `zip_safety` for the whole of it."""

    def __init__(self, on_more: Callable[[int], object]) -> None:
        """Begin; `on_more` is told by how many the files to come are more than was known."""
        self._budget = Budget()
        self._on_more = on_more

    def files(self, path: str, data: bytes, depth: int = 1) -> Iterator[Unpacked]:
        """Yield the files of the archive at a path, unpacked as they are asked for."""
        try:
            archive = SafeZip(data, kind="archive", budget=self._budget)
        except UnreadableFileError as problem:
            yield Unpacked(path, reason=str(problem))
            return
        names = [name for name in archive.names if not _is_passed_over(name)]
        if not names:
            yield Unpacked(path, reason="There are no articles in this archive.")
            return
        self._on_more(len(names) - 1)
        for name in names:
            yield from self._file(archive, f"{path}/{name}", name, depth)

    def _file(self, archive: SafeZip, path: str, name: str, depth: int) -> Iterator[Unpacked]:
        reason = _refused(name)
        if reason:
            yield Unpacked(path, reason=reason)
            return
        try:
            data = archive.read(name)
        except UnreadableFileError as problem:
            yield Unpacked(path, reason=str(problem))
            return
        if not is_archive(name, data):
            yield Unpacked(path, data)
        elif depth < MAX_DEPTH:
            yield from self.files(path, data, depth + 1)
        else:
            yield Unpacked(path, reason="Too many archives lie inside one another here.")


def _is_passed_over(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return name.endswith("/") or hidden or "__MACOSX" in parts or is_own_file(name)


def _refused(name: str) -> str:
    parts = PurePosixPath(name.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts:
        return "Its name leads out of the archive; it is not read."
    suffix = parts.suffix.lower()
    return "" if suffix in TAKEN else unsupported(parts.suffix)
