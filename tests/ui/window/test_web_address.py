"""A page from the web by its address: asked for in a dialog, fetched beside the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader_app.ui.dialogs.address_dialog import AddressDialog
from tests.project.test_web_pages import site  # noqa: F401  (a fixture)

if TYPE_CHECKING:
    from tests.ui.window.desk import Desk


def give(desk: Desk, *addresses: str) -> list[str]:
    """Type addresses in the dialog, one after the other; return what it said to each."""
    said: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AddressDialog)
        assert not dialog.foot.primary.isEnabled()
        for address in addresses:
            dialog.field.clear()
            QTest.keyClicks(dialog.field, address)
            QTest.keyClick(dialog.field, Qt.Key.Key_Return)
            said.append(dialog.problem.text())
        if dialog.isVisible():
            dialog.reject()

    QTimer.singleShot(0, answer)
    desk.window.actions_by_name["project.import_address"].trigger()
    return said


def test_a_page_comes_in_by_its_address_and_redirects_are_shown(desk: Desk, site: str) -> None:  # noqa: F811
    said = give(desk, "two words", f"{site}/old")
    assert said[0].startswith("“two words” is not a web address.")
    assert desk.window.importing.is_running
    desk.wait_for_import()
    assert desk.said() == f"Imported 1 article. The address led on to {site}/story."
    assert desk.window.workspace.reading.article is not None
    assert desk.window.workspace.reading.article.url == f"{site}/story"
    give(desk, f"{site}/story")
    desk.wait_for_import()
    assert desk.said() == "This article is in the library already."
    desk.window.actions_by_name["edit.undo"].trigger()
    assert desk.project.articles.count() == 0


def test_a_page_that_cannot_be_had_is_said_in_a_sentence(desk: Desk, site: str) -> None:  # noqa: F811
    give(desk, f"{site}/gone")
    desk.wait_for_import()
    assert desk.said() == "There is no page to be had: the answer was 404."
    give(desk, f"{site}/slow")
    desk.window.status.cancel.click()
    desk.wait_for_import()
    assert desk.said() == "Stopped. Nothing was imported."


def test_nothing_is_fetched_where_no_address_is_given(desk: Desk) -> None:
    assert give(desk) == []
    assert not desk.window.importing.is_running
