"""Scales to grade by: the built-in ones, and all that a project has, kept true by changes.

The built-in scales are part of the program and never rows of a project: their uids follow from
their names, so that a grade means the same in every project, and better wording needs no migration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader_app.core.folding import fold
from reader_app.core.ids import Uid, derived_uid
from reader_app.core.judgements import Scale, ScaleValue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.edits import Change
    from reader_app.core.judgements import Grade

NOBODY = Uid("0" * 32)
"""The analyst of what is built in."""

BETWEEN_GRADES = " · "


class _Built(NamedTuple):
    name: str
    description: str
    values: tuple[tuple[str, str, str], ...]
    """Code, label and description of each."""


_RELIABILITY = _Built(
    "Source reliability",
    "How far the source can be relied on (Admiralty code, AJP-2.1).",
    (
        ("A", "Completely reliable", "Tried and trusted; it can be depended on with confidence."),
        ("B", "Usually reliable", "Was right in the past, with some doubt in particular cases."),
        ("C", "Fairly reliable", "Was used before, and some confidence can be based on it."),
        ("D", "Not usually reliable", "Was used before, and more often than not was unreliable."),
        ("E", "Unreliable", "Was used before, and proved unworthy of any confidence."),
        ("F", "Cannot be judged", "Was not used before, or there is nothing to judge it by."),
    ),
)
_CREDIBILITY = _Built(
    "Information credibility",
    "How far the information can be believed, whoever brought it (Admiralty code, AJP-2.1).",
    (
        ("1", "Confirmed", "Another source, independent of this one, says the same."),
        ("2", "Probably true", "Much of it is borne out by what is known, in essentials."),
        ("3", "Possibly true", "It agrees with what is known; nothing more speaks for it."),
        ("4", "Doubtful", "It tends to disagree with what is known."),
        ("5", "Improbable", "What is known contradicts it."),
        ("6", "Cannot be judged", "There is nothing to compare it with."),
    ),
)
_ICD_203 = _Built(
    "Likelihood (ICD 203)",
    "How likely something is, in the words of Intelligence Community Directive 203.",
    (
        ("1", "Almost no chance", "01-05 %; also: remote"),
        ("2", "Very unlikely", "05-20 %; also: highly improbable"),
        ("3", "Unlikely", "20-45 %; also: improbable"),
        ("4", "Roughly even chance", "45-55 %; also: roughly even odds"),
        ("5", "Likely", "55-80 %; also: probable"),
        ("6", "Very likely", "80-95 %; also: highly probable"),
        ("7", "Almost certain", "95-99 %; also: nearly certain"),
    ),
)
_PHIA = _Built(
    "Probability (PHIA yardstick)",
    "How likely something is, in the words of the UK's Professional Head of Intelligence Assessment.",
    (
        ("1", "Remote chance", "0-5 %"),
        ("2", "Highly unlikely", "10-20 %"),
        ("3", "Unlikely", "25-35 %"),
        ("4", "Realistic possibility", "40-50 %"),
        ("5", "Likely or probable", "55-75 %"),
        ("6", "Highly likely", "80-90 %"),
        ("7", "Almost certain", "95-100 %"),
    ),
)
_CONFIDENCE = _Built(
    "Analytical confidence",
    "How firm the ground of a judgement is, apart from how likely it makes something.",
    (
        ("L", "Low confidence", "Scant, fragmented or doubtful information; much is assumed."),
        ("M", "Moderate confidence", "Credible and plausible information, not enough of it."),
        ("H", "High confidence", "Good information from several sources, or a plain matter."),
    ),
)


def fixed_uid(name: str) -> Uid:
    """Return the uid of something built in, which follows from its name."""
    return derived_uid(name.encode())


def _made(name: str, built: _Built) -> tuple[Scale, list[ScaleValue]]:
    uid = fixed_uid(f"scale {name}")
    values = [
        ScaleValue(
            fixed_uid(f"scale {name} {code}"), uid, code, label, NOBODY, 0, 0, words, float(n)
        )
        for n, (code, label, words) in enumerate(built.values, start=1)
    ]
    return Scale(uid, built.name, NOBODY, 0, 0, built.description), values


_BUILT_IN = {
    name: _made(name, built)
    for name, built in (
        ("reliability", _RELIABILITY),
        ("credibility", _CREDIBILITY),
        ("icd 203", _ICD_203),
        ("phia", _PHIA),
        ("confidence", _CONFIDENCE),
    )
}

RELIABILITY, CREDIBILITY, ICD_203, PHIA, CONFIDENCE = (scale for scale, _ in _BUILT_IN.values())
BUILT_IN = (RELIABILITY, CREDIBILITY, ICD_203, PHIA, CONFIDENCE)
_ADMIRALTY = (RELIABILITY, CREDIBILITY)
_BUILT_IN_UIDS = frozenset(scale.uid for scale in BUILT_IN)
_IN_WORDS = frozenset(scale.uid for scale in (ICD_203, PHIA, CONFIDENCE))
"""Scales whose codes are keys alone: nobody reads "5" as likely."""


def is_built_in(scale: str) -> bool:
    """Tell whether a scale is part of the program."""
    return scale in _BUILT_IN_UIDS


class Scales:
    """All scales of a project with their values, the built-in ones first."""

    def __init__(self, scales: Iterable[Scale] = (), values: Iterable[ScaleValue] = ()) -> None:
        self._scales = {scale.uid: scale for scale in (*BUILT_IN, *scales)}
        built_in = (value for _, group in _BUILT_IN.values() for value in group)
        self._values = {value.uid: value for value in (*built_in, *values)}

    def all(self) -> list[Scale]:
        """Return all scales: the built-in ones, then the project's in their order."""
        own = [scale for scale in self._scales.values() if not is_built_in(scale.uid)]
        return [*BUILT_IN, *sorted(own, key=lambda scale: (scale.position, scale.uid))]

    def scale(self, uid: Uid) -> Scale | None:
        """Return the scale of that uid, if there is one."""
        return self._scales.get(uid)

    def value(self, uid: Uid) -> ScaleValue | None:
        """Return the value of that uid, if there is one."""
        return self._values.get(uid)

    def values(self, scale: Uid) -> list[ScaleValue]:
        """Return the values of a scale from the first to the last."""
        values = [value for value in self._values.values() if value.scale == scale]
        return sorted(values, key=lambda value: (value.position, value.uid))

    def called(self, words: str) -> list[set[Uid]]:
        """Return the values that words name, by code or label; of both Admiralty scales, as in B2.

        A grade is called so where it has one value of each set; empty where nothing is.
        """
        named = self._named(fold(words))
        if named or len(words) != len(_ADMIRALTY):
            return [named] if named else []
        pair = zip(words, _ADMIRALTY, strict=True)
        both = [self._named(fold(code)) & self._of(scale.uid) for code, scale in pair]
        return both if all(both) else []

    def up_to(self, named: Iterable[Uid]) -> set[Uid]:
        """Return these values with all that stand before them in their scales."""
        ends = [value for value in map(self._values.get, named) if value is not None]
        return {
            each.uid
            for end in ends
            for each in self.values(end.scale)
            if each.position <= end.position
        }

    def _named(self, words: str) -> set[Uid]:
        named = {uid for uid, value in self._values.items() if fold(value.label) == words}
        return named | {
            uid
            for uid, value in self._values.items()
            if fold(value.code) == words and value.scale not in _IN_WORDS
        }

    def _of(self, scale: Uid) -> set[Uid]:
        return {uid for uid, value in self._values.items() if value.scale == scale}

    def shown(self, grade: Grade) -> str:
        """Return what a grade is shown as: its code, or for a scale in words its label."""
        value = self._values.get(grade.value)
        if value is None:
            return "?"
        return value.label if grade.scale in _IN_WORDS else value.code

    def badge(self, grades: Iterable[Grade]) -> str:
        """Return grades for short: "B2 · Likely". Of several by one scale the latest counts."""
        latest = {grade.scale: grade for grade in sorted(grades, key=_age)}
        pair = [latest.pop(scale.uid, None) for scale in (RELIABILITY, CREDIBILITY)]
        admiralty = "".join(self.shown(grade) for grade in pair if grade)
        order = {scale.uid: n for n, scale in enumerate(self.all())}
        rest = sorted(latest.values(), key=lambda grade: order.get(grade.scale, len(order)))
        return BETWEEN_GRADES.join(filter(None, [admiralty, *map(self.shown, rest)]))

    def apply(self, change: Change) -> bool:
        """Take over a change that was written; tell whether it touched any scale."""
        for edit in change.of(Scale, ScaleValue):
            record, gone = edit.record, edit.after is None
            if isinstance(record, Scale):
                _take(self._scales, record, gone=gone)
            if isinstance(record, ScaleValue):
                _take(self._values, record, gone=gone)
        return change.concerns(Scale, ScaleValue)


_Kept = TypeVar("_Kept", Scale, ScaleValue)


def _take(kept: dict[Uid, _Kept], record: _Kept, *, gone: bool) -> None:
    if gone:
        kept.pop(record.uid, None)
    else:
        kept[record.uid] = record


def _age(grade: Grade) -> tuple[int, Uid]:
    return (grade.modified_ms, grade.uid)
