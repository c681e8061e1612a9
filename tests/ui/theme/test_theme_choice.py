import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader_app.ui.theme.style_sheet import dress
from reader_app.ui.theme.theme import load_theme
from reader_app.ui.theme.theme_choice import ThemeChoice, theme_for


def test_the_system_setting_is_light_where_the_system_says_nothing(qapp):
    if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark:
        pytest.skip("this system is dark")
    assert theme_for("system") is load_theme("light")


def test_choosing_a_theme_tells_of_it_once(qtbot):
    choice = ThemeChoice("light")
    told = []
    choice.changed.connect(told.append)
    choice.choose("dark")
    choice.choose("dark")
    assert told == [load_theme("dark")]
    assert choice.setting == "dark"
    assert choice.theme is load_theme("dark")


def test_the_program_wears_the_theme_it_is_given(qapp, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    try:
        dress(qapp, load_theme("dark"))
        widget.show()
        assert widget.palette().window().color() == load_theme("dark").colour("window")
        assert qapp.style().metaObject().className() == "QStyleSheetStyle"
    finally:
        qapp.setStyleSheet("")
        qapp.setPalette(qapp.style().standardPalette())
