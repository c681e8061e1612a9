"""Positions in text and view lead to each other, whatever the text holds."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.long_text import LongText
from reader_app.core.records import Block
from reader_app.ui.article.page_map import PageMap
from tests.ui.article.made_article import text_of

words = st.text(
    st.sampled_from("ab ש🙂\U0001d538\n\u2028\u2029\u00a0\ufdd0\u0301\t\ufeff\ufffc"), max_size=60
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@st.composite
def texts(draw):
    text = draw(words)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text_of(text, [Block("paragraph", start, end) for start, end in pairs])


@given(texts())
def test_every_shown_character_leads_to_the_view_and_back(text):
    page_map = PageMap(text)
    for number, block in enumerate(page_map.blocks):
        place = page_map.view_block(number)
        for point in range(block.start, block.end + 1):
            position = place.start + units(text.text[block.start : point])
            assert page_map.point_at(position) == point
            if point < block.end:
                assert page_map.view_start(point) == position
            if point > block.start:
                assert page_map.view_end(point) == position


@given(texts())
def test_nothing_but_white_space_is_left_out(text):
    covered = {point for block in PageMap(text).blocks for point in range(block.start, block.end)}
    left = [char for point, char in enumerate(text.text) if point not in covered]
    assert not "".join(left).strip()


@given(texts())
def test_a_block_is_shown_in_as_many_units_as_it_has(text):
    page_map = PageMap(text)
    for number, block in enumerate(page_map.blocks):
        place = page_map.view_block(number)
        assert units(page_map.shown(number)) == place.end - place.start
        assert units(text.text[block.start : block.end]) == place.end - place.start


@given(texts())
def test_a_text_held_as_utf_8_is_shown_the_same(text):
    page_map = PageMap(text)
    long = PageMap(replace(text, text=LongText(text.text.encode())))
    assert (long.blocks, long.length) == (page_map.blocks, page_map.length)
    for number in range(len(page_map.blocks)):
        assert long.shown(number) == page_map.shown(number)
        assert long.view_block(number) == page_map.view_block(number)


def test_a_place_between_two_blocks_belongs_to_the_nearer_end_of_a_span():
    page_map = PageMap(text_of("One.\n\nTwo."))
    assert page_map.view_start(5) == 5
    assert page_map.view_end(5) == 4
    assert page_map.view_end(6) == 4


def test_a_text_without_words_has_one_empty_block():
    page_map = PageMap(text_of("\n \n"))
    assert (len(page_map.blocks), page_map.length) == (1, 0)
