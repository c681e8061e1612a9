from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.html import authors, chosen, dates, reading
from reader_app.formats.articles.html.authors import split_names
from reader_app.formats.articles.html.dates import read_date
from reader_app.formats.articles.html.furniture import is_furniture
from reader_app.formats.articles.html.json_ld import articles, first_text, texts
from reader_app.formats.articles.html.lines import lines_of
from reader_app.formats.articles.html.markup import decode_page
from reader_app.formats.articles.html.parts import resolved
from reader_app.formats.articles.html.reading import read_html
from reader_app.formats.articles.html.wording import likeness
from reader_app.formats.articles.nodes import local_name, tag_of
from reader_app.formats.articles.reading import read_article
from reader_app.formats.articles.xml_safety import parse_html

if TYPE_CHECKING:
    from reader_app.core.drafts import ArticleDraft

P1 = "The storm that reached the bay on Thursday broke thirty moorings, the harbour authority said in a statement."
P2 = "Repairs may take until the spring, an engineer told the council, because divers cannot work in winter seas."
P3 = "The ferry to the island will leave from the northern pier until then, and the timetable stays as it was."
TEXT = f"<p>{P1}</p><p>{P2}</p><p>{P3}</p>"
LD = {
    "@graph": [
        {"@type": "Organization", "@id": "#o", "name": "Calder Bay Courier"},
        {"@type": "Person", "@id": "#p", "name": "Ann Lee"},
        {"@type": ["NewsArticle"], "headline": "Storm &amp; damage", "author": [{"@id": "#p"}, {"name": ["Bo Ray"]}], "publisher": {"@id": "#o"},
         "datePublished": "2026-05-04T10:20:00+02:00", "articleSection": "News", "inLanguage": "en-gb", "description": P1, "x": 3},
    ]
}  # fmt: skip


def page(body: str, head: str = "", *, html: str = "<html>") -> bytes:
    return f"{html}<head>{head}</head><body>{body}</body></html>".encode()


def shown(draft: ArticleDraft) -> list[tuple[str, str]]:
    return [(b.kind, draft.text[b.start : b.end]) for b in draft.blocks]


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


NEWS_PAGE = f"""<nav><a href="/">Home</a></nav><article><h1>Storm &amp; damage</h1><p class="standfirst">Officials say repairs will be long and dear.</p>
    <div class="byline">By <a rel="author">Someone Else</a></div><figure><img><figcaption>A pier. <small>Photo: A</small></figcaption></figure>
    <p>{P1} <a href="/x">link</a><a href="javascript:x">y</a><a href="#z">z</a></p><h2>What comes next</h2><p>{P2}</p>
    <blockquote><p>We shall rebuild it, and better than it was before, the mayor said.</p></blockquote>
    <ul><li>First thing that must be done</li><li>Second thing that must be done</li></ul>
    <table><tr><th>Pier</th><th>Cost</th></tr><tr><td>North pier of the bay, which the storm broke</td><td><a href="https://b.example/">12</a></td></tr></table>
    <p>{P3}</p><p class="x"><a href="/r">Read more: another story that is only a link to it</a></p></article><footer>Copyright</footer>"""


