"""The sheet of saved queries on tagged spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.ui.search.saved_searches import SavedSearches

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class SavedSpanQueries(SavedSearches):
    """The sheet of saved searches, for queries on tagged spans."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("saved_span_queries")
        self.setAccessibleName(self.tr("Saved queries on tagged spans"))
        self.field.setObjectName("saved_span_queries_field")
        self.field.setAccessibleName(self.tr("Name of a query"))
