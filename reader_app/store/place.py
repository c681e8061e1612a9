"""What kind of place a project file lies in, as far as it bears on how the file is written.

SQLite's write-ahead log needs memory that all who use the file share: there is none between two
machines. And a program that keeps a folder in step with others copies a file while it is written,
the log apart from the file. In both places a project is written without a log (docs/adr/0011).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

Place = Literal["own", "network", "synced"]
"""A disk of this machine; a drive of another one; a folder that a program keeps in step with others."""

MOUNTS = "/proc/self/mountinfo"
_NETWORK = frozenset(
    [
        "9p",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "davfs",
        "fuse.davfs2",
        "fuse.glusterfs",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.sshfs",
        "glusterfs",
        "lustre",
        "ncpfs",
        "nfs",
        "nfs4",
        "smb3",
        "smbfs",
        "vboxsf",
        "virtiofs",
    ]
)
"""File systems by their names in the mount table."""
_SYNCED = (
    "box",
    "com~apple~clouddocs",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud drive",
    "mega",
    "my drive",
    "nextcloud",
    "onedrive",
    "owncloud",
    "pclouddrive",
    "seafile",
    "yandex.disk",
)
"""Folders by the names that such programs give them; more may follow, as in "OneDrive - Press"."""
_MARKS = (".dropbox", ".stfolder", ".sync_journal.db", ".owncloudsync.log", ".nextcloudsync.log")
"""What such programs leave in the folder that they keep in step."""
_LONGEST = 1 << 20
"""Characters of the mount table that are read."""


def place_of(path: Path) -> Place:
    """Tell in what kind of place a file lies, or is to lie; "own" where that cannot be told."""
    real = path.absolute()
    if str(real).startswith("\\\\") or _file_system(real) in _NETWORK:
        return "network"
    return "synced" if any(_is_synced(folder) for folder in real.parents) else "own"


def conflict_copies(path: Path) -> list[Path]:
    """Return the copies beside a project that a program made where two machines had changed it."""
    try:
        beside = sorted(path.absolute().parent.glob(f"*{path.suffix}"))
    except OSError:
        return []
    return [each for each in beside if each.name != path.name and _is_conflict(each, path)]


def _is_conflict(copy: Path, path: Path) -> bool:
    more = copy.stem.removeprefix(path.stem).casefold() if copy.stem.startswith(path.stem) else ""
    return "conflict" in more


def _is_synced(folder: Path) -> bool:
    name = folder.name.casefold()
    if any(name == known or name.startswith((f"{known} - ", f"{known} (")) for known in _SYNCED):
        return True
    return any(os.path.lexists(folder / mark) for mark in _MARKS)


def _file_system(path: Path) -> str:
    """Return the name of the file system that a path is in; "" where the system has no such table."""
    try:
        with Path(MOUNTS).open(encoding="utf-8", errors="surrogateescape") as table:
            lines = table.read(_LONGEST).splitlines()
    except OSError:
        return ""
    real = os.path.realpath(path)
    found = ("", "")
    for line in lines:
        mount, _, kind = line.partition(" - ")
        fields = mount.split(" ")
        at = fields[4].replace("\\040", " ") if len(fields) > 4 else ""
        if _is_under(real, at) and len(at) >= len(found[0]):
            found = (at, kind.split(" ", 1)[0])
    return found[1]


def _is_under(path: str, mount: str) -> bool:
    return bool(mount) and (path == mount or path.startswith(mount.rstrip("/") + "/"))
