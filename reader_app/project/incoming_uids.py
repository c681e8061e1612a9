"""The ids that files of other programs give to what they hold."""

from __future__ import annotations

import re

from reader_app.core.ids import Uid

_UID = re.compile(r"[0-9a-f]{32}")


def uid_of(given: str) -> Uid:
    """Return an id as a project writes it, without braces and hyphens; it may be none all the same."""
    return Uid(given.strip("{} ").replace("-", "").lower())


def is_uid(uid: Uid) -> bool:
    """Tell whether an id is one that a project can keep."""
    return _UID.fullmatch(uid) is not None
