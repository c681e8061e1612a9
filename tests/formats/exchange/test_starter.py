from reader_app.core.codebook import PALETTE_SLOTS, SEPARATOR
from reader_app.core.resources import resource_path
from reader_app.formats.articles.reading import read_article
from reader_app.formats.exchange.starter import (
    StarterTag,
    read_starter_articles,
    read_starter_highlights,
    read_starter_tags,
)

CODEBOOK = resource_path("sample", "codebook.toml").read_text(encoding="utf-8")
HIGHLIGHTS = resource_path("sample", "highlights.toml").read_text(encoding="utf-8")


def test_a_tag_needs_no_more_than_a_path_and_a_colour() -> None:
    toml = '[[tag]]\npath = "Actor/State"\ncolour = "red"\n[[tag]]\npath = "A"\ncolour = "sky"\npin = 3'
    assert read_starter_tags(toml) == (
        StarterTag(("Actor", "State"), "red"),
        StarterTag(("A",), "sky", pin=3),
    )


def test_parents_stand_before_their_children_in_the_starter_codebook() -> None:
    seen: set[tuple[str, ...]] = set()
    for tag in read_starter_tags(CODEBOOK):
        assert tag.path not in seen
        assert not tag.path[:-1] or tag.path[:-1] in seen
        seen.add(tag.path)


def test_starter_tags_have_palette_colours_definitions_and_a_key_of_their_own() -> None:
    tags = read_starter_tags(CODEBOOK)
    assert {tag.colour for tag in tags} <= set(PALETTE_SLOTS)
    assert all(tag.definition.endswith(".") for tag in tags)
    assert sorted(tag.pin for tag in tags if tag.pin) == list(range(1, 10))


def test_the_sample_has_an_english_an_arabic_and_a_hebrew_article() -> None:
    articles = read_starter_articles(HIGHLIGHTS)
    assert [article.language for article in articles] == ["en", "ar", "he"]
    for article in articles:
        draft = read_article(resource_path("sample", article.file).read_bytes(), name=article.file)
        kinds = [block.kind for block in draft.blocks]
        assert kinds[:4] == ["title", "standfirst", "byline", "paragraph"]
        assert kinds.count("heading") == 2
        assert kinds.count("caption") == 1
        assert article.published == "2026-05-14"
        assert draft.direction == ("ltr" if article.language == "en" else "rtl")


def test_each_quote_of_the_sample_stands_once_in_its_article_and_its_tags_exist() -> None:
    paths = {SEPARATOR.join(tag.path) for tag in read_starter_tags(CODEBOOK)}
    for highlight in read_starter_highlights(HIGHLIGHTS):
        text = resource_path("sample", highlight.article).read_text(encoding="utf-8")
        assert text.count(highlight.quote) == 1, highlight.quote
        assert set(highlight.tags) <= paths
        assert highlight.tags


def test_the_english_sample_has_curly_quotes_an_emoji_and_overlapping_highlights() -> None:
    found = [mark for mark in read_starter_highlights(HIGHLIGHTS) if mark.article.startswith("1-")]
    text = resource_path("sample", found[0].article).read_text(encoding="utf-8")
    assert "“" in text
    assert max(text) > "\uffff"
    places = [(text.index(mark.quote), text.index(mark.quote) + len(mark.quote)) for mark in found]
    assert any(a < c < b for a, b in places for c, _ in places)
