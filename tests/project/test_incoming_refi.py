"""REFI-QDA projects in: what goes out comes back, and the standard's examples come in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reader_app.core.codebook import PALETTE_SLOTS
from reader_app.core.spans import Span
from reader_app.project.project import Project
from tests.formats.exchange.refi_files import TEXT, qde, qdpx, selection
from tests.project.conftest import WORDS
from tests.project.people import INES, MARA

if TYPE_CHECKING:
    import pytest

    from reader_app.core.ids import Clock

DATA = Path(__file__).resolve().parent.parent / "data" / "refi"
NOTES = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))


def held(project: Project) -> list[object]:
    """Return all that REFI-QDA can hold of a project's highlights."""
    names = {uid: analyst.name for uid, analyst in project.analysts().items()}
    found: list[object] = []
    for row in project.articles.all():
        for mark in project.marks.of_article(row.uid).in_order():
            it = mark.highlight
            tags = [
                (project.codebook.path(each.tag), names[each.analyst], each.created_ms // 1000)
                for each in mark.taggings
            ]
            notes = "\n\n".join(note.body for note in mark.notes)
            who = (names[it.analyst], it.created_ms // 1000, it.modified_ms // 1000)
            found.append((row.title, it.uid, it.span, it.quote, who, sorted(tags), notes))
    return found


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 70), st.integers(1, 9),
            st.sampled_from(["", "A & <b>", "B/😀", "B/שלום"]), NOTES,
        ),
        max_size=6,
    )
)  # fmt: skip
@example([(66, 9, "", "")])  # the last one is a space, behind what takes two UTF-16 units
def test_any_project_comes_back_from_refi_qda(
    tmp_path_factory: pytest.TempPathFactory, clock: Clock, made
) -> None:
    folder = tmp_path_factory.mktemp("there and back")
    one = Project.create(folder / "one.reader", person=INES, clock=clock)
    uid = one.articles.import_text(WORDS, "ferry").uid
    assert uid
    for start, length, tag, note in made:
        span = Span(start, start + length)
        one.marks.tag_paths(uid, span, [tag], note) if tag else one.marks.highlight(uid, span)
    one.exports.export(folder / "a.qdpx", "refi-qda")
    two = Project.create(folder / "two.reader", person=MARA, clock=clock)
    report = two.incoming.take(folder / "a.qdpx")
    again = two.incoming.take(folder / "a.qdpx")
    same = (held(one), held(two))
    sound = two.check()
    for project in (one, two):
        project.close()
    assert same[0] == same[1]
    assert (report.lines, again.lines, bool(again.change), sound) == ((), (), False, [])


def test_the_standards_example_comes_in_with_a_report_of_its_losses(project: Project) -> None:
    report = project.incoming.take(DATA / "atlasti84_refi_spec_example2.qde")
    assert (report.tags, report.taken, len(report.left)) == (14, 0, 8)
    assert "Import the article first" in report.left[0]
    assert any("picture" in line for line in report.remarks)
    codes = project.incoming.take(DATA / "refi_spec_example1.qdc")
    assert (codes.tags, codes.lines) == (6, ())
    colours = {tag.name: tag.colour for tag in project.codebook.walk()}
    assert (colours["Economy"], colours["Topics"] in PALETTE_SLOTS) == ("#ffff00", True)


def test_positions_that_fit_no_words_are_flagged_or_wait_among_the_lost(
    project: Project, tmp_path: Path
) -> None:
    at = TEXT.index("held")
    marks = (
        selection(at, at + 4, "held"),
        selection(0, 5, "Ferry"),
        selection(TEXT.index("now"), TEXT.index("now") + 3, "now"),
        selection(at + 9, at + 13, "port"),
        selection(3, 8, "not there"),
        selection(1, 900),
    )
    path = tmp_path / "p.qdpx"
    numbered = "".join(each.replace("00002", f"0000{n}") for n, each in enumerate(marks, 4))
    path.write_bytes(qdpx(qde(numbered)))
    report = project.incoming.take(path)
    assert (len(report.articles), report.taken) == (1, 4)
    assert (len(report.flagged), len(report.lost), len(report.left)) == (1, 1, 1)
    (row,) = project.articles.all()
    found = [
        (mark.highlight.quote.exact, mark.highlight.anchor)
        for mark in project.marks.of_article(row.uid).in_order()
    ]
    assert sorted(found) == [
        ("Ferry", "held"),
        ("held", "held"),
        ("not there", "lost"),
        ("now", "held"),
        ("port", "moved"),
    ]
    assert project.check() == []


def test_an_own_export_with_lost_places_brings_nothing_new(
    project: Project, tmp_path: Path
) -> None:
    uid = project.articles.import_text(WORDS, "ferry").uid
    assert uid
    project.marks.tag_paths(uid, Span(0, 5), ["A"], "why")
    project.marks.highlight(uid, Span(20, 29))
    project.articles.correct_text(uid, WORDS.replace("Ferry held", "Ship kept"))
    before = held(project)
    project.exports.export(tmp_path / "a.qdpx", "refi-qda")
    report = project.incoming.take(tmp_path / "a.qdpx")
    assert (bool(report.change), report.known, report.lines) == (False, 2, ())
    assert held(project) == before
