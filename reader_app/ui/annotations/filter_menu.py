"""The menu behind the filter button: how the cards are grouped, and which are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from reader_app.ui.annotations.arrangement import NO_TAG, Arrangement, Grouping
from reader_app.ui.grading.statements import STATEMENTS, statement_name
from reader_app.ui.theme.painting import swatch_icon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget

    from reader_app.core.codebook import Codebook
    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.core.records import Analyst
    from reader_app.ui.theme.tag_colours import TagInks


class FilterMenu(QMenu):
    """Offers tags, analysts and kinds that the article's marks have."""

    chosen = Signal(object)
    """The `Arrangement` that was chosen."""

    def __init__(self, arrangement: Arrangement, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filterMenu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._now = arrangement
        self.add_groups()

    def add_groups(self) -> None:
        """Offer the ways to group."""
        groups: tuple[tuple[Grouping, str], ...] = (
            ("none", self.tr("In reading order")),
            ("tag", self.tr("Grouped by tag")),
            ("analyst", self.tr("Grouped by analyst")),
            ("kind", self.tr("Grouped by kind of statement")),
        )
        choices = QActionGroup(self)
        for group, words in groups:
            wanted = replace(self._now, group=group)
            self._add(self, words, wanted, is_on=self._now.group == group).setActionGroup(choices)
        self.addSeparator()
        everything = Arrangement(self._now.group)
        self._add(self, self.tr("Show all"), everything, is_on=not self._now.filters)

    def add_tags(self, marks: list[Mark], codebook: Codebook, inks: TagInks) -> None:
        """Offer the tags that the marks have, and to show those without one."""
        used = {tagging.tag for mark in marks for tagging in mark.taggings}
        menu = self._menu(self.tr("With the tag"))
        for tag in codebook.walk():
            if any(codebook.is_under(each, tag.uid) for each in used):
                picture = swatch_icon(inks.of(tag.uid))
                self._add_tag(menu, codebook.path_text(tag.uid), tag.uid, picture)
        self._add_tag(menu, self.tr("No tag"), NO_TAG)

    def _add_tag(self, menu: QMenu, words: str, tag: Uid, picture: QIcon | None = None) -> None:
        is_on = self._now.tag == tag
        action = self._add(menu, words, replace(self._now, tag=None if is_on else tag), is_on=is_on)
        if picture is not None:
            action.setIcon(picture)

    def add_analysts(self, marks: list[Mark], analysts: Mapping[Uid, Analyst]) -> None:
        """Offer the analysts whose marks there are."""
        there = {mark.highlight.analyst for mark in marks}
        menu = self._menu(self.tr("By the analyst"))
        for person in sorted(analysts.values(), key=lambda each: each.name):
            if person.uid in there:
                is_on = self._now.analyst == person.uid
                wanted = replace(self._now, analyst=None if is_on else person.uid)
                self._add(menu, person.name, wanted, is_on=is_on)

    def add_kinds(self) -> None:
        """Offer the kinds of statement."""
        menu = self._menu(self.tr("Of the kind"))
        for kind in (*STATEMENTS, ""):
            is_on = self._now.kind == kind
            words = statement_name(kind) or self.tr("No kind of statement")
            self._add(menu, words, replace(self._now, kind=None if is_on else kind), is_on=is_on)

    def _menu(self, words: str) -> QMenu:
        menu = self.addMenu(words)
        menu.setAccessibleName(words)
        return menu

    def _add(self, menu: QMenu, words: str, wanted: Arrangement, *, is_on: bool) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_on)
        action.triggered.connect(lambda _checked=False: self.chosen.emit(wanted))
        return action
