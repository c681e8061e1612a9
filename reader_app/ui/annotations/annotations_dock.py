"""The Annotations dock: a card for each highlight of the article that is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPoint
from PySide6.QtWidgets import QStackedWidget, QWidget

from reader_app.core.codebook import Codebook
from reader_app.ui.annotations.arrangement import Arrangement
from reader_app.ui.annotations.card_menu import CardMenu
from reader_app.ui.annotations.card_words import CardContext, LinksOf
from reader_app.ui.annotations.cards_model import CardsModel
from reader_app.ui.annotations.cards_view import CardsView
from reader_app.ui.annotations.filter_menu import FilterMenu
from reader_app.ui.docks.empty_state import EmptyState
from reader_app.ui.docks.panel_dock import PanelDock
from reader_app.ui.theme.tag_colours import TagInks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader_app.core.ids import Clock, Uid
    from reader_app.core.marks import ArticleMarks, Mark, MarksDelta
    from reader_app.core.records import Analyst, Article
    from reader_app.core.scales import Scales
    from reader_app.ui.theme.theme import Theme

_WIDTHS = (300, 348, 520)


class AnnotationsDock(PanelDock):
    """Shows the marks of one article; what is asked for goes out by `requests`."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Annotations"), "annotationsDock", _WIDTHS, theme)
        if parent is not None:
            self.setParent(parent)
        self._article: Article | None = None
        self._context = CardContext(clock)
        self._model = CardsModel(self)
        self.cards = CardsView(self._model, theme, self._context, self)
        self.requests = self.cards.requests
        sentence = self.tr("Nothing marked in this article. Select some words and press T.")
        self._empty = EmptyState(sentence, "annotationsEmpty", self)
        self._none = EmptyState(self.tr("No highlight fits the filter."), "annotationsNone", self)
        self._none.add_action(self.tr("Show all highlights")).clicked.connect(self.show_all)
        self._pages = QStackedWidget(self)
        for page in (self.cards, self._empty, self._none):
            self._pages.addWidget(page)
        self.column.addWidget(self._pages, 1)
        words = self.tr("Group and filter the highlights")
        self.filter_button = self.head.add_button("filter", "Filter", words)
        self.filter_button.setCheckable(True)
        self.filter_button.clicked.connect(self._offer_filters)
        self.add_close_button(self.tr("Close the annotations"))
        self.cards.customContextMenuRequested.connect(self._offer)
        self.set_theme(theme)
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Show the dock in another theme."""
        super().set_theme(theme)
        self.cards.set_theme(theme)

    def look_up(self, scales: Scales, links_of: LinksOf | None) -> None:
        """Take a project's scales, and how to ask for the links of a highlight."""
        self._context.scales, self._context.links_of = scales, links_of

    def show_marks(
        self,
        article: Article | None,
        marks: ArticleMarks | None,
        codebook: Codebook,
        analysts: Mapping[Uid, Analyst],
    ) -> None:
        """Show the marks of an article, or none where no article is shown."""
        self._article = article
        self._context.analysts = analysts
        self._context.outlet = None if article is None else article.outlet
        self._model.show_marks([] if marks is None else marks.in_order(), codebook, analysts)
        self._refresh()

    def article_changed(self, article: Article) -> None:
        """Say another outlet, where it is the article that is shown."""
        if self._article is not None and self._article.uid == article.uid:
            self._article, self._context.outlet = article, article.outlet
            self.cards.words_changed()

    def clear(self) -> None:
        """Show nothing: no article is open."""
        self.show_marks(None, None, Codebook(), {})

    def apply(self, delta: MarksDelta) -> None:
        """Take over what a change did to the article's marks."""
        self._model.apply(delta)
        self._refresh()

    def codebook_changed(self) -> None:
        """Look up names and colours of tags again, and scales."""
        self._model.codebook_changed()
        self.cards.words_changed()

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

    def commit_note(self) -> None:
        """Keep the note that is being edited, if one is."""
        self.cards.commit_note()

    def arrange(self, arrangement: Arrangement) -> None:
        """Group the cards, and leave out those that do not fit."""
        current = self.cards.current_mark()
        self._model.arrange(arrangement)
        self._refresh()
        if current is not None:
            self.cards.select(current.uid)

    def show_all(self) -> None:
        """Leave out no card."""
        self.arrange(Arrangement(self._model.arrangement.group))
        self.cards.setFocus()

    def _refresh(self) -> None:
        shown, total = self._model.rowCount(), self._model.total
        self.head.show_count(self._count(shown, total) if self._article is not None else "")
        self.filter_button.setChecked(self._model.arrangement != Arrangement())
        self._empty.say(self._sentence())
        empty = self._none if total else self._empty
        self._pages.setCurrentWidget(self.cards if shown else empty)

    def _count(self, shown: int, total: int) -> str:
        number, of = QLocale().toString(shown), QLocale().toString(total)
        if shown == total:
            return self.tr("{number} in this article").format(number=number)
        return self.tr("{number} of {all} in this article").format(number=number, all=of)

    def _sentence(self) -> str:
        if self._article is None:
            return self.tr("Open an article to see what is marked in it.")
        return self.tr("Nothing marked in this article. Select some words and press T.")

    def filter_menu(self) -> FilterMenu:
        """Return a new menu of the ways to group and filter."""
        menu = FilterMenu(self._model.arrangement, self)
        marks, codebook = list(self._model.marks()), self._model.codebook
        menu.add_tags(marks, codebook, TagInks(self._theme, codebook))
        menu.add_analysts(marks, self._context.analysts)
        menu.add_kinds()
        menu.chosen.connect(self.arrange)
        return menu

    def _offer_filters(self) -> None:
        self._refresh()
        button = self.filter_button
        self.filter_menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def _offer(self, place: QPoint) -> None:
        index = self.cards.indexAt(place)
        if index.isValid():
            menu = self._menu(self._model.mark(index.row()))
            menu.popup(self.cards.viewport().mapToGlobal(place))

    def _menu(self, mark: Mark) -> CardMenu:
        chosen = self.cards.selected()
        uids = chosen if mark.uid in chosen else (mark.uid,)
        marks = [self._model.mark(self._model.index_of(uid).row()) for uid in uids]
        book = self._model.codebook
        there = dict.fromkeys(tagging.tag for each in marks for tagging in each.taggings)
        tags = [tag for tag in map(book.get, there) if tag is not None]
        return CardMenu(self.cards, mark, marks, tags, self._theme)
