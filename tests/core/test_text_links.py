"""Links that are kept with a text, and where they are once it is corrected."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.records import Link
from reader_app.core.text_links import kept_links, revised_links
from reader_app.core.text_mapping import TextMapping

WORDS = "The port said on Monday that the ferry was held."
PORT, FERRY = Link(4, 8, "https://port.example/"), Link(33, 38, "MAILTO:ferry@port.example")


def test_links_are_kept_in_order_and_apart() -> None:
    inside = Link(5, 7, "http://other.example")
    assert kept_links([FERRY, PORT, inside], len(WORDS)) == (PORT, FERRY)
    assert kept_links([FERRY], 37) == ()


def test_only_what_a_browser_opens_is_a_link() -> None:
    for url in (
        "",
        "file:///etc/passwd",
        "javascript:x",
        "https://",
        "https://a\nb",
        "port.example",
    ):
        assert kept_links([Link(0, 3, url)], 9) == ()
    assert kept_links([Link(0, 3, "https://" + "a" * 2001)], 9) == ()


def test_a_link_goes_with_its_words_and_is_gone_without_them() -> None:
    new = WORDS.replace("The", "Yesterday the").replace("ferry", "boat")
    (moved,) = revised_links((PORT, FERRY), TextMapping(WORDS, new))
    assert new[moved.start : moved.end] == "port"
    assert moved.url == PORT.url


@given(st.text("a b", max_size=30), st.text("a b", max_size=30))
def test_links_of_any_correction_are_in_order_and_in_the_text(old: str, new: str) -> None:
    links = [Link(at, at + 2, "https://x.example") for at in range(0, max(0, len(old) - 2), 3)]
    moved = revised_links(links, TextMapping(old, new))
    assert kept_links(moved, len(new)) == moved
