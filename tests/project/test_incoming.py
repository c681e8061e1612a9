"""Highlights of other projects and programs, put onto articles."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader_app.core.errors import UnreadableFileError
from reader_app.core.marks import is_lost
from reader_app.core.spans import Span
from reader_app.formats.exchange.incoming import (
    Incoming,
    IncomingMark,
    IncomingNote,
    IncomingTag,
    IncomingTagging,
    IncomingText,
)
from reader_app.project.project import Project
from tests.project.conftest import WORDS
from tests.project.people import INES, MARA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader_app.core.ids import Clock
    from reader_app.core.marks import Mark
    from reader_app.core.records import Article


@pytest.fixture
def other(tmp_path: Path, clock: Clock) -> Iterator[Project]:
    """Give an empty project of somebody else's."""
    made = Project.create(tmp_path / "other.reader", person=MARA, clock=clock)
    yield made
    made.close()


def marks_of(project: Project) -> list[Mark]:
    rows = project.articles.all()
    return [mark for row in rows for mark in project.marks.of_article(row.uid).in_order()]


def put(
    project: Project, *marks: IncomingMark, text: IncomingText, tags: tuple[IncomingTag, ...] = ()
):
    return project.incoming.put(Incoming((text,), tags, marks), "file")


def test_an_exact_csv_brings_the_same_project_back(
    project: Project, article: Article, other: Project, tmp_path: Path
) -> None:
    project.marks.tag_paths(article.uid, Span(20, 29), ["Claim", "Actor/State"], "why\nso")
    project.marks.highlight(article.uid, Span(75, 80))
    before = project.exports.export(tmp_path / "a.csv", "csv-exact").path.read_bytes()
    other.articles.import_text(WORDS, "ferry")
    report = other.incoming.take(tmp_path / "a.csv")
    assert (report.taken, report.tags, report.lines) == (2, 3, ())
    assert report.sentence == "3 new tags, 2 highlights."
    after = other.exports.export(tmp_path / "b.csv", "csv-exact").path.read_bytes()
    uid = next(other.articles.all()).uid
    assert after.replace(uid.encode(), article.uid.encode()) == before
    again = other.incoming.take(tmp_path / "a.csv")
    assert (again.known, bool(again.change), len(marks_of(other))) == (2, False, 2)
    assert other.check() == []
    other.history.undo()
    assert not marks_of(other)
    assert not len(other.codebook)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.integers(0, 79), st.integers(1, 9), st.sampled_from(["", "=A", "B/😀", "שלום"]),
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")),
        ),
        max_size=6,
    )
)  # fmt: skip
def test_any_project_comes_back_from_an_exact_csv(
    tmp_path_factory: pytest.TempPathFactory, clock: Clock, made
) -> None:
    folder = tmp_path_factory.mktemp("there and back")
    one = Project.create(folder / "one.reader", person=INES, clock=clock)
    two = Project.create(folder / "two.reader", person=MARA, clock=clock)
    uid = one.articles.import_text(WORDS, "ferry").uid or ""
    new = two.articles.import_text(WORDS, "ferry").uid or ""
    for start, length, tag, note in made:
        one.marks.tag_paths(
            one.articles.find(uid).uid, Span(start, start + length), [tag] if tag else ["A"], note
        )
    before = one.exports.export(folder / "a.csv", "csv-exact").path.read_bytes()
    report = two.incoming.take(folder / "a.csv")
    after = two.exports.export(folder / "b.csv", "csv-exact").path.read_bytes()
    for project in (one, two):
        project.close()
    assert report.lines == ()
    # New tags stand in the order of the file, and a highlight's rows in that of the tags.
    assert rows(after.replace(new.encode(), uid.encode())) == rows(before)


def test_a_text_that_no_article_has_comes_in_as_a_new_one_once(project: Project) -> None:
    text = IncomingText("t", "Port", "Words \r\nof the port", url="https://port.example/")
    mark = IncomingMark(
        "t", Span(0, 5), "Words", taggings=(IncomingTagging(("A/b", "")),), analyst="Zoë"
    )
    bad = IncomingMark("u", Span(7, 9), "of", uid="{not a guid}")
    twin = IncomingText("u", "Again", text.text)
    empty = IncomingText("e", "Empty", " \n")
    report = project.incoming.put(Incoming((text, twin, empty), (), (mark, bad)), "f")
    (uid,) = report.articles
    article = project.articles.find(uid)
    assert (article.title, article.url, report.taken) == ("Port", "https://port.example/", 2)
    assert project.articles.text_of(article).text == "Words \nof the port"
    (first, _) = marks_of(project)
    assert project.analysts()[first.highlight.analyst].name == "Zoë"
    assert project.codebook.path(first.taggings[0].tag) == ("A\u2215b", "Without a name")
    assert [line.split(":")[0] for line in report.remarks] == [
        "\u2068Empty\u2069",
        "The tag “A/b” is called “A∕b” here",
    ]
    assert not put(project, mark, text=text).change
    assert project.check() == []


