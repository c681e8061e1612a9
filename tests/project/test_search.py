"""Searching all articles, on a real file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectError, QueryError
from reader_app.core.ids import Uid
from reader_app.core.spans import Span
from reader_app.store.sqlite import sqlite3
from tests.project.people import INES, MARA

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.records import Article
    from reader_app.project.project import Project

FERRY = "Ferry held at port\n\nThe strike at the Port of Calder went on.\n"
CANAL = "Canal open\n\nShips pass; no strike. The airport was shut.\n"


@pytest.fixture
def ferry(project: Project) -> Article:
    """Give an article of June, tagged, noted and read."""
    article = bring(project, FERRY, "Calder Bay Courier", "2026-06-30T08:00", "en-GB")
    state = project.tags.create_path("Actor/State").edits[-1].record.uid
    project.marks.tag(article.uid, Span(24, 30), [state])
    return article


@pytest.fixture
def canal(project: Project, ferry: Article) -> Article:
    """Give a second article, of August, from another outlet."""
    del ferry
    return bring(project, CANAL, "Tehran Times", "2026-08-31", "fa")


def bring(project: Project, words: str, outlet: str, published: str, language: str) -> Article:
    outcome = project.articles.import_text(words, "pasted")
    article = project.articles.find(outcome.uid or "")
    precision = "minute" if "T" in published else "day"
    article = replace(
        article,
        outlet=outlet,
        published=published,
        published_precision=precision,
        language=language,
    )
    project.articles.edit(article)
    return article


def titles(project: Project, words: str) -> list[str]:
    return [found.row.title for found in project.search.page(words)]


FIRST, SECOND = "Ferry held at port", "Canal open"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("strike", [SECOND, FIRST]),
        ("STRIKE ferry", [FIRST]),
        ("ferry OR canal", [SECOND, FIRST]),
        ("strike NOT canal", [FIRST]),
        ("NOT canal", [FIRST]),
        ('"port of calder"', [FIRST]),
        ('"calder port"', []),
        ("strike NEAR/3 port", [FIRST]),
        ("strike NEAR/1 calder", []),
        ("port", [FIRST]),
        ("airp*", [SECOND]),
        ("*port", [SECOND, FIRST]),
        ("*zzz*", []),
        ("title:strike", []),
        ("title:canal", [SECOND]),
        ("body:ships", [SECOND]),
        ("quote:strike", [FIRST]),
        ("quote:ferry", []),
        ("tag:state", [FIRST]),
        ("tag:actor", [FIRST]),
        ("tag:Actor/State", [FIRST]),
        ("outlet:calder", [FIRST]),
        ("outlet:“Tehran Times”", [SECOND]),
        ("date:2026-06", [FIRST]),
        ("date:2026-06-30", [FIRST]),
        ("date:2026-06..2026-08", [SECOND, FIRST]),
        ("date:2026-07..", [SECOND]),
        ("date:..2026-07", [FIRST]),
        ("by:ines", [FIRST]),
        ("lang:en", [FIRST]),
        ("lang:fa", [SECOND]),
        ("status:new", [SECOND, FIRST]),
        ("status:done", []),
        ("", []),
    ],
)
def test_a_search_finds_these_articles(
    project: Project, canal: Article, words: str, expected: list[str]
) -> None:
    del canal
    assert titles(project, words) == expected
    assert project.search.count(words) == len(expected)


@pytest.mark.parametrize(
    "words", ["tag:none", "tag:a/b", "outlet:nobody", "by:nobody", "strike AND", "*a* OR tag:x"]
)
def test_a_search_that_names_nothing_there_is_refused(
    project: Project, canal: Article, words: str
) -> None:
    del canal
    with pytest.raises(QueryError):
        project.search.page(words)


def test_a_status_is_that_of_this_analyst(project: Project, ferry: Article) -> None:
    project.articles.set_status([ferry.uid], "done")
    assert titles(project, "status:done") == [FIRST]
    assert titles(project, "status:new") == []


def test_hits_are_in_code_points_of_the_text_with_the_words_around(
    project: Project, ferry: Article
) -> None:
    text = project.articles.text_of(ferry).text
    (found,) = project.search.page("port")
    assert [hit.span.of(text) for hit in found.hits] == ["port", "Port"]
    assert found.hits[1].snippet.words == "The strike at the Port of Calder went on."


def test_a_title_that_the_text_does_not_hold_is_a_hit(project: Project, ferry: Article) -> None:
    project.articles.edit(replace(ferry, title="Harbour"))
    (found,) = project.search.page("harbour")
    assert [(hit.part, hit.span, hit.snippet.words) for hit in found.hits] == [
        ("title", Span(0, 7), "Harbour")
    ]


def test_a_note_is_a_hit_at_its_highlight(project: Project, ferry: Article) -> None:
    (mark,) = project.marks.of_article(ferry.uid).in_order()
    project.marks.add_note(mark.highlight.uid, "Cargo was late")
    project.marks.add_note(mark.highlight.uid, "More")
    for words in ("cargo", "note:cargo"):
        (found,) = project.search.page(words)
        (hit,) = found.hits
        assert (hit.part, hit.span) == ("note", mark.highlight.span)
        assert [span.of(hit.snippet.words) for span in hit.snippet.marked] == ["Cargo"]


def test_a_quote_is_a_hit_where_it_stands(project: Project, ferry: Article) -> None:
    (found,) = project.search.page("quote:strike")
    text = project.articles.text_of(ferry).text
    assert [(hit.part, hit.span.of(text)) for hit in found.hits] == [("quote", "strike")]


def test_filters_alone_have_no_hits(project: Project, ferry: Article) -> None:
    del ferry
    assert [found.hits for found in project.search.page("date:2026")] == [()]


def test_pages_join_without_gap_or_double(project: Project) -> None:
    for day in range(1, 8):
        bring(project, f"Port {day}\n\nWords.\n", "Courier", f"2026-01-0{(day + 1) // 2}", "en")
    project.articles.import_text("Port undated\n\nWords.\n", "pasted")
    whole = [found.row for found in project.search.page("port")]
    assert len(whole) == 8
    assert whole[-1].published is None
    paged = []
    while page := project.search.page("port", after=paged[-1] if paged else None, limit=3):
        paged += [found.row for found in page]
    assert paged == whole
    for limit in (0, 3, 8, 9):
        assert [found.row for found in project.search.all("port", limit=limit)] == whole[:limit]
    assert [found.row for found in project.search.all("port")] == whole


def test_many_pages_are_read_one_after_another(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.project.search._WHOLE_PAGE", 2)
    for day in range(1, 6):
        project.articles.import_text(f"Port {day}\n\nWords.\n", "pasted")
    assert len(list(project.search.all("port", limit=5))) == 5
    assert len(list(project.search.all("port"))) == 5


def test_the_inside_of_a_word_is_found_also_where_the_file_is_only_read(
    project: Project, canal: Article, reopen: Callable[..., Project]
) -> None:
    del canal
    read = reopen(project, INES, read_only=True)
    assert titles(read, "*port*") == [SECOND, FIRST]
    assert titles(read, "*irpor*") == [SECOND]


def test_too_many_words_for_a_wildcard_are_refused(project: Project) -> None:
    project.articles.import_text("Words\n\n" + " ".join(f"x{n}" for n in range(600)), "pasted")
    with pytest.raises(QueryError, match="Too many words hold “x”"):
        project.search.page("*x*")


def test_a_text_that_is_missing_is_told(project: Project, ferry: Article) -> None:
    with sqlite3.connect(project.path) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("DELETE FROM text WHERE sha256=?", (bytes.fromhex(ferry.text_sha256),))
    raw.close()
    with pytest.raises(ProjectError, match="missing from the file"):
        project.search.page("port")


def test_another_analyst_has_marked_nothing(
    project: Project, canal: Article, reopen: Callable[..., Project]
) -> None:
    del canal
    other = reopen(project, MARA)
    assert titles(other, "by:mara") == []
    assert titles(other, "by:ines") == [FIRST]


@pytest.mark.parametrize("scope", ["", "title:", "body:", "note:", "quote:"])
def test_a_word_of_very_many_articles_finds_what_any_other_does(
    project: Project, scope: str
) -> None:
    for n in range(12):
        made = f"Strike {n}\n\nThe ferry strike.\n" if n % 3 else f"Port {n}\n\nNothing here.\n"
        article = bring(project, made, "Courier", f"2026-0{1 + n % 4}-01", "en")
        project.marks.tag_paths(article.uid, Span(0, 6), ["Claim"], "strike" if n % 2 else "none")

    def pages() -> list[str]:
        return [found.row.uid for found in project.search.all(f"{scope}strike", limit=9)]

    gathered = pages()
    project._bench.store.found.often = 2
    assert pages() == gathered
    assert gathered


def test_the_first_article_of_a_common_word_is_there_before_the_page_is_read(
    project: Project,
) -> None:
    for n in range(60):
        made = f"Strike {n}\n\nThe ferry strike.\n"
        bring(project, made, "Courier", f"2026-01-{1 + n % 28:02}", "en")
    project._bench.store.found.often = 2
    turns = 0

    def count() -> int:
        nonlocal turns
        turns += 1
        return 0

    project._bench.store._connection.raw.set_progress_handler(count, 10)
    found = project.search.found("strike", limit=60)
    next(found)
    first, turns = turns, 0
    assert len(list(found)) == 59
    assert turns > 3 * first
    project._bench.store._connection.raw.set_progress_handler(None, 0)


def test_the_words_around_are_told_of_as_many_places_as_are_asked_for(project: Project) -> None:
    bring(project, "One\n\nA strike.\n\nStrike two.\n\nThe third strike.\n", "Bay", "2026", "en")
    (every,) = project.search.found("strike")
    assert [hit.snippet.words for hit in every.hits] == [
        "A strike.",
        "Strike two.",
        "The third strike.",
    ]
    for some in (
        project.search.found("strike", snippets=2),
        project.search.best("strike", snippets=2),
    ):
        (found,) = some
        assert [hit.snippet.words for hit in found.hits] == ["A strike.", "Strike two.", ""]
        assert [hit.span for hit in found.hits] == [hit.span for hit in every.hits]


def best(project: Project, words: str, skip: int = 0) -> list[str]:
    return [found.row.title for found in project.search.best(words, skip=skip, limit=2)]


def test_the_best_matches_come_first_those_with_the_words_in_titles_before_all(
    project: Project,
) -> None:
    plain = "One\n\nA long piece on many things, and on one strike among them all.\n"
    bring(project, plain, "Courier", "2026-08-01", "en")
    bring(project, "Two\n\nStrike, strike, strike.\n", "Courier", "2026-07-01", "en")
    bring(project, "Strike\n\nA long piece on many things.\n", "Courier", "2026-06-01", "en")
    noted = bring(project, "Noted\n\nNothing of it.\n", "Courier", "2026-09-01", "en")
    project.marks.tag_paths(noted.uid, Span(0, 5), ["Claim"], "a strike")
    assert titles(project, "strike") == ["Noted", "One", "Two", "Strike"]
    assert best(project, "strike") == ["Strike", "Two"]
    assert best(project, "strike", skip=2) == ["One", "Noted"]
    assert best(project, "strike date:2026-08..") == ["One", "Noted"]
    assert best(project, "title:strike OR note:strike") == ["Strike", "Noted"]


def test_a_search_without_words_to_weigh_has_the_newest_first(
    project: Project, canal: Article
) -> None:
    assert canal.title == SECOND
    for words in ("NOT submarine", "date:2026", "note:strike OR status:new"):
        assert best(project, words) == [SECOND, FIRST]
    assert best(project, " ") == []
    (found, *_) = project.search.best("strike")
    assert [hit.snippet.words for hit in found.hits]


def test_a_filter_that_names_nothing_is_told_by_its_place(project: Project, canal: Article) -> None:
    assert canal.title == SECOND
    words = "strike outlet:Nowhere port"
    with pytest.raises(QueryError, match="No article is of an outlet") as raised:
        project.search.page(words)
    assert raised.value.place is not None
    assert raised.value.place.of(words) == "Nowhere"


def test_what_may_stand_behind_the_name_of_a_filter_is_known(
    project: Project, canal: Article
) -> None:
    assert canal.title == SECOND
    bring(project, "Old\n\nWords.\n", "", "2026", "")
    bring(project, "Older\n\nWords.\n", "«Gazette»", "2025-12-24", "fa")
    values = project.search.values
    assert values("tag") == ["Actor", "Actor/State"]
    assert values("outlet") == ["Calder Bay Courier", "Tehran Times", "«Gazette»"]
    assert values("lang") == ["en-GB", "fa"]
    assert values("by") == ["Ines"]
    assert values("status") == ["new", "reading", "done", "skipped"]
    assert values("date") == ["2026-08", "2026-06", "2026", "2025-12", "2025"]


def test_a_note_on_an_article_is_found_with_its_words_and_follows_what_is_done(
    project: Project, ferry: Article
) -> None:
    project.notes.add_to_article(ferry.uid, "Asked the Harbourmaster\ntwice.")
    project.notes.add_to_article(ferry.uid, "Nobody answered.")
    note, _ = project.notes.on_article(ferry.uid)
    for words in ("harbourmaster", "note:harbourmaster", "*master NOT submarine"):
        (found,) = project.search.page(words)
        (hit,) = found.hits
        assert (hit.part, hit.snippet.words) == ("article note", "Asked the Harbourmaster")
        assert (hit.is_in_text, hit.is_in_note) == (False, True)
    assert titles(project, "quote:harbourmaster") == []
    assert titles(project, "body:harbourmaster") == []
    assert [found.row.title for found in project.search.best("harbourmaster")] == [FIRST]
    project.notes.edit(note.uid, "Asked the pilot.")
    assert titles(project, "harbourmaster") == []
    assert titles(project, "pilot") == [FIRST]
    project.history.undo()
    assert titles(project, "harbourmaster") == [FIRST]
    project.notes.delete(note.uid)
    assert titles(project, "note:harbourmaster") == []
    project.history.undo()
    assert titles(project, "harbourmaster") == [FIRST]
    project.articles.delete([ferry.uid])
    assert titles(project, "harbourmaster") == []


def test_grades_fields_and_kinds_of_articles_may_stand_behind_their_names(project: Project) -> None:
    uid = project.articles.import_text("A title\n\nWords.", "x").uid
    project.articles.set_field([Uid(uid or "")], "Region", "North")
    assert project.search.values("field") == ["Region"]
    assert project.search.values("is") == ["untagged", "copy"]
    grades = project.search.values("grade")
    assert (grades[0], grades[7], grades[-1]) == ("A1", "B2", "none")
    assert project.search.count("field:Region=north is:untagged grade:none") == 1
    with pytest.raises(QueryError, match="No scale has a grade"):
        project.search.count("grade:..Z9")
