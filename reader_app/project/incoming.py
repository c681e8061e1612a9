"""Taking in what other programs and other projects made: highlights, tags and notes onto articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, added
from reader_app.core.errors import UnreadableFileError
from reader_app.core.ids import Uid
from reader_app.core.pace import Pace, after_first
from reader_app.formats.exchange.incoming_registry import HEAD, incoming_format
from reader_app.project.file_bytes import bytes_of
from reader_app.project.incoming_articles import Homeless

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader_app.core.pace import Progress
    from reader_app.formats.exchange.incoming import Incoming
    from reader_app.project.incoming_articles import Homes
    from reader_app.project.incoming_marks import MarksIn
    from reader_app.project.workbench import Workbench

DATABASES = (".sqlite3", ".qda")
"""Ends of the names of Taguette's and QualCoder's databases."""
_SHARES = 2
"""To find each highlight's place is one of so many parts of the work."""


@dataclass(frozen=True, slots=True)
class IncomingReport:
    """What became of what a file brings."""

    change: Change
    """The step; empty where all of it was in the project already."""
    articles: tuple[Uid, ...] = ()
    """The articles that came in as new ones."""
    taken: int = 0
    """New highlights that stand on their words."""
    known: int = 0
    """Highlights that were there already."""
    tags: int = 0
    """New tags."""
    flagged: tuple[str, ...] = ()
    """A sentence for each new highlight that stands elsewhere than the file says."""
    lost: tuple[str, ...] = ()
    """A sentence for each highlight whose place was not found: it waits among the lost places."""
    left: tuple[str, ...] = ()
    """A sentence for each highlight that was not taken."""
    homeless: tuple[Homeless, ...] = ()
    """The texts whose article was not found: the highlights of these were left."""
    remarks: tuple[str, ...] = ()
    """What of the file was left behind, or understood in a way to know of."""

    @property
    def lines(self) -> tuple[str, ...]:
        """All sentences, the gravest first."""
        return (*self.left, *self.lost, *self.flagged, *self.remarks)

    @property
    def sentence(self) -> str:
        """What came in, in one sentence."""
        counts = (
            (len(self.articles), "new article", ""), (self.tags, "new tag", ""),
            (self.taken, "highlight", ""), (self.known, "highlight", " there already"),
            (len(self.lost), "highlight", " without a place"),
            (len(self.left), "highlight", " left out"),
        )  # fmt: skip
        parts = [_counted(count, what) + more for count, what, more in counts if count]
        return f"{', '.join(parts) or 'There was nothing to take in'}."


class IncomingActions:
    """Takes files of other programs in."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def take(
        self,
        path: Path,
        *,
        onto: Mapping[str, Uid] | None = None,
        otherwise: Uid | None = None,
        progress: Progress | None = None,
    ) -> IncomingReport:
        """Put a file's highlights, tags and notes onto the articles, in one step.

        `onto` says which article a text belongs to that none was found for, by its key in the
        report's `homeless`; `otherwise` which one all others belong to.

        Raises UnreadableFileError where the file is not of a kind that can be taken in. Texts
        that no article has come in as new ones; a highlight whose words are not in its article
        is kept as one without a place.
        """
        data = bytes_of(path)
        if path.name.lower().endswith(DATABASES):
            from reader_app.project.incoming_databases import read_database  # noqa: PLC0415  (rare)

            incoming = read_database(data)
            return self.put(incoming, path.name, onto=onto, otherwise=otherwise, progress=progress)
        kind = incoming_format(path.name, data[:HEAD] + data[HEAD:][-HEAD:])
        if kind is None:
            raise UnreadableFileError("Files of this kind bring no highlights.")
        incoming = kind.read(data, path.name)
        return self.put(incoming, path.name, onto=onto, otherwise=otherwise, progress=progress)

    def put(
        self,
        incoming: Incoming,
        name: str,
        *,
        onto: Mapping[str, Uid] | None = None,
        otherwise: Uid | None = None,
        progress: Progress | None = None,
    ) -> IncomingReport:
        """Put what was read from a file of that name into the project, as `take` does."""
        from reader_app.project.incoming_articles import Chosen, Homes  # noqa: PLC0415  (rare)
        from reader_app.project.incoming_marks import MarksIn  # noqa: PLC0415  (rare)
        from reader_app.project.incoming_wholes import WholesIn  # noqa: PLC0415  (rare)

        homes = Homes(self._bench, incoming, Chosen(onto or {}, otherwise))
        pace = Pace(_SHARES * len(incoming.marks), progress)
        marks = MarksIn(self._bench, incoming, homes, pace)
        wholes = WholesIn(self._bench, incoming, homes, marks)
        judged = marks.judged
        new = (*marks.analysts.made, *homes.articles, *marks.tags.made, *judged.scales.made)
        edits = added(*new, *marks.highlights, *marks.hanging, *judged.made, *wholes.made)
        arguments: dict[str, str | int] = {"count": len(marks.highlights), "name": name}
        texts = (*homes.texts, *marks.texts.values())
        change = Change("incoming.take", arguments, edits, texts)
        self._bench.do(change, after_first(_SHARES, progress))
        return _report(change, incoming, homes, marks)


def _report(change: Change, incoming: Incoming, homes: Homes, marks: MarksIn) -> IncomingReport:
    remarks = (*homes.remarks, *marks.tags.remarks, *incoming.remarks, *marks.judged.remarks)
    return IncomingReport(
        change,
        tuple(article.uid for article in homes.articles),
        len(marks.highlights) - len(marks.lost),
        marks.known,
        len(marks.tags.made),
        tuple(marks.flagged),
        tuple(marks.lost),
        tuple(marks.left),
        tuple(homes.homeless),
        (*remarks, *incoming.losses),
    )


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
