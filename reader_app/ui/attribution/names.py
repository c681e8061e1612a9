"""The names that an attribution can be made of: tags, and names used before. No widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.codebook import SEPARATOR, Codebook
from reader_app.core.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.ids import Uid


class Names:
    """Tells tags from plain names, and what to offer while one is typed."""

    def __init__(self, codebook: Codebook, used: Sequence[str]) -> None:
        self._codebook = codebook
        self._tags: dict[str, Uid] = {}
        for tag in codebook.walk():
            for name in (tag.name, codebook.path_text(tag.uid), *tag.aliases):
                self._tags.setdefault(fold(name), tag.uid)
        tags = [tag.name for tag in codebook.walk()]
        self.offered = tuple(dict.fromkeys((*used, *tags)))
        """What to complete to, the names used before first."""

    def tag(self, name: str) -> Uid | None:
        """Return the tag of that name, path or alias, if there is one."""
        return self._tags.get(fold(name.strip())) if name.strip() else None

    def shown(self, tag: Uid) -> str:
        """Return a tag as it is typed: its name, or its path where others bear that name too."""
        record = self._codebook.get(tag)
        if record is None:
            return ""
        same = self._tags.get(fold(record.name)) == tag
        return record.name if same else SEPARATOR.join(self._codebook.path(tag))
