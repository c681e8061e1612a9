"""The document has the text's characters, block by block, whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.records import Block
from reader_app.ui.article.page_document import PageDocument, PageSetting
from reader_app.ui.article.page_map import PageMap
from reader_app.ui.article.reading_settings import ReadingSettings
from reader_app.ui.theme.theme import load_theme
from tests.ui.article.made_article import ALL, laid_out, text_of

odd = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def document_of(text, **reading):
    return PageDocument(PageMap(text), PageSetting(load_theme("light"), ReadingSettings(**reading)))


def assert_same_blocks(document):
    block = document.qt.begin()
    for number in range(len(document.map.blocks)):
        assert block.position() == document.map.view_block(number).start
        assert block.text() == document.map.shown(number)
        block = block.next()
    assert not block.isValid()


@given(st.lists(odd, min_size=1, max_size=4))
def test_the_view_shows_exactly_the_characters_of_the_text(qapp, pieces):
    assert_same_blocks(document_of(text_of("\n\n".join(pieces))))


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_each_paragraph_is_a_block_of_its_own_direction(qapp, text):
    document = document_of(text)
    assert_same_blocks(document)
    leftward = text is not ALL["english"]
    assert document.reads_leftward is leftward
    assert document.qt.begin().textDirection().value == int(leftward)


def test_a_byte_order_mark_within_a_text_is_kept(qapp):
    assert_same_blocks(document_of(text_of("\ufeffab\n\n\ufeffcd")))


def test_a_latin_name_does_not_turn_an_arabic_paragraph(qapp):
    document = document_of(laid_out(("paragraph", "Reuters قالت إن الحركة توقفت")))
    assert document.keys[0].direction == "rtl"


def test_the_roles_of_blocks_decide_their_type(qapp):
    text = laid_out(("title", "A"), ("standfirst", "B"), ("paragraph", "C"), ("caption", "D"))
    document = document_of(text)
    sizes = [document.look(number).font.pixelSize() for number in range(4)]
    assert sizes == [28, 19, 17, 14]
    assert [document.look(number).ink for number in range(4)] == [
        "text", "text_muted", "text", "text_muted",
    ]  # fmt: skip


def test_every_size_follows_the_one_the_reader_sets(qapp):
    text = laid_out(("title", "A"), ("paragraph", "B"), ("byline", "C"))
    document = document_of(text, size=34)
    assert [document.look(number).font.pixelSize() for number in range(3)] == [56, 34, 26]


def test_a_repeated_caption_is_fainter(qapp):
    text = text_of("Same.\n\nSame.", [Block("caption", 0, 5), Block("caption", 7, 12, repeats=0)])
    document = document_of(text)
    assert document.look(1).ink == "text_faint"
