"""The list of articles: sorted, paged, filtered; and articles found by what a person says."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from reader_app.store.rows import ArticleRow, ArticleSort, LibraryQuery

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.store.desk import Desk

KEYS: dict[str, Callable[[ArticleRow], tuple[str | int, str]]] = {
    "title": lambda row: (row.title.lower(), row.uid),
    "outlet": lambda row: (row.outlet or "", row.uid),
    "language": lambda row: (row.language or "", row.uid),
    "published": lambda row: (row.published or "", row.uid),
    "created": lambda row: (row.created_ms, row.uid),
    "highlights": lambda row: (row.n_highlights, row.uid),
}


@pytest.fixture
def shelf(desk: Desk) -> Desk:
    """Give a project with articles of all kinds."""
    chance = random.Random(5)
    for n in range(23):
        desk.clock.advance(chance.randrange(2))
        article = desk.bring(
            f"{chance.choice(['a', 'B', 'c'])} title {n % 5}\n\nSome words {n}.",
            outlet=chance.choice([None, "Bay", "Courier"]),
            published=chance.choice([None, "2026", "2025-01-01"]),
        )
        words = desk.store.articles.text(article.text_sha256).text
        desk.add(*(desk.highlight(article, k, k + 2, words) for k in range(1, 2 + n % 3)))
    return desk


@pytest.mark.parametrize("sort", KEYS)
@pytest.mark.parametrize("descending", [False, True])
def test_pages_in_any_order_join_to_the_whole(
    shelf: Desk, sort: ArticleSort, *, descending: bool
) -> None:
    rows: list[ArticleRow] = []
    while page := shelf.store.articles.page(
        LibraryQuery(sort=sort, descending=descending, after=rows[-1] if rows else None, limit=4)
    ):
        rows += page
    assert len(rows) == 23
    assert rows == sorted(rows, key=KEYS[sort], reverse=descending)


@pytest.mark.parametrize("sort", KEYS)
def test_a_page_is_read_from_an_index(shelf: Desk, sort: ArticleSort) -> None:
    asked: list[str] = []
    shelf.store._connection.raw.set_trace_callback(asked.append)
    row = shelf.store.articles.page(LibraryQuery(sort=sort, limit=1))[0]
    shelf.store.articles.page(LibraryQuery(sort=sort, limit=1, after=row))
    shelf.store._connection.raw.set_trace_callback(None)
    for sql in (sql for sql in asked if "LIMIT" in sql):
        plan = str(shelf.store._connection.rows(f"EXPLAIN QUERY PLAN {sql}"))
        assert "USING INDEX article_" in plan
        assert "TEMP B-TREE" not in plan
    assert "SEARCH article" in plan


def test_all_goes_over_more_than_one_page(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader_app.store.reads.articles._WHOLE_PAGE", 2)
    articles = []
    for n in range(5):
        desk.clock.advance(1)
        articles.append(desk.bring(f"Title {n}\n\nWords."))
    assert [row.uid for row in desk.store.articles.all()] == [item.uid for item in articles]
    newest = desk.store.articles.all(LibraryQuery(words="title", descending=True))
    assert [row.uid for row in newest] == [item.uid for item in reversed(articles)]


def test_the_list_is_filtered_by_words(shelf: Desk) -> None:
    rows = shelf.store.articles.page(LibraryQuery(words="words 7", limit=99))
    assert len(rows) == 1
    assert shelf.store.articles.page(LibraryQuery(words="zebra")) == []


def test_an_article_is_found_by_title_or_start_of_its_uid(desk: Desk) -> None:
    article, other = desk.bring(), desk.bring("Deadbeef\n\nWords.")
    find = desk.store.articles.find
    assert find(article.title) == [article]
    assert find(article.title.upper()) == [article]
    assert find(article.uid) == [article]
    dashed = f"{article.uid[:8]}-{article.uid[8:12]}-{article.uid[12:16]}-{article.uid[16:31]}"
    assert find(dashed.upper()) == [article]
    assert find(article.uid[:2]) == [article, other]
    assert find("deadbeef") == [other]
    for nothing in ("", "-", "xyz", article.uid + "0", "f" * 32):
        assert find(nothing) == []


def test_a_row_by_its_uid_is_the_one_of_the_list(shelf: Desk) -> None:
    analyst = shelf.me.uid
    for row in shelf.store.articles.page(LibraryQuery(analyst=analyst)):
        assert shelf.store.articles.row(row.uid, analyst) == row
    assert shelf.store.articles.row(analyst, analyst) is None
