"""The highlights of an article that have no place in its text, each with why, to be put on words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListView, QVBoxLayout, QWidget

from reader_app.core.ids import Uid
from reader_app.project.labels import isolate, shortened
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.records import Highlight, LostReason

_LONGEST = 160


class LostPlacesDialog(QDialog):
    """Stays beside the page, where the words are selected that a highlight is put on."""

    place_wanted = Signal(str)
    """The uid of the highlight that is to be put on the selected words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lostPlaces")
        self.setWindowTitle(self.tr("Lost places"))
        self.setWindowFlag(Qt.WindowType.Tool)
        self.resize(420, 360)
        self._uids: list[Uid] = []
        self._can_place = False
        self.words = PlainLabel(self)
        self.words.setProperty("kind", "muted")
        self.words.setWordWrap(True)
        self._model = QStringListModel(self)
        self.list = QListView(self)
        self.list.setObjectName("lostPlacesList")
        self.list.setAccessibleName(self.tr("Quotes of the lost highlights"))
        self.list.setModel(self._model)
        self.list.setWordWrap(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.foot = DialogFoot(self.tr("Find its place"), self)
        self.foot.cancel.setText(self.tr("Close"))
        self.foot.cancel.clicked.connect(self.close)
        self.foot.primary.clicked.connect(self._want_place)
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 16, 16, 8)
        inside.setSpacing(8)
        inside.addWidget(self.words)
        inside.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inside, 1)
        column.addWidget(self.foot)

    def show_lost(self, highlights: Sequence[Highlight]) -> None:
        """List highlights by their old quotes; the one that was chosen stays so if it is there."""
        at = self.list.currentIndex().row()
        self._uids = [highlight.uid for highlight in highlights]
        quotes = [self._words_of(each) for each in highlights]
        self._model.setStringList(quotes)
        if quotes:
            row = min(max(at, 0), len(quotes) - 1)
            self.list.setCurrentIndex(self._model.index(row))
        self.words.setText(
            self.tr(
                "The words of these highlights are not in the text. Choose one, select on "
                "the page the words it belongs to, then press “Find its place”."
            )
            if quotes
            else self.tr("Every highlight of this article is on its words.")
        )
        self._refresh()

    def _words_of(self, highlight: Highlight) -> str:
        """Return a highlight's old quote, and below it why it has no place."""
        quote = isolate(shortened(highlight.quote.exact, _LONGEST))
        reasons: dict[LostReason, str] = {
            "": self.tr("A correction of the text took its words."),
            "absent": self.tr("It came with a file; its words are not in the article."),
            "several": self.tr(
                "It came with a file; its words stand several times in the article, and the file "
                "does not say which are meant."
            ),
        }
        return f"{quote}\n{reasons[highlight.reason]}"

    def choose(self, uid: str) -> None:
        """Mark one of the highlights in the list."""
        if uid in self._uids:
            self.list.setCurrentIndex(self._model.index(self._uids.index(Uid(uid))))

    def allow_placing(self, *, on: bool) -> None:
        """Take over whether there are words selected that a highlight can be put on."""
        self._can_place = on
        self._refresh()

    def _refresh(self) -> None:
        self.foot.primary.setEnabled(self._can_place and bool(self._uids))

    def _want_place(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._uids):
            self.place_wanted.emit(self._uids[row])
