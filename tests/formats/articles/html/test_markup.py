"""Pages whose tags leave out what a parser must not miss."""

from __future__ import annotations

import pytest

from reader_app.formats.articles.html.reading import read_html
from tests.formats.articles.html.test_reading import TEXT, page


@pytest.mark.parametrize(
    "head",
    [
        "<title>Ferry held</title>",
        "<!doctype html>\n<meta charset=utf-8><title>Ferry held</title>",
        "<!-- <p> --><title>Ferry held</title><script>x = '<p>no</p>'</script><style>p {}</style>",
        "",
    ],
)
def test_a_page_whose_body_no_tag_begins_has_its_text(head: str) -> None:
    article = f"<article><h1>Ferry held</h1>{TEXT}</article>"
    draft = read_html((head + article).encode(), name="x")
    whole = read_html(page(article), name="x")
    assert draft.title == "Ferry held"
    assert draft.text == whole.text
