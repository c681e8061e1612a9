"""What is done to all rows of the table of tagged spans, also those that were not read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from reader_app.core.spans import Span
from reader_app.project.tag_again import Wanted
from tests.ui.window.desk import CTRL, SHIFT, Desk, Key, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.ui.spans.spans_page import SpansPage

PLACES = 260


@pytest.fixture
def table(desk: Desk) -> SpansPage:
    """Give the table, in front, over 260 rows of one tag, a row of another and one without."""
    desk.open_story("Words\n\n" + "again and " * PLACES + "\n")
    tag = desk.project.tags.create("One").edits[0].record.uid
    desk.project.again.accept(tag, list(desk.project.again.find(Wanted(("again",)))))
    desk.project.marks.tag_paths(desk.article, Span(0, 5), ["Other"])
    desk.project.marks.highlight(desk.article, Span(0, 3))
    desk.press(Key.Key_T, CTRL | SHIFT)
    page = desk.window.workspace.area.spans
    assert page.model.rowCount() == 200
    return page


@pytest.fixture
def whole(desk: Desk, table: SpansPage) -> SpansPage:
    """Give the table with all rows selected."""
    desk.press(Key.Key_A, CTRL)
    return table


def wait(desk: Desk) -> None:
    assert desk.window.long_steps.is_running
    desk.bot.waitUntil(lambda: not desk.window.long_steps.is_running)


def undo(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.bot.waitUntil(lambda: QApplication.focusWidget() is not None)
    desk.press(Key.Key_Z, CTRL)


def counts(desk: Desk) -> dict[str, int]:
    """Return how many highlights have each tag."""
    found = desk.project.tags.counts()
    book = desk.project.codebook
    return {book[tag].name: count for tag, count in found.items() if count}


def test_t_tags_all_that_is_found_in_one_step_beside_the_window(
    desk: Desk, whole: SpansPage
) -> None:
    shown: list[str] = []
    desk.window.status.bar.valueChanged.connect(
        lambda _: shown.append(desk.window.status.work.text())
    )
    before = desk.project._bench.store.dump()
    desk.press(Key.Key_T)
    desk.type("Batch")
    desk.press(Key.Key_Return)
    wait(desk)
    assert counts(desk) == {"One": PLACES, "Other": 1, "Batch": PLACES + 2}
    assert plain(desk.said()) == f"Tagged {PLACES + 2} highlights with Batch."
    assert all(words.startswith("Tagging: ") for words in shown)
    assert shown
    undo(desk)
    desk.bot.waitUntil(lambda: "Batch" not in counts(desk))
    assert desk.project._bench.store.dump() == before


def test_r_changes_the_tags_of_all_rows_that_a_filter_leaves(desk: Desk, table: SpansPage) -> None:
    table.field.setFocus()
    desk.type("tag:One")
    desk.press(Key.Key_Return)
    desk.bot.waitUntil(lambda: table.found is not None and table.found.spans == PLACES)
    table.focus_rows()
    desk.press(Key.Key_A, CTRL)
    desk.press(Key.Key_R)
    desk.type("Other")
    desk.press(Key.Key_Return)
    wait(desk)
    assert counts(desk) == {"Other": PLACES + 1}
    assert desk.project.history.next_undo() == f"Change {PLACES} tags to Other"


def test_backspace_takes_all_tags_off(desk: Desk, whole: SpansPage) -> None:
    desk.press(Key.Key_Backspace)
    wait(desk)
    assert counts(desk) == {}
    assert len(desk.marks()) == PLACES + 2


def test_n_writes_a_note_on_all(desk: Desk, whole: SpansPage) -> None:
    desk.press(Key.Key_N)
    desk.type("Look again")
    desk.press(Key.Key_Return)
    wait(desk)
    assert {tuple(note.body for note in mark.notes) for mark in desk.marks()} == {("Look again",)}
    undo(desk)
    desk.bot.waitUntil(lambda: not any(mark.notes for mark in desk.marks()))


def test_the_words_of_a_note_that_could_not_be_added_come_back(
    desk: Desk, whole: SpansPage
) -> None:
    path = desk.project.path
    elsewhere = path.with_name("elsewhere")
    desk.press(Key.Key_N)
    desk.type("Look again")
    path.rename(elsewhere)
    desk.press(Key.Key_Return)
    wait(desk)
    elsewhere.rename(path)
    field = QApplication.focusWidget()
    assert field is not None
    assert field.objectName() == "note_field"
    assert "moved" in desk.said()
    desk.press(Key.Key_Return)
    wait(desk)
    assert {tuple(note.body for note in mark.notes) for mark in desk.marks()} == {("Look again",)}


def answer(key: Qt.Key) -> Callable[[], None]:
    def press() -> None:
        QTest.keyClick(QApplication.activeModalWidget(), key)

    return press


def test_delete_asks_before_rows_go_that_nobody_has_seen(desk: Desk, whole: SpansPage) -> None:
    before = desk.project._bench.store.dump()
    QTimer.singleShot(0, answer(Key.Key_Escape))
    desk.press(Key.Key_Delete)
    assert len(desk.marks()) == PLACES + 2
    QTimer.singleShot(0, answer(Key.Key_Return))
    whole.delete_wanted.emit()
    wait(desk)
    assert desk.marks() == []
    undo(desk)
    desk.bot.waitUntil(lambda: len(desk.marks()) == PLACES + 2)
    assert desk.project._bench.store.dump() == before


def test_a_row_chosen_afterwards_is_meant_alone(desk: Desk, whole: SpansPage) -> None:
    desk.bot.waitUntil(lambda: whole.count.text().endswith(", all selected"))
    desk.press(Key.Key_Down)
    assert not whole.count.text().endswith(", all selected")
    desk.press(Key.Key_Backspace)
    assert sum(counts(desk).values()) == PLACES


def test_rows_that_are_read_later_are_selected_too(desk: Desk, whole: SpansPage) -> None:
    bar = whole.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.bot.waitUntil(lambda: whole.model.rowCount() == PLACES + 2)
    assert len(whole.selected()) == PLACES + 2
    assert not whole.means_all
    desk.press(Key.Key_Backspace)
    assert counts(desk) == {}


def test_other_rows_are_not_selected(desk: Desk, whole: SpansPage) -> None:
    whole.untagged.click()
    assert whole.model.rowCount() == 1
    assert not whole.table.has_all_selected
    assert whole.selected() == []


def test_the_menu_says_that_it_is_about_all(desk: Desk, whole: SpansPage) -> None:
    desk.bot.waitUntil(lambda: whole.found is not None)
    desk.bot.mouseClick(whole.rows, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text().partition("\t")[0] for action in menu.actions() if action.text()]
    assert words[0] == f"All {PLACES + 2} rows"
    assert not menu.actions()[0].isEnabled()
    assert words[-3:] == ["Take the tags off", "Add a note…", "Delete the highlights"]
    menu.close()


def test_all_rows_are_copied(desk: Desk, whole: SpansPage) -> None:
    desk.press(Key.Key_C, CTRL)
    desk.bot.waitUntil(lambda: desk.said() == f"Copied {PLACES + 2} rows.")
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    assert len(lines) == PLACES + 3
    assert sum(line.startswith("again\tOne\t") for line in lines) == PLACES
    assert data.html().count("<tr>") == PLACES + 3


def test_more_rows_than_a_clipboard_holds_are_refused_in_a_sentence(
    desk: Desk, whole: SpansPage
) -> None:
    desk.window.workspace.span_copies.most = PLACES
    desk.press(Key.Key_C, CTRL)
    sentence = f"More than {PLACES} rows are too many to copy. Export them instead."
    desk.bot.waitUntil(lambda: desk.said() == sentence)
