"""An article read again out of its original: another encoding or reader, highlights and undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectError, UnreadableFileError
from reader_app.core.spans import Span
from reader_app.formats.workers.pool import ReadingPool
from tests.formats.articles.made_pdf import column, pdf
from tests.project.test_random_steps import dump

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader_app.core.records import Article
    from reader_app.project.project import Project

ARABIC = "تأجيل رحلات\n\nThe port: قالت سلطة الميناء.\n\nTraffic resumed at noon.\n"


@pytest.fixture
def pool() -> Iterator[ReadingPool]:
    """Give one worker process."""
    with ReadingPool(workers=1) as pool:
        yield pool


def imported(project: Project, folder: Path, name: str, data: bytes, **how: str) -> Article:
    path = folder / name
    path.write_bytes(data)
    (outcome,) = project.articles.import_paths([path], **how).outcomes
    return project.articles.find(outcome.uid or "")


def text_of(project: Project, article: Article) -> str:
    return str(project.articles.text_of(project.articles.find(article.uid)).text)


def test_another_encoding_gives_a_new_revision_with_highlights_on_their_words(
    project: Project, tmp_path: Path, pool: ReadingPool
) -> None:
    data = ARABIC.encode("cp1256")
    article = imported(project, tmp_path, "a.txt", data, encoding="windows-1252")
    wrong = text_of(project, article)
    assert wrong != ARABIC
    for words in ("resumed at noon", wrong[:5]):
        start = wrong.index(words)
        project.marks.highlight(article.uid, Span(start, start + len(words)))
    before = dump(project)
    found = project.articles.rereading(article, pool, ("Plain text", "windows-1256"))
    assert found is not None
    draft, planned = found.draft, found.change
    assert dump(project) == before
    change = project.articles.reread(article.uid, draft)
    assert len(change.edits) == len(planned.edits)
    assert text_of(project, article) == ARABIC
    now = project.articles.find(article.uid)
    assert (now.title, now.provenance.encoding) == ("تأجيل رحلات", "windows-1256")
    garbled, plain = [mark.highlight for mark in project.marks.of_article(article.uid).in_order()]
    assert (garbled.anchor, garbled.span.of(ARABIC)) == ("moved", ARABIC[:5])
    assert garbled.quote.exact == ARABIC[:5]
    assert (plain.anchor, plain.span.of(ARABIC)) == ("held", "resumed at noon")
    assert project.check() == []
    assert project.history.next_undo() == "Read تأجيل رحلات again"
    project.history.undo()
    assert dump(project) == before
    project.history.redo()
    assert text_of(project, article) == ARABIC


def test_another_reader_gives_other_blocks_and_keeps_what_was_edited(
    project: Project, tmp_path: Path, pool: ReadingPool
) -> None:
    page = b"<html><title>Port</title><p>Some words of the page are here.</p></html>"
    article = imported(project, tmp_path, "a.html", page)
    assert project.articles.ways_to_read(article) == ("Web page", "Plain text", "Markdown")
    same = project.articles.rereading(article, pool, ("Web page", None))
    assert same is not None
    assert same.change.edits == ()
    project.articles.edit(replace(article, title="My title", published="2026-05"))
    article = project.articles.find(article.uid)
    found = project.articles.rereading(article, pool, ("Plain text", "utf-8"))
    assert found is not None
    project.articles.reread(article.uid, found.draft)
    now = project.articles.find(article.uid)
    assert (now.title, now.published) == ("My title", "2026-05")
    assert text_of(project, article) == page.decode()
    assert (now.provenance.reader, now.provenance.encoding) == ("plain text 1", "utf-8")


def test_a_mail_read_as_plain_text_has_its_highlights_on_the_words_that_are_in_both(
    project: Project, tmp_path: Path, pool: ReadingPool
) -> None:
    mail = (
        b"Subject: Port\nContent-Transfer-Encoding: quoted-printable\n\nSome words of a=20mail.\n"
    )
    article = imported(project, tmp_path, "a.eml", mail)
    for words in ("Some words", "a mail"):
        start = text_of(project, article).index(words)
        project.marks.highlight(article.uid, Span(start, start + len(words)))
    found = project.articles.rereading(article, pool, ("Plain text", None))
    assert found is not None
    project.articles.reread(article.uid, found.draft)
    now = project.marks.of_article(article.uid)
    assert {(it.highlight.quote.exact, it.highlight.anchor) for it in now.in_order()} == {
        ("Some words", "held"),
        ("a mail", "lost"),
    }


def test_a_date_and_other_details_come_with_the_new_reading(
    project: Project, tmp_path: Path, pool: ReadingPool
) -> None:
    words = "Titel für alle\nBy Ann Lee\n14 May 2026\n\nSome words of the text stand here.\n"
    article = imported(project, tmp_path, "a.txt", words.encode("cp1252"), encoding="utf-16")
    found = project.articles.rereading(article, pool, ("Plain text", "windows-1252"))
    assert found is not None
    project.articles.reread(article.uid, found.draft)
    now = project.articles.find(article.uid)
    assert (now.title, now.authors, now.published) == ("Titel für alle", ("Ann Lee",), "2026-05-14")


def test_readers_are_offered_by_what_the_original_is(
    project: Project, tmp_path: Path, pool: ReadingPool
) -> None:
    mail = imported(project, tmp_path, "a.eml", b"Subject: Port\n\nSome words of a mail.\n")
    assert project.articles.ways_to_read(mail) == ("E-mail", "Plain text")
    rtf = imported(project, tmp_path, "b.rtf", rb"{\rtf1 Some words of a document.}")
    assert project.articles.ways_to_read(rtf) == ("RTF document",)
    pasted = project.articles.import_markup("<h1>A</h1><p>Words.</p>", "Pasted")
    article = project.articles.find(pasted.uid or "")
    assert project.articles.ways_to_read(article) == ("Copied words", "Plain text", "Web page")
    made = imported(project, tmp_path, "c.pdf", pdf([column(["Some words of a page."], 72, 700)]))
    assert project.articles.ways_to_read(made) == ("PDF",)
    found = project.articles.rereading(made, pool, ("PDF", "windows-1252"))
    assert found is not None
    assert not found.change


def test_what_cannot_be_read_again_is_told_in_a_sentence(
    project: Project, tmp_path: Path, pool: ReadingPool
) -> None:
    row = imported(project, tmp_path, "a.csv", b"title,text\nA,Some words.\n")
    with pytest.raises(ProjectError, match="one of several in its file"):
        project.articles.ways_to_read(row)
    with pytest.raises(ProjectError, match="no original"):
        project.articles.ways_to_read(replace(row, original_sha256=None))
    bare = replace(row, original_sha256=None)
    assert project.articles.rereading(bare, pool, ("Plain text", None)) is None
    text = imported(project, tmp_path, "b.txt", "Wörter und Sätze.\n".encode("cp1252"))
    with pytest.raises(UnreadableFileError, match="do not fit the encoding"):
        project.articles.rereading(text, pool, ("Plain text", "utf-8"))
    assert project.articles.rereading(text, pool, ("Plain text", None), lambda: False) is None
    twin = imported(project, tmp_path, "c.txt", "Wörter und Sätze.\n".encode())
    assert twin.uid == text.uid
    other = imported(project, tmp_path, "d.txt", "Größe.\n".encode("cp1252"))
    project.articles.correct_text(other.uid, "Else.\n")
    imported(project, tmp_path, "e.txt", "Größe.\n".encode())
    with pytest.raises(ProjectError, match="has exactly this text"):
        project.articles.rereading(
            project.articles.find(other.uid), pool, ("Plain text", "windows-1252")
        )
