"""What the last import brought: shown again, and the failed files tried once more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.ui.dialogs.import_report_dialog import ImportReportDialog
from reader_app.ui.window.import_pace import ImportPace
from tests.ui.window.desk import STORY, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.window.desk import Desk


def answer(look: Callable[[ImportReportDialog], object]) -> None:
    """Look at the report that is shown next."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ImportReportDialog)
        look(dialog)

    QTimer.singleShot(0, act)


def test_files_that_failed_are_tried_again_from_the_menu(desk: Desk, tmp_path: Path) -> None:
    last = desk.window.actions_by_name["project.last_import"]
    last.trigger()
    assert desk.said() == "Nothing has been imported into this project yet."
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    desk.drop(tmp_path / "a.txt", tmp_path / "gone.txt")
    assert not last.isEnabled()
    desk.wait_for_import()
    (tmp_path / "gone.txt").write_text("Ferry sails\n\nIt left on Tuesday.\n", "utf-8")
    seen: list[str] = []

    def try_again(dialog: ImportReportDialog) -> None:
        seen.append(plain(dialog.counts.text()))
        assert dialog.list.isVisible()
        QTest.mouseClick(dialog.try_again, Qt.MouseButton.LeftButton)

    answer(try_again)
    last.trigger()
    assert seen[0].endswith("Came in: 1. Already there: 0. Could not be read: 1.")
    desk.wait_for_import()
    assert desk.project.articles.count() == 2

    def close(dialog: ImportReportDialog) -> None:
        assert not dialog.try_again.isVisible()
        assert not dialog.list.isVisible()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    answer(close)
    last.trigger()
    assert not desk.window.importing.is_running


def test_highlights_of_a_table_come_onto_an_article_with_a_report(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    desk.drop(tmp_path / "a.txt")
    desk.wait_for_import()
    quote = STORY.split("\n\n")[1][:12]
    title = next(desk.project.articles.all()).title
    table = tmp_path / "spans.csv"
    table.write_text(f'title,quote,tag\r\n"{title}","{quote}",A\r\n', "utf-8")
    desk.drop(table)
    desk.wait_for_import()
    assert desk.said() == "1 new tag, 1 highlight."
    assert [tag.name for tag in desk.project.codebook.walk()] == ["A"]
    table.write_text(f'title,quote,tag\r\n"{title}","no such words",A\r\n', "utf-8")
    desk.drop(table, tmp_path / "a.txt")
    desk.wait_for_import()
    assert desk.said().endswith("1 highlight without a place.")
    seen: list[str] = []

    def close(dialog: ImportReportDialog) -> None:
        model = dialog.list.model()
        seen.extend(model.index(row, 0).data() for row in range(model.rowCount()))
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    answer(close)
    desk.window.actions_by_name["project.last_import"].trigger()
    assert len(seen) == 2
    assert seen[1].endswith("Its words are not in the article.")


def test_a_stopped_import_says_so(desk: Desk, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Title {number}\n\nWords {number}.\n", "utf-8")
    paths = sorted(tmp_path.glob("*.txt"))
    desk.project.articles.import_paths(paths, progress=lambda how_far: how_far.done < 2)
    seen: list[str] = []

    def close(dialog: ImportReportDialog) -> None:
        seen.append(dialog.counts.text())
        dialog.accept()

    answer(close)
    desk.window.actions_by_name["project.last_import"].trigger()
    assert seen[0].endswith("It was stopped.")


@pytest.mark.parametrize(
    ("done", "total", "seconds", "words"),
    [
        (0, 10, 9, ""),
        (5, 10, 1, ""),
        (100, 400, 10, "10 a second · 30 s left"),
        (10, 10, 10, "1 a second · 1 s left"),
        (2, 10, 60, "2 a minute · about 4 min left"),
    ],
)
def test_the_pace_of_an_import_is_told_with_the_time_left(
    desk: Desk, done: int, total: int, seconds: float, words: str
) -> None:
    assert ImportPace(desk.window).words(done, total, seconds) == words
