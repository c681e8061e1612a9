"""The library by number: pages from any place on, in any order, of whatever a query finds."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest

from reader_app.core.errors import QueryError
from reader_app.core.judgements import Grade
from reader_app.core.scales import CREDIBILITY, RELIABILITY, Scales
from reader_app.core.search_parser import parse_query
from reader_app.store.rows import ArticleRow, ArticleSort, LibraryQuery
from reader_app.store.search_sql import SearchSql

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.ids import Uid
    from reader_app.core.records import Article, Tag
    from tests.store.desk import Desk

GRADES = ("A1", "A", "B2", "B3", "B", "2", "")
VALUES = {
    value.uid: value.code
    for scale in (RELIABILITY, CREDIBILITY)
    for value in Scales().values(scale.uid)
}
STATUSES = ("new", "reading", "done", "skipped")


def grade_of(row: ArticleRow) -> str:
    return "".join(sorted((VALUES[uid] for uid in row.grades), key=lambda code: code.isdigit()))


KEYS: dict[ArticleSort, Callable[[ArticleRow], object]] = {
    "title": lambda row: (row.title.lower(), row.uid),
    "outlet": lambda row: (row.outlet or "", row.uid),
    "language": lambda row: (row.language or "", row.uid),
    "published": lambda row: (row.published or "", row.uid),
    "created": lambda row: (row.created_ms, row.uid),
    "highlights": lambda row: (row.n_highlights, row.uid),
    "grade": lambda row: (GRADES.index(grade_of(row)), row.uid),
    "copies": lambda row: (not row.copies, row.uid),
    "status": lambda row: (STATUSES.index(row.status), row.uid),
}
FILTERS: dict[str, Callable[[ArticleRow], bool]] = {
    "": lambda row: bool(row.uid),
    "outlet:bay": lambda row: row.outlet == "Bay",
    "status:done OR lang:fa": lambda row: row.status == "done" or row.language == "fa",
    "NOT date:2026": lambda row: not (row.published or "").startswith("2026"),
    "tag:Actor": lambda row: row.n_highlights > 0,
    "tag:Rare": lambda row: row.language == "tr-TR",
    "by:Ines": lambda row: row.n_highlights > 0,
    "lang:tr": lambda row: row.language == "tr-TR",
    "status:new": lambda row: row.status == "new",
    "grade:B": lambda row: grade_of(row).startswith("B"),
    "grade:B2": lambda row: grade_of(row) == "B2",
    "grade:..B2": lambda row: grade_of(row) in {"A1", "B2"},
    "grade:none": lambda row: not row.grades,
    "is:untagged": lambda row: not row.n_highlights,
    "is:copy": lambda row: row.copies > 0,
    "field:desk=FOREIGN": lambda row: bool(row.title),
    "field:desk=home": lambda row: not row.title,
    "NOT field:desk": lambda row: not row.title,
    "title:zebra": lambda row: not row.uid,
}


@pytest.fixture
def shelf(desk: Desk) -> Desk:
    """Give articles of all kinds, which two analysts have read as far as they came."""
    chance, graded = random.Random(7), random.Random(3)
    mara = desk.analyst("Mara")
    actor, rare = desk.tag("Actor"), desk.tag("Rare")
    desk.add(mara, actor, rare)
    for n in range(17):
        desk.clock.advance(1)
        article = desk.bring(
            f"{chance.choice('aBc')} title {n % 5}\n\nSome words {n}.",
            outlet=chance.choice([None, "Bay", "Courier"]),
            published=chance.choice([None, "2026", "2025-01-01"]),
            language="tr-TR" if n == 8 else chance.choice([None, "fa", "en"]),
        )
        _mark(desk, article, [actor, rare] if n == 8 else [actor] if n % 4 else [])
        status = chance.choice([None, *STATUSES])
        if status:
            desk.add(desk.reading(article, status=status))
        _grade(desk, article, graded.choice(GRADES))
        if n % 3 == 0:
            desk.add(
                replace(desk.reading(article, status="done"), uid=desk.uids.new(), analyst=mara.uid)
            )
    copies = desk.store.articles.page(LibraryQuery(limit=5))[2:]
    texts = [desk.store.articles.get(row.uid) for row in copies]
    desk.store.signatures.keep(1, (), {each.text_sha256: "0" * 64 for each in texts if each})
    return desk


def _mark(desk: Desk, article: Article, tags: list[Tag]) -> None:
    if tags:
        words = desk.store.articles.text(article.text_sha256).text
        mark = desk.highlight(article, 0, 5, words)
        desk.add(mark, *(desk.tagging(mark, tag) for tag in tags))


def _grade(desk: Desk, article: Article, codes: str) -> None:
    now = desk.clock.now_ms()
    for code in codes:
        scale = CREDIBILITY if code.isdigit() else RELIABILITY
        value = next(uid for uid, each in VALUES.items() if each == code)
        uid = desk.uids.new()
        desk.add(Grade(uid, scale.uid, value, article.uid, None, desk.me.uid, now, now))


def query_of(desk: Desk, sort: ArticleSort, words: str = "", **more: object) -> LibraryQuery:
    where = parse_query(words)
    return replace(LibraryQuery(sort=sort, where=where, analyst=desk.me.uid), **more)


@pytest.mark.parametrize("words", FILTERS)
@pytest.mark.parametrize("sort", get_args(ArticleSort))
def test_each_page_by_number_holds_what_stands_there(
    shelf: Desk, sort: ArticleSort, words: str
) -> None:
    reads = shelf.store.articles
    every = reads.page(query_of(shelf, "created", limit=99))
    for descending in (False, True):
        query = query_of(shelf, sort, words, descending=descending, limit=4)
        wanted = sorted(filter(FILTERS[words], every), key=KEYS[sort], reverse=descending)
        wanted = _as_shown(shelf, wanted, query)
        assert list(reads.all(query)) == wanted
        assert reads.found(query) == len(wanted)
        for skip in range(len(wanted) + 2):
            there = replace(query, skip=skip)
            assert reads.page(there) == wanted[skip : skip + 4]
            assert reads.uids(there) == [row.uid for row in wanted[skip : skip + 4]]
        places: list[Uid] = [row.uid for row in wanted]
        for row in every:
            place = places.index(row.uid) if row.uid in places else None
            assert reads.place_of(row.uid, query) == place


def _as_shown(desk: Desk, rows: list[ArticleRow], query: LibraryQuery) -> list[ArticleRow]:
    """Put what has no grade or no copy last, which it stays where the order is turned round."""
    if query.sort == "grade":
        return sorted(rows, key=lambda row: not row.grades)
    if query.sort == "copies":
        texts = {row.uid: desk.store.articles.get(row.uid) for row in rows if row.copies}
        hashes = {uid: article.text_sha256 for uid, article in texts.items() if article}
        rows = sorted(rows, key=lambda row: hashes.get(row.uid, ""), reverse=query.descending)
        return sorted(rows, key=lambda row: not row.copies)
    return rows


@pytest.mark.parametrize("head", [3, 8, 99])
@pytest.mark.parametrize("words", [*FILTERS, "some", "note:some", "NOT some", "some OR quote:some"])
def test_the_first_page_is_the_same_from_the_head_of_an_order_as_from_all(
    shelf: Desk, words: str, head: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = shelf.store.articles
    for sort in ("created", "title", "published", "language", "outlet"):
        for descending in (False, True):
            query = query_of(shelf, sort, words, descending=descending, limit=3)
            monkeypatch.setattr("reader_app.store.library_sql._HEAD", 0)
            wanted = reads.uids(query)
            monkeypatch.setattr("reader_app.store.library_sql._HEAD", head)
            assert reads.uids(query) == wanted


@pytest.mark.parametrize("head", [0, 3, 99])
@pytest.mark.parametrize(
    "words", ["some", "so*", "*ome", "title:title", "some title", "body:w* some"]
)
def test_a_common_word_is_looked_for_in_the_articles_in_their_order(
    shelf: Desk, words: str, head: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = shelf.store.articles
    for sort in ("created", "title", "status", "grade"):
        query = query_of(shelf, sort, words, limit=5)
        wanted = reads.uids(query)
        assert len(wanted) == 5
        with monkeypatch.context() as patch:
            patch.setattr("reader_app.store.library_sql._HEAD_OF_WORDS", head)
            patch.setattr(SearchSql, "_is_common", lambda *_: True)
            assert reads.uids(query) == wanted
            assert reads.found(query) == 17


@pytest.mark.parametrize(("words", "found"), [("so", 17), ("wor 7", 1), ("some 1", 4), ("s", 0)])
def test_words_that_are_typed_are_beginnings_but_for_one_letter(
    shelf: Desk, words: str, found: int
) -> None:
    reads = shelf.store.articles
    for sort in ("created", "title", "status"):
        query = replace(query_of(shelf, sort, limit=99), words=words)
        assert len(reads.uids(query)) == reads.found(query) == found


@pytest.mark.parametrize("near", [2, 5])
@pytest.mark.parametrize("sort", ["created", "title", "status", "grade"])
def test_the_place_of_an_article_is_the_same_from_either_end(
    shelf: Desk, sort: ArticleSort, near: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.store.library_sql._NEAR", near)
    reads = shelf.store.articles
    for words, descending in (("", True), ("", False), ("tag:Actor", True)):
        query = query_of(shelf, sort, words, descending=descending, limit=99)
        uids = reads.uids(query)
        assert [reads.place_of(uid, query) for uid in uids] == list(range(len(uids)))


@pytest.mark.parametrize(("sort", "by"), [("created", "created_ms"), ("status", "reading.")])
def test_what_many_articles_have_is_asked_of_each_and_finds_the_same(
    shelf: Desk, sort: ArticleSort, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = query_of(shelf, sort, "by:Ines", limit=99)
    with monkeypatch.context() as patch:
        patch.setattr("reader_app.store.library_sql._HEAD", 0)
        few = shelf.store.articles.uids(query)
    monkeypatch.setattr("reader_app.store.filter_sql._MANY_ARTICLES", 2)
    asked: list[str] = []
    shelf.store._connection.raw.set_trace_callback(asked.append)
    assert shelf.store.articles.uids(query) == few
    assert shelf.store.articles.uids(query_of(shelf, sort, "tag:Actor", limit=99)) == few
    shelf.store._connection.raw.set_trace_callback(None)
    pages = [sql for sql in asked if f"ORDER BY {by}" in sql and "OFFSET" not in sql]
    assert pages
    assert {sql.count("EXISTS") for sql in pages} == {1}


def test_pages_go_on_behind_an_article_that_is_gone(shelf: Desk) -> None:
    reads = shelf.store.articles
    for sort in ("created", "status"):
        query = query_of(shelf, sort, descending=False, limit=99)
        rows = reads.page(query)
        gone = replace(rows[3], uid="f" * 32, created_ms=rows[3].created_ms)
        behind = reads.page(replace(query, after=gone))
        assert behind == (rows[4:] if sort == "created" else rows)


def test_words_and_a_status_narrow_what_a_search_finds(shelf: Desk) -> None:
    reads = shelf.store.articles
    query = replace(query_of(shelf, "created", "outlet:bay", limit=99), words="some", status="new")
    rows = reads.page(query)
    assert rows
    assert {(row.outlet, row.status) for row in rows} == {("Bay", "new")}


def test_a_filter_of_a_name_that_nothing_has_is_said(shelf: Desk) -> None:
    with pytest.raises(QueryError, match="No tag has the name"):
        shelf.store.articles.page(query_of(shelf, "created", "tag:Nothing"))


def test_the_library_by_status_is_read_from_indexes(shelf: Desk) -> None:
    asked: list[str] = []
    shelf.store._connection.raw.set_trace_callback(asked.append)
    for skip in (0, 12):
        shelf.store.articles.uids(query_of(shelf, "status", limit=99, skip=skip))
    shelf.store._connection.raw.set_trace_callback(None)
    pages = [sql for sql in asked if "ORDER BY" in sql]
    assert len(pages) > 4
    for sql in pages:
        inner = sql.partition("IN (")[2].rpartition(")")[0] if "OFFSET" in sql else sql
        plan = str(shelf.store._connection.rows(f"EXPLAIN QUERY PLAN {inner}"))
        assert "TEMP B-TREE" not in plan
        assert "reading_status" in plan or "SCAN article" in plan
