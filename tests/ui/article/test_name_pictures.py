"""Names beside the text are kept as pictures, which never show anything but what is so now."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest

from reader_app.core.edits import Change, Edit
from reader_app.ui.article.bracket_layout import NAME_HEIGHT
from reader_app.ui.article.name_pictures import NameLook, NamePictures
from reader_app.ui.article.name_type import NameType
from reader_app.ui.theme.theme import load_theme
from tests.ui.article.made_article import (
    ARABIC,
    ENGLISH,
    article_of,
    codebook,
    marked,
    marks_of,
    tag_uid,
)

FIRST = marked(ENGLISH, "the quay costs", tag_uid("blue"))
SECOND = marked(ENGLISH, "on foot", tag_uid("red"), tag_uid("green"))
LEFTWARD = marked(ARABIC, "باسم السلطة", tag_uid("blue"))


def blank(page, ratio):
    image = QImage(page.brackets.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(page._page.inks.theme.colour("page"))
    return image


def on_screen(page, ratio=1):
    """Return the margin as it is shown, from pictures."""
    image = blank(page, ratio)
    page.brackets.render(image, QPoint())
    return image


def in_words(page, ratio=1):
    """Return the margin as it goes to paper, every word set anew."""
    image = blank(page, ratio)
    painter = QPainter(image)
    page.brackets.paint_on(painter)
    painter.end()
    return image


def rename(page, book, name):
    old = book[tag_uid("blue")]
    edit = Edit(old, replace(old, name=name))
    book.apply(Change("tag.rename", {}, (edit,)))
    page.codebook_changed()


@pytest.mark.parametrize("width", [60, 80, 105, 400])
@pytest.mark.parametrize("name", ["Claim", "Unnamed ministers", "A statement by an official"])
def test_a_name_is_never_cut_below_eighteen_characters(qapp, name, width):
    for bold in (False, True):
        words, advance, _ = NameType(bold=bold).fitted(name, width)
        assert words == name or len(words.rstrip("…")) >= 17  # a blank before the cut goes too
        assert advance <= max(width, 80)


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize(("text", "mark"), [(ENGLISH, FIRST), (ARABIC, LEFTWARD)])
def test_pictures_look_as_words_do(shown, text, mark, ratio):
    page = shown(text, mark)
    page.reveal(mark.uid)
    assert on_screen(page, ratio) == in_words(page, ratio)
    assert page.brackets.names.painted > 0


def test_a_name_is_painted_once_as_long_as_it_looks_the_same(shown):
    page = shown(ENGLISH, FIRST, SECOND)
    before = page.brackets.names.painted
    on_screen(page)
    page.view.verticalScrollBar().setValue(10)
    on_screen(page)
    assert page.brackets.names.painted == before == 3


def test_the_current_highlight_has_its_name_in_bold_as_long_as_it_is_current(shown):
    page = shown(ENGLISH, FIRST, SECOND)
    plain = on_screen(page)
    page.reveal(FIRST.uid)
    assert on_screen(page) == in_words(page) != plain
    page.reveal(SECOND.uid)
    assert on_screen(page) == in_words(page) != plain


def test_the_name_that_the_pointer_is_over_is_lit_as_long_as_it_is(shown):
    page = shown(ENGLISH, FIRST, SECOND)
    plain = on_screen(page)
    row = page.brackets.names_now()[-1][0]
    QTest.mouseMove(page.brackets, row.center().toPoint())
    assert on_screen(page) == in_words(page) != plain
    QTest.mouseMove(page.brackets, QPoint(1, page.brackets.height() - 2))
    assert on_screen(page) == plain


def test_another_theme_has_its_own_names(shown):
    page = shown(ENGLISH, FIRST)
    light = on_screen(page)
    page.set_theme(load_theme("dark"))
    page.grab()
    assert on_screen(page) == in_words(page) != light


def test_a_renamed_tag_shows_its_new_name(page):
    book = codebook()
    page.show_article(article_of(ENGLISH), ENGLISH, marks_of(FIRST), book)
    before = on_screen(page)
    rename(page, book, "Quayside")
    assert on_screen(page) == in_words(page) != before


def test_letters_higher_than_a_line_are_set_whole_as_no_picture(page):
    type_ = NameType(bold=False)
    assert type_.is_within("Claim", NAME_HEIGHT)
    assert not type_.is_within("Claim", NAME_HEIGHT // 2)
    book = codebook()
    page.show_article(article_of(ENGLISH), ENGLISH, marks_of(FIRST), book)
    rename(page, book, "\u0f56\u0f62\u0f92\u0fb1 \ufdfa")
    assert on_screen(page) == in_words(page)


def test_paper_gets_words(shown):
    page = shown(ENGLISH, FIRST)
    before = page.brackets.names.painted
    page.reveal(FIRST.uid)
    in_words(page)
    assert page.brackets.names.painted == before


def test_a_click_beside_a_picture_still_finds_its_line(shown, qtbot):
    page = shown(ENGLISH, FIRST)
    row = page.brackets.names_now()[-1][0]
    with qtbot.waitSignal(page.mark_activated) as told:
        place = row.topRight().toPoint() + QPoint(-3, 3)
        QTest.mouseClick(page.brackets, Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [FIRST.uid]


def test_the_swatch_of_a_dashed_tag_is_split(qapp):
    del qapp
    line, fill, paper = 0xFF102030, 0xFFD0E0F0, 0xFFFFFFFF
    for gap, middle in ((None, line), (fill, fill)):
        look = NameLook("Claim", 100, 0xFF000000, paper, line, bold=False, leftward=False, gap=gap)
        picture = QPixmap(100, 16)
        picture.fill(QColor.fromRgba(paper))
        painter = QPainter(picture)
        NamePictures().paint_words(painter, QPointF(0, 0), look)
        painter.end()
        assert picture.toImage().pixel(4, 8) == middle
