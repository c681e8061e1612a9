"""What SQLite asks of the disk, recorded; and what is left of it where the power is cut.

The functions of SQLite's own file layer (sqlite.org/c3ref/vfs.html) are called as ever; those that
write, cut off, sync or delete are put down in their order as well. After a cut a disk holds what was
synced. What was written since may be there or not, sector by sector: chance decides.
"""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pysqlite3._sqlite3 as library

if TYPE_CHECKING:
    import random
    from collections.abc import Generator

SECTOR = 512
_POINTER, _INT, _LONG = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
_OPEN = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _POINTER, _INT, ctypes.POINTER(_INT))
_DELETE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT)
_CLOSE = ctypes.CFUNCTYPE(_INT, _POINTER)
_WRITE = ctypes.CFUNCTYPE(_INT, _POINTER, _POINTER, _INT, _LONG)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, _POINTER, _LONG)
_SYNC = ctypes.CFUNCTYPE(_INT, _POINTER, _INT)


class _Vfs(ctypes.Structure):
    """The beginning of sqlite3_vfs."""

    _fields_ = (
        ("iVersion", _INT), ("szOsFile", _INT), ("mxPathname", _INT), ("pNext", _POINTER),
        ("zName", ctypes.c_char_p), ("pAppData", _POINTER), ("xOpen", _POINTER),
        ("xDelete", _POINTER),
    )  # fmt: skip


class _Methods(ctypes.Structure):
    """All of sqlite3_io_methods, version 3."""

    _fields_ = (
        ("iVersion", _INT), ("xClose", _POINTER), ("xRead", _POINTER), ("xWrite", _POINTER),
        ("xTruncate", _POINTER), ("xSync", _POINTER), ("others", _POINTER * 13),
    )  # fmt: skip


class _File(ctypes.Structure):
    """The beginning of every sqlite3_file."""

    _fields_ = (("pMethods", ctypes.POINTER(_Methods)),)


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that was asked of the disk, or, with "said", what the user saw by then."""

    kind: Literal["write", "truncate", "sync", "delete", "delete and sync", "said"]
    path: str
    offset: int = 0
    data: bytes = b""


@dataclass(slots=True)
class Recording:
    """All that was asked of the disk, in its order."""

    asked: list[Asked] = field(default_factory=list)

    def say(self, what: str) -> None:
        """Put down that the user was told of something."""
        self.asked.append(Asked("said", what))


class _Recorder:
    """Stands in SQLite's way to the disk."""

    def __init__(self, recording: Recording) -> None:
        self._asked = recording.asked
        self._paths: dict[int, str] = {}
        self._real: dict[int, _Methods] = {}
        self._tables: dict[int, tuple[_Methods, _Methods]] = {}
        sqlite = ctypes.CDLL(library.__file__)
        sqlite.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._vfs = sqlite.sqlite3_vfs_find(None).contents
        self._was = (self._vfs.xOpen, self._vfs.xDelete)
        self._open, self._delete = _OPEN(self._was[0]), _DELETE(self._was[1])
        self._kept: list[object] = [_OPEN(self.open), _DELETE(self.delete)]
        self._own = {
            "xClose": _CLOSE(self.close),
            "xWrite": _WRITE(self.write),
            "xTruncate": _TRUNCATE(self.truncate),
            "xSync": _SYNC(self.sync),
        }

    def begin(self) -> None:
        self._vfs.xOpen, self._vfs.xDelete = (
            ctypes.cast(each, _POINTER).value for each in self._kept
        )

    def end(self) -> None:
        self._vfs.xOpen, self._vfs.xDelete = self._was
        assert not self._paths, "a file is still open"

    def open(self, vfs: int, name: int, file: int, flags: int, out: object) -> int:
        result = self._open(vfs, name, file, flags, out)
        if result == 0 and name:
            head = _File.from_address(file)
            table = head.pMethods.contents
            at = ctypes.addressof(table)
            if at not in self._tables:
                own = _Methods.from_buffer_copy(table)
                for function, callback in self._own.items():
                    setattr(own, function, ctypes.cast(callback, _POINTER).value)
                self._tables[at] = (table, own)
            head.pMethods = ctypes.pointer(self._tables[at][1])
            self._paths[file], self._real[file] = _path(name), table
        return result

    def close(self, file: int) -> int:
        del self._paths[file]
        return _CLOSE(self._real.pop(file).xClose)(file)

    def write(self, file: int, data: int, size: int, offset: int) -> int:
        written = ctypes.string_at(data, size)
        self._asked.append(Asked("write", self._paths[file], offset, written))
        return _WRITE(self._real[file].xWrite)(file, data, size, offset)

    def truncate(self, file: int, size: int) -> int:
        self._asked.append(Asked("truncate", self._paths[file], size))
        return _TRUNCATE(self._real[file].xTruncate)(file, size)

    def sync(self, file: int, flags: int) -> int:
        result = _SYNC(self._real[file].xSync)(file, flags)
        self._asked.append(Asked("sync", self._paths[file]))
        return result

    def delete(self, vfs: int, name: int, sync: int) -> int:
        result = self._delete(vfs, name, sync)
        self._asked.append(Asked("delete and sync" if sync else "delete", _path(name)))
        return result


