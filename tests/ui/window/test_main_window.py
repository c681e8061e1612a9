"""The window as a whole: docks, panes, theme, places, search, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QMessageBox

from reader_app.core.spans import Span
from reader_app.project.settings import Settings
from tests.ui.window.conftest import opened
from tests.ui.window.desk import ALT, CTRL, SHIFT, STORY, Key

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.conftest import SettableClock
    from tests.ui.window.desk import Desk


def holder(desk: Desk) -> str:
    """Return the name of the dock, or else the widget, that has the focus."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, QDockWidget):
        if widget is desk.window.workspace.page:
            return "page"
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def test_f6_goes_from_pane_to_pane_and_back(desk: Desk) -> None:
    desk.open_story()
    seen = []
    for _ in range(4):
        desk.press(Key.Key_F6)
        seen.append(holder(desk))
    assert seen == ["annotationsDock", "codebookDock", "libraryDock", "page"]
    desk.press(Key.Key_F6, SHIFT)
    assert holder(desk) == "libraryDock"


def test_undo_that_goes_to_another_article_leaves_that_one_alone_selected(desk: Desk) -> None:
    desk.open_story()
    first = desk.article
    desk.open_story("Another\n\nIt was quiet.")
    second = desk.article
    desk.window.workspace.reading.open(first)
    desk.select_words(1)
    desk.press(Key.Key_H)
    desk.window.workspace.reading.open(second)
    desk.press(Key.Key_Z, CTRL)
    assert desk.article == first
    assert desk.window.workspace.library.selected() == (first,)


def test_ctrl_1_closes_the_library_and_gives_the_focus_to_the_page(desk: Desk) -> None:
    desk.open_story()
    desk.window.workspace.library.list.setFocus()
    desk.press(Key.Key_1, CTRL)
    assert desk.window.workspace.library.isHidden()
    assert holder(desk) == "page"
    desk.press(Key.Key_1, CTRL)
    assert not desk.window.workspace.library.isHidden()
    assert desk.window.actions_by_name["view.library"].isChecked()


def test_ctrl_3_goes_to_the_codebook_first_and_closes_it_from_inside(desk: Desk) -> None:
    desk.open_story()
    desk.press(Key.Key_3, CTRL)
    assert holder(desk) == "codebookDock"
    assert desk.window.actions_by_name["view.codebook"].isChecked()
    desk.press(Key.Key_3, CTRL)
    assert desk.window.workspace.codebook.isHidden()
    assert not desk.window.actions_by_name["view.codebook"].isChecked()
    assert holder(desk) == "page"


def test_escape_goes_back_to_the_page_from_every_panel(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_H)
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_H):
        desk.press(key, CTRL)
        assert holder(desk) != "page"
        desk.press(Key.Key_Escape)
        assert holder(desk) == "page"


def test_the_menu_closes_a_panel_that_is_there_wherever_the_focus_is(desk: Desk) -> None:
    desk.open_story()
    desk.window.actions_by_name["view.codebook"].trigger()
    assert desk.window.workspace.codebook.isHidden()


def test_f6_and_insert_make_the_first_tag_of_an_empty_codebook(desk: Desk) -> None:
    desk.open_story()
    desk.press(Key.Key_F6)
    desk.press(Key.Key_F6)
    button = QApplication.focusWidget()
    assert button is not None
    assert button.objectName() == "codebookEmptyAction"
    desk.press(Key.Key_Insert)
    desk.type("Actor")
    desk.press(Key.Key_Return)
    desk.bot.waitUntil(lambda: [tag.name for tag in desk.project.codebook.walk()] == ["Actor"])
    tree = desk.window.workspace.codebook.tree
    assert QApplication.focusWidget() is tree
    desk.press(Key.Key_Insert)
    desk.type("Event")
    desk.press(Key.Key_Return)
    desk.bot.waitUntil(lambda: len(desk.project.codebook) == 2)
    current = tree.current_tag()
    assert current is not None
    assert current.name == "Event"
    assert QApplication.focusWidget() is tree


def test_closed_docks_stay_closed_the_next_time(
    desk: Desk, qapp: QApplication, clock: SettableClock, project_path: Path
) -> None:
    desk.press(Key.Key_3, CTRL)
    desk.press(Key.Key_3, CTRL)
    assert desk.window.workspace.codebook.isHidden()
    desk.window.close()
    again = opened(desk.bot, qapp, clock)
    again.window.projects.try_path(project_path)
    assert again.window.workspace.codebook.isHidden()
    assert not again.window.workspace.annotations.isHidden()
    again.window.close()


def test_a_narrow_window_tabs_the_docks_and_then_closes_the_library(desk: Desk) -> None:
    space = desk.window.workspace
    desk.window.resize(1100, 800)
    assert desk.window.tabifiedDockWidgets(space.annotations) == [space.codebook]
    desk.window.resize(900, 800)
    assert space.library.isHidden()
    desk.window.resize(1440, 900)
    assert not space.library.isHidden()
    assert desk.window.tabifiedDockWidgets(space.annotations) == []


def test_another_theme_is_worn_at_once_and_remembered(desk: Desk) -> None:
    desk.open_story()
    desk.window.menus.theme_chosen.emit("dark")
    assert desk.window.theme.name == "dark"
    page = desk.window.theme.colour("page")
    viewport = desk.window.workspace.page.view.viewport()
    assert viewport.palette().base().color() == page
    assert Settings().theme == "dark"


