"""What a card says of a mark beside its quote: who, when, how it was judged. Paints nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QLocale

from reader_app.core.codebook import Codebook
from reader_app.core.errors import NotFoundError
from reader_app.core.ids import Clock, Uid
from reader_app.core.marks import Mark, is_lost
from reader_app.core.records import Analyst
from reader_app.core.scales import Scales
from reader_app.project.labels import isolate, shortened
from reader_app.project.links import LinkedMark
from reader_app.ui.annotations.card_layout import CardWords, LinkWords
from reader_app.ui.attribution.chain_words import chain_words
from reader_app.ui.docks.dates import moment_text
from reader_app.ui.grading.statements import statement_name
from reader_app.ui.links.link_words import bare_quote, kind_words

_QUOTE = 90
_TITLE = 60

LinksOf = Callable[[Uid], Sequence[LinkedMark]]


@dataclass
class CardContext:
    """What cards are read with: whose they are, by which scales and tags, in which article."""

    clock: Clock
    codebook: Codebook = field(default_factory=Codebook)
    analysts: Mapping[Uid, Analyst] = field(default_factory=dict[Uid, Analyst])
    scales: Scales = field(default_factory=Scales)
    outlet: str | None = None
    links_of: LinksOf | None = None
    _last_links: tuple[Mark, tuple[LinkWords, ...]] | None = None
    """Those of the card that was asked for last: it is painted often."""

    def words(self, mark: Mark, heading: str, *, is_current: bool) -> CardWords:
        """Return what a card says; its links only where it is the current one."""
        foot = self.byline(mark.highlight.analyst, mark.highlight.created_ms)
        bylines = (self.byline(note.analyst, note.created_ms) for note in mark.notes)
        lone = len(mark.notes) == 1
        links = self._links(mark) if is_current and mark.links else ()
        count = QLocale().toString(len(mark.links)) if mark.links and not links else ""
        return CardWords(
            foot,
            self.scales.badge(mark.grades),
            statement_name(mark.highlight.statement),
            self.attribution(mark),
            tuple("" if lone and by == foot else by for by in bylines),
            count,
            links,
            heading,
            QCoreApplication.translate("Cards", "Find its place")
            if is_lost(mark.highlight)
            else "",
        )

    def byline(self, analyst: Uid, at_ms: int) -> str:
        """Return who and when, in one line."""
        person = self.analysts.get(analyst)
        when = moment_text(at_ms, self.clock.now_ms())
        return when if person is None else f"{isolate(person.name)} · {when}"

    def attribution(self, mark: Mark) -> str:
        """Return who says it, through whom, where, by which word: one sentence, or nothing."""
        return chain_words(mark.speakers, self.outlet, self.codebook)

    def _links(self, mark: Mark) -> tuple[LinkWords, ...]:
        if self.links_of is None:
            return ()
        if self._last_links is None or self._last_links[0] is not mark:
            self._last_links = (mark, self._asked_links(mark, self.links_of))
        return self._last_links[1]

    def _asked_links(self, mark: Mark, links_of: LinksOf) -> tuple[LinkWords, ...]:
        here = mark.highlight.article
        try:
            found = links_of(mark.uid)
        except NotFoundError:  # deleted just now, and the card about to go
            return ()
        return tuple(
            LinkWords(
                each.link.uid,
                kind_words(each.link.kind, outgoing=each.outgoing),
                bare_quote(each.other.quote.exact, _QUOTE),
                "" if each.other.article == here else shortened(each.title, _TITLE),
                each.other,
            )
            for each in found
        )
