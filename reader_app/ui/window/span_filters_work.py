"""The filters of the table of tagged spans at work: the menu that offers them, tags asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from reader_app.core.errors import QueryError
from reader_app.core.search_query import Filter
from reader_app.core.span_where import written
from reader_app.core.span_where_parser import parse_where
from reader_app.project.rows import SpanQuery

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader_app.core.ids import Uid
    from reader_app.core.saved_queries import SavedQuery
    from reader_app.core.span_where import SpanWhere
    from reader_app.project.project import Project
    from reader_app.ui.palettes.tag_palette import TagChoice
    from reader_app.ui.session import Session
    from reader_app.ui.spans.saved_span_queries import SavedSpanQueries
    from reader_app.ui.spans.spans_page import SpansPage
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.tag_asking import TagAsking


class SpanFiltersWork(QObject):
    """Asks for what the rows are to have."""

    def __init__(
        self, session: Session, page: SpansPage, asking: TagAsking, attempt: Attempt
    ) -> None:
        super().__init__(session)
        self._try = attempt
        self._session, self._page, self._asking = session, page, asking
        self._tag: Uid | None = None
        self._sheet: SavedSpanQueries | None = None
        self._page.filters.saved.clicked.connect(self._open_saved)
        session.project_closed.connect(self._close_sheet)
        self._page.tag_wanted.connect(self._ask_narrow)
        self._page.filter_wanted.connect(self._offer_filters)

    def forget_tag(self) -> None:
        """Follow no tag any more: the rows are no longer narrowed to one."""
        self._tag = None

    def without_gone_tag(self, project: Project, query: SpanQuery) -> SpanQuery:
        """Return the query with the tag it is narrowed to as that now is; say where it is gone."""
        if self._tag is None or not query.tags or self._page.is_grouped:
            return query
        filters = self._page.filters
        if self._tag in project.codebook:
            filters.name_tag(project.codebook[self._tag].name)
            return project.spans.below(query, self._tag)
        self._tag = None
        filters.name_tag("")
        filters.say_problem(
            self.tr("The tag that was asked for is gone. Spans of any tag are shown.")
        )
        return replace(query, tags=())

    def _offer_filters(self) -> None:
        project = self._session.project
        if project is None:
            return
        from reader_app.ui.spans.filter_menu import FilterMenu  # noqa: PLC0415  (not at start)

        button = self._page.filters.more
        menu = FilterMenu(project, button)
        menu.chosen.connect(self._page.filters.add)
        menu.typing_wanted.connect(self._page.filters.start_typing)
        menu.tags_wanted.connect(self._ask_parts)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask_parts(
        self, questions: tuple[str, ...], make: Callable[..., SpanWhere], *known: SpanWhere
    ) -> None:
        """Ask for one tag after the other, then add what they make."""

        def take(tag: Uid) -> None:
            project = self._session.project
            if project is not None:
                part = Filter("tag", project.codebook.path_text(tag))
                self._ask_parts(questions, make, *known, part)

        if len(known) == len(questions):
            self._page.filters.add(make(*known))
            self._page.focus_rows()
        else:
            self._ask_tag(self._page.filters.more, questions[len(known)], take)

    def _text(self) -> str:
        """Return all that is asked for, as it would be typed."""
        project = self._session.project
        self._page.filters.settle()
        where = None if project is None else project.spans.question(self._page.model.query)
        return written(where) if where is not None else ""

    def _open_saved(self) -> None:
        """List what is saved, and offer to save what is asked for."""
        project, button = self._session.project, self._page.filters.saved
        if project is None:
            return
        if self._sheet is None:
            from reader_app.ui.spans.saved_span_queries import SavedSpanQueries  # noqa: PLC0415

            self._sheet = SavedSpanQueries(self._page.window())
            self._sheet.chosen.connect(self._show_saved)
            self._sheet.saving.connect(self._save)
            self._sheet.deleting.connect(self._delete_saved)
            self._sheet.renaming.connect(self._rename_saved)
        anchor = QRect(button.mapToGlobal(button.rect().topLeft()), button.size())
        saved = project.saved.all("spans")
        self._sheet.open_under(anchor, saved, self._text(), self._asking.theme)

    def _show_saved(self, query: SavedQuery) -> None:
        """Ask for what is saved, and nothing else."""
        try:
            where = parse_where(query.text)
        except QueryError as problem:
            self._page.filters.say_problem(str(problem))
            return
        self.forget_tag()
        kept = self._page.ungrouped()
        asked = SpanQuery(where=where, sort=kept.sort, descending=kept.descending)
        self._page.show_query(asked, "")
        self._page.focus_rows()

    def _save(self, name: str) -> None:
        text = self._text()
        self._attempt(lambda project: project.saved.save("spans", name, text))

    def _delete_saved(self, query: SavedQuery) -> None:
        project = self._session.project
        is_gone = self._attempt(lambda project: project.saved.delete(query.uid))
        if is_gone and project is not None and self._sheet is not None:
            self._sheet.show_saved(project.saved.all("spans"))

    def _rename_saved(self, query: SavedQuery, name: str) -> None:
        self._attempt(lambda project: project.saved.rename(query.uid, name))
        self._open_saved()

    def _attempt(self, action: Callable[[Project], object]) -> bool:
        """Do something; where it is refused, say so."""
        project = self._session.project
        return project is not None and self._try(lambda: action(project)) is not None

    def _close_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.close_popup()

    def _ask_narrow(self) -> None:
        self._ask_tag(self._page.tag, self.tr("Spans of which tag?"), self._narrow)

    def _ask_tag(self, button: QWidget, question: str, on_tag: Callable[[Uid], None]) -> None:
        def take(choice: TagChoice) -> None:
            if choice.tags:
                on_tag(choice.tags[0])

        anchor = QRect(button.mapToGlobal(button.rect().topLeft()), button.size())
        self._asking.ask(anchor, question, take)

    def _narrow(self, tag: Uid) -> None:
        project = self._session.project
        if project is not None:
            self._tag = tag
            query = project.spans.below(self._page.ungrouped(), tag)
            self._page.narrow(query, project.codebook[tag].name)
        self._page.focus_rows()