def test_a_news_page_gives_its_article() -> None:
    draft = read_html(
        page(
            NEWS_PAGE,
            ld(LD)
            + '<link rel="canonical" href="/news/storm"><meta property="og:type" content="article">',
        ),
        name="x.html",
        url="https://a.example/y",
    )
    assert shown(draft)[:4] == [
        ("title", "Storm & damage"), ("standfirst", "Officials say repairs will be long and dear."),
        ("caption", "A pier. Photo: A"), ("paragraph", f"{P1} linkyz"),
    ]  # fmt: skip
    assert ("heading", "What comes next") in shown(draft)
    assert ("row", "North pier of the bay, which the storm broke\t12") in shown(draft)
    assert {"quote", "item", "row"} <= {kind for kind, _ in shown(draft)}
    assert "Copyright" not in draft.text
    assert "Read more" not in draft.text
    assert (draft.title, draft.authors, draft.outlet) == (
        "Storm & damage",
        ("Ann Lee", "Bo Ray"),
        "Calder Bay Courier",
    )
    assert (draft.published, draft.published_precision) == ("2026-05-04T10:20+02:00", "minute")
    assert (draft.url, draft.language, draft.section, draft.direction) == (
        "https://a.example/news/storm",
        "en-GB",
        "News",
        "ltr",
    )
    assert [(draft.text[x.start : x.end], x.url) for x in draft.links] == [
        ("link", "https://a.example/x"),
        ("12", "https://b.example/"),
    ]


def test_meta_elements_speak_where_json_ld_is_silent() -> None:
    head = """<title>Storm at sea - News - Courier</title><svg><title>icon</title></svg><meta property="og:title" content="Storm at sea | Courier"><meta property="og:site_name" content="Courier">
    <meta name="author" content="By Ann Lee and Bo Ray; https://x"><meta property="article:published_time" content="20260504"><meta property="og:locale" content="de_AT">
    <meta property="article:section" content="Sport"><meta name="empty"><meta name="twitter:title" content="Storm at sea"><link rel="canonical"><link rel="canonical" href="https://a.example/">"""
    draft = read_html(page(f"<h1>Storm at sea</h1>{TEXT}", head), name="x")
    assert (draft.title, draft.authors, draft.published) == (
        "Storm at sea",
        ("Ann Lee", "Bo Ray"),
        "2026-05-04",
    )
    assert (draft.language, draft.section, draft.outlet, draft.url) == (
        "de-AT",
        "Sport",
        "Courier",
        None,
    )


def test_what_the_page_shows_is_the_last_word() -> None:
    body = f"""<p class="author">Wrong Person</p><h2>Storm at sea today</h2><span class="author-name">By Ann Lee, Editor</span><span class="author-name">Bo Ray | x</span>
    <time class="updated" datetime="2026-06-01">x</time><time>x</time><time datetime="2026-05-04T08:00">x</time>{TEXT}"""
    draft = read_html(
        page(
            body, '<meta name="twitter:site" content="@courier">', html='<html dir="rtl" lang="x">'
        ),
        name="x",
    )
    assert draft.title == "Storm at sea today"
    assert draft.authors[0] in {"Wrong Person", "Ann Lee"}
    assert (draft.published, draft.outlet, draft.direction) == (
        "2026-05-04T08:00",
        "courier",
        "rtl",
    )
    assert draft.language == "en"
    assert ("language", "text") in draft.origins


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Courier | Storm at sea</title><meta property='og:site_name' content='Courier'>",
            "",
            "Storm at sea",
        ),
        (
            "<title>Storm at sea | Courier</title><meta property='og:site_name' content='Courier'>",
            "",
            "Storm at sea",
        ),
        ("<title>Storm at sea | Courier</title>", "<h1>Storm at sea</h1>", "Storm at sea"),
        (
            "<title>Storm reaches sea, officials say</title>",
            "<h1>Logo</h1><h1>Storm reaches sea at last</h1>",
            "Storm reaches sea at last",
        ),
        ("<title>Storm</title>", "<h1>Something else</h1>", "Storm"),
        ("", "<h1>Only this</h1>", "Only this"),
        ("", "<h3>--</h3><h3>A small<br>head</h3>", "A small head"),
        ("", "", "x"),
        ("<title>A | B</title><meta property='og:site_name' content='C'>", "", "A | B"),
    ],
)
def test_the_title_is_what_most_sources_agree_on(head: str, body: str, title: str) -> None:
    assert read_html(page(body + TEXT, head), name="x").title == title


