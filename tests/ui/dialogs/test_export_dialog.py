"""The export dialog on a real project."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from python_calamine import CalamineWorkbook

from reader_app.core.spans import Span
from reader_app.formats.exchange import sheet_size
from reader_app.project.kept_exports import kept_export
from reader_app.project.rows import SpanQuery
from reader_app.project.settings import Settings
from reader_app.ui.dialogs.export_dialog import ExportDialog
from reader_app.ui.dialogs.export_presets import ExportScope
from reader_app.ui.dialogs.file_questions import FileQuestions
from reader_app.ui.dialogs.preset_name_dialog import PresetNameDialog
from reader_app.ui.latest_answer import LatestAnswer
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
def answer(qapp: QApplication) -> Iterator[LatestAnswer]:
    made = LatestAnswer(qapp)
    yield made
    made.stop()
    QApplication.sendPostedEvents(made)
    made.deleteLater()


@pytest.fixture
def dialog(qtbot: QtBot, press: Press, answer: LatestAnswer) -> ExportDialog:
    made = opened(press, answer, qtbot)
    assert made.target.format.name == "xlsx"
    choose(made, "csv")
    return made


def opened(press: Press, answer: LatestAnswer, qtbot: QtBot) -> ExportDialog:
    """Open the dialog, with all spans, an article and two articles to choose from."""
    ferry, shops = (press.articles[name].uid for name in ("ferry", "shops"))
    scopes = [
        ExportScope("All tagged spans"),
        ExportScope("This article", SpanQuery(article=ferry)),
        ExportScope("Two articles", SpanQuery(articles=(ferry, shops))),
    ]
    made = ExportDialog(press.project, Settings(), FileQuestions(None), scopes, answer)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    wait(made, qtbot)
    return made


def wait(dialog: ExportDialog, qtbot: QtBot) -> None:
    """Wait until what is shown is what would be written."""
    qtbot.waitUntil(lambda: dialog.is_ready)


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


def test_the_preview_shows_a_quote_as_long_as_a_book(
    qtbot: QtBot, press: Press, answer: LatestAnswer
) -> None:
    book = "a word " * 50_000
    uid = press.project.articles.import_text(book, "Book").uid
    press.project.marks.tag(uid, Span(0, len(book)), [press.tags["Claim"]])
    dialog = opened(press, answer, qtbot)
    model = dialog.preview.model()
    shown = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert any(cell.startswith("a word a word") for cell in shown)


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
    wait(dialog, qtbot)
    assert dialog.foot.primary.text() == "Export 2 rows"
    model = dialog.preview.model()
    assert [model.index(row, 1).data() for row in range(model.rowCount())] == [
        "Actor; Claim",
        "Claim",
    ]
    QTest.keyClick(shapes, Qt.Key.Key_Down)
    assert dialog.choice.shape == "matrix"
    wait(dialog, qtbot)
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
    dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_size, "MOST_COLUMNS", 10)
    choose(dialog, "xlsx")
    dialog.choice.shapes.setFocus()
    QTest.keyClick(dialog.choice.shapes, Qt.Key.Key_End)
    wait(dialog, qtbot)
    assert not dialog.foot.primary.isEnabled()
    assert dialog.problem.text().startswith("A sheet has room for 10 columns")
    choose(dialog, "csv")
    assert dialog.foot.primary.isEnabled()
    assert not dialog.problem.isVisible()
    assert "show 10 of these 27 columns" in dialog.remark.text()
    choose(dialog, "csv-exact")
    assert not dialog.remark.isVisible()


def test_one_article_or_several_can_be_exported_alone(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.choice.what.setFocus()
    QTest.keyClick(dialog.choice.what, Qt.Key.Key_Down)
    wait(dialog, qtbot)
    assert dialog.foot.primary.text() == "Export 2 rows"
    choose(dialog, "ris")
    path = dialog.target.path
    export(dialog, qtbot)
    assert path.read_text("utf-8").count("TY  - ") == 1
    QTest.keyClick(dialog.choice.what, Qt.Key.Key_Down)


def test_a_question_says_what_is_exported_and_its_faults_are_said(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    question = dialog.choice.question
    assert not question.isVisible()
    dialog.choice.what.setFocus()
    QTest.keyClick(dialog.choice.what, Qt.Key.Key_End)
    assert question.hasFocus()
    assert dialog.problem.text() == "Type what the spans are to have, such as tag:Claim."
    assert not dialog.foot.primary.isEnabled()
    QTest.keyClicks(question, "tag:Actor")
    qtbot.waitUntil(lambda: dialog.foot.primary.text() == "Export 2 rows")
    path = dialog.target.path
    question.selectAll()
    QTest.keyClicks(question, "tag:Nobody")
    qtbot.waitUntil(lambda: "Nobody" in dialog.problem.text())
    assert not dialog.foot.primary.isEnabled()
    question.selectAll()
    QTest.keyClicks(question, "by:Ines kind:fact")
    reason = "No highlight is like that, so there are no rows to export."
    qtbot.waitUntil(lambda: dialog.problem.text() == reason)
    question.selectAll()
    QTest.keyClicks(question, "tag:Actor")
    qtbot.waitUntil(lambda: dialog.foot.primary.text() == "Export 2 rows")
    export(dialog, qtbot)
    assert {row[0] for row in rows(path)[1:]} == {QUOTE}


def test_columns_are_saved_by_a_name_and_forgotten(
    dialog: ExportDialog, qtbot: QtBot, press: Press, answer: LatestAnswer
) -> None:
    def save(name: str, button: str) -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, PresetNameDialog)
        assert not asked.foot.primary.isEnabled()
        QTest.keyClicks(asked.field, name)
        assert asked.foot.primary.text() == button
        QTest.keyClick(asked.field, Qt.Key.Key_Return)

    dialog.choice.choose_shape("matrix")
    dialog.columns.choose(("tag", "quote"))
    QTimer.singleShot(0, lambda: save("Mine", "Save"))
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert Settings().export_presets == {"Mine": ("matrix", ("tag", "quote"))}
    dialog.columns.choose(("quote", "note"))
    QTimer.singleShot(0, lambda: save("Mine", "Replace"))
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    other = opened(press, answer, qtbot)
    assert other.choice.shape == "tagging"
    other.choice.presets.setFocus()
    QTest.keyClick(other.choice.presets, Qt.Key.Key_End)
    assert str(other.choice.presets.currentIndex().data()) == "Mine\nSaved by you"
    assert (other.choice.shape, other.columns.chosen()) == ("matrix", ["quote", "note"])
    QTest.keyClick(other.choice.presets, Qt.Key.Key_Delete)
    assert Settings().export_presets == {}
    QTest.keyClick(other.choice.presets, Qt.Key.Key_Delete)
    names = [other.choice.presets.model().index(row, 0).data() for row in range(9)]
    assert [str(name).split("\n", maxsplit=1)[0] for name in names if name] == [
        "Colleague", "Short list", "MAXQDA-like", "Everything",
    ]  # fmt: skip


def test_what_was_exported_is_kept_with_the_project(
    dialog: ExportDialog, qtbot: QtBot, press: Press
) -> None:
    assert Settings().last_export(press.project.path) == {}
    dialog.choice.choose_shape("highlight")
    export(dialog, qtbot)
    last = kept_export(Settings().last_export(press.project.path), press.project.analyst.uid)
    assert last is not None
    assert (last.order.format, last.order.shape, last.path) == (
        "csv", "highlight", dialog.target.path,
    )  # fmt: skip
    assert last.is_free


def test_an_export_need_not_wait_for_the_count(
    press: Press, answer: LatestAnswer, qtbot: QtBot
) -> None:
    made = ExportDialog(
        press.project,
        Settings(),
        FileQuestions(None),
        [ExportScope("All")],
        answer,  # type: ignore[arg-type]
    )
    qtbot.addWidget(made)
    made.show()
    assert not made.is_ready
    assert made.foot.primary.isEnabled()
    path = made.target.path
    export(made, qtbot)
    assert made.report is not None
    assert len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) == 4
