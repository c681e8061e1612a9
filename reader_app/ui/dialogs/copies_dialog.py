"""The copies of an article, the earliest first, each beside the article itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStringListModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLabel, QListView, QWidget

from reader_app.project.labels import isolate
from reader_app.ui.article.page_header import date_text
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.dialogs.side_by_side import SideBySide

if TYPE_CHECKING:
    from reader_app.core.records import Article
    from reader_app.project.duplicates import Cluster
    from reader_app.project.project import Project
    from reader_app.ui.theme.theme import Theme

_LIST_HEIGHT = 150


class CopiesDialog(QDialog):
    """Lists a cluster; the chosen article stands beside the one that was asked about."""

    copy_wanted = Signal()
    """The article's highlights are to be put on the same words of the others."""

    def __init__(
        self,
        project: Project,
        article: Article,
        cluster: Cluster,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("copies")
        self.setWindowTitle(self.tr("Copies of this article"))
        self.resize(980, 700)
        self._project = project
        self._article = article
        self._articles = cluster.articles
        self.list = QListView(self)
        self.list.setObjectName("copiesList")
        self.list.setAccessibleName(self.tr("Copies, the earliest first"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.setModel(QStringListModel([self._line(it) for it in self._articles], self))
        self.texts = SideBySide(theme, self)
        self.foot = DialogFoot(self.tr("Copy highlights to the others"), self)
        self.foot.primary.setAutoDefault(False)
        self.foot.primary.setDefault(False)
        self.foot.primary.setEnabled(not project.read_only)
        self.foot.primary.clicked.connect(self.copy_wanted)
        self.foot.cancel.setText(self.tr("Close"))
        self.foot.cancel.clicked.connect(self.reject)
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._show)
        other = next(n for n, it in enumerate(self._articles) if it.uid != article.uid)
        self.list.setCurrentIndex(self.list.model().index(other, 0))
        self.list.setFocus()

    def _line(self, article: Article) -> str:
        parts = (article.outlet or "", date_text(article), article.title)
        words = "  ·  ".join(isolate(part) for part in parts if part)
        if article.uid == self._article.uid:
            return self.tr("{article} (this article)").format(article=words)
        return words

    def _lay_out(self) -> None:
        count = len(self._articles)
        name = QLabel(self.tr("%Ln articles count as one independent source", "", count), self)
        name.setProperty("kind", "title")
        words = QLabel(
            self.tr(
                "The earliest is first. Words that only one of two texts has are coloured. "
                "Highlights and tags are copied where the words are the same; undo takes them back."
            ),
            self,
        )
        words.setProperty("kind", "muted")
        inside = self.foot.column_above(self)
        for label in (name, words):
            label.setWordWrap(True)
            inside.addWidget(label)
        inside.addWidget(self.list)
        inside.addWidget(self.texts, 1)

    def _show(self, index: QModelIndex) -> None:
        row = index.row()
        if 0 <= row < len(self._articles):
            self.texts.show_texts(self._named(self._article), self._named(self._articles[row]))

    def _named(self, article: Article) -> tuple[str, str]:
        text = self._project.articles.text_of(article)
        return article.outlet or article.title, str(text.text)
