"""What an export calls the records that others name by their uids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.codebook import SEPARATOR, Codebook
from reader_app.core.ids import Uid
from reader_app.core.scales import Scales

if TYPE_CHECKING:
    from reader_app.core.judgements import Grade
    from reader_app.formats.exchange.material import Material


@dataclass(frozen=True, slots=True)
class Names:
    """What records are called: analysts, tags, scales and their values."""

    analysts: Mapping[Uid, str]
    codebook: Codebook
    scales: Scales

    @classmethod
    def of(cls, material: Material) -> Names:
        """Return the names of a project's records."""
        analysts = {analyst.uid: analyst.name for analyst in material.analysts}
        return cls(analysts, material.codebook, material.scales)

    def analyst(self, uid: Uid) -> str:
        """Return an analyst's name."""
        return self.analysts.get(uid, "")

    def path(self, tag: Uid | None) -> str:
        """Return a tag's path; "" for none."""
        known = tag is not None and tag in self.codebook
        return SEPARATOR.join(self.codebook.path(tag)) if known and tag else ""

    def grade(self, grade: Grade) -> tuple[str, str]:
        """Return a grade's scale and code."""
        scale, value = self.scales.scale(grade.scale), self.scales.value(grade.value)
        return (scale.name if scale else "", value.code if value else "")
