"""The layouts of the cards that were in view, made once and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.ui.annotations.card_composer import CardComposer

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.ui.annotations.card_layout import CardLayout, CardWishes
    from reader_app.ui.annotations.card_words import CardContext
    from reader_app.ui.theme.theme import Theme

_KEPT = 600


class CardLayouts:
    """Gives each mark its layout; `forget` it where tags or colours are others."""

    def __init__(self, context: CardContext, theme: Theme, add_words: str) -> None:
        self.context = context
        self._add_words = add_words
        self._kept: dict[Uid, tuple[Mark, CardWishes, CardLayout]] = {}
        self.forget(theme)

    def forget(self, theme: Theme) -> None:
        """Lay out all cards anew, with the codebook as it is and in this theme."""
        self._kept.clear()
        link = theme.colour("accent")
        self._composer = CardComposer(self.context.codebook, self._add_words, link)

    def of(self, mark: Mark, heading: str, wishes: CardWishes) -> CardLayout:
        """Return the layout of a mark's card."""
        words = self.context.words(mark, heading, is_current=wishes.is_current)
        kept = self._kept.get(mark.uid)
        if kept is not None and kept[0] is mark and kept[1] == wishes and kept[2].words == words:
            return kept[2]
        if len(self._kept) > _KEPT:
            self._kept.clear()
        layout = self._composer.composed(mark, words, wishes)
        self._kept[mark.uid] = (mark, wishes, layout)
        return layout
