"""Files that other people's code breaks down over, or that say what no project can hold.

Each was read by a process that ended over it, or ended the import that it was part of.
"""

from __future__ import annotations

import pytest

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.docx import read_docx
from reader_app.formats.articles.guesses import guess
from reader_app.formats.articles.html.dates import read_date
from reader_app.formats.articles.html.reading import read_html
from reader_app.formats.articles.mail import read_mail
from reader_app.formats.articles.mime import names_in
from reader_app.formats.articles.odt import read_odt
from reader_app.formats.articles.reading import read_article
from reader_app.formats.articles.several import AS_GUESSED
from reader_app.formats.articles.tables import read_jsonl
from tests.formats.articles.made_office import W, docx, odt
from tests.formats.articles.made_pdf import column, pdf

WORDS = "The outer channel was closed on Tuesday, the port said."
DEEP = "[" * 600 + '"x"' + "]" * 600


def page(json_ld: str) -> bytes:
    return (
        f'<html><head><title>Ferry</title><script type="application/ld+json">{json_ld}</script>'
        f"</head><body><article><p>{WORDS}</p></article></body></html>"
    ).encode()


@pytest.mark.parametrize("key", ["headline", "author", "isPartOf"])
def test_json_ld_that_is_nested_too_deep_is_passed_over(key: str) -> None:
    read = read_html(page(f'{{"@type": "NewsArticle", "{key}": {DEEP}}}'), name="a.html")
    assert (read.title, read.authors) == ("Ferry", ())
    assert WORDS in read.text


def test_lines_of_json_that_are_nested_too_deep_are_refused() -> None:
    line = f'{{"title": {DEEP}, "text": "{WORDS}"}}'
    with pytest.raises(UnreadableFileError, match="Line 1 has too many lists in one another"):
        read_jsonl(line.encode(), encoding=None, tables=AS_GUESSED)


def test_a_sender_of_thousands_of_brackets_is_nobody() -> None:
    read = read_mail(f"From: {'(' * 3000}\nSubject: Ferry\n\n{WORDS}\n".encode(), name="a.eml")
    assert (read.title, read.authors) == ("Ferry", ())


def test_where_a_python_goes_too_deep_for_a_sender_it_is_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not every version of Python does for brackets alone."""

    def too_deep(_: object) -> None:
        raise RecursionError

    assert names_in("Ann Lee <ann@port.example>") == ("Ann Lee",)
    monkeypatch.setattr("email.utils.getaddresses", too_deep)
    assert names_in("Ann Lee <ann@port.example>") == ()


@pytest.mark.parametrize(
    "kind", [f"text/plain; charset*{'9' * 5000}*=utf-8", "text/plain; charset*=us\0ascii'en'utf-8"]
)
def test_a_mail_whose_charset_makes_no_sense_is_read_as_its_bytes_look(kind: str) -> None:
    mail = f"From: Ann\nSubject: Ferry\nContent-Type: {kind}\n\n{WORDS} Zoë.\n"
    assert read_mail(mail.encode(), name="a.eml").text.endswith("Zoë.")


@pytest.mark.parametrize("level", ["²", "9" * 5000, "9" * 30, "-1", "x", ""])
def test_levels_that_are_no_small_numbers_are_the_first_or_none(level: str) -> None:
    marked = f"<text:h text:outline-level='{level}'>Head</text:h><text:p>A<text:s text:c='{level}'/>b</text:p>"
    read = read_odt(odt(marked), name="a.odt")
    assert read.blocks[0].level == 1
    assert read.text.endswith("A b")
    style = f"<w:styles {W}><w:style w:styleId='S'><w:name w:val='Own'/><w:pPr><w:outlineLvl w:val='{level}'/></w:pPr></w:style></w:styles>"
    styled = docx(
        f"<w:p><w:pPr><w:pStyle w:val='S'/></w:pPr><w:r><w:t>{WORDS}</w:t></w:r></w:p>",
        styles=style,
    )
    assert read_docx(styled, name="a.docx").blocks[0].kind != "heading"


def test_a_level_beyond_what_documents_have_is_the_last() -> None:
    assert (
        read_odt(odt("<text:h text:outline-level='900'>A</text:h>"), name="a").blocks[0].level == 10
    )


@pytest.mark.parametrize("title", ["FEFFD8000041", "FEFFDC00", "FFFE00D8"])
def test_half_a_character_in_what_a_pdf_says_of_itself_is_replaced(title: str) -> None:
    info = f"/Title <{title}> /Author (Ann Lee)"
    read = read_article(pdf([column([WORDS], 60, 700)], info=info), name="a.pdf")
    assert "\ufffd" in read.title
    assert read.authors == ("Ann Lee",)


@pytest.mark.parametrize("bad", ["\\ud83d", "\\u0000"])
def test_what_a_page_calls_itself_can_be_kept(bad: str) -> None:
    said = (
        f'{{"@type": "NewsArticle", "headline": "Ferry {bad} held", "articleSection": "Sea{bad}",'
        f' "author": {{"name": "Ann{bad} Lee"}}, "publisher": {{"name": "Post{bad}"}}}}'
    )
    read = read_article(page(said), name="a.html")
    assert read.title == "Ferry \ufffd held"
    assert (read.section, read.outlet) == ("Sea\ufffd", "Post\ufffd")
    assert read.authors == ("Ann\ufffd Lee",)


def test_an_address_with_half_a_character_can_be_kept() -> None:
    read = read_article(page(""), name="a.html", url="https://a.example/\ud83d")
    assert read.url == "https://a.example/\ufffd"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2026-02-31", None),
        ("2026-02-28T24:61", ("2026-02-28", "day")),
        ("2026-02-28T10:20+99:99", ("2026-02-28", "day")),
        ("2026-02-28T١٠:٢٠", ("2026-02-28", "day")),
        ("2026-02-28T10:20+0100", ("2026-02-28T10:20+0100", "minute")),
    ],
)
def test_days_and_times_that_there_are_not_are_no_dates(
    said: str, meant: tuple[str, str] | None
) -> None:
    assert read_date(said) == meant


def test_a_page_over_which_the_choice_of_its_body_breaks_down_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise KeyError("p")

    monkeypatch.setattr("trafilatura.bare_extraction", broken)
    assert WORDS in read_html(page(""), name="a.html").text


@pytest.mark.parametrize("fault", [KeyError, RecursionError, OverflowError, AssertionError])
def test_a_guess_that_breaks_down_is_none(fault: type[Exception]) -> None:
    def ask() -> str:
        raise fault

    assert guess(ask) is None
    assert guess(lambda: "2026") == "2026"


def test_a_guess_is_asked_for_no_more_than_pages_break() -> None:
    def ask() -> str:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        guess(ask)
