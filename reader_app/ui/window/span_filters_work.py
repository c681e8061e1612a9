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
    from reader_app.ui.palettes.tag_palette import TagChoice, TagPalette
    from reader_app.ui.session import Session
    from reader_app.ui.theme.theme_choice import ThemeChoice
    from reader_app.ui.window.article_area import ArticleArea


class SpanFiltersWork(QObject):
    """Asks for what the rows are to have."""

    def __init__(self, session: Session, area: ArticleArea, themes: ThemeChoice) -> None:
        super().__init__(session)
        self._session, self._area, self._themes = session, area, themes
        self._page = area.spans
        self._tag: Uid | None = None
        self._palette: TagPalette | None = None
        self._on_tag: Callable[[Uid], None] = self._narrow
        self._page.tag_wanted.connect(self._ask_narrow)
        self._page.filter_wanted.connect(self._offer_filters)

    def forget_tag(self) -> None:
        """Follow no tag any more: the rows are no longer narrowed to one."""
        self._tag = None

    def without_gone_tag(self, project: Project, query: SpanQuery) -> SpanQuery:
        """Return the query with the tag it is narrowed to as that now is; say where it is gone."""
        if self._tag is None or not query.tags:
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
        project = self._session.project
        if project is None:
            return
        from reader_app.ui.palettes.tag_palette import (  # noqa: PLC0415  (not at start)
            PaletteContents,
            TagPalette,
        )

        if self._palette is None:
            self._palette = TagPalette(self._area.window(), self._themes.theme)
            self._palette.setObjectName("spans_tag_palette")
            self._palette.chosen.connect(self._take_tag)
        self._on_tag = on_tag
        self._palette.codebook_changed()
        self._palette.field.setPlaceholderText(question)
        anchor = QRect(button.mapToGlobal(button.rect().topLeft()), button.size())
        contents = PaletteContents(project.codebook, project.tags.counts(), project.pins)
        self._palette.open_beside(anchor, contents, self._themes.theme)

    def _take_tag(self, choice: TagChoice) -> None:
        if choice.tags:
            self._on_tag(choice.tags[0])

    def _narrow(self, tag: Uid) -> None:
        project = self._session.project
        if project is not None:
            self._tag = tag
            query = project.spans.below(self._page.model.query, tag)
            self._page.narrow(query, project.codebook[tag].name)
        self._page.focus_rows()