def test_long_articles_in_pieces_are_read_whole() -> None:
    piece = '<div class="part body-{}"><p>{}</p><p>{}</p><ul><li><a href="/l">all linked</a></li></ul></div>'
    pieces = "".join(piece.format(n, f"{n} {P1} {n}", f"{n} {P2}") for n in range(3))
    draft = read_html(page(f"<h1>Storm</h1><main><div>{pieces}</div></main>"), name="x")
    assert all(f"{n} {P1}" in draft.text for n in range(3))


def test_a_repeat_of_everything_for_search_engines_is_left_out() -> None:
    draft = read_html(page(f"<div>{TEXT}<p>{P1} {P2} {P3}</p></div>"), name="x")
    assert draft.text.count(P1) == 1


def test_hidden_words_are_not_read_and_comments_are_skipped() -> None:
    body = f"<!-- c --><p hidden>gone</p><p style='display: none'>gone</p><p style='color: red'>{P1}</p><p hidden='until-found'>{P2}</p><?x?>tail words of the page"
    text = read_html(page(body), name="x").text
    assert P1 in text
    assert "gone" not in text


def test_breaks_make_lines_and_pairs_of_them_paragraphs() -> None:
    body = f"<div>{P1}<br>next line<br><br>{P2}<pre>  a\n   b  </pre></div>"
    text = read_html(page(body), name="x").text
    assert f"{P1}\nnext line\n\n{P2}" in text


def test_a_page_of_scraps_is_read_as_it_stands() -> None:
    assert read_html(b"<p>Few</p><p>words</p>", name="x").text == "Few\n\nwords"
    assert read_html(b"<a href='/x'>only a link</a>", name="x").text == "only a link"
    with pytest.raises(UnreadableFileError, match="no text"):
        read_html(b"<p> </p>", name="x")
    assert read_html(b"<title>Named only</title><img>", name="x").text == "Named only"


def test_a_standfirst_is_found_by_what_the_metadata_say() -> None:
    told = "A short account of the storm and of what it broke"
    head = f'<meta name="description" content="{told} in the bay"><title>Storm</title>'
    around = f"<h1>Storm</h1><div><p>{told}</p></div><article>{TEXT}</article>"
    assert ("standfirst", told) in shown(read_html(page(around, head), name="x"))
    opening = f"<h1>Storm</h1><article><h2>Why the storm broke so many moorings in one night</h2>{TEXT}</article>"
    assert shown(read_html(page(opening), name="x"))[1][0] == "standfirst"
    far = f"<header><p>{told}</p></header><article><h1>Storm</h1>{TEXT}</article>"
    assert ("standfirst", told) in shown(read_html(page(far, head), name="x"))
    nothing = read_html(page(f"<p>{P1}</p>"), name="x")
    assert shown(nothing) == [("paragraph", P1)]


def test_pages_are_decoded_as_they_declare() -> None:
    declared = '<meta charset="iso-8859-1"><p>Größe “x”</p>'.encode("cp1252")
    assert decode_page(declared).text.endswith("“x”</p>")
    assert decode_page(declared, "cp1252").encoding == "windows-1252"
    assert decode_page("<p>ü</p>".encode("utf-16")).encoding == "utf-16-le"
    damaged = b'<meta charset="shift_jis"><p>' + "日本語".encode("cp932") * 200 + b"\x81</p>"
    assert decode_page(damaged).damaged == 1
    assert decode_page(
        b'<meta charset="nonsense"><p>Gr\xf6\xdfe ist hier sehr wichtig, sagt er \xfcber uns</p>'
    ).text
    assert decode_page(b'<meta charset="shift_jis"><p>\xff\xff\xff</p>').text
    assert decode_page(b"<p>Gr\xf6\xdfe ist hier sehr wichtig</p>").text


