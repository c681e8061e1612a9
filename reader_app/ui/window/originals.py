"""Originals of articles: opened by another program from a copy of their own, and verified."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from reader_app.core.errors import StorageError
from reader_app.project.originals import copy_name

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from reader_app.core.records import Article, Original
    from reader_app.project.originals import Verified
    from reader_app.project.project import Project
    from reader_app.ui.window.main_window import MainWindow
    from reader_app.ui.window.reading import Reading


class Originals(QObject):
    """Serves "Show original" and "Verify"; its copies go when the window closes."""

    def __init__(self, window: MainWindow, reading: Reading) -> None:
        super().__init__(window)
        self._window = window
        self._reading = reading
        self.folder: TemporaryDirectory[str] | None = None
        window.actions_by_name.on("article.original", self.show_original)
        window.actions_by_name.on("article.verify", self.verify)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.remove)

    def _open(self) -> tuple[Project, Article] | None:
        project, article = self._window.session.project, self._reading.article
        if project is None or article is None:
            return None
        return project, project.articles.get(article.uid) or article

    def show_original(self) -> None:
        """Ask, then let another program open a copy of the original."""
        found = self._open()
        if found is None:
            return
        project, article = found
        original = self._window.attempt(lambda: project.articles.original_of(article))
        if original is None:
            if article.original_sha256 is None:
                self._window.status.complain(self.tr("This article has no original."))
            return
        if not self._agrees():
            return
        path = self._window.attempt(lambda: self._copied(article, original))
        if path is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._window.status.complain(
                self.tr("No program opens this kind of file. Install one, then try again.")
            )

    def _copied(self, article: Article, original: Original) -> Path:
        """Write a copy that only this user can read, each in a new folder."""
        from tempfile import TemporaryDirectory  # noqa: PLC0415  (rare, and slows the start)

        try:
            if self.folder is None:
                self.folder = TemporaryDirectory(prefix="reader-original-")
            number = len(list(Path(self.folder.name).iterdir())) + 1
            path = Path(self.folder.name) / str(number) / copy_name(article, original)
            path.parent.mkdir(mode=0o700)
            with os.fdopen(
                os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "wb"
            ) as file:
                file.write(original.data)
        except OSError as problem:
            sentence = self.tr("No copy of the original could be written. Make room on the disk.")
            raise StorageError(sentence) from problem
        return path

    def _agrees(self) -> bool:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415  (rare, and costs the start 5 ms)

        box = QMessageBox(self._window)
        box.setObjectName("open_original")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Open the original in another program?"))
        box.setInformativeText(
            self.tr(
                "That program may load pictures from the network, and so tell the outlet of you, "
                "or run what is inside. Open only what you trust."
            )
        )
        agree = box.addButton(self.tr("Open"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        chosen = box.clickedButton() is agree
        box.deleteLater()
        return chosen

    def verify(self) -> None:
        """Say whether text and original are still as they came."""
        found = self._open()
        if found is None:
            return
        project, article = found
        verified = self._window.attempt(lambda: project.articles.verify(article))
        if verified is None:
            return
        if verified.text and verified.original is not False:
            self._window.status.say(self._in_order(verified))
        else:
            self._window.status.complain(self._wrong(verified))

    def _in_order(self, verified: Verified) -> str:
        if verified.original is None:
            return self.tr("The text is as it came (SHA-256); the article has no original.")
        return self.tr("Text and original are as they came (SHA-256).")

    def _wrong(self, verified: Verified) -> str:
        if verified.text:
            return self.tr("The original is not as it came. Restore a backup of the project.")
        if verified.original is False:
            return self.tr("Text and original are not as they came. Restore a backup.")
        return self.tr("The text is not as it came. Restore a backup of the project.")

    def remove(self) -> None:
        """Remove all copies."""
        if self.folder is not None:
            self.folder.cleanup()
            self.folder = None
