"""Undo and redo, what they are called, and the sentence on what was just done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QObject, Signal

from reader_app.project.labels import ACTIONS, DONE, shown
from reader_app.ui.actions.action_spec import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader_app.core.edits import Change
    from reader_app.core.pace import Progress
    from reader_app.project.project import Project
    from reader_app.ui.actions.action_set import ActionSet
    from reader_app.ui.session import Session
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.long_steps import LongSteps
    from reader_app.ui.window.status_bar import StatusBar

_AT_ONCE = 500
"""Up to so many edits are undone while the window waits: well under 0.2 s, also of an import."""


class Steps(QObject):
    """Takes back and brings again, and keeps menu and status bar in words with it."""

    turned = Signal(object)
    """The `Change` of an undo or a redo, to be shown where it happened."""

    def __init__(
        self,
        session: Session,
        actions: ActionSet,
        status: StatusBar,
        attempt: Attempt,
        long_steps: LongSteps,
    ) -> None:
        super().__init__(session)
        self._session = session
        self._actions = actions
        self._status = status
        self._attempt = attempt
        self._long_steps = long_steps
        self._turning = False
        self.can_undo = self.can_redo = False
        actions.on("edit.undo", self.undo)
        actions.on("edit.redo", self.redo)
        status.follow(actions["edit.undo"])
        session.project_opened.connect(self._ask)
        session.project_closed.connect(self._forget)
        session.changed.connect(self._tell)

    def undo(self) -> None:
        """Take back the analyst's last step."""
        project = self._session.project
        if project is not None:
            label = project.history.next_undo() or ""
            said = self.tr("Undone: %1.").replace("%1", label)
            if project.history.undo_size() > _AT_ONCE:
                self._turn_long(
                    self.tr("Undoing"), lambda worker, told: worker.history.undo(told), said
                )
            else:
                self._turn(project.history.undo, said)

    def redo(self) -> None:
        """Bring again what was taken back last."""
        project = self._session.project
        if project is not None:
            label = project.history.next_redo() or ""
            said = self.tr("Done again: %1.").replace("%1", label)
            if project.history.redo_size() > _AT_ONCE:
                self._turn_long(
                    self.tr("Doing again"), lambda worker, told: worker.history.redo(told), said
                )
            else:
                self._turn(project.history.redo, said)

    def jump(self, step: int) -> None:
        """Take back, or do again, all that lies between here and a step of the history."""
        project = self._session.project
        if project is None:
            return
        if not self._actions.holds(Fact.IDLE):
            self._status.complain(self.tr("Something is still running. Wait until it is done."))
            return
        plan = self._attempt(lambda: project.history.jump_plan(step))
        count = 0 if plan is None else len(plan.undo) + len(plan.redo)
        if not count:
            return
        words = self.tr("Went 1 step.") if count == 1 else self.tr("Went %Ln steps.", "", count)
        if project.history.jump_size(step) > _AT_ONCE:
            self._turn_long(
                self.tr("Going there"), lambda worker, told: worker.history.jump(step, told), words
            )
        else:
            self._turn(lambda: _last(project.history.jump(step)), words)

    def _turn_long(
        self, words: str, turn: Callable[[Project, Progress], object], sentence: str
    ) -> None:
        """Turn much on a thread; what was written is shown as `_turn` shows it."""

        def take(change: Change) -> None:
            project = self._session.project
            if project is not None:
                self._turn(lambda: _adopted(project, change), sentence)

        self._long_steps.start(words, turn, take)

    def _turn(self, turn: Callable[[], Change], sentence: str) -> None:
        self._turning = True
        try:
            change = self._attempt(turn)
        finally:
            self._turning = False
        if change:
            self._status.say(sentence)
            self.turned.emit(change)
        self._ask()

    def _tell(self, change: Change) -> None:
        """Say what was done, and what undo would do now: to take just that back."""
        project = self._session.project
        if project is not None:
            self._show_saved(project.analyst.name, QDateTime.currentMSecsSinceEpoch())
        if self._turning:
            return
        self._status.say(f"{done_sentence(change)}.", can_undo=True)
        self._name(todo_words(change), None)

    def _ask(self, project: Project | None = None) -> None:
        """Ask the journal what undo and redo would do."""
        project = project or self._session.project
        if project is None:
            return
        self._name(project.history.next_undo(), project.history.next_redo())
        self._show_who(project)

    def _forget(self) -> None:
        self._name(None, None)

    def _name(self, undo: str | None, redo: str | None) -> None:
        self.can_undo, self.can_redo = undo is not None, redo is not None
        self._actions["edit.undo"].setText(_named(self.tr("&Undo"), undo))
        self._actions["edit.redo"].setText(_named(self.tr("&Redo"), redo))
        self._actions.tell(Fact.UNDO, holds=self.can_undo)
        self._actions.tell(Fact.REDO, holds=self.can_redo)

    def _show_who(self, project: Project) -> None:
        name = project.analyst.name
        if project.read_only:
            self._status.show_who(self.tr("%1 · Read only").replace("%1", name))
        else:
            last = next(project.history.steps(1), None)
            if last is None:
                self._status.show_who(name)
            else:
                self._show_saved(name, last.at_ms)

    def _show_saved(self, name: str, at_ms: int) -> None:
        at = QDateTime.fromMSecsSinceEpoch(at_ms).toString("HH:mm")
        words = self.tr("%1 · Saved %2").replace("%2", at)
        self._status.show_who(words.replace("%1", name))


def _last(changes: Sequence[Change]) -> Change:
    return changes[-1]


def _adopted(project: Project, change: Change) -> Change:
    project.adopt(change)
    return change


def done_sentence(change: Change) -> str:
    """Return what a change did, in the user's language, without a full stop."""
    template = QCoreApplication.translate("Steps", DONE.get(change.action, change.action))
    return shown(template, change.arguments)


def todo_words(change: Change) -> str:
    """Return what a change does, in the user's language."""
    template = QCoreApplication.translate("Steps", ACTIONS.get(change.action, change.action))
    return shown(template, change.arguments)


def _named(word: str, label: str | None) -> str:
    if label is None:
        return word
    small = label[:1].lower() + label[1:]
    return f"{word} {small}".replace("&", "&&").replace("&&", "&", 1)
