"""How the page is set, project by project: kept with the project, changed in the reading sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QApplication, QWidget

from reader_app.ui.article.reading_settings import ReadingSettings, settings_from_text

if TYPE_CHECKING:
    from reader_app.project.project import Project
    from reader_app.ui.article.article_page import ArticlePage
    from reader_app.ui.session import Session
    from reader_app.ui.window.reading_popup import ReadingPopup

_KEPT_AS = "reading"


class PageSettings(QObject):
    """Serves the “Reading” action of one window."""

    def __init__(self, session: Session, page: ArticlePage, button: QWidget) -> None:
        super().__init__(session)
        self._session = session
        self._page = page
        self._button = button
        self.popup: ReadingPopup | None = None
        session.project_opened.connect(self.show_project)
        session.project_closed.connect(self._close)
        page.reading_changed.connect(self._keep)

    def show_project(self, project: Project) -> None:
        """Set the page as it was when the project was open last."""
        self._page.set_reading(settings_from_text(project.setting(_KEPT_AS)))

    def _keep(self, settings: ReadingSettings) -> None:
        project = self._session.project
        if project is not None and project.setting(_KEPT_AS) != settings.as_text():
            project.set_setting(_KEPT_AS, settings.as_text())
        if self.popup is not None:
            self.popup.show_settings(settings)

    def open(self) -> None:
        """Open the sheet under its button, or close it."""
        from reader_app.ui.window.reading_popup import ReadingPopup  # noqa: PLC0415  (not at start)

        if self.popup is None:
            self.popup = ReadingPopup(self._page.window())
            self.popup.changed.connect(self._page.set_reading)
            app = QApplication.instance()
            if isinstance(app, QApplication):
                app.focusChanged.connect(self._follow_focus)
        if not self.popup.isHidden():
            self.popup.close_popup()
            return
        corner = self._button.mapToGlobal(self._button.rect().topLeft())
        self.popup.open_below(QRect(corner, self._button.size()), self._page.reading)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Close the sheet when the focus goes elsewhere in the window."""
        popup = self.popup
        if popup is None or popup.isHidden() or now is None:
            return
        elsewhere = now.window() is popup.window() and now is not self._button
        if elsewhere and not popup.isAncestorOf(now):
            popup.close_popup()

    def _close(self) -> None:
        if self.popup is not None:
            self.popup.close_popup()