def _path(name: int) -> str:
    """Return a file's name; SQLite keeps the pointer, so that it has to be handed on as one."""
    return ctypes.string_at(name).decode()


@contextmanager
def recorded() -> Generator[Recording]:
    """Record what is asked of the disk for files that are opened from now on, and closed by then."""
    recording = Recording()
    recorder = _Recorder(recording)
    recorder.begin()
    try:
        yield recording
    finally:
        recorder.end()


class Disk:
    """The files as they are on the disk itself, and what has been asked since."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._synced = {path: bytearray(data) for path, data in files.items()}
        self._since: dict[str, list[Asked]] = {}

    def ask(self, asked: Asked) -> None:
        """Take over one thing that was asked."""
        pending = self._since.setdefault(asked.path, [])
        if asked.kind == "sync":
            for each in pending:
                self._do(self._synced, each)
            pending.clear()
            self._synced.setdefault(asked.path, bytearray())
        elif asked.kind == "delete and sync":
            pending.clear()
            self._synced.pop(asked.path, None)
        elif asked.kind != "said":
            pending.append(asked)

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """Return what is found after a cut of the power now."""
        files = {path: bytearray(data) for path, data in self._synced.items()}
        share = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        for pending in self._since.values():
            for asked in pending:
                for part in _sectors(asked):
                    if chance.random() < share:
                        self._do(files, part)
        return {path: bytes(data) for path, data in files.items()}

    @staticmethod
    def _do(files: dict[str, bytearray], asked: Asked) -> None:
        if asked.kind == "delete":
            files.pop(asked.path, None)
            return
        data = files.setdefault(asked.path, bytearray())
        if asked.kind == "truncate":
            del data[asked.offset :]
            return
        data.extend(bytes(max(0, asked.offset - len(data))))
        data[asked.offset : asked.offset + len(asked.data)] = asked.data


def _sectors(asked: Asked) -> list[Asked]:
    """Return a write sector by sector: the disk keeps each whole, or not at all."""
    if asked.kind != "write":
        return [asked]
    parts: list[Asked] = []
    at, end = asked.offset, asked.offset + len(asked.data)
    while at < end:
        to = min(end, at - at % SECTOR + SECTOR)
        data = asked.data[at - asked.offset : to - asked.offset]
        parts.append(Asked("write", asked.path, at, data))
        at = to
    return parts


def put(files: dict[str, bytes], folder: Path) -> None:
    """Write what was found after a cut into a folder, each file under its own name."""
    for path, data in files.items():
        if not path.endswith("-shm"):  # never on the disk: made anew from the log
            (folder / Path(path).name).write_bytes(data)
