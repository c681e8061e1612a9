"""The article that is open: keeps page and panels in step with it, and with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from reader_app.core.judgements import Grade, HighlightLink, Scale, ScaleValue, Speaker
from reader_app.core.records import Article, Highlight, Note, Tag, Tagging
from reader_app.ui.window.page_view import kept_direction
from reader_app.ui.window.places import Place, Places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid
    from reader_app.core.marks import ArticleMarks
    from reader_app.core.records import Record
    from reader_app.project.project import Project
    from reader_app.ui.annotations.annotations_dock import AnnotationsDock
    from reader_app.ui.codebook.codebook_dock import CodebookDock
    from reader_app.ui.library.library_dock import LibraryDock
    from reader_app.ui.session import Session
    from reader_app.ui.window.article_area import ArticleArea

_LAST_ARTICLE = "last_article"


class Reading(QObject):
    """Opens articles, and hands each change to those who show what it touches."""

    leaving = Signal()
    """The article gives way, to another one or to none; what is being typed on it is kept now."""
    moved = Signal()
    """Another article is open, or none, or a change was shown: other actions make sense now."""

    def __init__(
        self,
        session: Session,
        area: ArticleArea,
        docks: tuple[LibraryDock, AnnotationsDock, CodebookDock],
    ) -> None:
        super().__init__(session)
        self._session = session
        self._area = area
        self.page = area.page
        self._library, self._annotations, self._codebook = docks
        self.places = Places()
        self._marks: ArticleMarks | None = None
        session.project_opened.connect(self._show_project)
        session.project_closed.connect(self._clear)
        session.project_closing.connect(self._annotations.commit_note)
        session.project_closing.connect(self.keep_place)
        session.project_closing.connect(self._library.stop)
        self.leaving.connect(self._annotations.commit_note)
        session.changed.connect(self._apply)
        area.close_wanted.connect(self.close)
        self._library.article_chosen.connect(self.open)
        self.page.leaving.connect(self._leave)
        self.page.mark_activated.connect(self._follow_page)
        self._annotations.requests.mark_chosen.connect(self._follow_card)
        self._annotations.requests.page_wanted.connect(self._go_to_page)

    @property
    def article(self) -> Article | None:
        """The article that is open."""
        return self.page.article

    @property
    def marks(self) -> ArticleMarks | None:
        """The marks of the article that is open."""
        return self._marks

    def open(self, uid: Uid) -> None:
        """Open an article; the page gets the focus."""
        if self.show(uid):
            self.places.visit(Place(uid))
            self._leave()
            self.moved.emit()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def show(self, uid: Uid) -> bool:
        """Show an article, unless it is shown already; false where it is gone."""
        project = self._session.project
        if project is None:
            return False
        self._area.show_article()
        if self.article is not None and self.article.uid == uid:
            return True
        article = project.articles.get(uid)
        if article is None:
            return False
        self.leaving.emit()
        self.keep_place()
        place = project.articles.place(uid)
        self._put_on_page(project, article)
        self._library.select(uid)
        self.page.go_to(place or 0)
        project.set_setting(_LAST_ARTICLE, uid)
        return True

    def _put_on_page(self, project: Project, article: Article) -> None:
        text = project.articles.text_of(article)
        direction = kept_direction(project, article.uid)
        marks = project.marks.of_article(article.uid)
        self.page.show_article(article, text, marks, project.codebook, direction)
        self._marks = marks
        self._area.show_title(article.title)
        self.page.header.show_copies(project.duplicates.count_of(article))
        analysts = {each.uid: each.name for each in project.analysts().values()}
        self.page.set_analysts(analysts)
        self._show_marks(project, article, marks)

    def _show_marks(self, project: Project, article: Article, marks: ArticleMarks) -> None:
        analysts = project.analysts()
        self._annotations.look_up(project.scales, project.links.of)
        self._annotations.show_marks(article, marks, project.codebook, analysts)
        self._codebook.show_article(article.uid, project.tags.counts_in(article.uid))

    def keep_place(self) -> None:
        """Remember where in the article the reader is, in the project and for the way back."""
        project, article = self._session.project, self.article
        if project is None or article is None or project.articles.get(article.uid) is None:
            return
        place = self.page.place
        self.places.leave(article.uid, place)
        if (project.articles.place(article.uid) or 0) != place:
            project.articles.set_place(article.uid, place)

    def close(self) -> None:
        """Close the article."""
        self.leaving.emit()
        self.keep_place()
        self._marks = None
        self.page.clear()
        self._area.show_title("")
        self._annotations.clear()
        self._codebook.show_article(None, {})
        self.moved.emit()

    def back(self) -> None:
        """Go to the place before."""
        self.keep_place()
        self._go(self.places.back())

    def forward(self) -> None:
        """Go to the place after."""
        self.keep_place()
        self._go(self.places.forward())

    def _go(self, place: Place | None) -> None:
        if place is not None and self.show(place.article):
            if place.point is not None:
                self.page.go_to(place.point)
            if place.highlight is not None:
                self.page.reveal(place.highlight)
                self._annotations.select(place.highlight)
        self.moved.emit()

    def _show_project(self, project: Project) -> None:
        self.places.clear()
        self._library.show_library(project)
        tags = project.tags
        self._codebook.show_codebook(project.codebook, tags.counts(), {}, project.pins)
        last = project.setting(_LAST_ARTICLE)
        rows = project.articles.all() if last is None else None
        first = next(rows, None) if rows is not None else None
        article = project.articles.get(last) if last else None  # pyright: ignore[reportArgumentType]
        if article is not None:
            self.open(article.uid)
        elif first is not None:
            self.open(first.uid)
        else:
            self.close()

    def _clear(self) -> None:
        self.places.clear()
        self.close()
        self._library.show_library(None)
        self._codebook.clear()

    def _apply(self, change: Change) -> None:
        project = self._session.project
        if project is None:
            return
        self._library.apply(change)
        self._codebook.apply(change, project.pins)
        if change.concerns(Tag):
            self.page.codebook_changed()
        if change.concerns(Tag, Scale, ScaleValue):
            self._annotations.codebook_changed()
        self._apply_to_article(change)
        if change.concerns(Article):
            self.show_copies(())
        self.moved.emit()

    def _apply_to_article(self, change: Change) -> None:
        for edit in change.of(Article):
            record = edit.record
            if isinstance(record, Article) and edit.after is None:
                self.places.forget(record.uid)
                if self.article is not None and self.article.uid == record.uid:
                    self.close()
            elif isinstance(record, Article):
                self._annotations.article_changed(record)
                self._retitle(record)
        if self._marks is None:
            return
        if change.concerns(Article) and self._has_other_text():
            self._show_again()
            return
        delta = self._marks.apply(change)
        if delta:
            self.page.apply(delta)
            self._annotations.apply(delta)

    def show_copies(self, articles: Iterable[Article]) -> None:
        """Show of how many copies these articles and their copies are, also the one on the page."""
        project, article = self._session.project, self.article
        self._library.show_copies(articles)
        if project is not None and article is not None:
            self.page.header.show_copies(project.duplicates.count_of(article))

    def _retitle(self, article: Article) -> None:
        """Show the article's other title, outlet and date, where it is open with the same text."""
        shown = self.article
        if shown and (shown.uid, shown.text_sha256) == (article.uid, article.text_sha256):
            self.page.article_changed(article)
            self._area.show_title(article.title)

    def _has_other_text(self) -> bool:
        """Tell whether the article that is open was given another text."""
        project, article = self._session.project, self.article
        now = project.articles.get(article.uid) if project and article else None
        return now is not None and article is not None and now.text_sha256 != article.text_sha256

    def _show_again(self) -> None:
        """Show the article that is open with its present text, where the reader is in it."""
        project, article, place = self._session.project, self.article, self.page.place
        if project is not None and article is not None:
            self._put_on_page(project, project.articles.find(article.uid))
            self.page.go_to(place)

    def _follow_page(self, uid: Uid) -> None:
        self._annotations.select(uid)
        self._visit(uid)

    def _follow_card(self, uid: Uid) -> None:
        self._leave()
        self.page.reveal(uid)
        self._visit(uid)

    def _go_to_page(self, uid: Uid) -> None:
        self.page.reveal(uid)
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, highlight: Highlight) -> None:
        """Go to a highlight, wherever it is; back leads here again."""
        if self.show(highlight.article):
            self.page.reveal(highlight.uid)
            self._annotations.select(highlight.uid)
            self._visit(highlight.uid)

    def _leave(self) -> None:
        """Note for the way back where on the page the reader is."""
        if self.article is not None:
            self.places.leave(self.article.uid, self.page.place)

    def _visit(self, uid: Uid) -> None:
        if self.article is not None:
            self.places.visit(Place(self.article.uid, uid))
            self.moved.emit()

    def show_change(self, change: Change) -> None:
        """Go where a change can be seen: its article, its highlight; the table of spans shows it."""
        if self._area.is_showing_spans:
            return
        for edit in change.edits:
            record = edit.record
            uid = highlight_of(record)
            article = article_of(record)
            if article is None and uid is not None and self._marks is not None:
                article = self._marks.article if self._marks.get(uid) else None
            if article is None or not self.show(article):
                continue
            if uid is not None and self._marks is not None and self._marks.get(uid):
                self.page.reveal(uid)
                self._annotations.select(uid)
            return


def article_of(record: Record) -> Uid | None:
    """Return the article that a record is in, where it says so itself."""
    if isinstance(record, Highlight | Tagging | Note | Grade | Speaker):
        return record.article
    return None


def highlight_of(record: Record) -> Uid | None:
    """Return the highlight that a record is, or hangs on."""
    if isinstance(record, Highlight):
        return record.uid
    if isinstance(record, HighlightLink):
        return record.source
    return record.highlight if isinstance(record, Tagging | Note | Grade | Speaker) else None
