from PySide6.QtGui import QColor, QImage, QPainter

from reader_app.ui.annotations.laid_note import LaidNote

BLUE = QColor("blue")


def test_markdown_is_shown_formatted_and_html_as_its_own_letters(qtbot):
    note = LaidNote("**Check** the *log*\n\n- one\n- two\n\n<b>not bold</b>", 300, BLUE)
    assert note.text == "Check the log\none\ntwo\n<b>not bold</b>"
    assert note.height >= 4 * 19


def test_the_writers_own_lines_are_kept(qtbot):
    one = LaidNote("one", 300, BLUE)
    two = LaidNote("one\ntwo", 300, BLUE)
    assert (one.height, two.height) == (19, 38)


def test_only_web_links_are_told_and_pictures_are_none(qtbot, tmp_path):
    picture = tmp_path / "dot.png"
    QImage(90, 90, QImage.Format.Format_RGB32).save(str(picture))
    body = f"[log](https://example.org/log) [file](file:///etc) ![dot]({picture})"
    note = LaidNote(body, 300, BLUE)
    assert note.links == ("https://example.org/log",)
    assert "\ufffc" not in note.text
    assert note.height < 90


def test_a_very_long_note_is_cut(qtbot):
    assert LaidNote("word " * 4000, 300, BLUE).text.endswith("…")


def test_an_arabic_note_is_drawn_without_a_complaint(qtbot):
    image = QImage(300, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    LaidNote("**تحقق** من السجل", 300, BLUE).draw(painter, 0, 0)
    painter.end()
