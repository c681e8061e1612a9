"""How often each tag was given, in the article and in the project, with all below it. No Qt."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader_app.core.records import Tagging

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader_app.core.codebook import Codebook
    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid


class TagCounts:
    """Counts by tag; sums over the tags below one are worked out when asked for and kept."""

    def __init__(self) -> None:
        self.article: Uid | None = None
        self._own: Counter[Uid] = Counter()
        self._own_here: Counter[Uid] = Counter()
        self._sums: dict[Uid, tuple[int, int]] | None = None

    def fill(self, counts: Mapping[Uid, int]) -> None:
        """Take the project's counts."""
        self._own = Counter(counts)
        self._sums = None

    def fill_here(self, article: Uid | None, counts: Mapping[Uid, int]) -> None:
        """Take the counts of the article that is shown."""
        self.article = article
        self._own_here = Counter(counts)
        self._sums = None

    def apply(self, change: Change, codebook: Codebook) -> set[Uid]:
        """Take over a change; return the tags whose own counts are other than before.

        Where the change touches tags too, `forget_sums` comes first.
        """
        everywhere: Counter[Uid] = Counter()
        here: Counter[Uid] = Counter()
        for edit in change.of(Tagging):
            for record, step in ((edit.before, -1), (edit.after, 1)):
                if isinstance(record, Tagging):
                    everywhere[record.tag] += step
                    if record.article == self.article:
                        here[record.tag] += step
        self._own.update(everywhere)
        self._own_here.update(here)
        touched = {tag for tag, step in everywhere.items() if step}
        for tag in touched:
            self._add_above(tag, (here[tag], everywhere[tag]), codebook)
        return touched

    def _add_above(self, tag: Uid, steps: tuple[int, int], codebook: Codebook) -> None:
        """Keep the sums of a tag and of all that it stands under; the others stay as they are."""
        sums, at = self._sums, codebook.get(tag)
        while sums is not None and at is not None:
            here, everywhere = sums.get(at.uid, (0, 0))
            sums[at.uid] = (here + steps[0], everywhere + steps[1])
            at = codebook.get(at.parent) if at.parent else None

    def forget_sums(self) -> None:
        """Have the sums worked out anew: the tree has another shape."""
        self._sums = None

    def own(self, tag: Uid) -> tuple[int, int]:
        """Return (here, everywhere) of a tag alone."""
        return self._own_here[tag], self._own[tag]

    def of(self, tag: Uid, codebook: Codebook) -> tuple[int, int]:
        """Return (here, everywhere) of a tag and all below it."""
        if self._sums is None:
            self._sums = {}
            for root in codebook.children(None):
                self._add_up(root.uid, codebook, self._sums)
        return self._sums.get(tag, (0, 0))

    def _add_up(
        self, tag: Uid, codebook: Codebook, sums: dict[Uid, tuple[int, int]]
    ) -> tuple[int, int]:
        here, everywhere = self._own_here[tag], self._own[tag]
        for child in codebook.children(tag):
            more = self._add_up(child.uid, codebook, sums)
            here, everywhere = here + more[0], everywhere + more[1]
        sums[tag] = (here, everywhere)
        return here, everywhere
