"""A table of articles that is imported in the window: its columns are asked for, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from reader_app.project.column_choices import kept_choices
from reader_app.project.settings import Settings
from reader_app.ui.dialogs.columns_dialog import ColumnsDialog
from tests.ui.window.desk import Key, plain
from tests.ui.window.import_dialogs import import_with, samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.ui.dialogs.article_samples import Sample
    from tests.ui.window.desk import Desk

ROWS = (
    "id,kop,bron,verhaal\n1,Ferry held,Port Post,No vessel was at risk.\n2,Barge adrift,,Later.\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Give a table whose columns' names say nothing to Reader."""
    path = tmp_path / "week.csv"
    path.write_text(ROWS, "utf-8")
    return path


def drop(desk: Desk, act: Callable[[ColumnsDialog], None], *paths: Path) -> None:
    import_with(desk, ColumnsDialog, lambda: desk.drop(*paths), act)


def choose(dialog: ColumnsDialog, field: str, column: str) -> None:
    """Go to a field and type the column's name, as with the keys."""
    box = dialog.fields[field]
    box.setFocus()
    QTest.keyClicks(box, column)
    assert box.currentText() == column


def titles(desk: Desk) -> set[str]:
    return {row.title for row in desk.project.articles.all()}


def test_columns_are_chosen_by_keys_with_the_first_articles_shown(desk: Desk, table: Path) -> None:
    shown: list[list[Sample]] = []
    told: list[str] = []

    def act(dialog: ColumnsDialog) -> None:
        told.append(dialog.problem.text())
        assert dialog.problem.isVisible()
        assert not dialog.foot.primary.isEnabled()
        assert dialog.fields["text"].hasFocus()
        assert not samples(dialog)
        choose(dialog, "text", "verhaal")
        choose(dialog, "title", "kop")
        choose(dialog, "outlet", "bron")
        assert not dialog.problem.isVisible()
        assert plain(dialog.unused.text()) == "Not used: id"
        desk.bot.waitUntil(lambda: bool(samples(dialog)) and samples(dialog)[0].meta != "")
        shown.append(samples(dialog))
        assert dialog.foot.primary.text() == "Import 2 articles"
        QTest.keyClick(dialog, Key.Key_Return)

    drop(desk, act, table)
    assert told == ["Choose the column that holds the text: without it there is no article."]
    first, second = shown[0]
    assert (first.title, plain(first.meta), first.words) == (
        "Ferry held",
        "Port Post",
        "No vessel was at risk.",
    )
    assert "Barge adrift" in str(second)
    assert titles(desk) == {"Ferry held", "Barge adrift"}
    assert desk.said() == "Imported 2 articles."


def test_what_was_chosen_is_used_for_the_next_table_of_these_columns(
    desk: Desk, table: Path, tmp_path: Path
) -> None:
    def first(dialog: ColumnsDialog) -> None:
        choose(dialog, "text", "verhaal")
        choose(dialog, "title", "bron")
        QTest.keyClick(dialog, Key.Key_Return)

    drop(desk, first, table)
    assert len(kept_choices(Settings())) == 1
    again = tmp_path / "next.csv"
    again.write_text("verhaal,id,kop,bron\nTraffic resumed.,3,Kop,Daily\n", "utf-8")
    seen: list[str] = []

    def second(dialog: ColumnsDialog) -> None:
        seen.extend(dialog.fields[field].currentText() for field in ("text", "title", "outlet"))
        seen.extend(sample.title for sample in samples(dialog))
        QTest.keyClick(dialog, Key.Key_Return)

    drop(desk, second, again)
    assert seen == ["verhaal", "bron", "No column", "Daily"]
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "more.csv").write_text("id,kop,bron,verhaal\n4,K,Evening,Calm seas.\n", "utf-8")
    drop(desk, lambda dialog: pytest.fail(f"{dialog} for a folder"), folder)
    assert {"Daily", "Evening"} <= titles(desk)


def test_one_dialog_stands_for_all_tables_of_the_same_columns(
    desk: Desk, table: Path, tmp_path: Path
) -> None:
    twin, other = tmp_path / "twin.csv", tmp_path / "other.jsonl"
    twin.write_text(ROWS.replace("Ferry", "Tug").replace("vessel", "tug"), "utf-8")
    other.write_text('{"title": "A line", "text": "One line of it."}\n', "utf-8")
    words: list[str] = []

    def act(dialog: ColumnsDialog) -> None:
        words.append(dialog.foot.primary.text())
        if not dialog.foot.primary.isEnabled():
            choose(dialog, "text", "verhaal")
        QTest.keyClick(dialog, Key.Key_Return)

    drop(desk, act, table, twin, other, tmp_path / "gone.csv")
    assert words == ["Import 4 articles", "Import 1 article"]
    assert desk.project.articles.count() == 4


def test_nothing_comes_in_where_the_dialog_is_left(desk: Desk, table: Path) -> None:
    def leave(dialog: ColumnsDialog) -> None:
        choose(dialog, "text", "verhaal")
        QTest.keyClick(dialog.fields["text"], Key.Key_Home)
        assert dialog.fields["text"].currentText() == "No column"
        assert dialog.samples.rows.total == 0
        QTest.keyClick(dialog, Key.Key_Escape)

    drop(desk, leave, table)
    assert desk.said() == "Nothing was imported."
    assert desk.project.articles.count() == 0
    assert not kept_choices(Settings())


def test_a_row_that_is_no_article_says_why(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("title,text\nA,\nB,Words here.\n", "utf-8")
    seen: list[Sample] = []

    def act(dialog: ColumnsDialog) -> None:
        assert dialog.foot.primary.hasFocus()
        seen.extend(samples(dialog))
        QTest.keyClick(dialog, Key.Key_Return)

    drop(desk, act, path)
    assert [each.problem for each in seen] == ["Its text is empty.", ""]
    assert titles(desk) == {"B"}


def test_a_look_at_a_table_can_be_cancelled(desk: Desk, table: Path) -> None:
    desk.drop(table)
    assert desk.window.importing.is_running
    assert not desk.window.actions_by_name["project.import"].isEnabled()
    desk.window.status.cancel.click()
    assert not desk.window.importing.is_running
    assert desk.said() == "Nothing was imported."
    assert desk.window.actions_by_name["project.import"].isEnabled()
