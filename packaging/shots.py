"""Take pictures of the window, 1440 x 900, as they stand beside the design and in the manual.

Run by `dev.py shots [FOLDER]`; the folder is build/shots unless given. Each is taken of the real
program with the sample project in a settings folder of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from across_shots import take_across, take_empty  # noqa: E402  (this folder)
from close_shots import CloseShots  # noqa: E402  (this folder)
from library_shots import LibraryShots  # noqa: E402
from press_project import add_press  # noqa: E402  (this folder)
from PySide6.QtCore import QRect  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402
from search_shots import SearchShots  # noqa: E402  (this folder)

from reader_app.app import build  # noqa: E402
from reader_app.core.clock import SystemClock  # noqa: E402
from reader_app.core.spans import Span  # noqa: E402
from reader_app.project.project import Project  # noqa: E402
from reader_app.project.sample import make_sample  # noqa: E402
from reader_app.project.settings import HOME_VARIABLE, Settings  # noqa: E402
from reader_app.ui.dialogs.export_dialog import ExportDialog  # noqa: E402
from reader_app.ui.dialogs.export_presets import ExportScope  # noqa: E402
from reader_app.ui.latest_answer import LatestAnswer  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.records import Article
    from reader_app.ui.theme.theme_choice import ThemeSetting
    from reader_app.ui.window.main_window import MainWindow

_TURNS = 20
_LOOKS: tuple[tuple[ThemeSetting, str], ...] = (("light", ""), ("dark", "_dark"))


class Photographer:
    """Brings one window from scene to scene, and keeps a picture of each."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._folder = folder

    def take(self, name: str, over: QWidget | None = None) -> None:
        """Keep the window, with a dialog over it if there is one."""
        for _ in range(_TURNS):
            QApplication.processEvents()
        picture = self._window.grab()
        if over is not None:
            place = QRect(over.rect())
            place.moveCenter(self._window.rect().center())
            over.render(picture, place.topLeft())
        path = self._folder / f"{name}.png"
        if not picture.save(str(path)):
            raise SystemExit(f"{path} could not be written")
        print(path)

    def open(self, language: str) -> Article:
        """Open the sample's article in a language."""
        project = self._window.session.project
        if project is None:
            raise SystemExit("the sample did not open")
        row = next(row for row in project.articles.all() if row.language == language)
        self._window.workspace.reading.open(row.uid)
        article = project.articles.get(row.uid)
        if article is None:
            raise SystemExit("the sample lacks an article")
        return article

    def select(self, words: str) -> None:
        """Select words of the article that is open."""
        window = self._window
        article, project = window.workspace.reading.article, window.session.project
        if article is None or project is None:
            raise SystemExit("no article is open")
        start = str(project.articles.text_of(article).text).index(words)
        window.workspace.page.select_span(Span(start, start + len(words)))


def scenes(window: MainWindow, folder: Path) -> None:
    """Take all pictures."""
    photographer = Photographer(window, folder)
    photographer.take("welcome")
    path = folder / "Calder Bay.reader"
    path.unlink(missing_ok=True)
    make_sample(path, person=Settings().person(), clock=SystemClock()).close()
    window.projects.try_path(path)
    photographer.open("en")
    photographer.take("main_light")
    _palette(window, photographer)
    _export(window, photographer)
    photographer.open("ar")
    photographer.take("arabic")
    photographer.open("he")
    photographer.take("hebrew")
    photographer.open("en")
    for theme in ("dark", "sepia", "high_contrast"):
        window.themes.choose(theme)
        photographer.take(f"main_{theme}")
    window.themes.choose("dark")
    _palette(window, photographer, "_dark")
    window.themes.choose("light")
    SearchShots(window, photographer.take).take_all()
    LibraryShots(window, photographer.take).take_all()
    CloseShots(window, photographer.take, folder).take_all()
    window.projects.close()
    photographer.take("welcome_back")
    _press(window, photographer, folder)
    _nothing(window, photographer, folder)
    for each in _project_files(path):
        each.unlink(missing_ok=True)


def _palette(window: MainWindow, photographer: Photographer, tail: str = "") -> None:
    window.activateWindow()
    photographer.select("the channel had stayed")
    window.workspace.page.setFocus()
    window.actions_by_name["tag.tag"].trigger()
    palette = window.findChild(QWidget, "tag_palette")
    if palette is None:
        raise SystemExit("the tag palette did not open")
    palette.field.setText("qu")  # type: ignore[attr-defined]
    photographer.take(f"palette{tail}")
    palette.close_popup()  # type: ignore[attr-defined]
    window.actions_by_name["help.commands"].trigger()
    photographer.take(f"commands{tail}")
    commands = window.findChild(QWidget, "command_palette")
    if commands is not None:
        commands.close_popup()  # type: ignore[attr-defined]


def _export(window: MainWindow, photographer: Photographer) -> None:
    project = window.session.project
    if project is None:
        raise SystemExit("the sample did not open")
    scopes = [ExportScope("All tagged spans")]
    answer = LatestAnswer(window)
    dialog = ExportDialog(project, Settings(), window.ask, scopes, answer, window)
    dialog.show()
    while not dialog.is_ready:
        QApplication.processEvents()
    photographer.take("export", dialog)
    dialog.close()


def _press(window: MainWindow, photographer: Photographer, folder: Path) -> None:
    """Take what is across articles in a project in which somebody works."""
    path = folder / "Harbour press.reader"
    path.unlink(missing_ok=True)
    project = make_sample(path, person=Settings().person(), clock=SystemClock())
    add_press(project)
    project.close()
    window.projects.try_path(path)
    photographer.open("en")
    for theme, tail in _LOOKS:
        window.themes.choose(theme)
        photographer.take(f"library_many{tail}")
        SearchShots(window, photographer.take).take_many(tail)
        take_across(window, photographer.take, tail)
    window.themes.choose("light")
    window.projects.close()
    for each in _project_files(path):
        each.unlink(missing_ok=True)


def _nothing(window: MainWindow, photographer: Photographer, folder: Path) -> None:
    """Take what is across articles in a project where there is nothing."""
    path = folder / "Empty.reader"
    path.unlink(missing_ok=True)
    Project.create(path, person=Settings().person(), clock=SystemClock()).close()
    window.projects.try_path(path)
    take_empty(window, photographer.take, "")
    window.themes.choose("dark")
    take_empty(window, photographer.take, "_dark")
    window.themes.choose("light")
    window.projects.close()
    for each in _project_files(path):
        each.unlink(missing_ok=True)


def _project_files(path: Path) -> Iterator[Path]:
    yield from path.parent.glob(f"{path.name}*")


def main(arguments: list[str]) -> int:
    """Take the pictures into the folder that is named."""
    folder = Path(arguments[0] if arguments else ROOT / "build" / "shots")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        Settings().set_person_name("Ines")
        _, window = build([])
        window.show()
        window.activateWindow()
        scenes(window, folder)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
