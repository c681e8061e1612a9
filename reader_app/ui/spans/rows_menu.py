"""What can be done to the rows that are selected in the table of tagged spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.ui.spans.spans_page import SpansPage


class RowsMenu(QMenu):
    """Offers each of it with its key."""

    def __init__(self, page: SpansPage) -> None:
        super().__init__(page)
        self.setObjectName("spans_rows_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rows = page.selected()
        taggings = sum(row.tagging is not None for row in rows)
        highlights = len({row.highlight.uid for row in rows})
        self._add(self.tr("Show in the article"), "Enter", page.show_current)
        self._add(self.tr("Copy"), "Ctrl+C", page.copy)
        self.addSeparator()
        self._add(self.tr("Add a tag…"), "T", page.tag_rows_wanted.emit)
        if taggings:
            self._add(self.tr("Change the tag…"), "R", page.retag_wanted.emit)
            take_off = self.tr("Take the tag off")
            if taggings > 1:
                take_off = self.tr("Take %n tags off", "", taggings)
            self._add(take_off, "Backspace", page.untag_wanted.emit)
        self._add(self.tr("Add a note…"), "N", page.note_wanted.emit)
        self.addSeparator()
        delete = self.tr("Delete the highlight")
        if highlights > 1:
            delete = self.tr("Delete %n highlights", "", highlights)
        self._add(delete, "Del", page.delete_wanted.emit)

    def _add(self, words: str, key: str, call: Callable[[], object]) -> None:
        self.addAction(f"{words}\t{key}").triggered.connect(lambda _checked=False: call())
