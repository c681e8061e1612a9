"""The Annotations dock: a card for each highlight of the article that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from reader_app.core.codebook import Codebook
from reader_app.ui.annotations.cards_model import CardsModel
from reader_app.ui.annotations.cards_view import CardsView
from reader_app.ui.docks.empty_state import EmptyState
from reader_app.ui.docks.panel_dock import PanelDock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader_app.core.ids import Clock, Uid
    from reader_app.core.marks import ArticleMarks, Mark, MarksDelta
    from reader_app.core.records import Analyst, Article
    from reader_app.ui.theme.theme import Theme

_WIDTHS = (300, 348, 520)


class AnnotationsDock(PanelDock):
    """Shows the marks of one article; what is asked for goes out by signals."""

    mark_chosen = Signal(str)
    """The highlight whose card was made the current one, by hand."""
    page_wanted = Signal(str)
    """Enter on a card: the focus is to go to its highlight on the page."""
    tag_wanted = Signal(str)
    """The highlight that is to be given another tag."""
    tag_removed = Signal(str)
    """The tagging that is to go."""
    note_added = Signal(str, str)
    """A highlight and the words of a new note."""
    note_edited = Signal(str, str)
    """A note and its new words; none where it is to go."""
    delete_wanted = Signal(tuple)
    """The highlights that are to go."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Annotations"), "annotationsDock", _WIDTHS, theme)
        if parent is not None:
            self.setParent(parent)
        self._article: Article | None = None
        self._model = CardsModel(self)
        self.cards = CardsView(self._model, theme, clock, self)
        sentence = self.tr("Nothing marked in this article. Select some words and press T.")
        self._empty = EmptyState(sentence, "annotationsEmpty", self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.cards)
        self._pages.addWidget(self._empty)
        self.column.addWidget(self._pages, 1)
        self.add_close_button(self.tr("Close the annotations"))
        self._connect()
        self.set_theme(theme)
        self._refresh()

    def _connect(self) -> None:
        cards = self.cards
        cards.mark_chosen.connect(self.mark_chosen)
        cards.page_wanted.connect(self.page_wanted)
        cards.tag_wanted.connect(self.tag_wanted)
        cards.tag_removed.connect(self.tag_removed)
        cards.note_added.connect(self.note_added)
        cards.note_edited.connect(self.note_edited)
        cards.delete_wanted.connect(self.delete_wanted)
        cards.customContextMenuRequested.connect(self._offer)

    def set_theme(self, theme: Theme) -> None:
        """Show the dock in another theme."""
        super().set_theme(theme)
        self.cards.set_theme(theme)

    def show_marks(
        self,
        article: Article | None,
        marks: ArticleMarks | None,
        codebook: Codebook,
        analysts: Mapping[Uid, Analyst],
    ) -> None:
        """Show the marks of an article, or none where no article is shown."""
        self._article = article
        self.cards.show_analysts(analysts)
        self._model.show_marks([] if marks is None else marks.in_order(), codebook)
        self._refresh()

    def clear(self) -> None:
        """Show nothing: no article is open."""
        self.show_marks(None, None, Codebook(), {})

    def apply(self, delta: MarksDelta) -> None:
        """Take over what a change did to the article's marks."""
        self._model.apply(delta)
        self._refresh()

    def codebook_changed(self) -> None:
        """Look up names and colours of tags again."""
        self.cards.codebook_changed()

    def select(self, uid: Uid | None) -> None:
        """Make a highlight's card the current one, without a signal; None for no card."""
        if uid is None:
            self.cards.clearSelection()
        else:
            self.cards.select(uid)

    def edit_note(self, highlight: Uid, note: Uid | None = None) -> None:
        """Open a note on its card for editing; a new one where `note` is None."""
        self.show()
        self.cards.edit_note(highlight, note)

    def _refresh(self) -> None:
        count = self._model.rowCount()
        number = QLocale().toString(count)
        words = self.tr("{number} in this article").format(number=number)
        self.head.show_count(words if self._article is not None else "")
        self._empty.setVisible(self._article is not None)
        self._empty.say(self._sentence())
        self._pages.setCurrentWidget(self.cards if count else self._empty)

    def _sentence(self) -> str:
        if self._article is None:
            return self.tr("Open an article to see what is marked in it.")
        return self.tr("Nothing marked in this article. Select some words and press T.")

    def _offer(self, place: QPoint) -> None:
        index = self.cards.indexAt(place)
        if index.isValid():
            menu = self._menu(self._model.mark(index.row()))
            menu.popup(self.cards.viewport().mapToGlobal(place))

    def _menu(self, mark: Mark) -> QMenu:
        menu = QMenu(self.cards)
        menu.setObjectName("cardMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        uids = self.cards.selected() or (mark.uid,)
        show = menu.addAction(self.tr("Show on the page"))
        show.triggered.connect(lambda: self.page_wanted.emit(mark.uid))
        tag = menu.addAction(self.tr("Add a tag"))
        tag.triggered.connect(lambda: self.tag_wanted.emit(mark.uid))
        note = menu.addAction(self.tr("Add a note"))
        note.triggered.connect(lambda: self.cards.edit_note(mark.uid, None))
        menu.addSeparator()
        self._add_untag(menu, mark)
        one = len(uids) == 1
        words = (
            self.tr("Delete highlight") if one else self.tr("Delete %n highlights", "", len(uids))
        )
        menu.addAction(words).triggered.connect(lambda: self.delete_wanted.emit(uids))
        return menu

    def _add_untag(self, menu: QMenu, mark: Mark) -> None:
        names = self._model.tag_names(mark)
        for tagging, name in zip(mark.taggings, names, strict=False):
            words = self.tr("Remove the tag {tag}").format(tag=f"\u2068{name}\u2069")
            uid = tagging.uid
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, uid=uid: self.tag_removed.emit(uid))
