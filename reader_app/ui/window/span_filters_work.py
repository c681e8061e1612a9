"""The filters of the table of tagged spans at work: the menu that offers them, tags asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from reader_app.core.search_query import Filter

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader_app.core.ids import Uid
    from reader_app.core.span_where import SpanWhere
    from reader_app.project.project import Project
    from reader_app.project.rows import SpanQuery
    from reader_app.ui.palettes.tag_palette import TagChoice
    from reader_app.ui.session import Session
    from reader_app.ui.spans.spans_page import SpansPage
    from reader_app.ui.window.tag_asking import TagAsking


class SpanFiltersWork(QObject):
    """Asks for what the rows are to have."""

    def __init__(self, session: Session, page: SpansPage, asking: TagAsking) -> None:
        super().__init__(session)
        self._session, self._page, self._asking = session, page, asking
        self._tag: Uid | None = None
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
