"""Saving searches with the project, and looking for them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

if TYPE_CHECKING:
    from reader_app.core.saved_queries import SavedQuery
    from reader_app.ui.search.saved_searches import SavedSearches
    from reader_app.ui.window.main_window import MainWindow


class SearchSaving(QObject):
    """Opens the sheet of saved searches under the search field, and does what it asks."""

    wanted = Signal(str, str)
    """The text of a saved search that is to be looked for, and its name."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._sheet: SavedSearches | None = None
        window.actions_by_name.on("across.saved_searches", self.open)
        window.session.project_closed.connect(self.close_sheet)

    def open(self) -> None:
        """List what is saved."""
        project, field = self._window.session.project, self._window.tool_bar.search
        if project is None:
            return
        anchor = QRect(field.mapToGlobal(field.rect().topLeft()), field.size())
        saved = project.saved.all("search")
        self._made().open_under(anchor, saved, field.text(), self._window.theme)

    def _made(self) -> SavedSearches:
        if self._sheet is None:
            from reader_app.ui.search.saved_searches import SavedSearches  # noqa: PLC0415  (not at start)

            self._sheet = SavedSearches(self._window)
            self._sheet.chosen.connect(self._choose)
            self._sheet.saving.connect(self._save)
            self._sheet.deleting.connect(self._delete)
            self._sheet.renaming.connect(self._rename)
        return self._sheet

    def _choose(self, query: SavedQuery) -> None:
        self.wanted.emit(query.text, query.name)

    def _save(self, name: str) -> None:
        """Save what the field holds; what cannot be understood is refused."""
        project, words = self._window.session.project, self._window.tool_bar.search.text()
        if project is None:
            return
        if self._window.attempt(lambda: project.search.page(words, limit=1)) is not None:
            self._window.attempt(lambda: project.saved.save("search", name, words))

    def _delete(self, query: SavedQuery) -> None:
        project = self._window.session.project
        if project is not None and self._window.attempt(lambda: project.saved.delete(query.uid)):
            self._made().show_saved(project.saved.all("search"))

    def _rename(self, query: SavedQuery, name: str) -> None:
        project = self._window.session.project
        if project is not None:
            self._window.attempt(lambda: project.saved.rename(query.uid, name))
            self.open()

    def close_sheet(self) -> None:
        """Close the sheet, where it is open."""
        if self._sheet is not None:
            self._sheet.close_popup()
