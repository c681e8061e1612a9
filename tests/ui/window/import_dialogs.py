"""What an analyst does with the dialogs that stand before an import."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from reader_app.ui.dialogs.article_samples import Sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.ui.dialogs.columns_dialog import ColumnsDialog
    from reader_app.ui.dialogs.first_look_dialog import FirstLookDialog
    from tests.ui.window.desk import Desk

Shown = TypeVar("Shown", bound=QDialog)


def import_with(
    desk: Desk, kind: type[Shown], begin: Callable[[], object], act: Callable[[Shown], None]
) -> int:
    """Begin an import, act on each dialog of a kind that is shown, wait for the end; count them."""
    seen: list[Shown] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        is_there = isinstance(dialog, kind) and dialog.isActiveWindow()
        if isinstance(dialog, kind) and is_there and dialog not in seen:
            seen.append(dialog)
            try:
                act(dialog)
            except BaseException:
                dialog.reject()  # or the test would wait for it for ever
                raise

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    begin()
    desk.wait_for_import()
    timer.stop()
    return len(seen)


def samples(dialog: ColumnsDialog | FirstLookDialog) -> list[Sample]:
    """Return the articles that a dialog shows as examples."""
    rows = dialog.samples.rows
    return [row for n in range(rows.total) if isinstance(row := rows.row(n), Sample)]
