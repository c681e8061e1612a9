"""What the actions do that are neither tagging nor undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reader_app.ui.actions.kept_keys import joined, parted

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.project.settings import Settings
    from reader_app.ui.palettes.command_palette import CommandPalette
    from reader_app.ui.window.main_window import MainWindow


class Commands(QObject):
    """Connects the actions of one window."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._palette: CommandPalette | None = None
        for name, call in self._table().items():
            window.actions_by_name.on(name, call)
        if settings.keys:
            window.actions_by_name.bind(parted(settings.keys))

    def _table(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "project.new": window.projects.new,
            "project.open": window.projects.open,
            "project.sample": window.projects.sample,
            "project.close": window.projects.close,
            "project.import": window.importing.ask_files,
            "project.import_folder": window.importing.ask_folder,
            "project.import_looked": window.importing.ask_files_to_look,
            "project.import_chapters": window.importing.ask_chapters,
            "project.import_address": window.importing.ask_address,
            "project.last_import": window.importing.show_last,
            "project.export": window.exporting.ask,
            "project.export_again": window.exporting.again,
            "project.save_copy": window.saving_copy.ask,
            "project.restore": window.restoring.ask,
            "project.repair": window.repairing.ask,
            "project.check": window.self_check.ask,
            "project.place": window.place_telling.show_place,
            "project.quit": window.close,
            "edit.paste": window.importing.paste,
            "edit.keys": self.choose_keys,
            "edit.analyst": self.choose_name,
            "view.next_pane": lambda: window.workspace.panes.go(1),
            "view.previous_pane": lambda: window.workspace.panes.go(-1),
            "view.full_screen": self.full_screen,
            "article.delete": self.delete_article,
            "tag.new": self.new_tag,
            "across.search": self.search,
            "help.commands": self.open_palette,
            "help.about": self.about,
        }

    def open_palette(self) -> None:
        """Open the command palette."""
        from reader_app.ui.palettes.command_palette import CommandPalette  # noqa: PLC0415  (not at start)

        if self._palette is None:
            window = self._window
            self._palette = CommandPalette(window, window.actions_by_name, window.menus.lists)
        self._palette.open_over(self._window.theme)

    def choose_keys(self) -> None:
        """Show all keys, and take other ones."""
        from reader_app.ui.dialogs.keys_dialog import KeysDialog  # noqa: PLC0415  (rare)

        dialog = KeysDialog(self._window.actions_by_name, self._window)
        if dialog.exec():
            own = dialog.model.own()
            self._settings.set_keys(joined(own))
            self._window.actions_by_name.bind(own)
        dialog.deleteLater()

    def choose_name(self) -> None:
        """Ask for the analyst's name; it holds from the next project that is opened."""
        person = self._window.projects.ask_name()
        project = self._window.session.project
        if person is not None and project is not None:
            path = project.path
            self._window.session.close()
            self._window.projects.try_path(path)

    def full_screen(self) -> None:
        """Fill the screen, or no longer."""
        window = self._window
        window.showNormal() if window.isFullScreen() else window.showFullScreen()

    def delete_article(self) -> None:
        """Delete the article that is open."""
        article = self._window.workspace.reading.article
        if article is not None:
            self._window.workspace.selected_articles.delete((article.uid,))

    def new_tag(self) -> None:
        """Start a tag in the codebook."""
        self._window.workspace.codebook.show()
        self._window.workspace.codebook.start_tag()

    def search(self) -> None:
        """Go to the search field."""
        self._window.tool_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._window.tool_bar.search.selectAll()

    def about(self) -> None:
        """Say what this program is."""
        from reader_app.ui.dialogs.about_dialog import AboutDialog  # noqa: PLC0415  (rare)

        dialog = AboutDialog(self._window)
        dialog.exec()
        dialog.deleteLater()