def test_json_ld_that_is_none_is_passed_over() -> None:
    found = articles(
        [
            "no json",
            "[" * 100_000,
            "x" * 3_000_001,
            '<!-- {"@type":"BlogPosting","headline":[" a ",{"@value":"b"}]} -->',
            '{"@type": 3, "author": {"@id": 4}}',
        ]
    )
    assert len(found) == 1
    assert texts(found[0]["headline"]) == ["a", "b"]
    assert first_text(found, "nothing", "headline") == "a"
    assert first_text(found, "nothing") is None
    assert texts(3.0) == []


def test_dates_are_read_in_many_forms() -> None:
    assert read_date("2026-5-4") == ("2026-05-04", "day")
    assert read_date("2026-05-04 10:20Z") == ("2026-05-04T10:20Z", "minute")
    assert read_date("20260504T1020") == ("2026-05-04", "day")
    assert read_date("2026-13-04") is None
    assert read_date("May") is None


def test_a_date_may_be_guessed_from_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    import htmldate

    monkeypatch.setattr(htmldate, "find_date", lambda *_, **__: "2026-05-04")
    assert read_html(page(TEXT), name="x").published == "2026-05-04"
    monkeypatch.setattr(htmldate, "find_date", lambda *_, **__: None)
    assert read_html(page(TEXT), name="x").published is None
    shown_date = (
        '<p itemprop="datePublished" content="2026-05-03">x</p><abbr title="2026-01-01">x</abbr>'
    )
    assert read_html(page(shown_date + TEXT), name="x").published == "2026-05-03"
    assert dates.Published


def test_names_are_parted() -> None:
    assert split_names(
        [
            "By Ann Lee and Bo Ray",
            "ann lee",
            "admin",
            "https://x",
            "x",
            "Von Cy Dee; Eve Fox",
            "Flo Gray —",
        ]
    ) == ("Ann Lee", "Bo Ray", "Cy Dee", "Eve Fox", "Flo Gray")


def test_links_lead_to_addresses_only() -> None:
    assert resolved("/x", "https://a.example/") == "https://a.example/x"
    assert [resolved(x, None) for x in ("", "#x", "x", "http://[", "data:x")] == [None] * 5
    assert likeness("", "x") == 0.0


def test_nodes_that_are_no_elements_have_no_name() -> None:
    root = parse_html("<p>a<!-- b --></p>")
    assert root is not None
    assert [tag_of(node) for node in root.iter()][-1] == ""
    assert local_name(root) == "html"


def test_trafilatura_finding_nothing_is_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    import trafilatura

    monkeypatch.setattr(trafilatura, "bare_extraction", lambda *_, **__: None)
    root = parse_html("<p>a</p>")
    assert root is not None
    assert chosen.body_text(root, None) == ""
    assert read_html(page(TEXT), name="x").text == f"{P1}\n\n{P2}\n\n{P3}"


def names_on(body: str, head: str = "") -> tuple[str, ...]:
    return read_html(page(body + TEXT, "<title>Storm at sea</title>" + head), name="x").authors


def test_bylines_are_found_by_what_marks_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert names_on(
        '<h1>Storm at sea</h1><a rel="author">admin</a><span itemprop="author">Ann Lee, Courier</span>'
    ) == ("Ann Lee",)
    assert names_on(
        '<h1>Storm at sea</h1><a rel="author">admin</a><p class="byline">By Bo Ray</p>'
    ) == ("Bo Ray",)
    assert names_on('<p class="byline"> </p>') == ()
    assert names_on("", ld([{"@type": "Article"}, {"@type": "Article", "creator": "Cy Dee"}])) == (
        "Cy Dee",
    )
    monkeypatch.setattr(authors, "MOST_NODES", 0)
    assert names_on('<p class="byline">By Bo Ray</p>') == ()


