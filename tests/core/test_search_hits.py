import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.folding import fold
from reader_app.core.search_hits import SearchHits, snippet
from reader_app.core.search_query import Term
from reader_app.core.spans import Span

TEXT = "Ferry’s at PORT…\nport-side, and Ports\nوالميناء مغلق 港口。 항구에서 cease-fire"
ALPHABET = "ab \n-’…ﬁÉe\u0301اأـ港항"


def found(term: Term, text: str = TEXT) -> list[str]:
    return [span.of(text) for span in SearchHits([term]).spans(text)]


@pytest.mark.parametrize(
    ("term", "hits"),
    [
        (Term("port"), ["PORT", "port"]),
        (Term("port", open_end=True), ["PORT", "port", "Ports"]),
        (Term("orts", open_start=True), ["Ports"]),
        (Term("or", open_start=True, open_end=True), ["PORT", "port", "Ports"]),
        (Term("ferry's"), ["Ferry’s"]),
        (Term("side and", exact=True), ["side, and"]),
        (Term("ports والميناء", exact=True), ["Ports\nوالميناء"]),
        (Term("ميناء"), ["والميناء"]),
        (Term("ميناء", exact=True), []),
        (Term("港口"), ["港口"]),
        (Term("口", open_end=True), ["口"]),
        (Term("항구"), ["항구에서"]),
        (Term("ceasefire"), []),
        (Term("cease-fire"), ["cease-fire"]),
        (Term("nothing"), []),
    ],
)
def test_hits_are_places_of_the_original_text(term: Term, hits: list[str]) -> None:
    assert found(term) == hits


def test_without_terms_there_are_no_hits() -> None:
    assert SearchHits([]).spans(TEXT) == []


@given(st.text(ALPHABET, max_size=30), st.text(ALPHABET, min_size=1, max_size=3))
def test_each_hit_is_a_spelling_of_the_word(text: str, word: str) -> None:
    wanted = fold(word).replace(" ", "").replace("-", "").replace("'", "").replace(".", "")
    if not wanted.strip():
        return
    signs = str.maketrans("", "", " -'.\n")
    for span in SearchHits([Term(word, exact=True)]).spans(text):
        assert wanted.translate(signs) in fold(span.of(text)).translate(signs)


def test_a_snippet_shows_whole_words_of_the_line_with_all_its_hits_marked() -> None:
    line = "word " * 30 + "port and port " + "word " * 30
    text = "Before\n" + line + "\nAfter"
    hits = SearchHits([Term("port")]).spans(text)
    shown = snippet(text, hits[0], hits)
    assert shown.words.startswith("…word ")
    assert shown.words.endswith(" word…")
    assert [span.of(shown.words) for span in shown.marked] == ["port", "port"]
    assert shown.marked[0].end < 40, "two lines of a narrow list show it"


def test_a_snippet_of_a_short_line_is_the_line() -> None:
    shown = snippet("Before\nat port\nAfter", Span(10, 14), [Span(10, 14)])
    assert (shown.words, shown.marked) == ("at port", (Span(3, 7),))


def test_a_snippet_of_a_text_without_spaces_is_cut_where_it_must_be() -> None:
    text = "字" * 100 + "港口" + "字" * 100
    shown = snippet(text, Span(100, 102), [Span(100, 102)])
    assert len(shown.words) == 1 + 16 + 2 + 88 + 1
    assert shown.marked[0].of(shown.words) == "港口"
