from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.formats.articles.drafting import Part, assembled, collapsed, title_or_name
from reader_app.formats.articles.inline_markdown import plain_inline
from reader_app.formats.articles.languages import read_language, text_direction, text_language
from reader_app.formats.articles.markdown import read_markdown
from reader_app.formats.articles.reading import SUFFIXES, read_article
from reader_app.formats.articles.registry import kind_of
from tests.formats.articles.made_office import docx, odt, packed

if TYPE_CHECKING:
    from reader_app.core.drafts import ArticleDraft


def shown(draft: ArticleDraft) -> list[tuple[str, int | None, str]]:
    return [(b.kind, b.level, draft.text[b.start : b.end]) for b in draft.blocks]


SOURCE = """---
title: "Front"
author: Ann Lee and Bo Ray
date: 2026-01-02
lang: en
outlet: Courier
- odd
---
# Storm *damages* harbour #

The [authority](https://a.example/x "t") said **no** to snake_case and 2 * 3.
Second line.
***
## Sub
> quoted
> > more
>
> second
- item one
  goes on
1. [x] item two

| a | b |
|---|---|
| 1 | 2 |

```
code *x*

more
```
Setext
------
Top
===
Last <!-- gone --> &amp; `code_x` <b>b</b><br>x [ref][r] [r] ![alt](p.png) <https://b.example> \\* [j](javascript:x) <!-- never
[r]: https://c.example "t"
"""


def test_markdown_gives_words_without_marks_and_roles() -> None:
    draft = read_markdown(SOURCE.encode(), name="x.md")
    assert shown(draft) == [
        ("heading", 1, "Storm damages harbour"),
        ("paragraph", None, "The authority said no to snake_case and 2 * 3.\nSecond line."),
        ("heading", 2, "Sub"), ("quote", None, "quoted\n> more"), ("quote", None, "second"),
        ("item", None, "item one goes on"), ("item", None, "item two"), ("row", None, "a\tb"), ("row", None, "1\t2"),
        ("paragraph", None, "code *x*\n\nmore"), ("heading", 2, "Setext"), ("heading", 1, "Top"),
        ("paragraph", None, "Last  & code_x b\nx ref [r] alt https://b.example * j <!-- never"),
    ]  # fmt: skip
    assert [(draft.text[x.start : x.end], x.url) for x in draft.links] == [
        ("authority", "https://a.example/x"), ("ref", "https://c.example"),
        ("https://b.example", "https://b.example"),
    ]  # fmt: skip
    assert (draft.authors, draft.published, draft.language, draft.outlet) == (
        ("Ann Lee", "Bo Ray"), "2026-01-02", "en", "Courier",
    )  # fmt: skip


def test_the_only_top_heading_is_the_title() -> None:
    assert shown(read_markdown(b"# One\n\nWords", name="x.md"))[0] == ("title", None, "One")
    assert shown(read_markdown(b"Words\n\n# One", name="x.md"))[1] == ("heading", 1, "One")
    front = read_markdown(b"---\ntitle: Front\n---\nWords\n```\nopen", name="x.md")
    assert shown(front)[0] == ("title", None, "Front")
    assert read_markdown(b"Words a | b\n- - -\n| a\n", name="x.md").title == "x"


def test_underscores_inside_a_word_stay() -> None:
    assert plain_inline("a_b _c_ ~~d~~ [x][nothing]", {}) == ("a_b c d x", ())


def test_an_article_is_named_by_its_title_its_first_heading_or_its_file() -> None:
    assert title_or_name([Part("heading", " A  b "), Part("title", "T")], "n.txt") == ("T", "title")
    assert title_or_name([Part("heading", " A  b ")], "n.txt") == ("A b", "first heading")
    assert title_or_name([], "a/b\\n.x.txt") == ("n.x", "file name")
    assert title_or_name([], "") == ("Untitled", "file name")


def test_a_repeated_caption_names_the_first() -> None:
    body = assembled(
        [
            Part("caption", "A cat."),
            Part("paragraph", " "),
            Part("paragraph", "x\ud800"),
            Part("caption", "a CAT"),
        ]
    )
    assert body.text == "A cat.\n\nx\ufffd\n\na CAT"
    assert [block.repeats for block in body.blocks] == [None, None, 0]
    assert collapsed(" a\n\t b ") == "a b"


def test_languages_are_read_and_told() -> None:
    assert [read_language(x) for x in ("EN", "pt_br", "zh-hant-TW", "es-419", "english words", "und", None)] == [
        "en", "pt-BR", "zh-Hant", "es-419", None, None, None,
    ]  # fmt: skip
    assert text_language("The harbour was closed on Thursday after the storm.") == "en"
    assert text_language("short") is None
    assert [text_direction(x) for x in ("abc", "مرحبا", "123")] == ["ltr", "rtl", None]


def test_the_kind_of_a_file_is_told_by_its_bytes_before_its_name() -> None:
    cases = [
        (b"%PDF-1.4", "x", "PDF"), (b"{\\rtf1", "x.doc", "RTF document"), (b"\n<!DOCTYPE html>", "x.php", "Web page"),
        (docx(""), "x.zip", "Word document"), (packed({"mimetype": "application/epub+zip"}), "x", None),
        (b"PK\x03\x04" + b"-" * 26 + b"mimetypeapplication/epub+zip", "x", "EPUB book"),
        (b"PK\x03\x04" + b"-" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "x", "OpenDocument text"),
        (b"words", "x.MD", "Markdown"), (b"words", "x.txt", None), (odt(""), "x.odt", "OpenDocument text"),
    ]  # fmt: skip
    for data, name, label in cases:
        kind = kind_of(name, data)
        assert (kind.label if kind else None) == label


def test_every_kind_comes_in_by_the_same_door() -> None:
    assert {".html", ".pdf", ".txt"} <= SUFFIXES
    assert read_article(b"# One\n\nWords", name="x.md").reader == "markdown 1"
    word = docx("<w:p><w:r><w:t>Words</w:t></w:r></w:p>")
    assert read_article(word, name="x.docx").text == "Words"
    assert read_article("Größe".encode("cp1252"), name="x.md", encoding="cp1252").text == "Größe"
    assert read_article(b"Plain words", name="x.txt").text == "Plain words"
