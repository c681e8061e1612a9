"""The main window: builds its parts, and connects them. What they do is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from reader_app.ui.actions.action_set import ActionSet
from reader_app.ui.actions.action_spec import Fact
from reader_app.ui.dialogs.file_questions import FileQuestions
from reader_app.ui.session import Session
from reader_app.ui.theme.style_sheet import dress
from reader_app.ui.window.asking_homes import AskingHomes
from reader_app.ui.window.attempt import Attempt
from reader_app.ui.window.backing_up import BackingUp
from reader_app.ui.window.commands import Commands
from reader_app.ui.window.exporting import Exporting
from reader_app.ui.window.importing import Importing, local_paths
from reader_app.ui.window.long_steps import LongSteps
from reader_app.ui.window.looking_first import LookingFirst
from reader_app.ui.window.menus import Menus, theme_setting
from reader_app.ui.window.merging import Merging
from reader_app.ui.window.place_telling import PlaceTelling
from reader_app.ui.window.place_watch import PlaceWatch
from reader_app.ui.window.projects import Projects
from reader_app.ui.window.repairing import Repairing
from reader_app.ui.window.restoring import Restoring
from reader_app.ui.window.saving_copy import SavingCopy
from reader_app.ui.window.self_check import SelfCheck
from reader_app.ui.window.status_bar import StatusBar
from reader_app.ui.window.steps import Steps
from reader_app.ui.window.tidying import Tidying
from reader_app.ui.window.tool_bar import ToolBar
from reader_app.ui.window.welcome_page import WelcomePage

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
    from PySide6.QtWidgets import QApplication

    from reader_app.core.ids import Clock, Uid
    from reader_app.project.project import Project
    from reader_app.project.settings import Settings
    from reader_app.ui.theme.theme import Theme
    from reader_app.ui.theme.theme_choice import ThemeChoice
    from reader_app.ui.window.workspace import Workspace

_LAYOUT = 1
"""Version of the kept layout; another one is not restored."""
_SIZE = QSize(1440, 900)


class MainWindow(QMainWindow):
    """Everything there is to see of a project, or the welcome page where none is open."""

    def __init__(
        self, app: QApplication, settings: Settings, themes: ThemeChoice, clock: Clock
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(self.tr("Reader"))
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.resize(_SIZE)
        self._app = app
        self._settings = settings
        self.themes = themes
        self.session = Session(self)
        self.actions_by_name = ActionSet(self)
        self._clock = clock
        self._workspace: Workspace | None = None
        self._make_views(themes.theme)
        self._make_doers(clock)
        self._wire()
        geometry = settings.window_state("geometry")
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        self._show_welcome()

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self.themes.theme

    @property
    def settings(self) -> Settings:
        """What is kept for whoever uses this machine."""
        return self._settings

    @property
    def workspace(self) -> Workspace:
        """Page and panels, made when they are first needed: not for the first paint."""
        if self._workspace is None:
            from reader_app.ui.window.workspace import Workspace  # noqa: PLC0415  (late, see above)

            self._workspace = Workspace(self, self._clock)
            self.middle.addWidget(self._workspace.area)
            self._workspace.library.import_wanted.connect(self.importing.ask_files)
            self._workspace.area.spans.export.clicked.connect(self.exporting.ask_table)
            self._workspace.reading.moved.connect(self._refresh)
            self._workspace.tagging.tagged.connect(self._refresh)
        return self._workspace

    @property
    def unfinished_folder(self) -> Path:
        """Where notes that are being written are kept."""
        return self._settings.path.with_name("unfinished")

    def _make_views(self, theme: Theme) -> None:
        self.welcome = WelcomePage(self.actions_by_name, theme, self)
        self.blank = QWidget(self)
        self.blank.setProperty("kind", "page")
        self.blank.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.middle = QStackedWidget(self)
        self.middle.addWidget(self.welcome)
        self.middle.addWidget(self.blank)
        self.setCentralWidget(self.middle)
        self.tool_bar = ToolBar(self.actions_by_name, theme, self)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.tool_bar)
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        self.menus = Menus(self.menuBar(), self.actions_by_name)

    def _make_doers(self, clock: Clock) -> None:
        session = self.session
        self.attempt = Attempt(self.status)
        self.ask = FileQuestions(self)
        self.projects = Projects(session, self._settings, clock, self.ask, self.attempt)
        self.long_steps = LongSteps(session, self.status, self.attempt)
        self.steps = Steps(
            session, self.actions_by_name, self.status, self.attempt, self.long_steps
        )
        looking = LookingFirst(self._settings, self.status, self.attempt, lambda: self.theme)
        self.importing = Importing(session, self.projects, self.status, self.attempt, looking)
        self.merging = Merging(session, self.long_steps, self.attempt)
        self.backing_up = BackingUp(session, clock, self.attempt)
        self.tidying = Tidying(session)
        self.restoring = Restoring(self, clock)
        self.repairing = Repairing(self, clock)
        self.saving_copy = SavingCopy(self)
        self.place_telling = PlaceTelling(self)
        self.place_watch = PlaceWatch(self)
        self.self_check = SelfCheck(session, self.status, self.attempt)
        self.self_check.passed.connect(self.backing_up.back_up)
        self.backing_up.ended.connect(self.projects.copied.put_back)
        self.projects.copied.waited_for.connect(self.status.show_waiting)
        self.self_check.found.connect(self.restoring.show_findings)
        self.exporting = Exporting(self, self._settings)
        self.commands = Commands(self, self._settings)

    def _wire(self) -> None:
        session = self.session
        # First of all who hear of a project: the others need the workspace to be there.
        self.projects.opening.connect(self._furnish)
        session.project_opened.connect(self._show_project)
        session.project_closed.connect(self._show_welcome)
        self.projects.recent_changed.connect(self._show_recent)
        self.welcome.project_chosen.connect(self.projects.try_path)
        self.menus.recent_chosen.connect(self.projects.try_path)
        self.menus.theme_chosen.connect(self._choose_theme)
        self.importing.running_changed.connect(self._refresh)
        self.long_steps.running_changed.connect(self._refresh)
        self.exporting.running_changed.connect(self._refresh)
        self.importing.arrived.connect(self._show_arrived)
        asking = AskingHomes(session, self.status, self.long_steps)
        self.importing.brought.connect(asking.ask, Qt.ConnectionType.QueuedConnection)
        self.importing.pasted.connect(self._show_pasted)
        self.themes.changed.connect(self._wear)
        self.actions_by_name.set_theme(self.theme)
        self.menus.show_theme(self.themes.setting)

    def _furnish(self) -> None:
        """Make page and panels before the project they are to show."""
        self.workspace.panes.show_all(shown=False)

    def _show_arrived(self, uid: Uid) -> None:
        """Open the first article that came in, unless another one is being read."""
        if self.workspace.reading.article is None:
            self.workspace.reading.open(uid)

    def _show_pasted(self, uid: Uid) -> None:
        self.workspace.reading.open(uid)

    def show_opening(self) -> None:
        """Show an empty page until the project is there."""
        self.middle.setCurrentWidget(self.blank)
        self.status.say("")

    def show_start(self) -> None:
        """Show the welcome page, if no project could be opened."""
        if self.session.project is None:
            self.middle.setCurrentWidget(self.welcome)
            self.welcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_crashed(self) -> None:
        """Say that a fault ended the program the last time."""
        words = self.tr(
            "A fault ended Reader last time. What you did is saved; the log tells more."
        )
        self.status.say(words)

    def _keep(self) -> None:
        self._settings.set_window_state("geometry", bytes(self.saveGeometry().data()))
        if self.session.project is not None:
            self._settings.set_window_state("docks", bytes(self.saveState(_LAYOUT).data()))

    def _show_welcome(self) -> None:
        if self._workspace is not None:
            self._workspace.panes.show_all(shown=False)
        self.middle.setCurrentWidget(self.welcome)
        self.setWindowTitle(self.tr("Reader"))
        self.status.say(self.tr("No project open."))
        known = self._settings.knows_person
        who = self.tr("Analyst: %1").replace("%1", self._settings.person().name) if known else ""
        self.status.show_who(who)
        self._show_recent()
        self._refresh()
        self.welcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_project(self, project: Project) -> None:
        panes, reading = self.workspace.panes, self.workspace.reading
        self.middle.setCurrentWidget(self.workspace.area)
        state = self._settings.window_state("docks")
        if not state or not self.restoreState(QByteArray(state), _LAYOUT):
            panes.show_all(shown=True)
            panes.arrange()
        panes.fit(self.width())
        self.workspace.selected_span.settle()
        name = project.title + (self.tr(" (read only)") if project.read_only else "")
        self.setWindowTitle(self.tr("%1 – Reader").replace("%1", name))
        self.status.say(self._why_read_only() if project.is_newer else "")
        self._refresh()
        if reading.article is not None:
            self.workspace.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _why_read_only(self) -> str:
        return self.tr("A newer Reader made this project. Update Reader to change it.")

    def _show_recent(self) -> None:
        recent = self._settings.recent_projects
        self.menus.show_recent(recent)
        self.welcome.show_recent(recent)

    def _refresh(self) -> None:
        """Let menus and toolbar offer what can be done now."""
        project = self.session.project
        facts = self._facts(project)
        self.actions_by_name.allow(facts)
        self.menus.allow_recent(on=Fact.IDLE in facts)
        self.tool_bar.search.setEnabled(project is not None)
        if project is not None:
            book = project.codebook
            names = {slot: book[tag].name for slot, tag in project.pins.items() if tag in book}
            self.menus.show_pins(names)

    def _facts(self, project: Project | None) -> frozenset[Fact]:
        held = {
            Fact.IDLE: not any(
                each.is_running for each in (self.importing, self.long_steps, self.exporting)
            ),
            Fact.PROJECT: project is not None,
            Fact.WRITABLE: project is not None and not project.read_only,
            Fact.UNDO: self.steps.can_undo,
            Fact.REDO: self.steps.can_redo,
        }
        if project is not None:
            held |= self._reading_facts()
        return frozenset(fact for fact, holds in held.items() if holds)

    def _reading_facts(self) -> dict[Fact, bool]:
        reading, tagging = self.workspace.reading, self.workspace.tagging
        return {
            Fact.ARTICLE: reading.article is not None,
            Fact.MARKS: reading.marks is not None and len(reading.marks) > 0,
            Fact.LAST_TAG: bool(tagging.last),
            Fact.BACK: reading.places.can_go_back,
            Fact.FORWARD: reading.places.can_go_forward,
        }

    def _choose_theme(self, name: str) -> None:
        setting = theme_setting(name)
        self._settings.set_theme(setting)
        self.themes.choose(setting)
        self.menus.show_theme(setting)

    def _wear(self, theme: Theme) -> None:
        """Show everything in another theme."""
        dress(self._app, theme)
        for part in (self.welcome, self.tool_bar, self.actions_by_name):
            part.set_theme(theme)
        if self._workspace is not None:
            self._workspace.set_theme(theme)
        self._show_recent()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, folders and text from anywhere."""
        data = event.mimeData()
        if not self.importing.is_running and (local_paths(data) or data.hasText()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        self.importing.take_data(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the docks to the width."""
        super().resizeEvent(event)
        if self.session.project is not None:
            self.workspace.panes.fit(event.size().width())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, remember how things stood, close the project."""
        _commit_text(self)
        self.importing.stop()
        self.long_steps.stop()
        self.repairing.stop()
        self._keep()
        self.workspace.originals.remove()
        self.session.close()
        event.accept()


def _commit_text(window: MainWindow) -> None:
    """Let a field that is being typed in keep its words: it does so as it loses the focus."""
    focus = window.focusWidget()
    if isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit):
        focus.clearFocus()
