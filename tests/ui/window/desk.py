"""A window with a real project in it, and an analyst's hands: keys, drops, answers to dialogs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader_app.core.spans import Span
from reader_app.ui.dialogs.file_questions import FileQuestions
from reader_app.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.project.project import Project

STORY = """Harbour closed after barge drifts

The outer channel was closed on Tuesday, the port authority said.

Two captains said that “no vessel was at risk” 🚢 at any point.

A spokesman told reporters that traffic would resume.
"""

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass
class Answers:
    """What the user answers to the system's file dialogs."""

    project: Path | None = None
    files: list[Path] = field(default_factory=list)
    directory: Path | None = None
    pdf: Path | None = None
    saved: Path | None = None


class AnsweredQuestions(FileQuestions):
    """The file dialogs, answered at once."""

    def __init__(self, window: MainWindow, answers: Answers) -> None:
        super().__init__(window)
        self.answers = answers

    def new_project(self, name: str) -> Path | None:
        del name
        return self.answers.project

    def open_project(self, start: Path | None) -> Path | None:
        del start
        return self.answers.project

    def articles(self) -> list[Path]:
        return self.answers.files

    def books(self) -> list[Path]:
        return self.answers.files

    def folder(self) -> Path | None:
        return self.answers.directory

    def pdf(self, title: str) -> Path | None:
        del title
        return self.answers.pdf

    def save(self, name: str, kinds: str) -> Path | None:
        del name, kinds
        return self.answers.saved

    def export_folder(self, start: Path) -> Path | None:
        del start
        return self.answers.directory


@dataclass
class Desk:
    """A window and who sits at it."""

    window: MainWindow
    bot: QtBot
    answers: Answers

    @property
    def project(self) -> Project:
        project = self.window.session.project
        assert project is not None
        return project

    @property
    def article(self) -> Uid:
        article = self.window.workspace.reading.article
        assert article is not None
        return article.uid

    def open_story(self, text: str = STORY) -> None:
        """Put an article into the open project, and open it."""
        uid = self.project.articles.import_text(text, "story").uid
        assert uid is not None
        self.window.workspace.reading.open(uid)
        self.press(Key.Key_Home, CTRL)

    def open_tagged_story(self) -> None:
        """Put an article into the project that is tagged, of an outlet of two words; open it."""
        self.open_story()
        article = self.project.articles.find(self.article)
        self.project.articles.edit(replace(article, outlet="Calder Bay", published="2026-06-01"))
        self.project.marks.tag_paths(self.article, Span(0, 7), ["Actor/State"], "")

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key where the focus is."""
        for _ in range(times):
            widget = QApplication.focusWidget()
            assert widget is not None
            QTest.keyClick(widget, key, held)

    def type(self, words: str) -> None:
        """Type words where the focus is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, words)

    def select_words(self, count: int) -> None:
        """Select so many words from the caret on."""
        self.press(Key.Key_Right, CTRL | SHIFT, count)

    def marks(self) -> list[Mark]:
        """Return the marks of the open article, as the file has them."""
        return self.project.marks.of_article(self.article).in_order()

    def quotes(self) -> list[str]:
        """Return the quotes of the open article, as the file has them."""
        return [mark.highlight.quote.exact for mark in self.marks()]

    def tags_of(self, mark: Mark) -> list[str]:
        """Return the paths of a mark's tags."""
        return [self.project.codebook.path_text(each.tag) for each in mark.taggings]

    def said(self) -> str:
        """Return what the status bar says, without the marks that keep scripts apart."""
        return plain(self.window.status.message.text())

    def drop(self, *paths: Path) -> None:
        """Drop files on the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        place, copy = QPointF(400, 300), Qt.DropAction.CopyAction
        left = Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(place.toPoint(), copy, data, left, NONE)
        QApplication.sendEvent(self.window, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(self.window, QDropEvent(place, copy, data, left, NONE))

    def wait_for_import(self) -> None:
        """Wait until the import that runs is over."""
        self.bot.waitUntil(lambda: not self.window.importing.is_running, timeout=60_000)


def plain(words: str) -> str:
    """Return words without the marks that keep scripts apart."""
    return words.replace("\u2068", "").replace("\u2069", "")
