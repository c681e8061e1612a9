"""What is selected in the library: counted by stretches, and kept where rows are read again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QListView

    from reader_app.core.ids import Uid
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


def chosen_rows(view: QListView, model: LibraryModel) -> list[Uid]:
    """Return the selected articles that were read already, where they are few."""
    if selected_count(view) > _FEW:
        return []
    rows = [model.held(n) for first, last in selected_rows(view) for n in range(first, last + 1)]
    return [row.uid for row in rows if row is not None]


@contextmanager
def selection_kept(view: QListView, model: LibraryModel) -> Generator[None]:
    """Select the same articles again after the model was reset, and stay where one has scrolled to."""
    kept, scrolled = chosen_rows(view, model), view.verticalScrollBar().value()
    yield
    if kept and not view.selectionModel().hasSelection():
        _select(view, [model.index_of(uid) for uid in kept])
        view.verticalScrollBar().setValue(scrolled)


@contextmanager
def first_shown(view: QListView, model: LibraryModel) -> Generator[None]:
    """Show the first page of what a model finds now; what was selected stays so if it is there."""
    kept = chosen_rows(view, model)
    yield
    view.verticalScrollBar().setValue(0)
    if model.row(0) is not None:
        _select(view, [model.held_index(uid) for uid in kept])


def _select(view: QListView, found: Sequence[QModelIndex]) -> None:
    again = QItemSelection()
    for index in found:
        if index.isValid():
            again.select(index, index)
    if again.isEmpty():
        return
    flags = QItemSelectionModel.SelectionFlag
    view.setAutoScroll(False)
    view.selectionModel().setCurrentIndex(again.at(0).topLeft(), flags.NoUpdate)
    view.selectionModel().select(again, flags.ClearAndSelect)
    view.setAutoScroll(True)
