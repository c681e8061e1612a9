"""Everything about an article that is not its text: each field is kept when it is left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reader_app.project.article_details import dated, origin_of
from reader_app.project.labels import isolate
from reader_app.ui.dialogs.detail_field import DetailField
from reader_app.ui.dialogs.notes_pane import NotePlace, NotesPane
from reader_app.ui.dialogs.provenance_lines import provenance_label
from reader_app.ui.dialogs.sheet import Sheet
from reader_app.ui.library.library_model import STATUSES, status_words
from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid
    from reader_app.core.records import Article
    from reader_app.project.project import Project

_NAMES = {
    "title": "articleTitle",
    "outlet": "articleOutlet",
    "authors": "articleAuthors",
    "published": "articleDate",
    "url": "articleUrl",
    "language": "articleLanguage",
    "section": "articleSection",
}
"""The object names of the lines that hold the details."""


class ArticleDetailsDialog(Sheet):
    """Title, outlet, authors, date, address, language, section, status, tags, own fields, notes, origin."""

    def __init__(
        self, project: Project, article: Article, now_ms: int, parent: QWidget | None = None
    ) -> None:
        super().__init__("articleDetails", isolate(article.title), parent)
        self.setWindowTitle(self.tr("Article details"))
        self._project = project
        self._uid = article.uid
        self.details: dict[str, DetailField] = {}
        self._add_details(article)
        self._add_status()
        self._add_tags()
        self._add_fields(article)
        notes, uid = project.notes, self._uid
        place = NotePlace(
            lambda: notes.on_article(uid), lambda words: notes.add_to_article(uid, words)
        )
        self.notes = NotesPane(project, place, now_ms, self)
        self.notes.refused.connect(self.complain)
        self.add_field(self.tr("Notes"), self.notes)
        self.add_field(self.tr("Where it comes from"), provenance_label(article, self))
        self.column.addStretch(1)

    def _article(self) -> Article:
        return self._project.articles.find(self._uid)

    def _add_details(self, article: Article) -> None:
        authors = "; ".join(article.authors)
        for words, detail, text, wanted in (
            (self.tr("Title"), "title", article.title, self._titled),
            (self.tr("Outlet"), "outlet", article.outlet, self._with_outlet),
            (self.tr("Authors, parted by semicolons"), "authors", authors, self._with_authors),
            (self.tr("Published, such as 2026-05-14"), "published", article.published, self._dated),
            (self.tr("Address"), "url", article.url, self._with_url),
            (self.tr("Language, such as en or ar"), "language", article.language, self._spoken),
            (self.tr("Section"), "section", article.section, self._with_section),
        ):
            self.details[detail] = self._detail(words, detail, text or "", wanted)
            if detail == "title":
                self.standfirst = self._standfirst(article)
        self.date = self.details["published"].line
        self._show_origins()

    def _standfirst(self, article: Article) -> DetailField:
        """Show the standfirst, which is a part of the text: another one corrects it."""
        words, articles = self.tr("Standfirst"), self._project.articles

        def keep(typed: str) -> None:
            if not self._project.read_only:
                articles.set_standfirst(self._uid, typed)

        field = DetailField(words, " ".join(articles.standfirst(article).split()), keep, self)
        field.line.setObjectName("articleStandfirst")
        field.line.setReadOnly(self._project.read_only)
        self.add_field(words, field)
        return field

    def _detail(
        self, words: str, detail: str, text: str, wanted: Callable[[str], Article]
    ) -> DetailField:
        field = DetailField(words, text, lambda typed: self._edit(wanted(typed)), self)
        field.line.setObjectName(_NAMES[detail])
        field.line.setReadOnly(self._project.read_only)
        self.add_field(words, field)
        return field

    def _line(self, words: str, name: str, text: str, keep: Callable[[str], Change | None]) -> None:
        field = QLineEdit(text, self)
        field.setObjectName(name)
        field.setReadOnly(self._project.read_only)
        field.setCursorPosition(0)
        field.editingFinished.connect(lambda: keep(field.text().strip()))
        self.add_field(words, field)

    def _edit(self, article: Article) -> None:
        if not self._project.read_only:
            self._project.articles.edit(article)
            self._show_origins()

    def _show_origins(self) -> None:
        article = self._article()
        for detail, field in self.details.items():
            field.show_origin(origin_of(article, detail))

    def _titled(self, words: str) -> Article:
        return replace(self._article(), title=words)

    def _with_outlet(self, words: str) -> Article:
        return replace(self._article(), outlet=words or None)

    def _with_authors(self, words: str) -> Article:
        names = tuple(name for name in (part.strip() for part in words.split(";")) if name)
        return replace(self._article(), authors=names)

    def _dated(self, words: str) -> Article:
        article = self._article()
        return article if words == (article.published or "") else dated(article, words)

    def _with_url(self, words: str) -> Article:
        return replace(self._article(), url=words or None)

    def _spoken(self, words: str) -> Article:
        return replace(self._article(), language=words or None)

    def _with_section(self, words: str) -> Article:
        return replace(self._article(), section=words or None)

    def _add_status(self) -> None:
        self.status = QComboBox(self)
        self.status.setObjectName("articleStatus")
        self.status.addItems([status_words(status) for status in STATUSES])
        self.status.setCurrentIndex(STATUSES.index(self._project.articles.status(self._uid)))
        self.status.setDisabled(self._project.read_only)
        self.status.activated.connect(self._set_status)
        self.add_field(self.tr("Status"), self.status)

    def _set_status(self, at: int) -> None:
        self._project.articles.set_status([self._uid], STATUSES[at])

    def _add_tags(self) -> None:
        box = QWidget(self)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(4)
        self.new_tag = QComboBox(box)
        self.new_tag.setObjectName("articleNewTag")
        self.new_tag.setAccessibleName(self.tr("Give the article a tag"))
        self._tags = [tag.uid for tag in self._project.codebook.walk() if not tag.archived]
        self.new_tag.addItem(self.tr("Add a tag…"))
        self.new_tag.addItems([self._project.codebook.path_text(tag) for tag in self._tags])
        self.new_tag.setDisabled(self._project.read_only)
        self.new_tag.activated.connect(self._tag)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._chips)
        column.addWidget(self.new_tag)
        self.add_field(self.tr("Tags of the whole article"), box)
        self._show_tags()

    def _tag(self, at: int) -> None:
        if at > 0:
            self._project.articles.tag([self._uid], [self._tags[at - 1]])
            self.new_tag.setCurrentIndex(0)
            self._show_tags()

    def _untag(self, tag: Uid) -> None:
        self._project.articles.untag([self._uid], [tag])
        self._show_tags()

    def _show_tags(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        tags = dict.fromkeys(each.tag for each in self._project.articles.tags_of(self._uid))
        for tag in tags:
            name = isolate(self._project.codebook[tag].name).replace("&", "&&")
            chip = QPushButton(f"{name}  ×", self)
            chip.setObjectName("articleTag")
            chip.setProperty("size", "small")
            chip.setAutoDefault(False)
            chip.setAccessibleName(self.tr("Take %1 off the article").replace("%1", name))
            chip.setToolTip(plain_tip(chip.accessibleName()))
            chip.setDisabled(self._project.read_only)
            chip.clicked.connect(lambda _checked=False, tag=tag: self._untag(tag))
            self._chips.addWidget(chip)
        self._chips.addStretch(1)

    def _add_fields(self, article: Article) -> None:
        """Show the project's own fields, filled here or not, and a row for a new one."""
        filled = dict(article.fields)
        for name in dict.fromkeys((*self._project.articles.field_names(), *filled)):
            self._line(name, "articleField", filled.get(name, ""), self._filling(name))
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        self.field_name, self.field_value = QLineEdit(box), QLineEdit(box)
        for field, name, words in (
            (self.field_name, "articleNewField", self.tr("Name")),
            (self.field_value, "articleNewValue", self.tr("Value")),
        ):
            field.setObjectName(name)
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.setReadOnly(self._project.read_only)
            row.addWidget(field)
        self.field_value.editingFinished.connect(self._add_own)
        self.add_field(self.tr("New field"), box)

    def _filling(self, name: str) -> Callable[[str], Change | None]:
        return lambda words: self._project.articles.set_field([self._uid], name, words)

    def _add_own(self) -> None:
        name, value = self.field_name.text().strip(), self.field_value.text().strip()
        if name and value and not self._project.read_only:
            self._project.articles.set_field([self._uid], name, value)

    def keep(self) -> bool:
        """Keep what is still being written; false where some of it was refused."""
        return self.notes.keep()
