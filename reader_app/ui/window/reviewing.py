"""Tagging again: from the review dock to the project's search, and back with what it found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, Signal

from reader_app.core.records import Tag
from reader_app.ui.theme.tag_colours import TagInks

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader_app.core.edits import Change
    from reader_app.core.errors import ProjectError
    from reader_app.core.ids import Uid
    from reader_app.project.project import Project
    from reader_app.project.tag_again import Hit, Wanted
    from reader_app.ui.palettes.tag_palette import TagChoice, TagPalette
    from reader_app.ui.review.find_form import Asked
    from reader_app.ui.review.find_work import FindWork
    from reader_app.ui.review.review_dock import ReviewDock
    from reader_app.ui.session import Session
    from reader_app.ui.theme.theme_choice import ThemeChoice
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.reading import Reading


class Reviewing(QObject):
    """Runs one search at a time, and tags what the analyst says yes to."""

    opened = Signal()
    """The review list is to be seen."""

    def __init__(
        self,
        session: Session,
        reading: Reading,
        dock: ReviewDock,
        themes: ThemeChoice,
        attempt: Attempt,
    ) -> None:
        super().__init__(session)
        self._session = session
        self._reading = reading
        self._dock = dock
        self._themes = themes
        self._attempt = attempt
        self._tag: Uid | None = None
        self._work: FindWork | None = None
        self._problem = ""
        self._palette: TagPalette | None = None
        dock.form.wanted.connect(self.look)
        dock.form.tag_wanted.connect(self.ask_tag)
        dock.hit_shown.connect(self._show)
        dock.accept_wanted.connect(self._accept)
        dock.cancel_wanted.connect(self.cancel)
        session.changed.connect(self._follow)
        session.project_opened.connect(self._forget)
        session.project_closing.connect(self.cancel)
        session.project_closed.connect(self._forget)

    @property
    def is_looking(self) -> bool:
        """Whether a search is under way."""
        return self._work is not None

    def _project(self) -> Project | None:
        return self._session.project

    def find_tag(self, tag: Uid) -> None:
        """Find all occurrences of a tag's name and aliases in the project."""
        self._set_tag(tag)
        self._open()
        self._dock.form.show_words("names")
        self.look()

    def find_search(self, words: str) -> None:
        """List all places that a search over all articles finds; a tag is asked for first."""
        self._open()
        self._dock.form.show_search(words)
        self.look()

    def find_selected(self) -> None:
        """Find the selected words again; or let it be typed what is to be found."""
        page = self._reading.page
        span, mark = page.selected_span(), page.current_mark
        self._open()
        if mark is not None and mark.taggings:
            self._set_tag(mark.taggings[0].tag)
        if span is None and mark is not None:
            span = mark.highlight.span
        words = self._words_at(span.start, span.end) if span is not None else ""
        self._dock.form.show_words("words", words)
        if self._tag is None:
            self._dock.form.tag.setFocus(Qt.FocusReason.OtherFocusReason)
        elif words:
            self.look()
        else:
            self._dock.form.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words_at(self, start: int, end: int) -> str:
        article, project = self._reading.article, self._project()
        if article is None or project is None:
            return ""
        return " ".join(project.articles.text_of(article).text[start:end].split())

    def _open(self) -> None:
        self.opened.emit()
        self._dock.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_tag(self, uid: Uid | None) -> None:
        project = self._project()
        tag: Tag | None = project.codebook.get(uid) if project is not None and uid else None
        self._tag = tag.uid if tag is not None else None
        inks = None
        if tag is not None and project is not None:
            inks = TagInks(self._themes.theme, project.codebook).of(tag.uid)
        self._dock.form.show_tag(tag, inks)

    def ask_tag(self) -> None:
        """Ask which tag the places are to be given."""
        project = self._project()
        if project is None:
            return
        from reader_app.ui.palettes.tag_palette import (  # noqa: PLC0415  (not at start)
            PaletteContents,
            TagPalette,
        )

        if self._palette is None:
            self._palette = TagPalette(self._window(), self._themes.theme)
            self._palette.setObjectName("review_tag_palette")
            self._palette.chosen.connect(self._take_tag)
        self._palette.codebook_changed()
        button = self._dock.form.tag
        anchor = QRect(button.mapToGlobal(button.rect().topLeft()), button.size())
        contents = PaletteContents(project.codebook, project.tags.counts(), project.pins)
        self._palette.open_beside(anchor, contents, self._themes.theme)

    def _take_tag(self, choice: TagChoice) -> None:
        project = self._project()
        if project is None:
            return
        if choice.tags:
            self._set_tag(choice.tags[0])
        elif choice.new:
            change = self._attempt(lambda: project.tags.create_path(choice.new[0]))
            if change:
                self._set_tag(change.edits[-1].record.uid)
        self._dock.form.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Look for what the form says."""
        project, tag = self._project(), self._tag
        if project is None:
            return
        if tag is None:
            self.ask_tag()
            return
        asked = self._dock.form.asked()
        article = self._reading.article
        where = None if asked.everywhere or article is None else article.uid
        self._start(project, _wanted(asked, project.codebook[tag]), tag, where)

    def _start(self, project: Project, wanted: Wanted, tag: Uid, article: Uid | None) -> None:
        from reader_app.ui.review.find_work import FindWork  # noqa: PLC0415  (not at start)

        self.cancel()
        self._problem = ""
        self._dock.start()
        work = FindWork(project, wanted, tag=tag, article=article, parent=self)
        self._work = work
        work.found.connect(self._dock.add)
        work.refused.connect(self._refuse)
        work.finished.connect(self._end)
        work.start()

    def _refuse(self, problem: ProjectError) -> None:
        self._problem = str(problem)

    def _end(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            self._dock.finish(self._problem)
            work.deleteLater()

    def cancel(self) -> None:
        """End the search; what was found until now stays listed."""
        work, self._work = self._work, None
        if work is None:
            return
        work.found.disconnect(self._dock.add)
        work.refused.disconnect(self._refuse)
        work.finished.disconnect(self._end)
        work.stop()
        work.deleteLater()
        self._dock.finish()

    def _show(self, hit: Hit) -> None:
        """Show a place on the page; the focus stays in the list."""
        if self._reading.show(hit.article):
            self._reading.page.select_span(hit.span)

    def _accept(self, hits: tuple[Hit, ...]) -> None:
        project, tag = self._project(), self._tag
        if project is None or tag is None:
            return
        change = self._attempt(lambda: project.again.accept(tag, hits))
        if change is not None:
            self._dock.accepted(hits, change)

    def _follow(self, change: Change) -> None:
        self._dock.apply(change)
        project = self._project()
        if self._tag is not None and project is not None:
            gone = self._tag not in project.codebook
            if gone or any(edit.record.uid == self._tag for edit in change.of(Tag)):
                self._set_tag(None if gone else self._tag)

    def _forget(self) -> None:
        self.cancel()
        self._set_tag(None)
        self._dock.clear()
        if self._palette is not None:
            self._palette.close_popup()

    def _window(self) -> QWidget:
        return self._reading.page.window()


def _wanted(asked: Asked, tag: Tag) -> Wanted:
    from reader_app.project.tag_again import Wanted  # noqa: PLC0415  (its regular expressions are slow to load)

    if asked.kind == "names":
        return Wanted.of_tag(tag)
    if asked.kind == "pattern":
        return Wanted(pattern=asked.words)
    if asked.kind == "search":
        return Wanted(search=asked.words)
    return Wanted((asked.words.strip(),) if asked.words.strip() else ())