def test_alt_left_and_right_go_between_places(desk: Desk) -> None:
    desk.open_story()
    first = desk.article
    desk.open_story("Another story\n\nWith other words in it.\n")
    second = desk.article
    desk.press(Key.Key_Left, ALT)
    assert desk.article == first
    desk.press(Key.Key_Right, ALT)
    assert desk.article == second


def test_undo_from_another_article_shows_where_it_happened(desk: Desk) -> None:
    desk.open_story()
    first = desk.article
    desk.select_words(1)
    desk.press(Key.Key_H)
    desk.press(Key.Key_Delete)
    desk.open_story("Another story\n\nWith other words in it.\n")
    desk.press(Key.Key_Z, CTRL)
    desk.press(Key.Key_Z, CTRL)
    assert desk.article == first
    assert desk.quotes() == ["Harbour"]


def test_the_undo_link_in_the_status_bar_takes_back_what_it_stands_beside(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_H)
    assert desk.said() == "Highlighted “Harbour”."
    QTest.mouseClick(desk.window.status.undo, Qt.MouseButton.LeftButton)
    assert desk.marks() == []


def test_the_command_palette_finds_and_does_an_action(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_K, CTRL)
    desk.type("highl")
    desk.press(Key.Key_Return)
    assert desk.quotes() == ["Harbour"]
    assert holder(desk) == "page"


def test_the_command_palette_offers_themes_and_recent_projects(desk: Desk) -> None:
    desk.press(Key.Key_K, CTRL)
    desk.type("dark")
    desk.press(Key.Key_Return)
    assert desk.window.themes.setting == "dark"
    project = desk.project.path
    desk.window.projects.close()
    desk.press(Key.Key_K, CTRL)
    desk.type(f"recent {project.stem}")
    desk.press(Key.Key_Return)
    assert desk.project.path == project


def test_deleting_a_tag_says_how_many_taggings_went(desk: Desk) -> None:
    desk.open_story()
    desk.select_words(1)
    desk.press(Key.Key_T)
    desk.type("Place")
    desk.press(Key.Key_Return)
    (tag,) = desk.project.codebook.children(None)
    desk.window.workspace.codebook.delete_wanted.emit((tag.uid,))
    assert desk.said() == "Deleted the tag Place and 1 tagging."
    assert desk.tags_of(desk.marks()[0]) == []
    desk.window.actions_by_name["edit.undo"].trigger()
    assert desk.tags_of(desk.marks()[0]) == ["Place"]


def tag_with(desk: Desk, *names: str) -> None:
    """Give the first word tags that are made for it."""
    desk.open_story()
    desk.select_words(1)
    for name in names:
        desk.press(Key.Key_T)
        desk.type(name)
        desk.press(Key.Key_Return)


def test_several_tags_go_by_key_in_one_step_that_says_what_went(desk: Desk) -> None:
    tag_with(desk, "Place", "Event", "Claim")
    desk.press(Key.Key_3, CTRL)
    desk.press(Key.Key_Home)
    desk.press(Key.Key_Down, SHIFT)
    desk.press(Key.Key_Delete)
    assert desk.said() == "Deleted 2 tags and 2 taggings."
    assert desk.tags_of(desk.marks()[0]) == ["Claim"]
    assert holder(desk) == "codebookDock"
    desk.press(Key.Key_Z, CTRL)
    assert sorted(desk.tags_of(desk.marks()[0])) == ["Claim", "Event", "Place"]


def test_tags_with_many_taggings_are_deleted_only_after_a_yes(desk: Desk) -> None:
    tag_with(desk, "Place", "Event")
    tags = tuple(tag.uid for tag in desk.project.codebook.walk())
    for start in range(20):
        desk.project.marks.tag(desk.article, Span(start, start + 1), tags[:1])
    asked: list[str] = []

    def answer(words: str) -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(button for button in box.buttons() if words in button.text()).click()

    for words, left in (("Cancel", 2), ("Delete 2 tags", 0)):
        QTimer.singleShot(0, lambda words=words: answer(words))
        desk.window.workspace.codebook.delete_wanted.emit(tags)
        assert len(desk.project.codebook) == left
    assert asked == ["2 tags with 22 taggings are to go."] * 2
    assert desk.said() == "Deleted 2 tags and 22 taggings."


def test_every_action_is_in_a_menu_and_has_a_name_of_its_own(desk: Desk) -> None:
    shown = set()
    for menu in desk.window.menuBar().actions():
        below = menu.menu()
        assert below is not None
        shown |= {action.objectName() for action in below.actions()}  # type: ignore[attr-defined]
    shown |= {action.objectName() for action in desk.window.menus.pins.actions()}
    assert set(desk.window.actions_by_name.specs) <= shown


def test_what_a_screen_reader_meets_has_a_name(desk: Desk) -> None:
    desk.open_story()
    window = desk.window
    parts = [
        window.tool_bar, window.tool_bar.search, window.workspace.page.view, window.status.bar,
        window.workspace.library.list, *window.tool_bar.buttons.values(),
    ]  # fmt: skip
    assert all(part.accessibleName() for part in parts)


def test_an_article_file_on_the_command_line_is_imported(
    bare_desk: Desk, tmp_path: Path, project_path: Path
) -> None:
    story = tmp_path / "story.txt"
    story.write_text(STORY, "utf-8")
    assert bare_desk.window.projects.create(project_path) is not None
    bare_desk.window.importing.take([story])
    bare_desk.wait_for_import()
    assert bare_desk.window.workspace.reading.article is not None


def test_without_a_screen_the_program_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from reader_app import app

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert app.main([]) == 1
    assert "no screen" in capsys.readouterr().err
