"""What an analyst can do with scales: grade highlights and articles, and make scales of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.folding import fold
from reader_app.core.judgements import Grade, Scale, ScaleValue
from reader_app.core.scales import BETWEEN_GRADES, is_built_in
from reader_app.project.labels import shortened
from reader_app.project.words import storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.core.records import Article
    from reader_app.project.workbench import Workbench

Wording = tuple[str, str, str]
"""Code, label and description of a value."""


class GradeActions:
    """The actions on grades and scales. Each writes and returns one Change, as `MarkActions` do.

    A highlight or an article has at most one grade by a scale from each analyst.
    """

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def grade(self, highlights: Sequence[Uid], values: Sequence[Uid]) -> Change:
        """Give highlights values of scales, in the place of this analyst's older ones."""
        wanted = [self._value(value) for value in values]
        marks = self._marks(highlights)
        edits = tuple(
            edit
            for mark in marks
            for edit in self._graded(
                mark.highlight.article, mark.uid, self._own(mark.grades), wanted
            )
        )
        return self._on_marks("grade", marks, edits, grade=_codes(wanted))

    def ungrade(self, highlights: Sequence[Uid], *scales: Uid) -> Change:
        """Take this analyst's grades off highlights: those by some scales, or all of them."""
        marks = self._marks(highlights)
        gone = [each for mark in marks for each in self._own(mark.grades, *scales)]
        return self._on_marks("ungrade", marks, removed(*gone))

    def grade_article(self, article: Uid, values: Sequence[Uid]) -> Change:
        """Give an article as a whole values of scales, in the place of this analyst's older ones."""
        wanted = [self._value(value) for value in values]
        record = self._bench.article(article)
        edits = self._graded(article, None, self._own(self.of_article(article)), wanted)
        return self._on_article("article.grade", record, tuple(edits), grade=_codes(wanted))

    def ungrade_article(self, article: Uid, *scales: Uid) -> Change:
        """Take this analyst's grades off an article: those by some scales, or all of them."""
        record = self._bench.article(article)
        gone = self._own(self.of_article(article), *scales)
        return self._on_article("article.ungrade", record, removed(*gone))

    def of_article(self, article: Uid) -> list[Grade]:
        """Return the grades on an article itself, of all analysts."""
        return self._bench.store.articles.grades(article)

    def _graded(
        self, article: Uid, highlight: Uid | None, own: list[Grade], values: Iterable[ScaleValue]
    ) -> Iterable[Edit]:
        """Yield the edits that give one highlight, or the article, these values."""
        me, now = self._bench.analyst.uid, self._bench.now()
        known = {grade.scale: grade for grade in own}
        wanted = {value.scale: value.uid for value in values}
        for scale, value in wanted.items():
            old = known.get(scale)
            if old is None:
                uid = self._bench.uids.new()
                yield Edit(None, Grade(uid, scale, value, article, highlight, me, now, now))
            elif old.value != value:
                yield Edit(old, replace(old, value=value, modified_ms=now))

    def _own(self, grades: Iterable[Grade], *scales: Uid) -> list[Grade]:
        me = self._bench.analyst.uid
        own = (each for each in grades if each.analyst == me)
        return [each for each in own if not scales or each.scale in scales]

    def _marks(self, highlights: Sequence[Uid]) -> list[Mark]:
        return [self._bench.mark(uid) for uid in dict.fromkeys(highlights)]

    def _on_marks(
        self, action: str, marks: Sequence[Mark], edits: tuple[Edit, ...], **more: str
    ) -> Change:
        if len(marks) == 1:
            quote = shortened(marks[0].highlight.quote.exact)
            return self._bench.do(Change(f"highlight.{action}", {"quote": quote, **more}, edits))
        return self._bench.do(Change(f"highlights.{action}", {"count": len(marks), **more}, edits))

    def _on_article(
        self, action: str, article: Article, edits: tuple[Edit, ...], **more: str
    ) -> Change:
        return self._bench.do(Change(action, {"title": shortened(article.title), **more}, edits))

    def create_scale(self, name: str, values: Sequence[Wording], description: str = "") -> Change:
        """Make a scale of the project's own: its values' codes, labels and descriptions in order.

        Raises ProjectError where the name is empty or taken, or two values have one code.
        """
        me, now = self._bench.analyst.uid, self._bench.now()
        last = max((scale.position for scale in self._bench.scales.all()), default=0.0)
        uid, name = self._bench.uids.new(), self._free_name(name)
        scale = Scale(uid, name, me, now, now, storable(description), last + 1)
        new = [self._new_value(uid, n, wording) for n, wording in enumerate(_usable(values), 1)]
        return self._on_scale("scale.create", scale, added(scale, *new))

    def rename_scale(self, scale: Uid, name: str) -> Change:
        """Give an own scale another name; raises ProjectError where it is empty or taken."""
        old = self._scale(scale)
        new = replace(old, name=self._free_name(name, scale), modified_ms=self._bench.now())
        edits = (Edit(old, new),) if new.name != old.name else ()
        return self._on_scale("scale.rename", new, edits, old=old.name)

    def describe_scale(self, scale: Uid, description: str) -> Change:
        """Say what an own scale is for."""
        old = self._scale(scale)
        new = replace(old, description=storable(description).strip())
        edits = () if new == old else (Edit(old, replace(new, modified_ms=self._bench.now())),)
        return self._on_scale("scale.describe", new, edits)

    def move_scale(self, scale: Uid, index: int) -> Change:
        """Put an own scale at another place among the own ones, counted from 0."""
        record = self._scale(scale)
        row = [each for each in self._bench.scales.all() if not is_built_in(each.uid)]
        row.remove(record)
        row.insert(max(0, min(index, len(row))), record)
        now = self._bench.now()
        edits = tuple(
            Edit(each, replace(each, position=float(n), modified_ms=now))
            for n, each in enumerate(row, 1)
            if each.position != n
        )
        return self._on_scale("scale.move", record, edits)

    def reword(self, value: Uid, wording: Wording) -> Change:
        """Give a value of an own scale another code, label and description; its grades stay."""
        old = self._value(value)
        scale = self._scale(old.scale)
        all_values = self._bench.scales.values(scale.uid)
        place = all_values.index(old)
        code, label, words = _usable(
            [wording if each is old else (each.code, "", "") for each in all_values]
        )[place]
        new = replace(old, code=code, label=label, description=words)
        edits = () if new == old else (Edit(old, replace(new, modified_ms=self._bench.now())),)
        return self._on_scale("scale.values", scale, edits)

    def set_values(self, scale: Uid, values: Sequence[Wording]) -> Change:
        """Give an own scale these values in this order; those of the same code stay the same.

        Raises ProjectError where a value that would go has grades.
        """
        record = self._scale(scale)
        known = {value.code: value for value in self._bench.scales.values(scale)}
        edits: list[Edit] = []
        for n, wording in enumerate(_usable(values), 1):
            old = known.pop(wording[0], None)
            if old is None:
                edits += added(self._new_value(scale, n, wording))
                continue
            new = replace(old, label=wording[1], description=wording[2], position=float(n))
            if new != old:
                edits.append(Edit(old, replace(new, modified_ms=self._bench.now())))
        edits += self._removal(record, known.values())
        return self._on_scale("scale.values", record, tuple(edits))

    def delete_scale(self, scale: Uid) -> Change:
        """Remove an own scale with its values; raises ProjectError where anything is graded by it."""
        record = self._scale(scale)
        edits = (*self._removal(record, self._bench.scales.values(scale)), *removed(record))
        return self._on_scale("scale.delete", record, edits)

    def _removal(self, scale: Scale, values: Iterable[ScaleValue]) -> tuple[Edit, ...]:
        """Return the edits that remove values of a scale, unless somebody graded by them."""
        gone = list(values)
        used = sum(len(self._bench.store.marks.graded(value.uid)) for value in gone)
        if used:
            what = f"“{scale.name}”" if len(gone) > 1 else f"“{gone[0].code}” of “{scale.name}”"
            grades = "1 grade. Take it" if used == 1 else f"{used} grades. Take them"
            raise ProjectError(f"{what} is used by {grades} off first.")
        return removed(*gone)

    def _on_scale(self, action: str, scale: Scale, edits: tuple[Edit, ...], **more: str) -> Change:
        return self._bench.do(Change(action, {"scale": scale.name, **more}, edits))

    def _new_value(self, scale: Uid, place: int, wording: Wording) -> ScaleValue:
        me, now = self._bench.analyst.uid, self._bench.now()
        code, label, words = wording
        uid = self._bench.uids.new()
        return ScaleValue(uid, scale, code, label, me, now, now, words, float(place))

    def _free_name(self, name: str, own: Uid | None = None) -> str:
        name = " ".join(storable(name).split())
        if not fold(name).strip():
            raise ProjectError("A scale needs a name. Type at least one letter or digit.")
        others = [scale for scale in self._bench.scales.all() if scale.uid != own]
        if any(fold(scale.name) == fold(name) for scale in others):
            raise ProjectError(f"There is already a scale “{name}”. Choose another name.")
        return name

    def _scale(self, uid: Uid) -> Scale:
        scale = self._bench.scales.scale(uid)
        if scale is None:
            raise NotFoundError("This scale is no longer in the project.")
        if is_built_in(uid):
            raise ProjectError(f"“{scale.name}” is built in. Make a scale of your own instead.")
        return scale

    def _value(self, uid: Uid) -> ScaleValue:
        value = self._bench.scales.value(uid)
        if value is None:
            raise NotFoundError("This value is no longer in its scale.")
        return value


def _usable(values: Sequence[Wording]) -> list[Wording]:
    """Return values tidied up; raises ProjectError where a code is missing or there twice."""
    tidy = [(code.strip(), label.strip(), words.strip()) for code, label, words in values]
    kept = [(storable(code), storable(label), storable(words)) for code, label, words in tidy]
    codes = [code for code, _, _ in kept]
    if not codes or not all(codes):
        raise ProjectError("Each value of a scale needs a code, such as A or 1.")
    if len(set(codes)) < len(codes):
        raise ProjectError("Two values of the scale have the same code. Change one of them.")
    return kept


def _codes(values: Iterable[ScaleValue]) -> str:
    return BETWEEN_GRADES.join(value.code for value in values)
