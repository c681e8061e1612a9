"""The rows of an export: what the store has of each tagged span, with names for its uids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.attribution_sentence import attribution_sentence, name_of
from reader_app.core.codebook import Codebook
from reader_app.core.ids import Uid
from reader_app.core.scales import Scales
from reader_app.formats.exchange.names import Names
from reader_app.formats.exchange.span_row import NOT_JUDGED, Judged, SpanRow
from reader_app.store.rows import NOTHING_WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader_app.core.judgements import Grade
    from reader_app.project.workbench import Workbench
    from reader_app.store.rows import TaggedSpan, WholeArticle

_Pairs = tuple[tuple[str, str], ...]
_Said = tuple[str, _Pairs, str, tuple[str, ...], int]
"""The fields of a row from `grade` to `links`."""
_OfWhole = tuple[str, _Pairs, tuple[tuple[str, ...], ...], str]
"""The fields of a row from `article_grade` to `status`."""

_NOTHING_SAID: _Said = ("", (), "", (), 0)
_NEW: _OfWhole = ("", (), (), "new")
_NO_TAGS: frozenset[Uid] = frozenset()
"""The same objects in most of a million rows."""


class Rows:
    """Makes rows; looks again where a record was created after this project was opened."""

    def __init__(self, bench: Workbench) -> None:
        self._store = bench.store
        self._analysts = {analyst.uid: analyst.name for analyst in bench.store.analysts()}
        self._use(bench.codebook, bench.scales)

    def _use(self, codebook: Codebook, scales: Scales) -> None:
        self._codebook, self._scales = codebook, scales
        self._paths: dict[Uid, tuple[str, ...]] = {}
        self._names = {tag.uid: tag.name for tag in codebook.walk()}
        self._exact = Names(self._analysts, codebook, scales)
        self._last = NOTHING_WHOLE, Uid(""), _NEW

    def of(self, spans: Iterable[TaggedSpan]) -> Iterator[SpanRow]:
        """Yield the row of each span."""
        for span in spans:
            is_known = span.tagging is None or span.tagging.tag in self._codebook
            if not is_known or span.speakers or span.grades or span.whole is not NOTHING_WHOLE:
                self._look_again(span)
            yield self._row(span)

    def _look_again(self, span: TaggedSpan) -> None:
        """Read anew what a span names, where it was created after this project was opened."""
        if any(tag not in self._codebook for tag in _tags(span)):
            self._use(Codebook(self._store.tags.all()), self._scales)
        grades = (*span.grades, *span.whole.grades)
        if any(self._scales.value(grade.value) is None for grade in grades):
            tags = self._store.tags
            self._use(self._codebook, Scales(tags.scales(), tags.scale_values()))

    def _row(self, span: TaggedSpan) -> SpanRow:
        tagging = span.tagging
        analyst = (tagging or span.highlight).analyst
        is_judged = span.grades or span.speakers or span.linked
        return SpanRow(
            span.article,
            span.highlight,
            self._analysts.get(analyst, ""),
            self._path(tagging.tag) if tagging else (),
            tagging,
            span.notes,
            span.n_chars,
            span.paragraph,
            span.page,
            span.context_before,
            span.context_after,
            *(self._said(span) if is_judged else _NOTHING_SAID),
            *(_NEW if span.whole is NOTHING_WHOLE else self._of_whole(span.whole, analyst)),
            (),
            _NO_TAGS,
            Judged(span.grades, span.speakers, span.linked) if is_judged else NOT_JUDGED,
            self._exact,
        )

    def _path(self, tag: Uid) -> tuple[str, ...]:
        path = self._paths.get(tag)
        if path is None:
            path = self._paths[tag] = self._codebook.path(tag)
        return path

    def _said(self, span: TaggedSpan) -> _Said:
        who, names = "", ()
        if span.speakers:
            who = attribution_sentence(span.speakers, span.article.outlet, self._names)
            names = tuple(name_of(speaker, self._names) for speaker in span.speakers)
        return self._badge(span.grades), self._shown(span.grades), who, names, span.links

    def _of_whole(self, whole: WholeArticle, analyst: Uid) -> _OfWhole:
        """Return what rows of an article, which follow one another, have in common."""
        if self._last[0] is not whole or self._last[1] != analyst:
            tags = tuple(map(self._path, dict.fromkeys(each.tag for each in whole.taggings)))
            states = (each.status for each in whole.readings if each.analyst == analyst)
            fields = self._badge(whole.grades), self._shown(whole.grades), tags
            self._last = whole, analyst, (*fields, next(states, "new"))
        return self._last[2]

    def _badge(self, grades: tuple[Grade, ...]) -> str:
        return self._scales.badge(grades) if grades else ""

    def _shown(self, grades: tuple[Grade, ...]) -> tuple[tuple[str, str], ...]:
        """Return (name of the scale, what the grade is shown as) pairs."""
        pairs = ((self._scales.scale(grade.scale), grade) for grade in grades)
        return tuple((scale.name, self._scales.shown(grade)) for scale, grade in pairs if scale)


def _tags(span: TaggedSpan) -> list[Uid]:
    """Return the tags that a row names."""
    tags = [each.tag for each in span.whole.taggings]
    tags += [speaker.tag for speaker in span.speakers if speaker.tag]
    return [*tags, span.tagging.tag] if span.tagging else tags
