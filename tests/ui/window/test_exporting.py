"""Exports from the window: what is offered, and the last one once more by a key."""

from __future__ import annotations

import csv
import os
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from reader_app.core.spans import Span
from reader_app.project.settings import Settings
from reader_app.ui.dialogs.export_dialog import ExportDialog
from reader_app.ui.window.exporting import Exporting
from tests.ui.window.desk import CTRL, SHIFT, Desk, Key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def marked(desk: Desk) -> Desk:
    """Give a desk with two articles, the second one open, and a highlight in each."""
    desk.open_story()
    desk.project.marks.tag_paths(desk.article, Span(0, 7), ["Place", "Actor/State"])
    desk.open_story("A second one\n\nWith words in it.\n")
    desk.project.marks.tag_paths(desk.article, Span(0, 8), ["Actor"])
    return desk


def in_dialog(desk: Desk, act: Callable[[ExportDialog], None]) -> None:
    """Open the export by its key, and do something in it."""
    seen: list[ExportDialog] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        seen.append(dialog)
        act(dialog)

    QTimer.singleShot(0, answer)
    desk.press(Key.Key_E, CTRL)
    assert seen


def once_more(desk: Desk, answer: Callable[[], None] | None = None) -> None:
    """Press the key for the last export, with the focus back on the page; answer what is asked."""
    desk.window.activateWindow()
    desk.window.workspace.page.setFocus()
    desk.bot.waitUntil(lambda: QApplication.focusWidget() is not None)
    if answer is not None:
        QTimer.singleShot(0, answer)
    desk.press(Key.Key_E, CTRL | SHIFT)


def export_csv(dialog: ExportDialog) -> None:
    """Export as exact CSV what the dialog stands at."""
    dialog.target.formats.setFocus()
    while dialog.target.format.name != "csv-exact":
        QTest.keyClick(dialog.target.formats, Key.Key_Down)
    QTest.mouseClick(dialog.foot.primary, Qt.MouseButton.LeftButton)


def quotes(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return [row["quote"] for row in csv.DictReader(file)]


def files(desk: Desk) -> list[Path]:
    return sorted(desk.project.path.parent.glob("*.csv"))


def test_the_open_article_and_those_selected_are_offered(marked: Desk) -> None:
    library = marked.window.workspace.library
    library.list.selectAll()
    offered: list[str] = []

    def look(dialog: ExportDialog) -> None:
        what = dialog.choice.what
        offered.extend(what.itemText(row) for row in range(what.count()))
        dialog.reject()

    in_dialog(marked, look)
    assert offered == [
        "All tagged spans",
        "This article: \u2068A second one\u2069",
        "The 2 articles selected in the library",
        "What a question finds",
    ]


def test_one_article_is_exported_and_once_more_by_a_key(marked: Desk) -> None:
    def one(dialog: ExportDialog) -> None:
        QTest.keyClick(dialog.choice.what, Key.Key_Down)
        export_csv(dialog)

    in_dialog(marked, one)
    (path,) = files(marked)
    assert quotes(path) == ["A second"]
    marked.project.marks.tag_paths(marked.article, Span(9, 12), ["Actor"])
    once_more(marked)
    marked.bot.waitUntil(lambda: not marked.window.exporting.is_running)
    assert quotes(path) == ["A second", "one"]
    assert marked.window.status.message.text() == f"Exported 2 rows to \u2068{path.name}\u2069."
    assert files(marked) == [path]


@pytest.mark.parametrize("replace", [True, False])
def test_a_file_that_was_worked_on_is_replaced_only_when_asked(
    marked: Desk, *, replace: bool
) -> None:
    in_dialog(marked, export_csv)
    (path,) = files(marked)
    path.write_text("worked on", "utf-8")
    os.utime(path, ns=(1, 1))

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert "was changed since it was exported" in box.text()
        wanted = "Replace the file" if replace else "Cancel"
        next(each for each in box.buttons() if wanted in each.text().replace("&", "")).click()

    once_more(marked, answer)
    marked.bot.waitUntil(lambda: not marked.window.exporting.is_running)
    assert (path.read_text("utf-8") == "worked on") is not replace


def test_without_a_last_export_it_is_asked_what(marked: Desk) -> None:
    seen: list[bool] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(isinstance(dialog, ExportDialog))
        assert isinstance(dialog, ExportDialog)
        dialog.reject()

    once_more(marked, answer)
    assert seen == [True]


def test_an_export_once_more_can_be_stopped_and_its_refusal_is_said(marked: Desk) -> None:
    in_dialog(marked, export_csv)
    (path,) = files(marked)
    old = path.read_bytes()
    exporting, status = marked.window.exporting, marked.window.status
    exporting.again()
    assert not marked.window.actions_by_name["project.export"].isEnabled()
    QTest.mouseClick(status.cancel, Qt.MouseButton.LeftButton)
    marked.bot.waitUntil(lambda: not exporting.is_running)
    stopped = "The export was stopped. The file is as it was."
    assert status.message.text() == stopped or path.read_bytes() == old
    assert marked.window.actions_by_name["project.export"].isEnabled()
    last = dict(Settings().last_export(marked.project.path))
    gone = str(path.parent / "gone" / path.name)
    Settings().set_last_export(marked.project.path, {**last, "path": gone})
    marked.window.exporting = again = Exporting(marked.window, Settings())
    again.again()
    marked.bot.waitUntil(lambda: not again.is_running)
    assert "cannot be written" in status.message.text()
