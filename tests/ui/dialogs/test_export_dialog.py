"""The export dialog on a real project."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from python_calamine import CalamineWorkbook

from reader_app.formats.exchange import sheet_size
from reader_app.project.settings import Settings
from reader_app.ui.dialogs.export_dialog import ExportDialog
from reader_app.ui.dialogs.file_questions import FileQuestions
from tests.ui.press import made_press

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.conftest import SettableClock
    from tests.ui.press import Press

QUOTE = "no vessel was at risk at any point"


@pytest.fixture
def press(project_path: Path, clock: SettableClock) -> Iterator[Press]:
    press = made_press(project_path, clock)
    press.tag("ferry", QUOTE, "Claim", "Actor")
    press.tag("arabic", "ساعتين وأربعين دقيقة", "Claim")
    yield press
    press.project.close()


@pytest.fixture
def dialog(qtbot: QtBot, press: Press) -> ExportDialog:
    made = ExportDialog(press.project, Settings(), FileQuestions(None), None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    assert made.target.format.name == "xlsx"
    choose(made, "csv")
    return made


def choose(dialog: ExportDialog, name: str) -> None:
    """Walk down the formats by the keyboard until it is this one."""
    dialog.target.formats.setFocus()
    QTest.keyClick(dialog.target.formats, Qt.Key.Key_Home)
    while dialog.target.format.name != name:
        QTest.keyClick(dialog.target.formats, Qt.Key.Key_Down)


def export(dialog: ExportDialog, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.foot.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.foot.primary.isEnabled() or not dialog.isVisible())


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_file_holds_a_row_for_each_tagging(
    dialog: ExportDialog, qtbot: QtBot, press: Press
) -> None:
    assert dialog.foot.primary.text() == "Export 3 rows"
    path = dialog.target.path
    export(dialog, qtbot)
    assert dialog.report is not None
    assert dialog.report.rows == 3
    head, *body = rows(path)
    assert head[0] == "quote"
    assert {row[0] for row in body} == {QUOTE, "ساعتين وأربعين دقيقة"}


def test_columns_are_chosen_ordered_and_remembered(
    dialog: ExportDialog, qtbot: QtBot, press: Press
) -> None:
    dialog.choice.presets.setCurrentIndex(dialog.choice.presets.model().index(1, 0))
    assert dialog.columns.chosen() == ["quote", "tag", "title", "published"]
    dialog.column_list.setFocus()
    dialog.column_list.setCurrentIndex(dialog.columns.index(1))
    QTest.keyClick(dialog.column_list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(dialog.column_list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.column_list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.column_list, Qt.Key.Key_Space)
    assert dialog.columns.chosen() == ["tag", "quote", "published"]
    path = dialog.target.path
    export(dialog, qtbot)
    assert rows(path)[0] == ["tag", "quote", "published"]
    assert Settings().export_columns == ("tag", "quote", "published")


def test_the_preview_shows_the_files_own_first_rows(dialog: ExportDialog) -> None:
    model = dialog.preview.model()
    shown = {str(model.index(row, 0).data()) for row in range(model.rowCount())}
    assert QUOTE in shown
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Quote"
    assert model.headerData(0, Qt.Orientation.Vertical) == "2"


def test_without_a_column_or_a_name_there_is_a_reason_and_no_button(dialog: ExportDialog) -> None:
    dialog.columns.choose(())
    assert not dialog.foot.primary.isEnabled()
    assert dialog.problem.text() == "Choose at least one column."
    dialog.columns.choose(("quote",))
    dialog.target.file.setText("a/b.csv")
    assert not dialog.foot.primary.isEnabled()
    dialog.target.file.setText("fine")
    assert dialog.foot.primary.isEnabled()
    assert dialog.target.path.name == "fine.csv"


@pytest.mark.parametrize("replace", [True, False])
def test_an_old_file_is_replaced_only_when_asked(
    dialog: ExportDialog, qtbot: QtBot, *, replace: bool
) -> None:
    dialog.target.path.write_text("old", "utf-8")

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        wanted = "Replace the file" if replace else "Cancel"
        next(each for each in box.buttons() if wanted in each.text().replace("&", "")).click()

    QTimer.singleShot(0, answer)
    export(dialog, qtbot)
    assert (dialog.report is not None) is replace
    assert (dialog.target.path.read_text("utf-8-sig") != "old") is replace


def test_a_folder_that_cannot_be_written_is_said_and_the_dialog_stays(
    dialog: ExportDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog.target.folder = tmp_path / "gone"
    export(dialog, qtbot)
    assert dialog.isVisible()
    assert dialog.problem.isVisible()
    assert dialog.problem.text()
    assert dialog.report is None


def test_the_format_gives_the_file_its_end_and_is_remembered(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    assert dialog.target.path.suffix == ".csv"
    assert "guards what looks like a formula" in dialog.target.promise.text()
    choose(dialog, "xlsx")
    assert "it is cut, and its row says so" in dialog.target.promise.text()
    path = dialog.target.path
    assert path.name == f"{path.stem}.xlsx" == dialog.target.file.text()
    export(dialog, qtbot)
    sheets = CalamineWorkbook.from_path(path)
    assert sheets.sheet_names == ["Tagged spans", "Codebook", "Articles", "About"]
    assert {row[0] for row in sheets.get_sheet_by_index(0).to_python()[1:]} == {
        QUOTE,
        "ساعتين وأربعين دقيقة",
    }
    assert Settings().export_format == "xlsx"


def test_a_format_that_is_no_table_has_no_columns_to_choose(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    choose(dialog, "ris")
    assert dialog.target.promise.text() == "The file holds no quotes."
    choose(dialog, "refi-qda")
    assert "letter for letter" in dialog.target.promise.text()
    assert not dialog.column_list.isEnabled()
    assert dialog.foot.primary.text() == "Export"
    dialog.columns.choose(())
    assert dialog.foot.primary.isEnabled()
    path = dialog.target.path
    export(dialog, qtbot)
    assert path.suffix == ".qdpx"
    assert dialog.report is not None
    assert dialog.report.rows == 2


def test_a_row_can_be_a_highlight_or_have_a_column_for_each_tag(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    shapes = dialog.choice.shapes
    shapes.setFocus()
    QTest.keyClick(shapes, Qt.Key.Key_Down)
    assert dialog.choice.shape == "highlight"
    assert dialog.foot.primary.text() == "Export 2 rows"
    model = dialog.preview.model()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == [
        "Actor; Claim",
        "Claim",
    ]
    QTest.keyClick(shapes, Qt.Key.Key_Down)
    assert dialog.choice.shape == "matrix"
    last = model.columnCount() - 1
    assert model.headerData(last, Qt.Orientation.Horizontal) == "Tag: Claim"
    assert [model.index(row, last).data() for row in range(model.rowCount())] == ["1", "1"]
    path = dialog.target.path
    export(dialog, qtbot)
    head, *body = rows(path)
    assert head[-4:] == [
        "tag:Actor", "tag:Actor/Port authority", "tag:Actor/Ferry crews", "tag:Claim",
    ]  # fmt: skip
    assert [each[-4:] for each in body] == [["1", "0", "0", "1"], ["0", "0", "0", "1"]]


def test_a_sheet_too_narrow_for_the_tags_is_said_before(
    dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_size, "MOST_COLUMNS", 10)
    choose(dialog, "xlsx")
    dialog.choice.shapes.setFocus()
    QTest.keyClick(dialog.choice.shapes, Qt.Key.Key_End)
    assert not dialog.foot.primary.isEnabled()
    assert dialog.problem.text().startswith("A sheet has room for 10 columns")
    choose(dialog, "csv")
    assert dialog.foot.primary.isEnabled()
    assert "show 10 of these 27 columns" in dialog.problem.text()
    choose(dialog, "csv-exact")
    assert not dialog.problem.isVisible()
