"""What is written can be found at once, and what is gone cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.store.desk import Desk


def test_articles_are_found_blind_to_case_accents_and_letter_forms(desk: Desk) -> None:
    article = desk.bring()
    search = desk.store.search.articles
    for words in ("ferry", "FERRY minister", "عباره", "'at risk'", "“at risk”", "minis"):
        assert search(words) == [article.uid], words
    for words in ("zebra", "ferry zebra", '"', "", "- *", 'a" OR "b'):
        assert search(words) == [], words


def test_an_article_follows_its_title_and_goes_with_undo(desk: Desk) -> None:
    article = desk.bring()
    renamed = desk.change(article, title="Zebra crossing")
    assert desk.store.search.articles("zebra") == [article.uid]
    assert desk.store.search.articles("minister") == [article.uid]
    desk.change(renamed, outlet="Other")
    assert desk.store.search.articles("zebra") == [article.uid]
    while desk.undo():
        pass
    assert desk.store.search.articles("minister") == []
    assert desk.store._connection.value("SELECT count(*) FROM article_fts_docsize") == 0


def test_marks_are_found_by_quote_and_notes(desk: Desk) -> None:
    article = desk.bring()
    highlight = desk.highlight(article, 0, 10)
    first, second = (
        desk.note("Prüfen!", highlight=highlight.uid),
        desk.note("Later", highlight=highlight.uid),
    )
    search = desk.store.search.highlights
    desk.add(highlight, first)
    assert search("ferry prufen") == [highlight.uid]
    desk.add(second)
    assert search("prufen later") == [highlight.uid]
    desk.remove(first)
    assert search("prufen") == []
    desk.change(second, body="Sooner")
    assert search("ferry sooner") == [highlight.uid]
    moved = desk.highlight(article, 6, 10)
    desk.change(highlight, span=moved.span, quote=moved.quote)
    assert search("ferry") == []
    assert search("held sooner") == [highlight.uid]
    assert desk.store.check() == []
    while desk.undo():
        pass
    assert search("held") == []


def test_a_note_on_an_article_is_no_part_of_a_mark(desk: Desk) -> None:
    article = desk.bring()
    desk.add(desk.note("alone", article=article.uid))
    assert desk.store.search.highlights("alone") == []


def test_another_version_of_the_folding_rebuilds_the_index(desk: Desk) -> None:
    article = desk.bring()
    plain, noted = desk.highlight(article, 0, 5), desk.highlight(article, 6, 10)
    desk.add(plain, noted, desk.note("Why?", highlight=noted.uid))
    connection = desk.store._connection
    connection.run("INSERT INTO article_fts(article_fts) VALUES('delete-all')")
    connection.run("INSERT INTO mark_fts(mark_fts) VALUES('delete-all')")
    assert [finding.kind for finding in desk.store.check()] == ["counter"] * 3
    desk.store.set_setting("fold_version", "0")
    desk.reopen()
    assert desk.store.search.articles("ferry") == [article.uid]
    assert desk.store.search.highlights("ferry") == [plain.uid]
    assert desk.store.search.highlights("why held") == [noted.uid]
    assert desk.store.check() == []


def test_a_file_whose_notes_were_not_indexed_apart_gets_them_as_it_is_opened(desk: Desk) -> None:
    article = desk.bring()
    highlight = desk.highlight(article)
    on_project, on_tag = desk.note("A piece"), desk.tag()
    desk.add(highlight, on_tag, on_project, desk.note("This piece", tag=on_tag.uid))
    for words, place in (
        ("Whole piece", {"article": article}),
        ("Piece", {"highlight": highlight}),
    ):
        desk.add(desk.note(words, **{kind: record.uid for kind, record in place.items()}))
    connection = desk.store._connection
    rows = "SELECT count(*) FROM note_fts WHERE note_fts MATCH 'piece'"
    assert connection.value(rows) == 2
    connection.run("INSERT INTO note_fts(note_fts) VALUES('delete-all')")
    connection.run("INSERT INTO mark_fts(rowid,quote,notes) VALUES(-1,'','Whole piece')")
    connection.run("DELETE FROM setting WHERE key='notes_indexed'")
    findings = {finding.message for finding in desk.store.check()}
    assert findings == {"The entry in the search index of this note is wrong."}
    desk.reopen()
    assert desk.store._connection.value(rows) == 2
    assert desk.store._connection.value("SELECT count(*) FROM mark_fts WHERE rowid<0") == 0
    assert desk.store.check() == []