def test_what_does_not_fit_is_flagged_or_without_a_place_and_says_why(
    project: Project, article: Article
) -> None:
    text = IncomingText("t", text_sha256=article.text_sha256)
    marks = (
        IncomingMark("t", Span(0, 9), "No vessel", notes=(IncomingNote("n"), IncomingNote(" "))),
        IncomingMark("t", Span(1, 6), "gone words 😀", notes=(IncomingNote("n"),)),
        IncomingMark("t", Span(900, 906), None),
        IncomingMark("elsewhere", Span(0, 6), "Ferry"),
    )
    report = put(project, *marks, text=text)
    assert (report.taken, len(report.flagged), len(report.lost), len(report.left)) == (1, 1, 1, 2)
    lost, moved = sorted(marks_of(project), key=lambda mark: mark.highlight.anchor)
    assert (moved.highlight.span, moved.highlight.anchor) == (Span(20, 29), "moved")
    assert (lost.highlight.quote.exact, is_lost(lost.highlight)) == ("gone words 😀", True)
    assert [note.body for note in lost.notes] == ["n"]
    assert report.sentence == "1 highlight, 1 highlight without a place, 2 highlights left out."
    assert "not in the article" in report.lost[0]
    again = put(project, *marks, text=text)
    assert (again.known, bool(again.change)) == (2, False)
    assert project.check() == []
    project.articles.correct_text(article.uid, WORDS + "Of gone words 😀 too.\n")
    assert [mark.highlight.anchor for mark in marks_of(project)].count("lost") == 1
    assert project.check() == []


def test_an_article_is_known_by_hash_file_uid_title_or_its_quotes(
    project: Project, article: Article, tmp_path: Path
) -> None:
    quote = "No vessel was at risk"
    texts = [
        IncomingText("t", file_sha256=article.original_sha256 or ""),
        IncomingText("t", uid=article.uid),
        IncomingText("t", title=article.title, url="https://x.example/"),
        IncomingText("t", title="Another title"),
    ]
    for n, text in enumerate(texts):
        report = put(project, IncomingMark("t", None, quote, analyst=str(n)), text=text)
        assert (report.taken, report.left) == (1, ())
    assert report.remarks == (
        "\u2068Ferry held at port\u2069: The article was recognised by its quotes.",
    )
    twins = [
        project.articles.import_text(f"{head}\n\nThe very same words.\n", head) for head in "AB"
    ]
    assert all(twin.uid for twin in twins)
    report = put(project, IncomingMark("t", None, "The very same words"), text=texts[-1])
    assert len(report.left) == 1
    report = put(project, IncomingMark("t", None, "short"), text=texts[-1])
    assert len(report.left) == 1


def test_a_text_that_differs_in_its_spaces_alone_is_the_same_article(
    project: Project, article: Article
) -> None:
    words = WORDS.replace("\n\n", "\n").replace(" on Tuesday", "  on Tuesday")
    text = IncomingText("t", article.title, words)
    start = words.index("😀 Later")
    report = put(project, IncomingMark("t", Span(start, start + 7), "😀 Later"), text=text)
    assert (report.taken, report.lines, report.articles) == (1, (), ())
    (mark,) = marks_of(project)
    assert mark.highlight.anchor == "held"
    other = IncomingText("t", article.title, "Ferry held at port\n\nQuite another story.")
    assert len(put(project, IncomingMark("t", Span(0, 5), "Ferry"), text=other).articles) == 1


def test_tags_come_with_what_the_file_says_of_them_and_old_ones_stay(project: Project) -> None:
    project.tags.create("Old", colour="red")
    tags = (
        IncomingTag(("Old",), "#112233", "new words"),
        IncomingTag(("Old", "New"), "#112233", "d", "w", "n", ("other", "New"), archived=True),
        IncomingTag(("Old", "New"), "#445566"),
        IncomingTag((), ""),
    )
    report = project.incoming.put(Incoming((), tags), "codes.qdc")
    assert report.tags == 2
    old, new, nameless = project.codebook.walk()
    assert (old.colour, old.definition) == ("red", "")
    assert (new.colour, new.definition, new.aliases, new.archived) == (
        "#112233",
        "d",
        ("other",),
        True,
    )
    assert nameless.name == "Without a name"
    assert project.incoming.put(Incoming(), "nothing").sentence == "There was nothing to take in."


def test_a_uid_of_another_highlight_is_that_highlight(project: Project, article: Article) -> None:
    text = IncomingText("t", text_sha256=article.text_sha256)
    uid = "1B000000-0000-7000-8000-000000000001"
    report = put(project, IncomingMark("t", Span(0, 5), "Ferry", uid="{" + uid + "}"), text=text)
    (mark,) = marks_of(project)
    assert mark.uid == uid.replace("-", "").lower()
    tagged = IncomingMark(
        "t", Span(6, 10), "held", uid=uid, taggings=(IncomingTagging(("A",)),) * 2
    )
    again = put(project, tagged, text=text)
    assert (report.taken, again.known, again.taken) == (1, 1, 0)
    (mark,) = marks_of(project)
    assert len(mark.taggings) == 1


