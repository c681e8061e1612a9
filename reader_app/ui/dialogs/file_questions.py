"""The system's own dialogs for files, in one place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SUFFIX = ".reader"


class FileQuestions(QObject):
    """Asks where a project is to be, which one to open, what to import."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def new_project(self, name: str) -> Path | None:
        """Ask where a new project is to be kept."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  (late, for the start)

        title = self.tr("New project")
        start = str(free_path(documents() / f"{name}{SUFFIX}"))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            title,
            start,
            self._kinds(),
            options=QFileDialog.Option.DontConfirmOverwrite,  # an old project is never replaced
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix == SUFFIX else path.with_name(f"{path.name}{SUFFIX}")

    def open_project(self, start: Path | None) -> Path | None:
        """Ask which project to open."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  (late, for the start)

        title = self.tr("Open project")
        folder = str(start or documents())
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, folder, self._kinds())
        return Path(chosen) if chosen else None

    def articles(self) -> list[Path]:
        """Ask for the files to import."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  (late, for the start)

        from reader_app.formats.exchange.incoming_registry import SUFFIXES  # noqa: PLC0415
        from reader_app.project.folders import TAKEN  # noqa: PLC0415
        from reader_app.project.incoming import DATABASES  # noqa: PLC0415

        title = self.tr("Import articles")
        patterns = " ".join(f"*{suffix}" for suffix in sorted(TAKEN))
        articles = self.tr("Articles (%1)").replace("%1", patterns)
        others = " ".join(f"*{suffix}" for suffix in sorted({*SUFFIXES, *DATABASES}))
        highlights = self.tr("Highlights and tags (%1)").replace("%1", others)
        kinds = ";;".join((articles, highlights, self.tr("All files (*)")))
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, str(documents()), kinds)
        return [Path(each) for each in chosen]

    def books(self) -> list[Path]:
        """Ask for the books of which each chapter is to be an article."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  (late, for the start)

        title, kinds = self.tr("Import a book by chapters"), self.tr("EPUB books (*.epub)")
        chosen, _ = QFileDialog.getOpenFileNames(self._window, title, str(documents()), kinds)
        return [Path(each) for each in chosen]

    def folder(self) -> Path | None:
        """Ask for a folder of files to import."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  (late, for the start)

        title = self.tr("Import a folder")
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(documents()))
        return Path(chosen) if chosen else None

    def export_folder(self, start: Path) -> Path | None:
        """Ask for the folder a spreadsheet goes to."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  (late, for the start)

        title = self.tr("Choose folder")
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(start))
        return Path(chosen) if chosen else None

    def save(self, name: str, kinds: str) -> Path | None:
        """Ask where a file goes; `kinds` as Qt has them, the first one's ending where none is given."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  (late, for the start)

        start = str(documents() / name)
        chosen, kind = QFileDialog.getSaveFileName(self._window, self.tr("Save as"), start, kinds)
        path = Path(chosen)
        ending = (kind or kinds).split("*", 1)[1].split(")", 1)[0]
        return (path if path.suffix else path.with_name(path.name + ending)) if chosen else None

    def pdf(self, title: str) -> Path | None:
        """Ask where an article's PDF goes."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  (late, for the start)

        name = "".join(char if char.isalnum() or char in " -_" else " " for char in title)
        start = str(documents() / f"{' '.join(name.split())[:80] or 'article'}.pdf")
        kinds = self.tr("PDF (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(self._window, self.tr("Save as PDF"), start, kinds)
        path = Path(chosen)
        return (path if path.suffix else path.with_suffix(".pdf")) if chosen else None

    def _kinds(self) -> str:
        return self.tr("Reader projects (*.reader)")


def documents() -> Path:
    """Return the user's folder for documents, or their own folder where there is none."""
    from PySide6.QtCore import QStandardPaths  # noqa: PLC0415  (late, for the start)

    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place) or Path.home())
    return folder if folder.is_dir() else Path.home()


def free_path(path: Path) -> Path:
    """Return the path, with a number where there is a file of that name."""
    if not path.exists():
        return path
    numbered = (path.with_stem(f"{path.stem} {n}") for n in range(2, 1000))
    return next((each for each in numbered if not each.exists()), path)
