"""Which article some highlights of a file belong to, where theirs was not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QListView, QWidget

from reader_app.project.labels import isolate, shortened
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.ids import Uid
    from reader_app.project.incoming_articles import Homeless

Titles = list[tuple["Uid", str]]
_LONGEST = 160


class ArticleChoiceDialog(QDialog):
    """Lists articles, narrowed by typed words; `chosen` is the one that was agreed to."""

    def __init__(
        self,
        group: Homeless,
        file_name: str,
        titles: Callable[[str], Titles],
        parent: QWidget | None = None,
    ) -> None:
        """`titles` returns the articles, with their titles, that hold the words typed."""
        super().__init__(parent)
        self.setObjectName("articleChoice")
        self.setWindowTitle(self.tr("Which article?"))
        self.resize(520, 560)
        self._titles = titles
        self._candidates = group.candidates
        self._uids: list[Uid] = []
        self.question = PlainLabel(self._question(group, file_name), self)
        self.question.setWordWrap(True)
        quotes = [isolate(shortened(quote, _LONGEST)) for quote in group.quotes if quote]
        self.quotes = PlainLabel("\n".join(f"“{quote}”" for quote in quotes), self)
        self.quotes.setProperty("kind", "muted")
        self.quotes.setWordWrap(True)
        self.words = QLineEdit(self)
        self.words.setObjectName("articleWords")
        self.words.setAccessibleName(self.tr("Words of the article"))
        self.words.setPlaceholderText(self.tr("Words of the title or the text"))
        self.words.textChanged.connect(self._show)
        self._model = QStringListModel(self)
        self.list = self._made_list()
        self.foot = DialogFoot(self.tr("Put them on this article"), self)
        self.foot.cancel.setText(self.tr("Leave them out"))
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self._lay_out()
        self._show("")
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_list(self) -> QListView:
        view = QListView(self)
        view.setObjectName("articleTitles")
        view.setAccessibleName(self.tr("Articles"))
        view.setModel(self._model)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        return view

    def _question(self, group: Homeless, file_name: str) -> str:
        words = (
            self.tr("No article was found for 1 highlight of “%1”. Which one does it belong to?")
            if group.count == 1
            else self.tr(
                "No article was found for %Ln highlights of “%1”. Which one do they belong to?",
                "",
                group.count,
            )
        )
        return words.replace("%1", isolate(shortened(group.title or file_name)))

    def _lay_out(self) -> None:
        inside = self.foot.column_above(self)
        for widget in (self.question, self.quotes, self.words):
            inside.addWidget(widget)
        inside.addWidget(self.list, 1)

    def _show(self, words: str) -> None:
        """List the articles that hold the words, those first that hold the longest quote."""
        found = sorted(self._titles(words), key=lambda pair: pair[0] not in self._candidates)
        self._uids = [uid for uid, _ in found]
        self._model.setStringList([isolate(shortened(title, _LONGEST)) for _, title in found])
        self.list.setCurrentIndex(self._model.index(0))
        self.foot.primary.setEnabled(bool(found))

    @property
    def chosen(self) -> Uid | None:
        """The article that is chosen; None where there is none to choose."""
        row = self.list.currentIndex().row()
        return self._uids[row] if 0 <= row < len(self._uids) else None
