"""What a tag means: definition, when to use it and when not, aliases, an example, notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader_app.core.ids import Uid
from reader_app.project.labels import isolate
from reader_app.project.project import Project
from reader_app.ui.dialogs.notes_pane import NoteField, NotePlace, NotesPane
from reader_app.ui.dialogs.sheet import Sheet
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.records import Tag


@dataclass(frozen=True, slots=True)
class TagPlace:
    """A tag of a project, and the highlight that is current while it is described."""

    project: Project
    tag: Uid
    current: Uid | None
    now_ms: int


class DescribeTagDialog(Sheet):
    """Each field is kept when it is left: one step."""

    def __init__(self, place: TagPlace, parent: QWidget | None = None) -> None:
        self._project, self._uid, self._current = place.project, place.tag, place.current
        tag = self._tag()
        title = self.tr("Describe %1").replace("%1", isolate(tag.name))
        super().__init__("describeTag", title, parent)
        uid = self._uid
        self.definition = self._field(
            tag.definition, "tagDefinition", self.tr("Definition"), self._define
        )
        self.use = self._field(
            tag.when_to_use, "tagWhenToUse", self.tr("When to use it"), self._set_use
        )
        self.avoid = self._field(
            tag.when_not_to_use, "tagWhenNot", self.tr("When not to use it"), self._set_avoid
        )
        aliases = "\n".join(tag.aliases)
        self.aliases = self._field(
            aliases, "tagAliases", self.tr("Aliases, one a line"), self._set_aliases
        )
        self._add_example()
        notes = self._project.notes
        on_tag = NotePlace(lambda: notes.on_tag(uid), lambda words: notes.add_to_tag(uid, words))
        self.notes = NotesPane(self._project, on_tag, place.now_ms, self)
        self.notes.refused.connect(self.complain)
        self.add_field(self.tr("Notes"), self.notes)
        self.column.addStretch(1)

    def _define(self, words: str) -> None:
        self._project.tags.describe(self._uid, words)

    def _set_use(self, words: str) -> None:
        self._project.tags.describe(self._uid, when_to_use=words)

    def _set_avoid(self, words: str) -> None:
        self._project.tags.describe(self._uid, when_not_to_use=words)

    def _set_aliases(self, words: str) -> None:
        self._project.tags.set_aliases(self._uid, words.split("\n"))

    def _tag(self) -> Tag:
        return self._project.codebook[self._uid]

    def _field(self, words: str, name: str, label: str, take: Callable[[str], object]) -> NoteField:
        field = NoteField(words, label, take, self)
        field.refused.connect(self.complain)
        field.setObjectName(name)
        field.setReadOnly(self._project.read_only)
        self.add_field(label, field)
        return field

    def _add_example(self) -> None:
        box = QWidget(self)
        self.quote = PlainLabel(box)
        self.quote.setObjectName("tagExample")
        self.quote.setWordWrap(True)
        self.use_current = QPushButton(self.tr("Use the current highlight as example"), box)
        self.use_current.setObjectName("useCurrentHighlight")
        self.use_current.setProperty("size", "small")
        self.use_current.setAutoDefault(False)
        self.use_current.setEnabled(self._current is not None and not self._project.read_only)
        self.use_current.clicked.connect(lambda: self._set_example(self._current))
        self.drop = QPushButton(self.tr("Remove the example"), box)
        self.drop.setObjectName("removeExample")
        self.drop.setProperty("kind", "link")
        self.drop.setAutoDefault(False)
        self.drop.clicked.connect(lambda: self._set_example(None))
        row = QHBoxLayout()
        row.addWidget(self.use_current)
        row.addWidget(self.drop)
        row.addStretch(1)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.quote)
        column.addLayout(row)
        self.add_field(self.tr("Example"), box)
        self._show_example()

    def _set_example(self, highlight: Uid | None) -> None:
        self._project.tags.set_example(self._uid, highlight)
        self._show_example()

    def _show_example(self) -> None:
        example = self._tag().example
        quote = self._project.marks.quote_of(example) if example else None
        self.quote.setText(f"“{isolate(quote)}”" if quote else self.tr("There is no example yet."))
        self.quote.setProperty("kind", "" if quote else "muted")
        self.drop.setVisible(example is not None)

    def keep(self) -> bool:
        """Keep what is still being written; false where some of it was refused."""
        fields = (self.definition, self.use, self.avoid, self.aliases, self.notes)
        kept = [field.keep() for field in fields]  # each of them, refused or not
        return all(kept)
