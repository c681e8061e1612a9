"""Words copied with their markup: all of them are kept, and what they are is told."""

from __future__ import annotations

import pytest

from reader_app.core.drafts import ArticleDraft
from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.registry import PASTED
from reader_app.formats.workers.job import ReadingJob, read_job

BROWSER = """<meta charset="utf-8"><!--StartFragment--><h1>Ferry held at port</h1>
<p>By Ann Lee</p><p>14 May 2026</p>
<figure><img src="a.jpg"><figcaption>The ferry on Monday. <span>Photo: Bo Day</span></figcaption></figure>
<p>No vessel was <b>at risk</b>, the <a href="/port">port authority</a> said.</p>
<h2>What the log says</h2><blockquote><p>We waited.</p></blockquote>
<ul><li>First</li><li>Second</li></ul>
<table><tr><td>Mon</td><td>12</td></tr></table><!--EndFragment-->"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style>
</head><body lang=EN-GB><!--StartFragment--><p class=MsoTitle>Barge adrift<o:p></o:p></p>
<p class=MsoNormal>The outer channel was closed on Tuesday, the port authority said, and stayed so.</p>
<p class=MsoListParagraphCxSpFirst><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;
</span></span><![endif]>First point</p>
<p class=MsoCaption>Figure 1: the channel</p><p class=MsoQuote>So it was.</p><!--EndFragment--></body></html>"""


def pasted(html: str, url: str | None = None) -> ArticleDraft:
    found = read_job(ReadingJob(html.encode(), "Pasted text", url=url, kind=PASTED.label))
    assert isinstance(found, ArticleDraft)
    return found


def blocks(draft: ArticleDraft) -> list[tuple[str, str]]:
    return [(block.kind, draft.text[block.start : block.end]) for block in draft.blocks]


def test_what_a_browser_copies_keeps_its_structure() -> None:
    draft = pasted(BROWSER, "https://port.example/news/1")
    assert blocks(draft) == [
        ("title", "Ferry held at port"),
        ("byline", "By Ann Lee"),
        ("dateline", "14 May 2026"),
        ("caption", "The ferry on Monday. Photo: Bo Day"),
        ("paragraph", "No vessel was at risk, the port authority said."),
        ("heading", "What the log says"),
        ("quote", "We waited."),
        ("item", "First"),
        ("item", "Second"),
        ("row", "Mon\t12"),
    ]
    assert (draft.title, draft.authors, draft.published) == (
        "Ferry held at port",
        ("Ann Lee",),
        "2026-05-14",
    )
    link = draft.links[0]
    assert (draft.text[link.start : link.end], link.url) == (
        "port authority",
        "https://port.example/port",
    )
    assert (draft.url, dict(draft.origins)["url"]) == ("https://port.example/news/1", "clipboard")
    assert (draft.reader, draft.media_type, draft.direction) == (
        "pasted html 1",
        "text/html",
        "ltr",
    )


def test_what_word_copies_is_known_by_its_styles() -> None:
    draft = pasted(WORD)
    assert blocks(draft) == [
        ("title", "Barge adrift"),
        (
            "paragraph",
            "The outer channel was closed on Tuesday, the port authority said, and stayed so.",
        ),
        ("item", "First point"),
        ("caption", "Figure 1: the channel"),
        ("quote", "So it was."),
    ]
    assert (draft.title, draft.url) == ("Barge adrift", None)


def test_the_first_heading_is_the_title_whatever_its_level() -> None:
    draft = pasted("<h3>عنوان المقال</h3><p>قالت سلطة الميناء إن الملاحة استؤنفت.</p><h4>آخر</h4>")
    assert [kind for kind, _ in blocks(draft)] == ["title", "paragraph", "heading"]
    assert (draft.title, draft.direction) == ("عنوان المقال", "rtl")


def test_paragraphs_out_of_the_middle_are_all_kept() -> None:
    long = "No vessel was at risk, the port authority said on Tuesday. " * 12
    draft = pasted(f"<p>{long}</p><p>Then it ended.</p>")
    assert [kind for kind, _ in blocks(draft)] == ["paragraph", "paragraph"]
    assert draft.title.startswith("No vessel was at risk")
    assert dict(draft.origins)["title"] == "first words"


@pytest.mark.parametrize("html", ["<p> </p>", "<img src=x>", "", "<div>" * 100_000 + "x"])
def test_markup_without_words_or_out_of_bounds_is_refused(html: str) -> None:
    with pytest.raises(UnreadableFileError):
        pasted(html)
