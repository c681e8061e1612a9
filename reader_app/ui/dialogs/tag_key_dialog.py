"""A shortcut key of a tag's own: press it; what has it already is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QKeySequenceEdit, QPushButton, QWidget

from reader_app.project.labels import isolate
from reader_app.ui.actions.action_set import ActionSet, plain_text
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.project.project import Project

_PORTABLE = QKeySequence.SequenceFormat.PortableText
_WIDTH = 440


class TagKeyDialog(QDialog):
    """One key; an action's is refused, another tag's is taken over."""

    def __init__(
        self, project: Project, tag: Uid, actions: ActionSet, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tagKey")
        self.setWindowTitle(self.tr("Own key"))
        self.setMinimumWidth(_WIDTH)
        self._project = project
        self._tag = tag
        self._actions = actions
        name = isolate(project.codebook[tag].name)
        self._title = PlainLabel(self.tr("A key for %1").replace("%1", name), self)
        self._title.setProperty("kind", "title")
        self.edit = QKeySequenceEdit(self)
        self.edit.setObjectName("tagKeyEdit")
        self.edit.setAccessibleName(self.tr("Key"))
        self.edit.setMaximumSequenceLength(1)
        now = next((key for key, held in project.keys.items() if held == tag), "")
        self.edit.setKeySequence(QKeySequence(now))
        self.words = PlainLabel(self)
        self.words.setObjectName("tagKeyConflict")
        self.words.setWordWrap(True)
        self.none = QPushButton(self.tr("No key"), self)
        self.none.setAutoDefault(False)
        self.foot = DialogFoot(self.tr("Use this key"), self)
        self.foot.row.insertWidget(0, self.none)
        self.none.clicked.connect(self.edit.clear)
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self.edit.keySequenceChanged.connect(self._check)
        self._lay_out()
        self._check()

    def _lay_out(self) -> None:
        lead = PlainLabel(
            self.tr("It works on the page, as the keys 1 to 9 do. Press it now."), self
        )
        lead.setProperty("kind", "muted")
        lead.setWordWrap(True)
        inside = self.foot.column_above(self)
        for widget in (self._title, lead, self.edit, self.words):
            inside.addWidget(widget)

    @property
    def key(self) -> str:
        """The key in Qt's portable form; empty for none."""
        return self.edit.keySequence().toString(_PORTABLE)

    def _check(self) -> None:
        action = self._action_with(self.key)
        holder = self._project.tags.key_holder(self.key) if self.key else None
        self.foot.primary.setEnabled(action is None)
        self.words.setProperty("kind", "problem" if action else "muted")
        self.words.style().polish(self.words)
        if action is not None:
            words = self.tr("This key belongs to “%1”. Choose another one.").replace("%1", action)
        elif holder is not None and holder != self._tag:
            name = isolate(self._project.codebook[holder].name)
            words = self.tr("%1 has this key. It will be taken away there.").replace("%1", name)
        else:
            words = self.tr("This key is free.") if self.key else self.tr("The tag has no own key.")
        self.words.setText(words)

    def _action_with(self, key: str) -> str | None:
        """Return what the action with that key is called."""
        names = (name for name in self._actions.specs if key and key in self._keys(name))
        name = next(names, None)
        return plain_text(self._actions[name]) if name else None

    def _keys(self, name: str) -> tuple[str, ...]:
        return tuple(QKeySequence(key).toString(_PORTABLE) for key in self._actions.keys(name))
