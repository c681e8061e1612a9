"""Correcting the text of the article that is open, and finding the places that were lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader_app.core.ids import Uid

if TYPE_CHECKING:
    from reader_app.core.edits import Change
    from reader_app.core.records import Article
    from reader_app.project.project import Project
    from reader_app.ui.dialogs.lost_places_dialog import LostPlacesDialog
    from reader_app.ui.window.main_window import MainWindow
    from reader_app.ui.window.reading import Reading


class Correcting(QObject):
    """Serves "Correct the text" and "Lost places"."""

    def __init__(self, window: MainWindow, reading: Reading) -> None:
        super().__init__(window)
        self._window = window
        self._reading = reading
        self.lost_places: LostPlacesDialog | None = None
        window.actions_by_name.on("article.correct", self.correct)
        window.actions_by_name.on("article.read_again", self.read_again)
        window.actions_by_name.on("article.lost", self.show_lost)
        reading.moved.connect(self._refresh)
        reading.page.selection_changed.connect(self._allow_placing)

    def _open(self) -> tuple[Project, Article] | None:
        project, article = self._window.session.project, self._reading.article
        if project is None or article is None:
            return None
        found = project.articles.get(article.uid)
        return None if found is None else (project, found)

    def correct(self) -> None:
        """Let the analyst edit the text; say how many highlights lost their words by it."""
        from reader_app.ui.dialogs.correct_text_dialog import (  # noqa: PLC0415  (rare)
            CorrectTextDialog,
        )

        found = self._open()
        if found is None:
            return
        self._reading.leaving.emit()
        project, article = found
        text = self._window.attempt(lambda: project.articles.text_of(article))
        if text is None:
            return

        def save(words: str) -> Change:
            worker = project.worker()
            try:
                return worker.articles.correct_text(article.uid, words)
            finally:
                worker.close()

        dialog = CorrectTextDialog(article.title, str(text.text), save, self._window)
        before = len(project.marks.lost(article.uid))
        dialog.exec()
        change = dialog.change
        dialog.deleteLater()
        self._adopt(project, article.uid, change, before)

    def _adopt(self, project: Project, article: Uid, change: Change | None, lost: int) -> None:
        """Show a text that was saved beside the window; `lost` highlights had no place before."""
        if change and project is self._window.session.project:
            project.adopt(change)
            self._say_lost(len(project.marks.lost(article)) - lost)

    def read_again(self) -> None:
        """Let the analyst choose how the original is read anew."""
        from reader_app.formats.workers.pool import ReadingPool  # noqa: PLC0415  (rare)
        from reader_app.ui.dialogs.read_again_dialog import ReadAgainDialog  # noqa: PLC0415  (rare)
        from reader_app.ui.side_reading import SideReading  # noqa: PLC0415  (rare)

        found = self._open()
        if found is None:
            return
        project, article = found
        ways = self._window.attempt(lambda: project.articles.ways_to_read(article))
        if ways is None:
            return
        self._reading.leaving.emit()
        before = len(project.marks.lost(article.uid))
        reading = SideReading(ReadingPool(workers=1), self)
        theme = self._window.theme
        dialog = ReadAgainDialog(project, article, ways, reading, theme, self._window)
        dialog.exec()
        change = dialog.change
        reading.stop()
        reading.deleteLater()
        dialog.deleteLater()
        self._adopt(project, article.uid, change, before)

    def _say_lost(self, count: int) -> None:
        if count > 0:
            words = (
                self.tr("One highlight has lost its words. Its old quote is under “Lost places”.")
                if count == 1
                else self.tr("%Ln highlights have lost their words. See “Lost places”.", "", count)
            )
            self._window.status.say(words, can_undo=True)
            self.show_lost()

    def show_lost(self) -> None:
        """List the highlights of the article whose words are gone, beside the page."""
        from reader_app.ui.dialogs.lost_places_dialog import (  # noqa: PLC0415  (rare)
            LostPlacesDialog,
        )

        if self.lost_places is None:
            self.lost_places = LostPlacesDialog(self._window)
            self.lost_places.place_wanted.connect(self._place)
        self.lost_places.show()
        self._refresh()

    def find_place(self, uid: str) -> None:
        """List the lost places, beginning with that of a highlight."""
        self.show_lost()
        if self.lost_places is not None:
            self.lost_places.choose(uid)
            self.lost_places.activateWindow()

    def _refresh(self) -> None:
        dialog = self.lost_places
        if dialog is None or not dialog.isVisible():
            return
        found = self._open()
        dialog.show_lost(found[0].marks.lost(found[1].uid) if found else [])
        self._allow_placing()

    def _allow_placing(self) -> None:
        project = self._window.session.project
        if self.lost_places is not None and self.lost_places.isVisible():
            selected = self._reading.page.selected_span() is not None
            can_place = selected and project is not None and not project.read_only
            self.lost_places.allow_placing(on=can_place)

    def _place(self, uid: str) -> None:
        """Put a lost highlight on the selected words."""
        found, span = self._open(), self._reading.page.selected_span()
        if found is not None and span is not None:
            self._window.attempt(lambda: found[0].marks.place(Uid(uid), span))