def test_a_piece_that_was_not_chosen_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (
        [P1, f"{P2} It was so."],
        [f"{P3} {P3}", "Nobody was hurt, and the school on the quay opened again on Monday."],
    )
    body = "".join(
        f'<div class="part n{n}"><p>{a}</p><p>{b}</p><p><a href="/x">other</a></p></div>'
        for n, (a, b) in enumerate([first, second])
    )
    monkeypatch.setattr(reading, "body_text", lambda *_: "\n".join(first))
    assert read_html(page(body), name="x").text == "\n\n".join([*first, *second])
    alone = f'<div class="part"><p>{first[0]}</p><p>{first[1]}</p></div>'
    assert read_html(page(alone), name="x").text == "\n\n".join(first)
    deep = f"<div><div><div><div>{alone}</div></div></div></div>"
    assert read_html(page(deep), name="x").text == "\n\n".join(first)


def test_furniture_is_known_by_words_links_tags_and_names() -> None:
    body = """<p>Read more: x</p><p><a href="/x">a whole paragraph that is a link</a></p><nav>n</nav><div class="comments">c</div>
    <div class="related-links">r</div><div class="related"><blockquote>q</blockquote></div><p>plain</p>"""
    root = parse_html(body)
    assert root is not None
    found = [(line.text, is_furniture(line, root)) for line in lines_of(root)]
    assert [told for _, told in found] == [True, True, True, True, True, False, False]


def test_captions_and_table_rows_are_put_together() -> None:
    body = f"""<div dir="ltr"><p>{P1}</p><figure><figcaption><p>A pier.</p><p>Photo: A</p></figcaption></figure><div class="photo-caption">Waves</div><p>{P2}</p>
    <table><tr><td>{P3}</td><td>12<br>13</td></tr><tr><td>alone</td></tr><tr><td><p>a</p><p>b</p><p>c</p></td><td><p>d</p><p>e</p></td></tr></table><p>{P3} {P1}</p></div>"""
    draft = read_html(page(body), name="x")
    assert ("caption", "A pier. Photo: A") in shown(draft)
    assert ("caption", "Waves") in shown(draft)
    assert ("row", f"{P3}\t12 13") in shown(draft)
    assert ("paragraph", "alone") in shown(draft)
    assert ("paragraph", "a") in shown(draft)


def test_a_language_in_json_ld_alone_is_taken() -> None:
    assert (
        read_html(page(TEXT, ld({"@type": "Article", "inLanguage": "fr"})), name="x").language
        == "fr"
    )
    assert (
        read_html(
            page(
                TEXT, "<meta name='date' content='May'><meta name='pubdate' content='2026-01-02'>"
            ),
            name="x",
        ).published
        == "2026-01-02"
    )


def test_an_unlike_heading_is_not_the_title() -> None:
    assert (
        read_html(
            page("<h1>Something else entirely here</h1>" + TEXT, "<title>Storm</title>"), name="x"
        ).title
        == "Storm"
    )


def test_a_language_may_stand_in_a_meta_element() -> None:
    assert read_html(page(TEXT, "<meta name='language' content='fr'>"), name="x").language == "fr"
    undated = "<time datetime='soon'>x</time><meta name='date' content='May'>"
    assert read_html(page(undated + TEXT), name="x").title == "x"
    assert read_html(page(TEXT, html='<html lang="en-gb">'), name="x").language == "en-GB"


def test_links_lead_on_from_the_address_of_the_page() -> None:
    data = page(f"<p>{P1} <a href='/tides'>tides</a></p>{TEXT}")
    draft = read_article(data, name="a.html", url="https://coast.example/news/1")
    assert [link.url for link in draft.links] == ["https://coast.example/tides"]


def test_a_short_row_that_stands_after_the_text_is_kept_whole() -> None:
    page = f"<article><h1>Ferry</h1>{f'<p>{P3}</p>' * 4}<table><tr><td>06.40</td><td>Sorrel Island</td></tr></table></article>"
    draft = read_html(page.encode(), name="a.html")
    last = draft.blocks[-1]
    assert (last.kind, draft.text[last.start : last.end]) == ("row", "06.40\tSorrel Island")
