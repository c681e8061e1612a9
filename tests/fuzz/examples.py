"""A small real example of each kind of file that Reader takes, for the fuzzing to damage."""

from __future__ import annotations

from tests.formats.articles.made_office import docx, odt, packed
from tests.formats.articles.made_pdf import Put, column, pdf
from tests.formats.articles.styles import STYLES
from tests.formats.articles.test_feeds import ATOM, RDF, RSS
from tests.formats.articles.test_styles import unmarked
from tests.formats.articles.test_tables import workbook

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry held - Post</title>
<meta property="og:title" content="Ferry held"><meta name="author" content="Ann Lee">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry held", "datePublished":
"2026-03-01T08:00:00Z", "author": [{"@type": "Person", "name": "Ann Lee"}]}</script></head><body>
<nav><a href="/">Home</a></nav><article><h1>Ferry held</h1><p class="standfirst">In short.</p>
<figure><img src="a.png"><figcaption>The quay (photo credit: Bo)</figcaption></figure>
<p>The outer channel was closed on Tuesday, the <a href="https://a.example/x">port</a> said.</p>
<h2>After</h2><blockquote>No vessel was at risk.</blockquote><ul><li>One</li><li>Two</li></ul>
<table><tr><th>A</th><td>1</td></tr></table><p dir="rtl">שלום עולם</p></article></body></html>"""
_MAIL = b"""From: =?utf-8?q?Ann_L=C3=A9e?= <ann@a.example>
To: b@b.example
Subject: =?windows-1255?B?+ezl7Q==?= held
Date: Mon, 20 Nov 2023 19:12:08 -0500
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain; charset=iso-8859-8

The ferry was held.
> quoted
--b
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<p>The ferry was held=2C they said.</p>
--b--
"""
_MHTML = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://a.example/1
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable

<html><body><h1>Ferry held</h1><p>The outer channel=20was closed.</p></body></html>
--b--
"""
_RTF = (
    rb"{\rtf1\ansi\ansicpg1255{\fonttbl{\f0\fcharset177 A;}}{\info{\title T}}\pard\ls1 words\'f9\'ec "
    rb"\u1513?{\field{\*\fldinst HYPERLINK x}{\fldrslt y}}\cell\row{\footnote n}\par{\pict 00ff}\par}"
)
_MARKDOWN = b"""---
title: Ferry held
date: 2026-03-01
---
# Ferry held

- a
  1. b
> quoted

[l](https://x) *e* `c` ![p](q "r")

|a|b|
|-|-|
|1|2|
"""
_CSV = b'Headline,Body,Author,URL\n"Ferry, held","No vessel.\n\n""None"".",Ann,https://a.example\nB,C,D,\n'
_JSONL = b'{"title": "Ferry held", "text": "No vessel.", "date": "2026-03-01"}\n{"title": "B", "text": "C"}\n'
_EPUB = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": "<c><rootfile full-path='o/p.opf'/></c>",
    "o/p.opf": (
        "<package><metadata><title>T</title></metadata><manifest><item id='a' href='a.xhtml'"
        " media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>"
    ),
    "o/a.xhtml": "<html><body><h1>One</h1><p>Some words.</p></body></html>",
}


def examples() -> dict[str, bytes]:
    """Return the examples by their names."""
    lines = ["The outer channel was closed on Tues-", "day, the port said. It is open."] * 4
    epub: dict[str, str | bytes] = dict(_EPUB)
    found = {
        "page.html": _PAGE.encode(),
        "saved.mhtml": _MHTML,
        "print.pdf": pdf(
            [column(lines, 60, 700), [Put(60, 800, "Head"), *column(lines, 320, 700)]]
        ),
        "word.docx": docx(
            "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Ferry held</w:t></w:r></w:p>"
            "<w:p><w:r><w:t>Words</w:t><w:tab/><w:br/></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr>"
            "</w:tbl>"
        ),
        "open.odt": odt(
            "<text:h text:outline-level='1'>H</text:h><text:p>Words<text:s text:c='3'/></text:p>"
        ),
        "rich.rtf": _RTF,
        "book.epub": packed(epub),
        "mail.eml": _MAIL,
        "notes.md": _MARKDOWN,
        "table.csv": _CSV,
        "table.tsv": _CSV.replace(b",", b"\t"),
        "lines.jsonl": _JSONL,
        "table.xlsx": workbook(
            ("Title", "Text", "Date"), ("Ferry held", "No vessel was at risk.", 45000)
        ),
        "feed.rss": RSS.strip().encode(),
        "feed.atom": ATOM.encode(),
        "feed.xml": RDF.encode(),
        "arabic.txt": "عبّارة محتجزة\n\nقال متحدث إن الحركة توقفت.\n".encode("cp1256"),
        "wide.txt": "Ferry held\n\nNo vessel was at risk.\n".encode("utf-16"),
    }
    for at, style in enumerate(STYLES.values()):
        found[f"style {at}.txt"] = unmarked(style)[0].encode()
    inner = packed({"a.txt": "Ferry held\n\nWords.", "b.html": _PAGE})
    found["all.zip"] = packed({"x/mail.eml": _MAIL, "inner.zip": inner, "c.csv": _CSV})
    return found
