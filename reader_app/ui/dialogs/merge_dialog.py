"""Several tags become one: asks which of them stays, and says what moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QWidget

from reader_app.project.labels import isolate
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.painting import swatch_icon
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.project.project import Project
    from reader_app.ui.theme.tag_colours import TagInks

_WIDTH = 480


class MergeDialog(QDialog):
    """One choice a tag; the one with the most taggings is offered to stay."""

    def __init__(
        self, project: Project, tags: tuple[Uid, ...], inks: TagInks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("mergeTags")
        self.setWindowTitle(self.tr("Merge tags"))
        self.setMinimumWidth(_WIDTH)
        self._project = project
        self._tags = tags
        self._counts = project.tags.counts()
        self._group = QButtonGroup(self)
        self.choices = [self._choice(tag, inks) for tag in tags]
        most = max(range(len(tags)), key=lambda at: self._counts.get(tags[at], 0))
        self.choices[most].setChecked(True)
        self.cost = PlainLabel(self)
        self.cost.setObjectName("mergeCost")
        self.cost.setProperty("kind", "muted")
        self.cost.setWordWrap(True)
        self.foot = DialogFoot(self.tr("Merge"), self)
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self._lay_out()
        self._group.buttonToggled.connect(self._say_cost)
        self._say_cost()
        self.choices[most].setFocus()

    def _choice(self, tag: Uid, inks: TagInks) -> QRadioButton:
        count = self._counts.get(tag, 0)
        words = self.tr("1 tagging") if count == 1 else self.tr("%Ln taggings", "", count)
        path = self._project.codebook.path_text(tag).replace("/", " › ")
        choice = QRadioButton(f"{isolate(path)} · {words}".replace("&", "&&"), self)
        choice.setObjectName("mergeSurvivor")
        choice.setIcon(swatch_icon(inks.of(tag)))
        self._group.addButton(choice)
        return choice

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("Which tag stays?"), self)
        title.setProperty("kind", "title")
        words = PlainLabel(
            self.tr(
                "It takes over the taggings of the others, what stands under them, and their "
                "names as aliases. Undo brings all of it back."
            ),
            self,
        )
        words.setProperty("kind", "muted")
        words.setWordWrap(True)
        inside = self.foot.column_above(self)
        for widget in (title, words, *self.choices, self.cost):
            inside.addWidget(widget)

    @property
    def survivor(self) -> Uid:
        """The tag that stays."""
        return next(
            tag for tag, choice in zip(self._tags, self.choices, strict=True) if choice.isChecked()
        )

    @property
    def others(self) -> tuple[Uid, ...]:
        """The tags that go."""
        return tuple(tag for tag in self._tags if tag != self.survivor)

    @property
    def taggings(self) -> int:
        """How many taggings change hands."""
        return sum(self._counts.get(tag, 0) for tag in self.others)

    def _say_cost(self) -> None:
        name = isolate(self._project.codebook[self.survivor].name)
        moving = self.taggings
        words = (
            self.tr("1 tagging moves to %1.")
            if moving == 1
            else self.tr("%Ln taggings move to %1.", "", moving)
        )
        self.cost.setText(words.replace("%1", name))
        self.foot.primary.setText(self.tr("Merge %Ln tags", "", len(self._tags)))
