"""The head of the review list: what is looked for, where, and the tag it is to be given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from reader_app.project.labels import isolate
from reader_app.ui.theme.painting import swatch_icon

if TYPE_CHECKING:
    from reader_app.core.records import Tag
    from reader_app.ui.theme.tag_colours import TagColours

Kind = Literal["names", "words", "pattern", "search"]
KINDS: tuple[Kind, ...] = ("names", "words", "pattern", "search")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says."""

    kind: Kind
    words: str
    everywhere: bool


class FindForm(QWidget):
    """Three fields and a button; says when it is to be looked for."""

    wanted = Signal()
    tag_wanted = Signal()
    """Another tag is to be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tag: Tag | None = None
        self.kind = self._made_kind()
        self.words = QLineEdit(self)
        self.words.setObjectName("reviewWords")
        self.words.setAccessibleName(self.tr("Words to look for"))
        self.tag = QPushButton(self)
        self.tag.setObjectName("reviewTag")
        self.tag.setProperty("size", "small")
        self.where = QComboBox(self)
        self.where.setObjectName("reviewWhere")
        self.where.setAccessibleName(self.tr("Where to look"))
        self.where.addItems([self.tr("In the project"), self.tr("In this article")])
        self.search = QPushButton(self.tr("Find"), self)
        self.search.setObjectName("reviewFind")
        self.search.setProperty("size", "small")
        self._lay_out()
        self.words.returnPressed.connect(self.wanted)
        self.search.clicked.connect(self.wanted)
        self.tag.clicked.connect(self.tag_wanted)
        self.kind.currentIndexChanged.connect(self._follow_kind)
        self.show_tag(None, None)

    def _made_kind(self) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName("reviewKind")
        box.setAccessibleName(self.tr("What to look for"))
        box.addItems(
            [
                self.tr("Its names"),
                self.tr("These words"),
                self.tr("Expression"),
                self.tr("Search"),
            ]
        )
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 4, 12, 8)
        grid.setSpacing(8)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.tag, 0, 0, 1, 2)
        grid.addWidget(self.kind, 1, 0)
        grid.addWidget(self.where, 1, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.search)
        grid.addLayout(row, 2, 0, 1, 2)

    def show_tag(self, tag: Tag | None, colours: TagColours | None) -> None:
        """Show the tag that what is found is to be given."""
        self._tag = tag
        named = self.tr("Tag with %1").replace("%1", f"\u2068{tag.name}\u2069") if tag else ""
        self.tag.setText(isolate(named.replace("&", "&&")) if named else self.tr("Choose a tag…"))
        self.tag.setAccessibleName(named or self.tr("Choose a tag"))
        if colours is not None:
            self.tag.setIcon(swatch_icon(colours))
        self._follow_kind()

    def show_words(self, kind: Kind, words: str = "") -> None:
        """Look for this kind of thing."""
        self.words.setText(words)
        self.kind.setCurrentIndex(KINDS.index(kind))
        self._follow_kind()

    def show_search(self, words: str) -> None:
        """Look for what a search over all articles finds, in all of them."""
        self.where.setCurrentIndex(0)
        self.show_words("search", words)

    def asked(self) -> Asked:
        """Return what is to be looked for, and where."""
        kind = KINDS[self.kind.currentIndex()]
        return Asked(kind, self.words.text(), self.where.currentIndex() == 0)

    def _follow_kind(self) -> None:
        """Show the names of the tag where it is looked for by them."""
        by_names = KINDS[self.kind.currentIndex()] == "names"
        names = (self._tag.name, *self._tag.aliases) if self._tag else ()
        self.words.setReadOnly(by_names)
        if by_names:
            self.words.setText(" · ".join(names))
            self.words.setCursorPosition(0)
        elif self.words.text() == " · ".join(names):
            self.words.setText(self._tag.name if self._tag else "")
        self.words.setPlaceholderText("" if by_names else self.tr("Words to look for"))
