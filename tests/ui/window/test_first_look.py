"""Before a big import the window shows what it holds; a small one begins at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from reader_app.project.first_look import FirstLook, KindLook
from reader_app.ui.dialogs.first_look_dialog import FirstLookDialog
from reader_app.ui.window.looking_first import MANY
from tests.ui.window.desk import Key, plain
from tests.ui.window.import_dialogs import import_with, samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.ui.window.desk import Desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder of files that are just many, and one more of another kind."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(MANY):
        (folder / f"{number}.txt").write_text(f"Title {number}\n\nWords {number}.\n", "utf-8")
    (folder / "page.html").write_text("<html><title>Page</title><p>Some words here.</p></html>")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    return folder


def watch(desk: Desk, begin: Callable[[], object], act: Callable[[FirstLookDialog], None]) -> int:
    return import_with(desk, FirstLookDialog, begin, act)


def test_a_big_import_is_shown_before_it_begins(desk: Desk, folder: Path) -> None:
    desk.window.importing.looking.many = MANY
    told: list[str] = []

    def act(dialog: FirstLookDialog) -> None:
        told.extend((dialog.title.text(), plain(dialog.counts.text())))
        told.append(dialog.foot.primary.text())
        told.extend(plain(str(sample)) for sample in samples(dialog))
        assert desk.project.articles.count() == 0
        assert dialog.foot.primary.hasFocus()
        QTest.keyClick(dialog, Key.Key_Return)

    assert watch(desk, lambda: desk.drop(folder), act) == 1
    assert told[:3] == [
        "51 files to import",
        "51 are new. 1 more cannot be read and stays out (.jpg).",
        "Import 51 files",
    ]
    assert told[3].startswith("Plain text: 50  ·  0.txt. Title 0. read by plain text 1. Words 0.")
    assert told[4].startswith("Web pages: 1  ·  page.html. Page. read by ")
    assert desk.project.articles.count() == 51

    def leave(dialog: FirstLookDialog) -> None:
        told[:] = [plain(dialog.counts.text()), plain(samples(dialog)[0].heading)]
        assert not dialog.foot.primary.isEnabled()
        QTest.keyClick(dialog, Key.Key_Escape)

    assert watch(desk, lambda: desk.drop(folder), leave) == 1
    assert told[0].startswith("0 are new. 51 are in the project already.")
    assert told[1].startswith("Plain text: 50  ·  50 already there")
    assert desk.said() == "Nothing was imported."


def test_a_small_import_gets_no_dialog_but_on_wish(desk: Desk, folder: Path) -> None:
    desk.window.importing.looking.many = MANY
    for number in range(10):
        (folder / f"{number}.txt").unlink()
    fail = pytest.fail
    assert not watch(desk, lambda: desk.drop(folder), lambda dialog: fail(str(dialog)))
    assert desk.project.articles.count() == 41
    new = folder / "new.txt"
    new.write_text("A new one\n\nSome more words.\n", "utf-8")
    desk.answers.files = [new, folder / "20.txt"]
    words: list[str] = []

    def agree(dialog: FirstLookDialog) -> None:
        words.append(dialog.counts.text())
        dialog.foot.primary.click()

    look = desk.window.actions_by_name["project.import_looked"]
    assert watch(desk, look.trigger, agree) == 1
    assert words == ["1 is new. 1 is in the project already."]
    assert desk.project.articles.count() == 42


def test_a_look_is_cancelled_from_the_status_bar(desk: Desk, folder: Path) -> None:
    desk.window.importing.looking.many = MANY
    desk.drop(folder)
    assert desk.window.importing.is_running
    desk.window.status.cancel.click()
    assert not desk.window.importing.is_running
    assert desk.said() == "Nothing was imported."
    assert desk.project.articles.count() == 0


def test_kinds_without_an_example_and_odd_counts_are_told(desk: Desk) -> None:
    kinds = (KindLook("PDF", 2, 1, "a/b.pdf", None),)
    look = FirstLook(kinds, 2, tuple(f".{n}" for n in range(8)), 1)
    dialog = FirstLookDialog(look, desk.window.theme, desk.window)
    assert plain(dialog.counts.text()) == (
        "1 is new. 1 is in the project already. 1 brings highlights or tags. "
        "2 more cannot be read and stay out (.0, .1, .2, .3, .4, .5, …)."
    )
    assert plain(samples(dialog)[0].heading) == "PDF: 2  ·  1 already there  ·  b.pdf"
    dialog.deleteLater()
