"""Copying all rows of the table of tagged spans, also those that were not read yet."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QGuiApplication

from reader_app.formats.exchange.columns import columns_named
from reader_app.ui.latest_answer import LatestAnswer
from reader_app.ui.spans.copied_rows import copied_rows, table_words

if TYPE_CHECKING:
    from reader_app.project.project import Project
    from reader_app.ui.session import Session
    from reader_app.ui.spans.spans_page import SpansPage
    from reader_app.ui.window.main_window import MainWindow

_MOST = 100_000
"""Rows; a clipboard and those who paste from it hold all of them in memory, several times."""


class SpanCopies(QObject):
    """Reads the rows beside the window, then puts them on the clipboard."""

    def __init__(self, window: MainWindow, session: Session, page: SpansPage) -> None:
        super().__init__(session)
        self._window, self._session, self._page = window, session, page
        self.most = _MOST
        self._answer = LatestAnswer(self)
        self._answer.told.connect(self._take)
        self._answer.refused.connect(window.attempt.refused)
        session.project_closing.connect(self._answer.stop)
        page.copy_wanted.connect(self._read)

    def _read(self) -> None:
        project, page = self._session.project, self._page
        if project is None:
            return
        query, head, names, most = page.model.query, page.head_words(), page.columns(), self.most

        def read(worker: Project) -> tuple[int, str, str]:
            columns = columns_named(names)
            rows = islice(worker.spans.rows(query), most + 1)
            cells = [[str(column.cell(row)) for column in columns] for row in rows]
            return len(cells), *table_words(head, cells)

        self._window.status.say(self.tr("Copying…"))
        self._answer.ask(project, read)

    def _take(self, answer: tuple[int, str, str]) -> None:
        count, text, html = answer
        status = self._window.status
        number = QLocale().toString(min(count, self.most))
        if count > self.most:
            words = self.tr("More than {number} rows are too many to copy. Export them instead.")
            status.complain(words.format(number=number))
            return
        QGuiApplication.clipboard().setMimeData(copied_rows(text, html))
        status.say(self.tr("Copied {number} rows.").format(number=number))
