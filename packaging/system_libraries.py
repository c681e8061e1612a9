"""The Debian packages that a window, its fonts and the tests need, and how they get here.

Standard library only: this runs before anything else is there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WINDOW = (
    "libglib2.0-0", "libgl1", "libxkbcommon0", "libegl1", "libfreetype6", "libfontconfig1",
    "libdbus-1-3", "libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1",
    "libxcb-shape0", "fonts-noto-core", "fonts-noto-color-emoji",
)  # fmt: skip
"""What Qt loads at run time, and fonts with Latin, Arabic, Hebrew and emoji."""

TESTS = (
    "xvfb", "xauth", "openbox", "xdotool", "at-spi2-core", "dbus-x11", "gir1.2-atspi-2.0",
    "python3-pyatspi",
)  # fmt: skip
"""A screen, a window manager, hands and ears for the tests that drive a real window."""

INTERPRETER = ("python3-venv",)
"""What Debian's Python lacks for making an environment; not needed where uv is there."""


class MissingPackagesError(Exception):
    """Packages are missing and cannot be installed from here; the message says what to type."""


def require(wanted: Sequence[str]) -> None:
    """Install those of the packages that are missing; does nothing where there is no dpkg.

    Raises MissingPackagesError where they are not root's to install, or apt refuses.
    """
    if shutil.which("dpkg-query") is None:
        return
    missing = missing_from(wanted, _installed_list())
    if not missing:
        return
    if os.geteuid() != 0:
        raise MissingPackagesError(f"Some system packages are missing. Type:\n  {by_hand(missing)}")
    print(f"Installing {', '.join(missing)} ...", flush=True)
    if not _apt_get(missing):
        raise MissingPackagesError(f"apt-get failed. Try by hand:\n  {by_hand(missing)}")


def by_hand(missing: Iterable[str]) -> str:
    """Return the line that a person types to install the packages."""
    return "sudo apt-get update && sudo apt-get install --no-install-recommends -y " + " ".join(
        missing
    )


def missing_from(wanted: Sequence[str], listing: str) -> list[str]:
    """Return the packages that a listing of `status, name, provides` lines does not have."""
    there: set[str] = set()
    for line in listing.splitlines():
        status, name, provides = line.split("\t")
        if status.startswith("ii"):
            there.add(name)
            there.update(re.sub(r"\(.*?\)", "", provides).replace(",", " ").split())
    return [name for name in wanted if name not in there]


def _installed_list() -> str:
    form = "${db:Status-Abbrev}\t${Package}\t${Provides}\n"
    command = ["dpkg-query", "--show", f"--showformat={form}"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _apt_get(packages: Sequence[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-q"]
    install = ["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages]
    return all(
        subprocess.run(command, env=environment, check=False).returncode == 0
        for command in (update, install)
    )
