"""What can be done to the rows that are selected in the table of tagged spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
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
        if page.means_all:
            self._name_all(page)
        else:
            self._name_rows(page)
        self._add_all(page)

    def _name_all(self, page: SpansPage) -> None:
        """Name what is done to all rows, also those that were not read yet."""
        counts = page.found
        all_rows = self.tr("All rows")
        if counts is not None:
            number = QLocale().toString(counts.spans)
            all_rows = self.tr("All {number} rows").format(number=number)
        self.addAction(all_rows).setEnabled(False)
        self.addSeparator()
        self._has_tags = True
        self._take_off, self._delete = (
            self.tr("Take the tags off"),
            self.tr("Delete the highlights"),
        )

    def _name_rows(self, page: SpansPage) -> None:
        """Name what is done to the selected rows."""
        rows = page.selected()
        taggings = sum(row.tagging is not None for row in rows)
        highlights = len({row.highlight.uid for row in rows})
        self._has_tags = taggings > 0
        self._take_off, self._delete = self.tr("Take the tag off"), self.tr("Delete the highlight")
        if taggings > 1:
            self._take_off = self.tr("Take %Ln tags off", "", taggings)
        if highlights > 1:
            self._delete = self.tr("Delete %Ln highlights", "", highlights)

    def _add_all(self, page: SpansPage) -> None:
        self._add(self.tr("Show in the article"), "Enter", page.show_current)
        self._add(self.tr("Copy"), "Ctrl+C", page.copy)
        self.addSeparator()
        self._add(self.tr("Add a tag…"), "T", page.tag_rows_wanted.emit)
        if self._has_tags:
            self._add(self.tr("Change the tag…"), "R", page.retag_wanted.emit)
            self._add(self._take_off, "Backspace", page.untag_wanted.emit)
        self._add(self.tr("Add a note…"), "N", page.note_wanted.emit)
        self.addSeparator()
        self._add(self._delete, "Del", page.delete_wanted.emit)

    def _add(self, words: str, key: str, call: Callable[[], object]) -> None:
        self.addAction(f"{words}\t{key}").triggered.connect(lambda _checked=False: call())
