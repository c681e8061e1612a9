"""The menu that puts a question on tagged spans together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from reader_app.core.records import Status
from reader_app.core.search_query import COPY, UNTAGGED, Filter
from reader_app.core.span_where import NONE, NoSpan, Related, Relation, SpanFilter
from reader_app.ui.filters.filter_words import language_words
from reader_app.ui.grading.statements import STATEMENTS, statement_name
from reader_app.ui.library.library_model import status_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader_app.core.span_where import SpanWhere
    from reader_app.project.project import Project

_NEAR = 100
"""Code points that are offered as close."""
_LISTED = 30
"""Values that are listed at most; others can be typed."""


class FilterMenu(QMenu):
    """Offers every filter there is, with the values that the project has."""

    chosen = Signal(object)
    """A part of a question: a `SpanWhere`."""
    tags_wanted = Signal(object, object)
    """What the tags are asked for with, one sentence each, and what makes a part of them."""
    typing_wanted = Signal(str)
    """A part begins so, and its value is to be typed."""

    def __init__(self, project: Project, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("spans_filter_menu")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._project = project
        self._add_tags()
        self.addSeparator()
        self._add_judgements()
        self._add_typed(self.tr("Words in the quote…"), "quote:")
        self._add_typed(self.tr("Words in the notes…"), "note:")
        self.addSeparator()
        self._add_articles()

    def _add_tags(self) -> None:
        one = (self.tr("With which tag?"),)
        self._add_asking(self, self.tr("With the tag…"), one, _same)
        self._add_asking(self, self.tr("Without the tag…"), one, NoSpan)
        beside = self._menu(self.tr("Beside another tag"))
        first = self.tr("Spans of which tag?")
        for words, relation in (
            (self.tr("Overlapping…"), Relation("overlapping")),
            (self.tr("Inside…"), Relation("inside")),
            (self.tr("In the same sentence as…"), Relation("sentence")),
            (self.tr("In the same paragraph as…"), Relation("paragraph")),
            (self.tr("In the same article as…"), Relation("article")),
            (self._near(), Relation("near", _NEAR)),
        ):
            second = self.tr("Beside which other tag?")
            self._add_asking(beside, words, (first, second), partial(_related, relation))

    def _near(self) -> str:
        return self.tr("Within %Ln characters of…", "", _NEAR)

    def _add_judgements(self) -> None:
        kinds = self._menu(self.tr("Kind of statement"))
        for kind in STATEMENTS:
            self._add(kinds, statement_name(kind), SpanFilter("kind", kind))
        self._add(kinds, self.tr("None"), SpanFilter("kind", NONE))
        self._add_grades(self.tr("Grade"), partial(SpanFilter, "grade"))
        says = self._menu(self.tr("Who says it"))
        for name in self._project.attributions.names():
            self._add(says, name, SpanFilter("says", name))
        self._add(says, self.tr("Nobody named"), SpanFilter("says", NONE))

    def _add_grades(self, words: str, make: Callable[[str], SpanWhere]) -> None:
        """Offer the values of every scale, and none of them."""
        grades = self._menu(words)
        for scale in self._project.scales.all():
            values = grades.addMenu(scale.name.replace("&", "&&"))
            for value in self._project.scales.values(scale.uid):
                self._add(values, f"{value.code}  {value.label}", make(value.label))
        self._add(grades, self.tr("None"), make(NONE))

    def _add_articles(self) -> None:
        """Offer all that the library can be narrowed by."""
        people = self._menu(self.tr("Analyst"))
        for name in sorted({each.name for each in self._project.analysts().values()}):
            self._add(people, name, Filter("by", name))
        self._add_listed(self.tr("Outlet"), "outlet")
        self._add_typed(self.tr("Date…"), "date:")
        self._add_listed(self.tr("Language"), "lang")
        statuses = self._menu(self.tr("Status of the article"))
        for status in get_args(Status):
            self._add(statuses, status_words(status), Filter("status", status))
        self._add_grades(self.tr("Grade of the article"), partial(Filter, "grade"))
        self._add_fields()
        for value in (UNTAGGED, COPY):
            self._add(self, self._kind(value), Filter("is", value))

    def _add_listed(self, words: str, name: Literal["outlet", "lang"]) -> None:
        """Offer what the project has of something, listed once it is to be seen."""
        menu = self._menu(words)
        menu.setObjectName(f"spans_filter_{name}")

        def fill() -> None:
            menu.clear()
            for value in self._project.search.values(name)[:_LISTED]:
                exact = value if name == "lang" else f"={value}"
                shown = language_words(value) if name == "lang" else value
                self._add(menu, shown, Filter(name, exact))
            if name == "outlet":
                self._add(menu, self.tr("None"), Filter(name, NONE))
            self._add_typed(self.tr("Another…"), f"{name}:", menu)

        menu.aboutToShow.connect(fill)

    def _add_fields(self) -> None:
        """Offer the project's own fields: one that is filled, or one with a value to be typed."""
        menu = self._menu(self.tr("Own field"))
        for name in self._project.articles.field_names():
            of_field = menu.addMenu(name.replace("&", "&&"))
            self._add(of_field, self.tr("Filled"), Filter("field", name))
            start = f"field:{name}=" if name.isidentifier() else f'field:"{name}='
            self._add_typed(self.tr("With a value…"), start, of_field)
        menu.setEnabled(bool(menu.actions()))

    def _kind(self, value: str) -> str:
        untagged = self.tr("Articles without a tag")
        return untagged if value == UNTAGGED else self.tr("Articles that are copies of each other")

    def _menu(self, words: str) -> QMenu:
        menu = self.addMenu(words)
        menu.setAccessibleName(words)
        return menu

    def _add(self, menu: QMenu, words: str, part: SpanWhere) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda: self.chosen.emit(part))

    def _add_asking(
        self,
        menu: QMenu,
        words: str,
        questions: tuple[str, ...],
        make: Callable[..., SpanWhere],
    ) -> None:
        menu.addAction(words).triggered.connect(lambda: self.tags_wanted.emit(questions, make))

    def _add_typed(self, words: str, start: str, menu: QMenu | None = None) -> None:
        (menu or self).addAction(words).triggered.connect(lambda: self.typing_wanted.emit(start))


def _same(where: SpanWhere) -> SpanWhere:
    return where


def _related(relation: Relation, one: SpanWhere, other: SpanWhere) -> SpanWhere:
    return Related(one, relation, other)
