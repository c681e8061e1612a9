"""Asking which article highlights of a file belong to, after an import that did not find it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.ids import Uid
    from reader_app.project.importing import ImportReport
    from reader_app.project.incoming_articles import Homeless
    from reader_app.project.project import Project
    from reader_app.ui.session import Session
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.status_bar import StatusBar


class AskingHomes(QObject):
    """Asks once for each text of a file, then puts the highlights onto what was chosen."""

    def __init__(self, session: Session, status: StatusBar, attempt: Attempt) -> None:
        super().__init__(session)
        self._session = session
        self._status = status
        self._attempt = attempt

    def ask(self, report: ImportReport) -> None:
        """Ask about the files of an import, where there are articles to choose from."""
        project = self._session.project
        if project is None or not project.articles.count():
            return
        for outcome in report.outcomes:
            if outcome.incoming is not None and outcome.incoming.homeless:
                self._ask(project, Path(outcome.path), outcome.incoming.homeless)

    def _ask(self, project: Project, path: Path, groups: Sequence[Homeless]) -> None:
        chosen = {group.key: self._article(project, group, path.name) for group in groups}
        onto = {key: uid for key, uid in chosen.items() if uid is not None}
        if not onto:
            return
        report = self._attempt(lambda: project.incoming.take(path, onto=onto))
        if report is not None:
            self._status.say(report.sentence, can_undo=bool(report.change))

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
