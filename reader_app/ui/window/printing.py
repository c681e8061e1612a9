"""Print, print preview and PDF of the article that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QMarginsF, QObject, QSaveFile
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from reader_app.core.errors import ProjectError
from reader_app.project.labels import isolate
from reader_app.ui.article.text_host import LONG_TEXT

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter

    from reader_app.ui.printing.article_print import ArticlePrint
    from reader_app.ui.window.main_window import MainWindow
    from reader_app.ui.window.reading import Reading

# QtPrintSupport and the printing package are loaded when something is printed, not at the start.


class Printing(QObject):
    """Serves the three actions of one window."""

    def __init__(self, window: MainWindow, reading: Reading) -> None:
        super().__init__(window)
        self._window = window
        self._reading = reading
        actions = window.actions_by_name
        actions.on("article.preview", lambda: window.attempt(self.preview))
        actions.on("article.print", lambda: window.attempt(self.print))
        actions.on("article.pdf", self.save_pdf)

    def _prepared(self) -> ArticlePrint:
        from reader_app.ui.printing.article_print import ArticlePrint  # noqa: PLC0415  (late)

        project, article = self._window.session.project, self._reading.article
        marks = self._reading.marks
        if project is None or article is None or marks is None:
            raise ProjectError(self.tr("No article is open. Open the one to print."))
        text = project.articles.text_of(article)
        if len(text.text) >= LONG_TEXT:
            raise ProjectError(self.tr("The article is too long to print. Copy a part of it."))
        settings = self._reading.page.reading
        content = (article, text)
        return ArticlePrint(content, marks, project.codebook, settings, self._window)

    def _printer(self) -> QPrinter:
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415  (late)

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        article = self._reading.article
        printer.setDocName(article.title if article is not None else "")
        printer.setPageMargins(margins(), QPageLayout.Unit.Millimeter)
        return printer

    def preview(self) -> None:
        """Show how the article will look on paper; it can be printed from there."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog  # noqa: PLC0415  (late)

        prepared, printer = self._prepared(), self._printer()
        dialog = QPrintPreviewDialog(printer, self._window)  # which does not keep the printer
        dialog.setObjectName("print_preview")
        dialog.setWindowTitle(self.tr("Print preview"))
        dialog.paintRequested.connect(prepared.print_on)
        dialog.resize(self._window.size() * 0.8)
        dialog.exec()
        dialog.deleteLater()
        prepared.end()

    def print(self) -> None:
        """Ask for a printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415  (late)

        prepared, printer = self._prepared(), self._printer()
        dialog = QPrintDialog(printer, self._window)
        if dialog.exec():
            prepared.print_on(printer)
        dialog.deleteLater()
        prepared.end()

    def save_pdf(self) -> None:
        """Ask for a file, and write the article there."""
        article = self._reading.article
        path = self._window.ask.pdf(article.title) if article is not None else None
        if path is None:
            return
        count = self._window.attempt(lambda: self.write_pdf(path))
        if count is not None:
            words = self.tr("Saved 1 page as %1.")
            if count > 1:
                words = self.tr("Saved %Ln pages as %1.", "", count)
            self._window.status.say(words.replace("%1", isolate(path.name)))

    def write_pdf(self, path: Path) -> int:
        """Write the article as PDF, whole or not at all; raises ProjectError where it cannot."""
        file = QSaveFile(str(path))
        if not file.open(QIODevice.OpenModeFlag.WriteOnly):
            raise ProjectError(self._refusal(path))
        prepared, article = self._prepared(), self._reading.article
        writer = QPdfWriter(file)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(margins(), QPageLayout.Unit.Millimeter)
        writer.setTitle(article.title if article is not None else "")
        writer.setCreator("Reader")
        count = prepared.print_on(writer)
        prepared.end()
        if not file.commit():
            raise ProjectError(self._refusal(path))
        return count

    def _refusal(self, path: Path) -> str:
        words = self.tr("%1 could not be written. Choose another folder, or free some space.")
        return words.replace("%1", isolate(str(path)))


def margins() -> QMarginsF:
    """Return a page's margins in millimetres."""
    from reader_app.ui.printing.article_print import MARGIN  # noqa: PLC0415  (late)

    return QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
