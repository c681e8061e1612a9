"""What kind of place a project file lies in, as far as it bears on how the file is written.

SQLite's write-ahead log needs memory that all who use the file share: there is none between two
machines. And a program that keeps a folder in step with others copies a file while it is written,
the log apart from the file. In both places a project is written without a log (docs/adr/0011).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, NamedTuple

Place = Literal["own", "network", "synced", "removable"]
"""A disk of this machine; a drive of another one; a folder that a program keeps in step with others;
a disk that can be taken out."""

MOUNTS = "/proc/self/mountinfo"
DEVICES = "/sys/dev/block"
"""Where the system links each disk, by its number in the table of mounts, to how it is attached."""
_TAKEN_OUT = ("/media/", "/run/media/")
"""Where desktops mount what is put in."""
_SYSTEM = ("/", "/home")
"""Where the system itself is mounted, which some run from a disk on USB: nobody takes that out."""
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
    mount = _mount_of(real)
    if str(real).startswith("\\\\") or mount.kind in _NETWORK:
        return "network"
    if any(_is_synced(folder) for folder in real.parents):
        return "synced"
    return "removable" if _can_be_taken_out(mount) else "own"


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


class _Mount(NamedTuple):
    """A line of the table of mounts: where, of what file system, on which disk (proc(5))."""

    at: str = ""
    kind: str = ""
    device: str = ""


def _can_be_taken_out(mount: _Mount) -> bool:
    if mount.at in _SYSTEM:
        return False
    if mount.at.startswith(_TAKEN_OUT):
        return True
    return "/usb" in os.path.realpath(f"{DEVICES}/{mount.device}")


def _mount_of(path: Path) -> _Mount:
    """Return the mount that a path is in; an empty one where the system has no such table."""
    try:
        with Path(MOUNTS).open(encoding="utf-8", errors="surrogateescape") as table:
            lines = table.read(_LONGEST).splitlines()
    except OSError:
        return _Mount()
    real = os.path.realpath(path)
    found = _Mount()
    for line in lines:
        mount, _, kind = line.partition(" - ")
        fields = mount.split(" ")
        at = fields[4].replace("\\040", " ") if len(fields) > 4 else ""
        if _is_under(real, at) and len(at) >= len(found.at):
            found = _Mount(at, kind.split(" ", 1)[0], fields[2])
    return found


def _is_under(path: str, mount: str) -> bool:
    return bool(mount) and (path == mount or path.startswith(mount.rstrip("/") + "/"))