def test_an_import_of_files_takes_in_those_that_bring_highlights_last(
    project: Project, tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "ferry.txt").write_text(WORDS, "utf-8")
    table = tmp_path / "spans.csv"
    table.write_text(
        "title,quote,tag\r\nFerry held at port,No vessel,A\r\nFerry held at port,gone,A\r\n"
    )
    (tmp_path / "bad.csv").write_text('quote,tag\r\n"a"b,c\r\n')

    seen = []
    paths = [table, tmp_path / "bad.csv", tmp_path / "ferry.txt"]
    report = project.articles.import_paths(paths, on_change=seen.append)
    assert [each.status for each in report.outcomes] == ["imported", "taken", "failed"]
    assert [change.action for change in seen] == ["article.import", "incoming.take"]
    last = project.articles.last_import()
    assert last is not None
    assert [each.path for each in last.failed] == [str(tmp_path / "bad.csv")]
    assert (
        next(each.reason for each in last.remarks)
        == "1 new tag, 1 highlight, 1 highlight without a place."
    )
    stopped = project.articles.import_paths(paths, progress=lambda _: False)
    assert stopped.cancelled
    again = project.articles.import_paths([table, tmp_path / "nosuch.csv"])
    assert [each.status for each in again.outcomes] == ["failed", "taken"]
    with pytest.raises(UnreadableFileError, match="no highlights"):
        project.incoming.take(tmp_path / "ferry.txt")


def rows(data: bytes) -> list[list[str]]:
    """Return a CSV's rows in an order of their own."""
    return sorted(csv.reader(io.StringIO(data.decode(), newline="")))


def test_notes_of_the_same_words_are_told_apart_by_their_analysts(
    project: Project, article: Article
) -> None:
    text = IncomingText("t", "ferry", WORDS)
    mine, hers = IncomingNote("yes", "Ines"), IncomingNote("yes", "Mara")

    def bodies(*notes: IncomingNote) -> list[str]:
        put(project, IncomingMark("t", Span(0, 5), "Ferry", notes=notes), text=text)
        (mark,) = project.marks.of_article(article.uid).in_order()
        return [note.body for note in mark.notes]

    assert bodies(mine) == ["yes"]
    assert bodies(mine, hers) == ["yes", "yes"]
    assert bodies(hers, mine, IncomingNote("yes")) == ["yes", "yes", "yes"]
    assert bodies(IncomingNote("yes\n\nyes\n\nyes")) == ["yes", "yes", "yes"]
    assert len(project.analysts()) == 2


def test_a_highlight_without_a_place_keeps_why_until_it_has_one(
    project: Project, article: Article
) -> None:
    put(
        project,
        IncomingMark("t", None, "nowhere to be found"),
        IncomingMark("t", None, "e"),
        text=IncomingText("t", article.title),
    )
    absent, several = sorted(project.marks.lost(article.uid), key=lambda it: it.reason)
    assert (absent.reason, several.reason) == ("absent", "several")
    project.marks.place(absent.uid, Span(0, 5))
    project.articles.correct_text(article.uid, "e")
    found = {
        mark.highlight.quote.exact: mark.highlight
        for mark in project.marks.of_article(article.uid).in_order()
    }
    assert (found["e"].anchor, found["e"].reason) == ("held", "")
    assert (found["Ferry"].anchor, found["Ferry"].reason) == ("lost", "")


def test_highlights_of_no_article_can_be_put_on_one(project: Project, article: Article) -> None:
    other = project.articles.import_text(f"{WORDS} twin", "twin").uid
    incoming = Incoming(
        (IncomingText("a", "Gone"), IncomingText("b"), IncomingText("c", "Twins")),
        (),
        (
            IncomingMark("a", Span(0, 5), "Ferry"),
            IncomingMark("a", None, "Later"),
            IncomingMark("b", Span(6, 10), "held"),
            IncomingMark("c", None, "the minister said"),
        ),
    )
    report = project.incoming.put(incoming, "f")
    assert [(it.key, it.title, it.count, it.quotes) for it in report.homeless] == [
        ("a", "Gone", 2, ("Ferry", "Later")), ("b", "", 1, ("held",)), ("c", "Twins", 1, ("the minister said",)),
    ]  # fmt: skip
    assert [set(it.candidates) for it in report.homeless] == [set(), set(), {article.uid, other}]
    again = project.incoming.put(incoming, "f", onto={"a": article.uid})
    assert ([it.key for it in again.homeless], again.taken, len(again.left)) == (["b", "c"], 2, 2)
    rest = project.incoming.put(incoming, "f", onto={"a": article.uid}, otherwise=other)
    assert (rest.homeless, rest.known, rest.taken, rest.left) == ((), 2, 2, ())


def test_how_far_it_is_is_told_while_many_highlights_come_in(
    project: Project, article: Article
) -> None:
    told: list[tuple[int, int]] = []
    marks = (IncomingMark("1", None, "Ferry"),) * 1_000
    project.incoming.put(
        Incoming((IncomingText("1", text=WORDS),), (), marks),
        "file",
        progress=lambda done, total: told.append((done, total)),
    )
    shares = [done / total for done, total in told]
    assert shares[:2] == [0.25, 0.5]
    assert shares == sorted(shares)
    assert max(shares) <= 1
