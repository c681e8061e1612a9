"""Grades, speakers and links that come in with highlights, put on those that lack them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.folding import fold
from reader_app.core.judgements import Grade, HighlightLink, Scale, ScaleValue, Speaker
from reader_app.core.scales import is_built_in
from reader_app.project.incoming_uids import uid_of
from reader_app.project.links import says_the_same
from reader_app.project.words import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.core.records import Highlight
    from reader_app.formats.exchange.incoming import (
        IncomingGrade,
        IncomingLink,
        IncomingMark,
        IncomingScale,
        IncomingSpeaker,
    )
    from reader_app.project.incoming_tags import AnalystsIn, TagsIn
    from reader_app.project.workbench import Workbench


class ScalesIn:
    """Finds scales and their values by name and code, making up those that the project lacks."""

    def __init__(self, bench: Workbench, scales: Iterable[IncomingScale]) -> None:
        self._bench = bench
        self._told = {fold(scale.name): scale for scale in scales}
        self._by_name = {fold(scale.name): scale for scale in bench.scales.all()}
        self._values: dict[Uid, dict[str, ScaleValue]] = {}
        self.made: list[Scale | ScaleValue] = []

    def value(self, scale: str, code: str) -> ScaleValue | None:
        """Return a value by its scale's name and its code or label; None where that cannot be."""
        name, code = " ".join(storable(scale).split()), storable(code).strip()
        if not fold(name).strip() or not code:
            return None
        found = self._by_name.get(fold(name)) or self._new_scale(name)
        values = self._values_of(found)
        if code not in values and not is_built_in(found.uid):
            self._new_value(found, (code, "", ""))
        return values.get(code)

    def _values_of(self, scale: Scale) -> dict[str, ScaleValue]:
        """Return the values of a scale by code, and by label where no code is the same."""
        if scale.uid not in self._values:
            known = self._bench.scales.values(scale.uid)
            labels = {value.label: value for value in known if value.label}
            self._values[scale.uid] = {**labels, **{value.code: value for value in known}}
        return self._values[scale.uid]

    def _new_scale(self, name: str) -> Scale:
        told = self._told.get(fold(name))
        now, me = self._bench.now(), self._bench.analyst.uid
        last = max(scale.position for scale in self._by_name.values())
        description = storable(told.description) if told else ""
        scale = Scale(self._bench.uids.new(), name, me, now, now, description, last + 1)
        self._by_name[fold(name)] = scale
        self.made.append(scale)
        for code, label, words in told.values if told else ():
            self._new_value(scale, (storable(code).strip(), storable(label), storable(words)))
        return scale

    def _new_value(self, scale: Scale, wording: tuple[str, str, str]) -> None:
        values = self._values_of(scale)
        code, label, words = wording
        if code and code not in values:
            now, me, uid = self._bench.now(), self._bench.analyst.uid, self._bench.uids.new()
            place = max((value.position for value in values.values()), default=0.0) + 1
            value = ScaleValue(uid, scale.uid, code, label, me, now, now, words, place)
            values[code] = value
            self.made.append(value)


class JudgedIn:
    """Makes the records of what a file says of highlights beside tags and notes."""

    def __init__(
        self,
        bench: Workbench,
        scales: Iterable[IncomingScale],
        tags: TagsIn,
        analysts: AnalystsIn,
    ) -> None:
        self._bench = bench
        self._tags = tags
        self._analysts = analysts
        self.scales = ScalesIn(bench, scales)
        self.made: list[Grade | Speaker | HighlightLink] = []
        self.remarks: list[str] = []
        self._graded: set[tuple[Uid, Uid, Uid]] = set()
        self._spoken: set[Uid] = set()
        self._links: dict[Uid, list[HighlightLink]] = {}

    def know(self, mark: Mark) -> None:
        """Take in what is on a highlight of the project already; it stays as it is."""
        self._graded.update((mark.uid, grade.scale, grade.analyst) for grade in mark.grades)
        self._spoken.update([mark.uid] if mark.speakers else [])
        self._links.setdefault(mark.uid, []).extend(mark.links)

    def hang(self, highlight: Highlight, mark: IncomingMark) -> None:
        """Give a highlight the grades and the chain of speakers of the file that it lacks."""
        for grade in mark.grades:
            self._grade(highlight, grade)
        speakers = [each for each in mark.speakers if each.name.strip() or each.path]
        if speakers and highlight.uid not in self._spoken:
            self._spoken.add(highlight.uid)
            self.made += [self._speaker(highlight, *pair) for pair in enumerate(speakers)]

    def value(self, given: IncomingGrade) -> ScaleValue | None:
        """Return the value of a scale that a grade is; None, with a remark, where there is none."""
        value = self.scales.value(given.scale, given.value)
        if value is None:
            self._remark(f"Not taken over: the grade “{given.value}” by “{given.scale}”.")
        return value

    def _grade(self, highlight: Highlight, given: IncomingGrade) -> None:
        value = self.value(given)
        if value is None:
            return
        analyst = self._analysts.named(given.analyst) if given.analyst else highlight.analyst
        key = (highlight.uid, value.scale, analyst)
        if key not in self._graded:
            self._graded.add(key)
            times = _times(highlight, given)
            uids = (self._bench.uids.new(), value.scale, value.uid)
            self.made.append(Grade(*uids, highlight.article, highlight.uid, analyst, *times))

    def _speaker(self, highlight: Highlight, place: int, given: IncomingSpeaker) -> Speaker:
        analyst = self._analysts.named(given.analyst) if given.analyst else highlight.analyst
        tag = self._tags.at(given.path) if given.path else None
        name = " ".join(storable(given.name or given.path[-1]).split())
        cue = " ".join(storable(given.cue).split())
        uids = (self._bench.uids.new(), highlight.uid, highlight.article)
        said = (name, tag, cue, given.mode)
        return Speaker(*uids, place, *said, analyst, *_times(highlight, given))

    def link(self, links: Iterable[IncomingLink], came: Mapping[Uid, Highlight]) -> None:
        """Link highlights; `came` has those of the file by the uids that it gives them."""
        lost = 0
        for given in links:
            ends = [came.get(uid_of(uid)) for uid in (given.source, given.target)]
            kind = " ".join(storable(given.kind).split())
            if ends[0] is None or ends[1] is None or ends[0] == ends[1] or not kind:
                lost += 1
            else:
                self._link(ends[0], ends[1], kind, given)
        if lost:
            self._remark(f"Not taken over: {lost} × link to what the file does not hold.")

    def _link(self, source: Highlight, target: Highlight, kind: str, given: IncomingLink) -> None:
        analyst = self._analysts.named(given.analyst) if given.analyst else source.analyst
        uids = (self._bench.uids.new(), source.uid, target.uid)
        new = HighlightLink(*uids, kind, analyst, *_times(source, given))
        known = self._links.setdefault(source.uid, [])
        if not any(says_the_same(link, new) for link in known):
            known.append(new)
            self._links.setdefault(target.uid, []).append(new)
            self.made.append(new)

    def _remark(self, sentence: str) -> None:
        self.remarks += [] if sentence in self.remarks else [sentence]


def _times(
    highlight: Highlight, given: IncomingGrade | IncomingSpeaker | IncomingLink
) -> tuple[int, int]:
    """Return when something was made and changed; with its highlight where the file is silent."""
    created = highlight.created_ms if given.created_ms is None else given.created_ms
    return created, created if given.modified_ms is None else given.modified_ms
