"""What the codebook asks for beyond single steps: describing, merging, own keys, the archive."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from reader_app.ui.theme.tag_colours import TagInks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader_app.core.edits import Change
    from reader_app.core.ids import Clock, Uid
    from reader_app.project.project import Project
    from reader_app.ui.codebook.codebook_dock import CodebookDock
    from reader_app.ui.window.main_window import MainWindow
    from reader_app.ui.window.merging import Merging
    from reader_app.ui.window.reading import Reading
    from reader_app.ui.window.tagging import Tagging


class CodebookWork(QObject):
    """Opens the codebook's dialogs, and hears the tags' own keys on the page."""

    def __init__(
        self,
        window: MainWindow,
        dock: CodebookDock,
        reading: Reading,
        tagging: Tagging,
        clock: Clock,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._dock = dock
        self._reading = reading
        self._tagging = tagging
        self._clock = clock
        self._keys: dict[str, list[QShortcut]] = {}
        dock.describe_wanted.connect(self.describe)
        dock.merge_wanted.connect(self.merge)
        dock.archive_wanted.connect(self.archive)
        dock.typed_key_wanted.connect(self.choose_key)
        dock.tags_chosen.connect(tagging.tag_with)
        session = window.session
        session.changed.connect(self._show_keys)
        session.project_opened.connect(self._show_keys)
        session.project_closed.connect(self._show_keys)

    @property
    def _merging(self) -> Merging:
        return self._window.merging

    def _do(self, act: Callable[[Project], Change]) -> None:
        project = self._window.session.project
        if project is not None:
            self._window.attempt(lambda: act(project))

    def describe(self, tag: Uid) -> None:
        """Say what a tag means."""
        from reader_app.ui.dialogs.describe_tag_dialog import (  # noqa: PLC0415  (rare)
            DescribeTagDialog,
            TagPlace,
        )

        project = self._window.session.project
        if project is None or tag not in project.codebook:
            return
        mark = self._reading.page.current_mark
        place = TagPlace(project, tag, mark.uid if mark else None, self._clock.now_ms())
        dialog = DescribeTagDialog(place, self._window)
        self._window.workspace.unfinished.watch_fields(dialog, "tag", tag)
        dialog.exec()
        dialog.deleteLater()

    def merge(self, tags: tuple[Uid, ...]) -> None:
        """Ask which of several tags stays, and merge the others into it."""
        from reader_app.ui.dialogs.merge_dialog import MergeDialog  # noqa: PLC0415  (rare)

        project = self._window.session.project
        if project is None or project.read_only:
            return
        if len(tags) < 2:
            self._window.status.say(self.tr("Select two or more tags, then merge them."))
            return
        inks = TagInks(self._window.theme, project.codebook)
        dialog = MergeDialog(project, tags, inks, self._window)
        if dialog.exec():
            self._merging.merge(dialog.survivor, dialog.others, dialog.taggings)
        dialog.deleteLater()

    def archive(self, tag: Uid, away: bool) -> None:  # noqa: FBT001  (a signal's argument)
        """Put a tag into the archive, or bring it back."""
        self._do(lambda project: (project.tags.archive if away else project.tags.unarchive)(tag))

    def choose_key(self, tag: Uid) -> None:
        """Ask for a tag's own key."""
        from reader_app.ui.dialogs.tag_key_dialog import TagKeyDialog  # noqa: PLC0415  (rare)

        project = self._window.session.project
        if project is None or project.read_only:
            return
        dialog = TagKeyDialog(project, tag, self._window.actions_by_name, self._window)
        if dialog.exec():
            key = dialog.key
            self._do(lambda project: project.tags.set_key(tag, key or None))
        dialog.deleteLater()

    def _show_keys(self) -> None:
        """Show the tags' own keys, and hear them on the page."""
        project = self._window.session.project
        keys = project.keys if project is not None else {}
        self._dock.show_keys(keys)
        for key in [key for key in self._keys if key not in keys]:
            for shortcut in self._keys.pop(key):
                shortcut.deleteLater()
        for key in keys:
            if key not in self._keys:
                self._keys[key] = [self._heard(key, view) for view in self._reading.page.views]

    def _heard(self, key: str, view: QWidget) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(partial(self._use, key))
        return shortcut

    def _use(self, key: str) -> None:
        project = self._window.session.project
        tag = project.keys.get(key) if project is not None else None
        if tag is not None:
            self._tagging.tag_with((tag,))
