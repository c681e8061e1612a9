"""What an analyst can do with links between highlights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, added, removed
from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.judgements import LINK_KINDS, SYMMETRIC_KINDS, HighlightLink
from reader_app.core.records import Highlight
from reader_app.project.labels import shortened
from reader_app.project.words import storable

if TYPE_CHECKING:
    from reader_app.core.edits import Edit
    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.project.workbench import Workbench


@dataclass(frozen=True, slots=True)
class LinkedMark:
    """A link as one of its ends sees it."""

    link: HighlightLink
    other: Highlight
    """The highlight at the other end."""
    title: str
    """The title of the other highlight's article."""
    outgoing: bool
    """Whether the link goes from here to there: "confirms", else "is confirmed by"."""


class LinkActions:
    """The actions on links. Each writes and returns one Change, as `MarkActions` do."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def add(self, source: Uid, target: Uid, kind: str) -> Change:
        """Say that one highlight confirms, contradicts ... another; nothing where that was said.

        Raises ProjectError where the two are one, or the kind is empty.
        """
        kind = " ".join(storable(kind).split())
        if not kind:
            raise ProjectError("A link needs a kind, such as “confirms”.")
        if source == target:
            raise ProjectError("A highlight cannot be linked with itself. Choose another one.")
        one, other = self._bench.mark(source), self._bench.mark(target)
        me, now = self._bench.analyst.uid, self._bench.now()
        new = HighlightLink(self._bench.uids.new(), source, target, kind, me, now, now)
        edits = () if any(says_the_same(link, new) for link in one.links) else added(new)
        return self._do("link.add", new, (one, other), edits)

    def delete(self, link: Uid) -> Change:
        """Remove a link."""
        old = self._bench.store.marks.link(link)
        if old is None:
            raise NotFoundError("This link is no longer in the project.")
        one, other = self._bench.mark(old.source), self._bench.mark(old.target)
        return self._do("link.delete", old, (one, other), removed(old))

    def of(self, highlight: Uid) -> list[LinkedMark]:
        """Return a highlight's links, oldest first, with what is at their other ends."""
        links = self._bench.mark(highlight).links
        ends = {
            link.uid: link.target if link.source == highlight else link.source for link in links
        }
        others = self._bench.store.marks.highlights(ends.values())
        titles = {each.article: self._bench.article(each.article).title for each in others.values()}
        return [
            LinkedMark(link, other, titles[other.article], link.source == highlight)
            for link in links
            for other in [others[ends[link.uid]]]
        ]

    def kinds(self) -> list[str]:
        """Return the kinds to offer: those there always are, then the project's own."""
        return list(dict.fromkeys((*LINK_KINDS, *self._bench.store.marks.link_kinds())))

    def _do(
        self, action: str, link: HighlightLink, ends: tuple[Mark, Mark], edits: tuple[Edit, ...]
    ) -> Change:
        quote, other = (shortened(mark.highlight.quote.exact) for mark in ends)
        arguments: dict[str, str | int] = {"quote": quote, "other": other, "kind": link.kind}
        return self._bench.do(Change(action, arguments, edits))


def says_the_same(link: HighlightLink, new: HighlightLink) -> bool:
    """Tell whether a link is the new one already: the same said by the same analyst."""
    if (link.kind, link.analyst) != (new.kind, new.analyst):
        return False
    ends = (link.source, link.target)
    turned = link.kind in SYMMETRIC_KINDS and ends == (new.target, new.source)
    return turned or ends == (new.source, new.target)
