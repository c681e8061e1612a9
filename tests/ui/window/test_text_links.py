"""Links in an article: seen, told in full, opened only after the address was shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QToolTip

from tests.ui.window.desk import CTRL, NONE, Key

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.window.desk import Desk

LEFT = Qt.MouseButton.LeftButton
PAGE = (
    "<html><head><title>Ferry held</title></head><body><article><h1>Ferry held</h1>"
    "<p>The <a href='https://port.example/log?x=1'>harbour log</a> has no entry for the day on which "
    "the ferry was held at the quay, and <a href='mailto:desk@port.example'>the desk</a> does not "
    "answer. Crews and passengers waited for seven hours without a word from the port.</p>"
    "<p>The minister said on Monday that no vessel had been at risk at any point of the day.</p>"
    "</article></body></html>"
)
ADDRESS = "https://port.example/log?x=1"


@pytest.fixture(params=["browser", "long text"])
def linked(desk: Desk, tmp_path: Path, request: pytest.FixtureRequest) -> Desk:
    """Give a window with an article that has links, on either of the two hosts."""
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    page = desk.window.workspace.page
    page.long_text = 0 if request.param == "long text" else page.long_text
    desk.project.articles.import_paths([path])
    (row,) = desk.project.articles.all()
    desk.window.workspace.reading.open(row.uid)
    page.view.grab()
    return desk


def place_of(desk: Desk, words: str) -> QPoint:
    """Return where the third letter of these words is on the page."""
    page = desk.window.workspace.page
    at = page.view.gestures.page.map.view_start(
        page.view.gestures.page.map.text.index(words)
    ) + 2  # fmt: skip
    return page.view.rect_of(at, at + 1).center()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the list of addresses that the browser is to open."""
    found: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: found.append(url.toString()) or True
    )
    return found


def answer(desk: Desk, words: str, asked: list[str]) -> None:
    """Answer the question that comes next by the button of that name, and keep what it says."""
    looking = QTimer(desk.window)

    def act() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            looking.stop()
            asked.append(f"{box.text()} {box.informativeText()}")
            next(each for each in box.buttons() if each.text().replace("&", "") == words).click()

    looking.timeout.connect(act)
    looking.start(10)


def caret_into(desk: Desk, words: str) -> None:
    QTest.mouseClick(desk.window.workspace.page.view.viewport(), LEFT, NONE, place_of(desk, words))


@pytest.mark.parametrize(("words", "then"), [("Cancel", []), ("Open", [ADDRESS])])
def test_a_link_is_opened_by_key_once_its_address_was_shown(
    linked: Desk, opened: list[str], words: str, then: list[str]
) -> None:
    asked: list[str] = []
    caret_into(linked, "harbour log")
    answer(linked, words, asked)
    linked.press(Key.Key_U, CTRL)
    question = f"Open this page of port.example in your browser? {ADDRESS}"
    linked.bot.waitUntil(lambda: asked == [question])
    assert opened == then


def test_a_click_with_ctrl_opens_it_and_one_without_does_not(
    linked: Desk, opened: list[str]
) -> None:
    asked: list[str] = []
    caret_into(linked, "the desk")
    assert opened == []
    answer(linked, "Open", asked)
    viewport = linked.window.workspace.page.view.viewport()
    QTest.mouseClick(viewport, LEFT, CTRL, place_of(linked, "the desk"))
    linked.bot.waitUntil(lambda: opened == ["mailto:desk@port.example"])
    assert asked == ["Write to this address in your mail program? mailto:desk@port.example"]
    QTest.mouseClick(viewport, LEFT, CTRL, place_of(linked, "minister"))
    assert len(opened) == 1


def test_its_address_is_copied_and_told_over_it(linked: Desk) -> None:
    caret_into(linked, "harbour log")
    linked.window.actions_by_name["edit.copy_link"].trigger()
    assert QApplication.clipboard().text() == ADDRESS
    assert linked.said() == "The address is copied."
    viewport = linked.window.workspace.page.view.viewport()
    place = place_of(linked, "harbour log")
    help_event = QHelpEvent(QHelpEvent.Type.ToolTip, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, help_event)
    assert ADDRESS in QToolTip.text()
    QToolTip.hideText()


def test_away_from_links_that_is_said_and_the_menu_has_none(linked: Desk) -> None:
    def offered(words: str) -> bool:
        viewport = linked.window.workspace.page.view.viewport()
        place = place_of(linked, words)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place)
        )
        QApplication.sendEvent(viewport, event)
        menu = linked.window.findChild(QMenu, "page_menu")
        assert menu is not None
        names = [action.objectName() for action in menu.actions()]
        menu.close()
        QApplication.processEvents()
        return "article.open_link" in names

    assert offered("harbour log")
    assert not offered("minister")
    for name in ("article.open_link", "edit.copy_link"):
        linked.window.actions_by_name[name].trigger()
        assert linked.said().startswith("There is no link here.")


def test_links_are_underlined_and_only_they(linked: Desk) -> None:
    page = linked.window.workspace.page
    image = page.view.viewport().grab().toImage()
    ink = page.view.gestures.page.inks.theme.colour("border_strong")

    def is_underlined(words: str) -> bool:
        at = place_of(linked, words)
        return any(image.pixelColor(at.x(), at.y() + down) == ink for down in range(4, 24))

    assert is_underlined("harbour log")
    assert is_underlined("the desk")
    assert not is_underlined("minister")


def test_links_go_with_a_correction_of_the_text(linked: Desk) -> None:
    articles = linked.project.articles
    text = articles.text_of(articles.find(linked.article))
    articles.correct_text(linked.article, str(text.text).replace("The harbour", "Now the harbour"))
    new = articles.text_of(articles.find(linked.article))
    assert [(new.text[it.start : it.end], it.url) for it in new.links] == [
        ("harbour log", ADDRESS), ("the desk", "mailto:desk@port.example"),
    ]  # fmt: skip
