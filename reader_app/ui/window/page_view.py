"""How the page shows an article: its filter, its paragraphs' direction, whole words; kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from reader_app.ui.theme.tag_colours import TagInks

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.core.marks import ArticleMarks
    from reader_app.core.records import Direction
    from reader_app.project.project import Project
    from reader_app.ui.actions.action_set import ActionSet
    from reader_app.ui.article.filter_popup import Choice, FilterPopup
    from reader_app.ui.session import Session
    from reader_app.ui.theme.theme_choice import ThemeChoice
    from reader_app.ui.window.reading import Reading

_WAYS: dict[str, Direction | None] = {"own": None, "ltr": "ltr", "rtl": "rtl"}
_WHOLE_WORDS = "whole_words"


def kept_direction(project: Project, article: Uid) -> Direction | None:
    """Return the direction that was chosen for an article's paragraphs."""
    return _WAYS.get(project.setting(f"direction/{article}") or "")


class PageView(QObject):
    """Serves the actions of the View menu that concern the page."""

    def __init__(
        self, session: Session, reading: Reading, actions: ActionSet, themes: ThemeChoice
    ) -> None:
        super().__init__(session)
        self._session = session
        self._reading = reading
        self._page = reading.page
        self._actions = actions
        self._themes = themes
        self.popup: FilterPopup | None = None
        actions.on("view.filter", self.choose_filter)
        actions.on("view.whole_words", self._keep_whole_words)
        for way in _WAYS:
            actions.on(f"view.direction_{way}", lambda way=way: self._turn(way))
        reading.moved.connect(self._show_state)
        session.project_opened.connect(self._show_project)

    def _show_project(self, project: Project) -> None:
        on = project.setting(_WHOLE_WORDS) == "yes"
        self._actions["view.whole_words"].setChecked(on)
        self._page.set_snapping(on=on)
        self._page.set_dragging(on=not project.read_only)

    def _keep_whole_words(self) -> None:
        on = self._actions["view.whole_words"].isChecked()
        self._page.set_snapping(on=on)
        if self._session.project is not None:
            self._session.project.set_setting(_WHOLE_WORDS, "yes" if on else "no")

    def _turn(self, way: str) -> None:
        project, article = self._session.project, self._page.article
        if project is not None and article is not None:
            project.set_setting(f"direction/{article.uid}", way)
            self._page.set_direction(_WAYS[way])
        self._show_state()

    def _show_state(self) -> None:
        for way, direction in _WAYS.items():
            self._actions[f"view.direction_{way}"].setChecked(direction == self._page.direction)

    def choose_filter(self) -> None:
        """Ask which tags and analysts the page is to show."""
        project, marks = self._session.project, self._reading.marks
        if project is None or marks is None:
            return
        from reader_app.ui.article.filter_popup import FilterPopup  # noqa: PLC0415  (not at start)

        if self.popup is None:
            self.popup = FilterPopup(self._page)
            self.popup.changed.connect(self._filter)
        place = self._page.mapToGlobal(QPoint(self._page.width() - self.popup.width() - 24, 16))
        analysts = [(each.uid, each.name, None) for each in project.analysts().values()]
        self.popup.open_at(place, self._tags(project, marks), analysts, self._page.filter)

    def _filter(self, chosen: tuple[frozenset[Uid] | None, frozenset[Uid] | None]) -> None:
        self._page.set_filter(*chosen)

    def _tags(self, project: Project, marks: ArticleMarks) -> list[Choice]:
        """Return the tags of the article, in the codebook's order."""
        used = {item.tag for mark in marks.in_order() for item in mark.taggings}
        inks = TagInks(self._themes.theme, project.codebook)
        return [
            (tag.uid, tag.name, inks.of(tag.uid))
            for tag in project.codebook.walk()
            if tag.uid in used
        ]
