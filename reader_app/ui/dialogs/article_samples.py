"""Articles as they will look, in a list to be read: title, outlet and date, the first lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QListView, QWidget

from reader_app.project.labels import isolate
from reader_app.ui.dialogs.sample_delegate import SampleDelegate
from reader_app.ui.docks.dates import published_text
from reader_app.ui.palettes.row_model import RowModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.drafts import ArticleDraft
    from reader_app.formats.articles.several import Item
    from reader_app.ui.theme.theme import Theme

_WORDS = 600
_BESIDE = frozenset({"title", "byline", "dateline", "caption"})


@dataclass(frozen=True, slots=True)
class Sample:
    """An article to come, in words; or what is in the way of it."""

    title: str
    meta: str = ""
    words: str = ""
    problem: str = ""
    heading: str = ""
    """What it is an example of."""

    def __str__(self) -> str:
        """Return what a screen reader says."""
        parts = (self.heading, self.title, self.meta, self.problem or self.words[:200])
        return ". ".join(part for part in parts if part)


def sample_of(draft: ArticleDraft, *more: str, heading: str = "") -> Sample:
    """Return how an article will look; `more` goes behind its outlet and date."""
    day = published_text(draft.published, QDate.currentDate())
    known = (draft.outlet or "", day, ", ".join(draft.authors), *more)
    meta = " · ".join(isolate(each) for each in known if each)
    blocks = [block for block in draft.blocks if block.kind not in _BESIDE] or draft.blocks
    text = str(draft.text)
    words = " ".join(text[block.start : block.end][:_WORDS] for block in blocks[:4])
    return Sample(draft.title, meta, words[:_WORDS], heading=heading)


def sample_of_item(item: Item, *more: str, heading: str = "") -> Sample:
    """Return how one of several articles will look."""
    if item.draft is None:
        return Sample(item.place, problem=item.reason, heading=heading)
    return sample_of(item.draft, *more, heading=heading)


class SampleList(QListView):
    """The samples under each other; nothing in it can be chosen."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("article_samples")
        self.setProperty("kind", "box")
        self.setAccessibleName(self.tr("Articles as they will look"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.rows = RowModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(SampleDelegate(theme, self))

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Show these instead."""
        self.rows.show(samples)
