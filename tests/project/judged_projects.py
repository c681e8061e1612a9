"""Projects with all that can hang on a highlight, made from as little as hypothesis draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from reader_app.core.judgements import LINK_KINDS
from reader_app.core.scales import CONFIDENCE, RELIABILITY
from reader_app.core.spans import Span
from reader_app.project.attributions import Voice
from reader_app.project.project import Project
from tests.project.people import INES, MARA

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import SettableClock

TEXT = "Ferry held at port\n\nNo vessel was at risk, the שר אמר on Tuesday. 😀 Later, more.\n"
WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=8
)
NOTES = st.text(
    st.characters(
        exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff", include_characters="\n"
    ),
    max_size=12,
)


@dataclass(frozen=True)
class Drawn:
    """What is done with one span."""

    start: int
    length: int
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    grade: int
    speakers: tuple[tuple[str, str, str], ...]
    statement: str
    link: str
    by_mara: bool


def drawn() -> st.SearchStrategy[list[Drawn]]:
    """Return what may be done in a project."""
    tags = st.sampled_from(["A & <b>", "B/😀", "B/שלום", "C\\n d"])
    speaker = st.tuples(
        st.sampled_from(["", "B/😀"]), WORDS, st.sampled_from(["direct", "indirect", "paraphrase"])
    )
    one = st.builds(
        Drawn,
        start=st.integers(0, 70),
        length=st.integers(1, 9),
        tags=st.lists(tags, max_size=2, unique=True).map(tuple),
        notes=st.lists(NOTES, max_size=2).map(tuple),
        grade=st.integers(0, 5),
        speakers=st.lists(speaker, max_size=2).map(tuple),
        statement=st.sampled_from(["", "claim", "fact"]),
        link=st.sampled_from(["", *LINK_KINDS, "ב & own"]),
        by_mara=st.booleans(),
    )
    return st.lists(one, min_size=1, max_size=4)


def made_project(path: Path, clock: SettableClock, marks: list[Drawn]) -> Project:
    """Return a project of one article in which two analysts did these things."""
    project = Project.create(path, person=INES, clock=clock)
    project.articles.import_text(TEXT, "ferry")
    values = [("x", "Ex", "why x"), ("y", "", "")]
    project.grades.create_scale("Own “scale”", values, "what for")
    for each in sorted(marks, key=lambda mark: mark.by_mara):
        if each.by_mara and project.analyst.name == "Ines":
            project.close()
            project = Project.open(path, person=MARA, clock=clock)
        _do(project, clock, each)
    return project


def _do(project: Project, clock: SettableClock, drawn: Drawn) -> None:
    (row,) = project.articles.all()
    clock.advance(1_234)
    before = {mark.uid for mark in project.marks.of_article(row.uid).in_order()}
    span = Span(drawn.start, drawn.start + drawn.length)
    project.marks.highlight(row.uid, span)
    made = [it for it in project.marks.of_article(row.uid).in_order() if it.uid not in before]
    if not made:
        return
    uid = made[0].uid
    clock.advance(1_001)
    if drawn.tags:
        project.marks.tag_paths(row.uid, span, list(drawn.tags))
    for note in drawn.notes:
        clock.advance(2_003)
        project.marks.add_note(uid, note)
    _judge(project, clock, drawn, [uid, *before])


def _judge(project: Project, clock: SettableClock, drawn: Drawn, uids: list[str]) -> None:
    uid = uids[0]
    scales = [RELIABILITY, CONFIDENCE, project.scales.all()[-1]]
    if drawn.grade:
        chosen = project.scales.values(scales[drawn.grade % 3].uid)
        project.grades.grade([uid], [chosen[drawn.grade % len(chosen)].uid])
    if drawn.statement:
        project.marks.set_statement([uid], drawn.statement)
    clock.advance(507)
    tags = {project.codebook.path_text(tag.uid): tag.uid for tag in project.codebook.walk()}
    chain = [
        Voice("" if path in tags else f"Ann {cue}", tags.get(path), cue, mode)
        for path, cue, mode in drawn.speakers
    ]
    if chain:
        project.attributions.set(uid, chain)
    if drawn.link and len(uids) > 1:
        project.links.add(uid, uids[1], drawn.link)


def held(project: Project, *, unit: int = 1) -> list[object]:
    """Return all that hangs on highlights, by names instead of uids where those are made anew.

    Times are given in a unit of so many milliseconds.
    """
    return _rounded(_held(project), unit)


def _rounded(value, unit: int):
    if isinstance(value, list | tuple):
        return [_rounded(each, unit) for each in value]
    is_time = isinstance(value, int) and value > 10**12
    return value // unit if is_time else value


def _held(project: Project) -> list[object]:
    names = {uid: analyst.name for uid, analyst in project.analysts().items()}
    found: list[object] = []
    for row in project.articles.all():
        for mark in project.marks.of_article(row.uid).in_order():
            it = mark.highlight
            made = (names[it.analyst], it.created_ms, it.modified_ms, it.statement, it.anchor)
            found.append((row.title, it.uid, it.span, it.quote, made, *_hanging(project, mark)))
    return found


def _hanging(project: Project, mark) -> tuple[object, ...]:
    names = {uid: analyst.name for uid, analyst in project.analysts().items()}
    path, scales = project.codebook.path_text, project.scales
    own = mark.links
    return (
        sorted((path(it.tag), names[it.analyst], it.created_ms) for it in mark.taggings),
        sorted(
            (it.body, names[it.analyst], it.created_ms, it.modified_ms) for it in mark.notes
        ),
        sorted(
            (
                scales.scale(it.scale).name, scales.value(it.value).code,
                scales.value(it.value).label, names[it.analyst], it.created_ms, it.modified_ms,
            )
            for it in mark.grades
        ),
        [
            (it.name, it.tag and path(it.tag), it.cue, it.mode, names[it.analyst], it.created_ms)
            for it in mark.speakers
        ],
        sorted((it.source, it.target, it.kind, names[it.analyst], it.created_ms) for it in own),
    )  # fmt: skip


def whole(project: Project, *, unit: int = 1_000) -> object:
    """Return what is said of articles, tags and the project as a whole."""
    names = {uid: analyst.name for uid, analyst in project.analysts().items()}
    codebook, scales = project.codebook, project.scales

    def said(notes) -> list[object]:
        return [
            (it.body, names[it.analyst], it.created_ms // unit, it.modified_ms // unit)
            for it in notes
        ]

    tags = [
        (
            codebook.path_text(it.uid), it.definition, it.when_to_use, it.when_not_to_use,
            it.aliases, it.archived, said(project.notes.on_tag(it.uid)),
        )
        for it in codebook.walk()
    ]  # fmt: skip
    articles = [
        (
            row.title,
            [
                (codebook.path_text(it.tag), names[it.analyst])
                for it in project.articles.tags_of(row.uid)
            ],
            [
                (scales.scale(it.scale).name, scales.value(it.value).code, names[it.analyst])
                for it in project.grades.of_article(row.uid)
            ],
            said(project.notes.on_article(row.uid)),
        )
        for row in project.articles.all()
    ]
    own = [
        (it.name, it.description, [(v.code, v.label, v.description) for v in scales.values(it.uid)])
        for it in scales.all()
    ]
    return (tags, articles, said(project.notes.on_project()), own)
