"""What follows from the records is true after each step, made anew where it is not, and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.judgements import ArticleTagging, Grade
from reader_app.core.scales import CONFIDENCE, CREDIBILITY, RELIABILITY, Scales
from reader_app.store.derived import DERIVED_SETTING, rebuild

if TYPE_CHECKING:
    from reader_app.core.records import Article
    from tests.store.desk import Desk

SOURCE, CONTENT = (Scales().values(scale.uid) for scale in (RELIABILITY, CREDIBILITY))
RANKS = "SELECT rank FROM grade_rank ORDER BY article_id"
FIELDS = "SELECT name, value FROM own_field ORDER BY article_id, name, value"
UNTAGGED = "SELECT article_id FROM untagged"


def grade_of(desk: Desk, article: Article, number: int, *, source: bool = True) -> Grade:
    scale = RELIABILITY if source else CREDIBILITY
    value, now = (SOURCE if source else CONTENT)[number], desk.clock.now_ms()
    return Grade(desk.uids.new(), scale.uid, value.uid, article.uid, None, desk.me.uid, now, now)


def test_articles_are_ranked_by_the_source_first_and_by_what_it_says_then(desk: Desk) -> None:
    one, two, three = (desk.bring(f"Article {n}") for n in range(3))
    source, content = grade_of(desk, one, 1), grade_of(desk, one, 2, source=False)
    desk.add(source, content, grade_of(desk, two, 0), grade_of(desk, three, 5, source=False))
    connection = desk.store._connection
    assert connection.rows(RANKS) == [(12,), (9,), (95,)]
    desk.remove(source)
    assert connection.rows(RANKS) == [(92,), (9,), (95,)]
    desk.change(content, value=CONTENT[3].uid)
    assert connection.rows(RANKS) == [(93,), (9,), (95,)]
    desk.undo()
    desk.undo()
    assert connection.rows(RANKS) == [(12,), (9,), (95,)]
    assert desk.store.check() == []


def test_grades_of_highlights_and_of_other_scales_rank_nothing(desk: Desk) -> None:
    article = desk.bring()
    highlight = desk.highlight(article)
    on_highlight = grade_of(desk, article, 1)
    value = Scales().values(CONFIDENCE.uid)[0]
    now = desk.clock.now_ms()
    uid = desk.uids.new()
    desk.add(
        highlight,
        Grade(on_highlight.uid, RELIABILITY.uid, SOURCE[1].uid, article.uid, highlight.uid, desk.me.uid, now, now),
        Grade(uid, CONFIDENCE.uid, value.uid, article.uid, None, desk.me.uid, now, now),
    )  # fmt: skip
    assert desk.store._connection.rows(RANKS) == []
    assert desk.store.check() == []


def test_own_fields_are_those_that_articles_have(desk: Desk) -> None:
    article = desk.bring(fields=(("Desk", "World"), ("Place", "الميناء")))
    desk.bring("Another", fields=())
    connection = desk.store._connection
    assert connection.rows(FIELDS) == [("Desk", "World"), ("Place", "الميناء")]
    changed = desk.change(article, fields=(("Desk", "Home"),))
    assert connection.rows(FIELDS) == [("Desk", "Home")]
    changed = desk.change(changed, title="Another title")
    assert connection.rows(FIELDS) == [("Desk", "Home")]
    desk.remove(changed)
    assert connection.rows(FIELDS) == []
    desk.undo()
    assert connection.rows(FIELDS) == [("Desk", "Home")]
    assert desk.store.articles.field_names() == ["Desk"]


def test_what_is_no_field_is_none(desk: Desk) -> None:
    desk.bring()
    connection = desk.store._connection
    for hostile in ("{", '["a"]', "[1,[2,null]]", '[["Desk","World"],["desk","world"]]'):
        connection.run("UPDATE article SET fields=?", (hostile,))
        with connection.transaction():
            rebuild(connection)
    assert connection.rows(FIELDS) == [("Desk", "World")]


def test_an_article_without_a_tag_on_it_or_its_highlights_is_known(desk: Desk) -> None:
    article, tag = desk.bring(), desk.tag()
    highlight = desk.highlight(article)
    tagging = desk.tagging(highlight, tag)
    now = desk.clock.now_ms()
    whole = ArticleTagging(desk.uids.new(), article.uid, tag.uid, desk.me.uid, now)
    connection = desk.store._connection
    assert connection.rows(UNTAGGED) == [(1,)]
    desk.add(tag, highlight, tagging)
    assert connection.rows(UNTAGGED) == []
    desk.add(whole)
    desk.remove(tagging)
    assert connection.rows(UNTAGGED) == []
    desk.remove(whole)
    assert connection.rows(UNTAGGED) == [(1,)]
    desk.undo()
    assert connection.rows(UNTAGGED) == []
    desk.remove(whole)
    desk.remove(highlight)
    desk.remove(article)
    assert connection.rows(UNTAGGED) == []
    desk.undo()
    assert connection.rows(UNTAGGED) == connection.rows("SELECT id FROM article") != []
    assert desk.store.check() == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("DELETE FROM untagged", "mark as untagged of this article"),
        ("UPDATE grade_rank SET rank=3", "place by grade of this article"),
        ("DELETE FROM grade_rank", "place by grade of this article"),
        ("UPDATE own_field SET value='else'", "own field of this article"),
        ("DELETE FROM own_field", "own field of this article"),
    ],
)
def test_what_is_wrong_is_found_and_made_anew_with_the_next_version(
    desk: Desk, change: str, what: str
) -> None:
    article = desk.bring()
    desk.add(grade_of(desk, article, 1))
    desk.store._connection.run(change)
    (finding,) = desk.store.check()
    assert finding.message == f"The {what} is wrong."
    assert finding.uid == article.uid
    desk.reopen()
    assert desk.store.check() == [finding]
    desk.store.set_setting(DERIVED_SETTING, "0")
    desk.reopen()
    assert desk.store.check() == []
