"""Completing what is typed as a search or a filter from what the project has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from reader_app.ui.search.search_suggestions import SearchSuggestions

if TYPE_CHECKING:
    from reader_app.core.search_query import ValueName
    from reader_app.ui.filters.filter_field import FilterField
    from reader_app.ui.session import Session
    from reader_app.ui.theme.theme import Theme
    from reader_app.ui.window.search_field import SearchField


class SearchCompleting(QObject):
    """Shows the list under the field as it is typed in."""

    def __init__(self, session: Session, field: SearchField | FilterField, theme: Theme) -> None:
        super().__init__(session)
        self._session = session
        self._field = field
        self._known: dict[ValueName, list[str]] = {}
        self.suggestions = SearchSuggestions(field.window(), theme)
        self.suggestions.ask(self._values)
        self.suggestions.taken.connect(field.complete)
        field.written.connect(self._offer)
        field.heard = self.suggestions.heard
        field.installEventFilter(self)
        for changed in (session.changed, session.project_opened, session.project_closed):
            changed.connect(self._known.clear)

    def _offer(self, words: str, at: int) -> None:
        if self._session.project is not None:
            self.suggestions.offer(words, at, self._field)

    def _values(self, name: ValueName) -> list[str]:
        """Ask the project once for what it has, until something changes."""
        project = self._session.project
        if project is not None and name not in self._known:
            self._known[name] = project.search.values(name)
        return self._known.get(name, [])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer nothing any more once the field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.suggestions.hide()
        return super().eventFilter(watched, event)
