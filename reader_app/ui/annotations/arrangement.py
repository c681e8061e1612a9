"""Which cards are shown, and in which groups. Knows records and words, no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from reader_app.core.ids import Uid
from reader_app.core.judgements import Statement
from reader_app.ui.grading.statements import STATEMENTS, statement_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader_app.core.codebook import Codebook
    from reader_app.core.marks import Mark
    from reader_app.core.records import Analyst

Grouping = Literal["none", "tag", "analyst", "kind"]
NO_TAG = Uid("")
"""Stands for highlights without a tag."""

_KINDS: tuple[Statement, ...] = (*STATEMENTS, "")

GroupKey = tuple[int, str]
"""Sort key of a group: those that have a place of their own by it, the rest by name."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the cards are grouped, and which are shown; None shows all."""

    group: Grouping = "none"
    tag: Uid | None = None
    """This tag or any below it; `NO_TAG` for highlights without one."""
    analyst: Uid | None = None
    kind: Statement | None = None

    @property
    def filters(self) -> bool:
        """Whether any card may be left out."""
        return (self.tag, self.analyst, self.kind) != (None, None, None)

    def shows(self, mark: Mark, codebook: Codebook) -> bool:
        """Tell whether a mark's card is shown."""
        if self.analyst is not None and mark.highlight.analyst != self.analyst:
            return False
        if self.kind is not None and mark.highlight.statement != self.kind:
            return False
        if self.tag is None:
            return True
        if self.tag == NO_TAG:
            return not mark.taggings
        return any(codebook.is_under(tagging.tag, self.tag) for tagging in mark.taggings)


class Groups:
    """The groups that marks fall into: by first tag, by analyst, by kind of statement."""

    def __init__(self, codebook: Codebook, analysts: Mapping[Uid, Analyst]) -> None:
        self._analysts = analysts
        self._tags = {tag.uid: (place, tag.name) for place, tag in enumerate(codebook.walk())}

    def key(self, mark: Mark, group: Grouping) -> GroupKey:
        """Return where the mark's group stands, with its name."""
        if group == "tag":
            return self._tag_key(mark)
        if group == "analyst":
            person = self._analysts.get(mark.highlight.analyst)
            return (0, person.name) if person else (1, _words("Someone else"))
        if group == "kind":
            kind = mark.highlight.statement
            return _KINDS.index(kind), statement_name(kind) or _words("No kind of statement")
        return 0, ""

    def _tag_key(self, mark: Mark) -> GroupKey:
        known = (self._tags.get(tagging.tag) for tagging in mark.taggings)
        return next((key for key in known if key), (len(self._tags), _words("No tag")))


def _words(text: str) -> str:
    return QCoreApplication.translate("Groups", text)
