"""What other programs make of an article is read as the article: its words, and what they are."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader_app.formats.articles.reading import read_article
from tests.formats.articles import other_programs as made

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader_app.core.drafts import ArticleDraft

PANDOC, CHROMIUM = shutil.which("pandoc"), shutil.which("chromium")
SOFFICE = shutil.which("soffice")
HAS_WRITER = SOFFICE is not None and Path(SOFFICE).resolve().with_name("libswlo.so").exists()
by_pandoc = pytest.mark.skipif(PANDOC is None, reason="pandoc is not installed")
by_writer = pytest.mark.skipif(not HAS_WRITER, reason="LibreOffice Writer is not installed")
by_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


def check(
    data: bytes, name: str, kinds: Mapping[str, str] | None = None, *, with_rows: bool = True
) -> ArticleDraft:
    """Read a file, and compare; `kinds`: as what else a format shows some; a print has no rows."""
    draft = read_article(data, name=name)
    others = kinds or {}
    wanted = [(others.get(kind, kind), " ".join(words.split())) for kind, words in made.blocks()]
    texts = (draft.text[block.start : block.end].removeprefix("•") for block in draft.blocks)
    found = [
        (block.kind, " ".join(text.split()))
        for block, text in zip(draft.blocks, texts, strict=True)
    ]
    assert f1((words for _, words in found), (words for _, words in wanted)) >= 0.99
    if not with_rows:
        wanted = wanted[: -len(made.ROWS)]
        found = found[: len(wanted)]
    assert [each for each in found if each not in wanted] == []
    assert found == wanted
    return draft


def f1(found: Iterable[str], wanted: Iterable[str]) -> float:
    """Return the F1 of the words of one text against those of another."""
    one, two = (Counter(" ".join(each).split()) for each in (found, wanted))
    return 2 * (one & two).total() / (one.total() + two.total())


@by_pandoc
@pytest.mark.parametrize("ending", ["docx", "odt", "epub"])
def test_a_document_by_pandoc(tmp_path: Path, ending: str) -> None:
    draft = check(made.by_pandoc(tmp_path, ending), f"a.{ending}")
    assert draft.title == made.TITLE


@by_pandoc
def test_rich_text_by_pandoc(tmp_path: Path) -> None:
    check(made.by_pandoc(tmp_path, "rtf"), "a.rtf", dict.fromkeys(("title", "quote"), "paragraph"))


@by_writer
@pytest.mark.parametrize("ending", ["docx", "odt", "rtf"])
def test_a_document_by_libreoffice(tmp_path: Path, ending: str) -> None:
    check(made.by_libreoffice(tmp_path, ending), f"a.{ending}")


@by_writer
def test_a_book_by_libreoffice_which_says_nothing_of_headings(tmp_path: Path) -> None:
    kinds = dict.fromkeys(("heading", "quote", "item"), "paragraph")
    check(made.by_libreoffice(tmp_path, "epub"), "a.epub", kinds)


@by_writer
def test_a_print_by_libreoffice(tmp_path: Path) -> None:
    data = made.by_libreoffice(tmp_path, "pdf")
    check(data, "a.pdf", {"quote": "paragraph"}, with_rows=False)


@by_chromium
def test_a_print_by_chromium_without_what_it_adds_at_the_edges(tmp_path: Path) -> None:
    kinds = dict.fromkeys(("quote", "item"), "paragraph")
    check(made.by_chromium(tmp_path), "a.pdf", kinds, with_rows=False)


@by_chromium
def test_a_page_that_chromium_saved(tmp_path: Path) -> None:
    check(made.saved_by_chromium(tmp_path), "a.mhtml")


def test_a_mail_with_the_page_in_it() -> None:
    draft = check(made.by_mail(), "a.eml")
    assert (draft.published, draft.authors) == ("2026-05-14T06:00+01:00", ("Mara Lindqvist",))
