"""Quoting an article: quotation marks by language and script, and nothing of the text in the HTML's signs."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.citing import Citation, html_copy, html_quote, plain_quote, quoted

COURIER = Citation(
    "Crews & port differ", "Courier", "14 May 2026", "https://courier.example/a?b=1&c=2"
)


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("no risk", "en", "“no risk”"),
        ("he said “no risk”", "en-GB", "“he said ‘no risk’”"),
        ("kein Risiko", "de", "„kein Risiko“"),
        ("aucun risque", "fr", "«\u202faucun risque\u202f»"),
        ("قال «لا خطر»", "ar", "«قال “لا خطر”»"),
        ("לא היה סיכון", "he", "”לא היה סיכון”"),
        ("خطری نبود", "fa", "«خطری نبود»"),
        ("no risk", "he", "“no risk”"),
        ("لا خطر", "en", "«لا خطر»"),
        ("1994", "", "“1994”"),
    ],
)
def test_words_stand_in_the_quotation_marks_of_their_script(
    words: str, language: str, expected: str
) -> None:
    assert quoted(words, language) == expected


def test_a_quote_is_cited_with_title_outlet_date_and_link() -> None:
    assert plain_quote("no risk", COURIER) == (
        "“no risk” (“Crews & port differ”, Courier, 14 May 2026, https://courier.example/a?b=1&c=2)"
    )
    assert html_quote("a < b", COURIER) == (
        '<p dir="auto">“a &lt; b”</p><p><cite><bdi>Crews &amp; port differ</bdi></cite>, '
        "<bdi>Courier</bdi>, <bdi>14 May 2026</bdi>, "
        '<a href="https://courier.example/a?b=1&amp;c=2">https://courier.example/a?b=1&amp;c=2</a></p>'
    )


def test_what_is_not_known_is_left_out() -> None:
    assert plain_quote("x", Citation("T")) == "“x” (“T”)"
    assert html_copy("x", Citation("T")).endswith("<p><cite><bdi>T</bdi></cite></p>")


def test_words_of_another_direction_keep_to_themselves() -> None:
    cited = plain_quote("لا خطر", Citation("عنوان"))
    assert cited == "\u2068«لا خطر»\u2069 (“\u2068عنوان\u2069”)"


def test_only_an_address_of_the_web_becomes_a_link() -> None:
    for url in ("javascript:alert(1)", 'https://a"onclick="x', "file:///etc/passwd"):
        found = html_copy("x", Citation("T", url=url))
        assert "href" not in found
        assert "<blockquote>" in found


def test_paragraphs_stay_paragraphs() -> None:
    assert html_copy("a\nb\n\nc", Citation("T")).startswith(
        '<blockquote><p dir="auto">a<br>b</p><p dir="auto">c</p></blockquote>'
    )


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.data: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.data.append(data)


@given(st.text("ab<>&\"'/ =", max_size=30), st.text("ab<>&\"'/ =", max_size=30))
def test_no_text_can_be_taken_for_html(words: str, title: str) -> None:
    parser = _Words()
    parser.feed(html_copy(words, Citation(title, title, title, title)))
    parser.close()
    assert parser.tags <= {"blockquote", "p", "cite", "bdi", "a", "br"}
    assert "".join(parser.data) == words + ", ".join([title, *filter(None, [title] * 3)])
