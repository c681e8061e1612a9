"""The menu of a card, or of all cards that are selected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from reader_app.project.labels import isolate, shortened
from reader_app.ui.codebook.colour_menu import ColourMenu
from reader_app.ui.dialogs.address_question import open_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.core.records import Tag
    from reader_app.ui.annotations.cards_view import CardsView
    from reader_app.ui.theme.theme import Theme


class CardMenu(QMenu):
    """Offers what can be done with a mark, and with the others that are selected."""

    def __init__(
        self, cards: CardsView, mark: Mark, marks: list[Mark], tags: list[Tag], theme: Theme
    ) -> None:
        super().__init__(cards)
        self.setObjectName("cardMenu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._cards = cards
        self._mark = mark
        self._uids = tuple(each.uid for each in marks)
        self._fill()
        self._add_links()
        self.addSeparator()
        if tags:
            self._add_colours(tags, theme)
        self._add_untag(tags)
        one = len(self._uids) == 1
        words = (
            self.tr("Delete highlight")
            if one
            else self.tr("Delete %Ln highlights", "", len(self._uids))
        )
        self._add(words, "Del", lambda: cards.requests.delete_wanted.emit(self._uids))

    def _add(self, words: str, key: str, call: Callable[[], object]) -> None:
        text = words.replace("&", "&&")
        action = self.addAction(f"{text}\t{key}" if key else text)
        action.triggered.connect(lambda _checked=False: call())

    def _fill(self) -> None:
        ask, uid, uids = self._cards.requests, self._mark.uid, self._uids
        self._add(self.tr("Show on the page"), "Enter", lambda: ask.page_wanted.emit(uid))
        self._add(self.tr("Add a tag"), "T", lambda: ask.tag_wanted.emit(uids))
        self._add(self.tr("Add a note"), "N", lambda: self._cards.edit_note(uid, None))
        self._add(self.tr("Grade"), "G", lambda: ask.grade_wanted.emit(uids))
        self._add(self.tr("Kind of statement"), "S", lambda: ask.statement_wanted.emit(uids))
        if len(uids) == 1:
            self._add(self.tr("Attribute"), "A", lambda: ask.attribution_wanted.emit(uid))
            self._add(self.tr("Link"), "L", lambda: ask.link_wanted.emit(uid))

    def _add_links(self) -> None:
        """Offer the web addresses in the notes, and to take links off."""
        layout = self._cards.layout_of(self._mark)
        for address in (each for note in layout.notes for each in note.body.links):
            words = self.tr("Open {address}").format(address=isolate(shortened(address)))
            self._add(words, "", lambda to=address: open_address(to, self._cards))
        for link in (each.words for each in layout.links):
            words = self.tr("Remove the link with “{quote}”")
            words = words.format(quote=link.quote)
            self._add(words, "", self._unlinking(link.uid))

    def _unlinking(self, link: Uid) -> Callable[[], object]:
        return lambda: self._cards.requests.link_removed.emit(link)

    def _add_colours(self, tags: list[Tag], theme: Theme) -> None:
        """Offer colours for the tags: all that is marked with them takes the colour."""
        menu = ColourMenu(tags[0].colour, theme, self)
        one = self.tr("Colour of the tag {tag}").format(tag=isolate(tags[0].name))
        words = one if len(tags) == 1 else self.tr("Colour of their %Ln tags", "", len(tags))
        menu.setTitle(words.replace("&", "&&"))
        uids = tuple(tag.uid for tag in tags)
        ask = self._cards.requests
        menu.chosen.connect(partial(ask.recolour_wanted.emit, uids))
        self.addMenu(menu)

    def _add_untag(self, tags: list[Tag]) -> None:
        for tag in tags:
            words = self.tr("Remove the tag {tag}").format(tag=isolate(tag.name))
            self._add(words, "", self._untagging(tag))

    def _untagging(self, tag: Tag) -> Callable[[], object]:
        ask = self._cards.requests
        if len(self._uids) > 1:
            return lambda: ask.tags_taken.emit((tag.uid,), self._uids)
        tagging = next(self._taggings(tag))
        return lambda: ask.tag_removed.emit(tagging)

    def _taggings(self, tag: Tag) -> Iterator[Uid]:
        return (each.uid for each in self._mark.taggings if each.tag == tag.uid)
