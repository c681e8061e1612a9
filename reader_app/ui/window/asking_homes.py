"""Asking which article highlights of a file belong to, after an import that did not find it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.ids import Uid
    from reader_app.core.pace import Progress
    from reader_app.project.importing import ImportReport
    from reader_app.project.incoming import IncomingReport
    from reader_app.project.incoming_articles import Homeless
    from reader_app.project.project import Project
    from reader_app.ui.session import Session
    from reader_app.ui.window.long_steps import LongSteps
    from reader_app.ui.window.status_bar import StatusBar


class AskingHomes(QObject):
    """Asks once for each text of a file, then puts the highlights onto what was chosen."""

    def __init__(self, session: Session, status: StatusBar, long_steps: LongSteps) -> None:
        super().__init__(session)
        self._session = session
        self._status = status
        self._long_steps = long_steps

    def ask(self, report: ImportReport) -> None:
        """Ask about the files of an import, where there are articles to choose from."""
        project = self._session.project
        if project is None or not project.articles.count():
            return
        chosen = [
            (Path(outcome.path), self._articles(project, outcome.path, outcome.incoming.homeless))
            for outcome in report.outcomes
            if outcome.incoming is not None
        ]
        files = [(path, onto) for path, onto in chosen if onto]
        if files:
            self._put(project, files)

    def _articles(self, project: Project, path: str, groups: Sequence[Homeless]) -> dict[str, Uid]:
        """Return the articles that are chosen, by the keys of the texts."""
        chosen = {group.key: self._article(project, group, Path(path).name) for group in groups}
        return {key: uid for key, uid in chosen.items() if uid is not None}

    def _put(self, project: Project, files: Sequence[tuple[Path, dict[str, Uid]]]) -> None:
        """Put the highlights onto the articles, beside the window."""

        def act(worker: Project, progress: Progress) -> list[IncomingReport]:
            return [
                worker.incoming.take(path, onto=onto, progress=progress) for path, onto in files
            ]

        def tell(reports: list[IncomingReport]) -> None:
            words = " ".join(report.sentence for report in reports)
            self._status.say(words, can_undo=any(report.change for report in reports))

        self._long_steps.start(self.tr("Taking in highlights"), act, project.adopt, tell)

    def _article(self, project: Project, group: Homeless, name: str) -> Uid | None:
        from reader_app.ui.dialogs.article_choice_dialog import (  # noqa: PLC0415  (rare)
            ArticleChoiceDialog,
        )

        def titles(words: str) -> list[tuple[Uid, str]]:
            # Late: the store's records cost more than the window, and come after its first paint.
            from reader_app.project.rows import LibraryQuery  # noqa: PLC0415

            found = project.articles.page(LibraryQuery(words, sort="title", descending=False))
            first = [project.articles.get(uid) for uid in group.candidates if not words]
            pairs = [(each.uid, each.title) for each in (*filter(None, first), *found)]
            return list(dict(pairs).items())

        dialog = ArticleChoiceDialog(group, name, titles, self._status.window())
        agreed = bool(dialog.exec())
        chosen = dialog.chosen
        dialog.deleteLater()
        return chosen if agreed else None
