"""The selected articles of the library at work: status, tags, own fields, export, deletion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QRect

from reader_app.core.errors import ReadOnlyProjectError
from reader_app.ui.dialogs.agreed import agreed
from reader_app.ui.window.tag_asking import TagAsking

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.ids import Uid
    from reader_app.core.pace import Progress
    from reader_app.core.records import Status
    from reader_app.project.project import Project
    from reader_app.ui.library.library_dock import LibraryDock
    from reader_app.ui.palettes.tag_palette import TagChoice
    from reader_app.ui.window.main_window import MainWindow

_ASK_FROM = 2
"""From so many articles on it is asked before they are deleted."""


class SelectedArticles(QObject):
    """Has the project do what is wanted of articles: of few at once, of many beside the window."""

    def __init__(self, window: MainWindow, dock: LibraryDock) -> None:
        super().__init__(window)
        self._window, self._dock = window, dock
        name = "library_tag_palette"
        self._asking = TagAsking(window.session, lambda: window, window.themes, name)
        asks = dock.requests
        asks.status_wanted.connect(self.set_status)
        asks.tag_wanted.connect(self._ask_tag)
        asks.untag_wanted.connect(self.untag)
        asks.field_wanted.connect(self._ask_field)
        asks.export_wanted.connect(window.exporting.ask_articles)
        asks.delete_wanted.connect(self.delete)

    def _do(
        self,
        words: str,
        articles: tuple[Uid, ...],
        act: Callable[[Project, Progress | None], object],
    ) -> None:
        self._window.long_steps.do(words, len(articles), act)

    def _writable(self) -> Project | None:
        """Return the project, if it can be written to; else say so before anything is asked."""
        project = self._window.session.project
        if project is not None and project.read_only:
            words = self.tr("This project is open to read only.")
            self._window.attempt.refused(ReadOnlyProjectError(words))
            return None
        return project

    def set_status(self, articles: tuple[Uid, ...], status: Status) -> None:
        """Say how far the analyst is with articles."""
        self._do(
            self.tr("Marking articles"),
            articles,
            lambda project, told: project.articles.set_status(articles, status, told),
        )

    def _ask_tag(self, articles: tuple[Uid, ...]) -> None:
        def tag(choice: TagChoice) -> None:
            self._do(
                self.tr("Tagging articles"),
                articles,
                lambda project, told: project.articles.tag(articles, choice.tags, choice.new, told),
            )

        if self._writable() is not None:
            one = self.tr("Which tag for the whole article?")
            question = one if len(articles) == 1 else self.tr("Which tag for the whole articles?")
            self._asking.ask(self._anchor(), question, tag)

    def _anchor(self) -> QRect:
        """Return the rectangle on the screen of the current row, as far as it is in view."""
        view = self._dock.list
        rect = view.visualRect(view.currentIndex()) & view.viewport().rect()
        return QRect(view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def untag(self, articles: tuple[Uid, ...], tag: Uid) -> None:
        """Take a tag off articles as wholes."""
        self._do(
            self.tr("Taking tags off"),
            articles,
            lambda project, told: project.articles.untag(articles, (tag,), told),
        )

    def _ask_field(self, articles: tuple[Uid, ...]) -> None:
        from reader_app.ui.dialogs.field_dialog import FieldDialog  # noqa: PLC0415  (rare)

        project = self._writable()
        if project is None:
            return
        dialog = FieldDialog(project.articles.field_names(), len(articles), self._window)
        if dialog.exec():
            name, value = dialog.name, dialog.value
            self._do(
                self.tr("Filling the field"),
                articles,
                lambda project, told: project.articles.set_field(articles, name, value, told),
            )
        dialog.deleteLater()

    def delete(self, articles: tuple[Uid, ...]) -> None:
        """Delete articles; ask before where they are several."""
        project = self._writable()
        if project is None or not self._may_delete(len(articles)):
            return
        self._window.long_steps.do(
            self.tr("Deleting articles"),
            project.articles.deletion_cost(articles),
            lambda project, told: project.articles.delete(articles, told),
        )

    def _may_delete(self, count: int) -> bool:
        if count < _ASK_FROM:
            return True
        number = QLocale().toString(count)
        question = self.tr("Delete {number} articles with all their highlights?")
        yes = self.tr("Delete {number} articles")
        more = self.tr("Undo brings them back.")
        return agreed(self._window, question.format(number=number), more, yes.format(number=number))
