"""Words of a hostile project are shown letter for letter; nothing takes them for HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QLabel

from reader_app.core.spans import Span
from reader_app.ui.theme.plain_words import PlainLabel, plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from tests.ui.window.desk import Desk

HOSTILE = '<b>Bold<img src="picture.png">'
STORY = f"{HOSTILE}\n\nThe {HOSTILE} harbour was closed on Tuesday.\n"


@pytest.fixture
def hostile(desk: Desk) -> Desk:
    """Give a window in which all that a user writes looks like HTML."""
    desk.open_story(STORY)
    project = desk.project
    tag = project.tags.create(HOSTILE).edits[0].after.uid
    project.tags.describe(tag, definition=HOSTILE)
    project.marks.tag(desk.article, Span(0, 12), (tag,))
    return desk


def test_no_label_of_the_window_takes_words_of_the_project_for_html(hostile: Desk) -> None:
    hostile.window.status.say(HOSTILE)
    assert [label.text() for label in _rich_labels(hostile.window)] == []
    assert hostile.window.status.message.text() == HOSTILE


def test_every_tooltip_of_a_list_shows_the_words_letter_for_letter(hostile: Desk) -> None:
    tips = [tip for view in hostile.window.findChildren(QAbstractItemView) for tip in _tips(view)]
    hostile_tips = [tip for tip in tips if "Bold" in tip]
    assert hostile_tips
    for tip in hostile_tips:
        assert HOSTILE in _shown(tip), tip


def test_a_plain_tooltip_keeps_lines_and_leaves_harmless_words_as_they_are() -> None:
    assert plain_tip("Ferry & quay\nA > B") == "Ferry & quay\nA > B"
    assert _shown(plain_tip(f"{HOSTILE}\nmore")) == f"{HOSTILE}\nmore"


def test_a_plain_label_shows_every_letter(desk: Desk) -> None:
    label = PlainLabel(HOSTILE, desk.window)
    assert (label.text(), label.textFormat()) == (HOSTILE, Qt.TextFormat.PlainText)
    assert label.parent() is desk.window
    label.deleteLater()


def _rich_labels(window: QWidget) -> Iterator[QLabel]:
    """Yield the labels that would show words with a "<" in them as HTML."""
    for label in window.findChildren(QLabel):
        if label.textFormat() != Qt.TextFormat.PlainText and "<" in label.text():
            yield label


def _tips(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    return _tips_below(model, QModelIndex()) if model else iter(())


def _tips_below(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        is_list = isinstance(model, QAbstractListModel)
        for column in range(1 if is_list else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield str(model.data(index, Qt.ItemDataRole.ToolTipRole) or "")
        if not is_list:
            yield from _tips_below(model, model.index(row, 0, parent))


def _shown(tip: str) -> str:
    """Return what a tooltip shows, as Qt reads it."""
    if not tip.startswith("<"):
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()
