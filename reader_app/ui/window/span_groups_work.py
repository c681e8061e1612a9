"""The groups of the table of tagged spans at work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader_app.ui.latest_answer import LatestAnswer

if TYPE_CHECKING:
    from reader_app.project.rows import GroupBy, SpanGroup
    from reader_app.ui.session import Session
    from reader_app.ui.window.article_area import ArticleArea


class SpanGroupsWork(QObject):
    """Counts the groups off the main thread, and narrows the table to the one that is chosen."""

    def __init__(self, session: Session, area: ArticleArea) -> None:
        super().__init__(session)
        self._session, self._area, self._page = session, area, area.spans
        self._group: SpanGroup | None = None
        self._counts = LatestAnswer(self)
        self._counts.told.connect(self._show)
        session.project_closing.connect(self._counts.stop)
        session.project_opened.connect(self._start_over)
        self._page.group_by.currentIndexChanged.connect(self._regroup)
        self._page.groups.chosen.connect(self._narrow)
        self._page.asked.connect(self._count)

    def _start_over(self) -> None:
        self._page.group_by.setCurrentIndex(0)

    def _regroup(self) -> None:
        self._group = None
        if self._page.is_grouped:
            self._page.widen()
        else:
            self._count()

    def _count(self) -> None:
        project, by = self._session.project, self._page.group_by.by
        if not self._page.is_grouped:
            self._group = None
        if project is None or by is None:
            self._counts.leave()
            self._page.groups.show_groups(None, (), None)
        elif self._area.is_showing_spans:
            query = self._page.ungrouped()
            self._counts.ask(project, lambda worker: (by, worker.spans.groups(query, by)))

    def _show(self, answer: tuple[GroupBy, list[SpanGroup]]) -> None:
        by, groups = answer
        if by == self._page.group_by.by:
            self._page.groups.show_groups(by, groups, self._group)

    def _narrow(self, group: SpanGroup | None) -> None:
        project, by = self._session.project, self._page.group_by.by
        if project is None or by is None:
            return
        self._group = group
        if group is None:
            self._page.widen()
        else:
            query = self._page.ungrouped()
            self._page.show_group(query, project.spans.within(query, by, group))
