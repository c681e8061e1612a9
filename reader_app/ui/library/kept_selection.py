"""What is selected in the library: counted by stretches, and kept where rows are read again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtWidgets import QListView

    from reader_app.ui.library.library_model import LibraryModel

_FEW = 50
"""Up to so many selected articles are found again one by one."""


def selected_rows(view: QListView) -> list[tuple[int, int]]:
    """Return the first and the last row of each stretch that is selected, in the list's order."""
    chosen = view.selectionModel().selection()
    stretches = map(chosen.at, range(chosen.size()))
    return sorted((each.top(), each.bottom()) for each in stretches)


def selected_count(view: QListView) -> int:
    """Return how many rows are selected."""
    return sum(last - first + 1 for first, last in selected_rows(view))


@contextmanager
def selection_kept(view: QListView, model: LibraryModel) -> Generator[None]:
    """Select the same articles again after the model was reset, and stay where one has scrolled to."""
    few = selected_count(view) <= _FEW
    numbers = [
        number for first, last in selected_rows(view) for number in range(first, last + 1) if few
    ]
    kept = [row.uid for row in map(model.held, numbers) if row is not None]
    scrolled = view.verticalScrollBar().value()
    yield
    if not kept or view.selectionModel().hasSelection():
        return
    again = QItemSelection()
    found = [index for index in map(model.index_of, kept) if index.isValid()]
    for index in found:
        again.select(index, index)
    if found:
        view.setAutoScroll(False)
        flags = QItemSelectionModel.SelectionFlag
        view.selectionModel().setCurrentIndex(found[0], flags.NoUpdate)
        view.selectionModel().select(again, flags.ClearAndSelect)
        view.setAutoScroll(True)
    view.verticalScrollBar().setValue(scrolled)
