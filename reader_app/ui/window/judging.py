"""Grades, kinds of statement, attributions and links: from a key to an action of the project's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

from reader_app.core.folding import fold
from reader_app.project.attributions import Voice
from reader_app.ui.links.link_words import bare_quote

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid
    from reader_app.core.judgements import Grade, Statement
    from reader_app.core.marks import Mark
    from reader_app.core.records import Highlight
    from reader_app.project.project import Project
    from reader_app.ui.actions.action_set import ActionSet
    from reader_app.ui.annotations.annotations_dock import AnnotationsDock
    from reader_app.ui.attribution.attribution_popup import AttributionPopup
    from reader_app.ui.grading.grade_popup import GradePopup
    from reader_app.ui.grading.statement_popup import StatementPopup
    from reader_app.ui.links.link_popup import LinkPopup
    from reader_app.ui.window.main_window import MainWindow
    from reader_app.ui.window.reading import Reading


class Judging(QObject):
    """Asks page or cards which highlights are meant, the popups what of them, and has it done."""

    def __init__(self, window: MainWindow, reading: Reading, dock: AnnotationsDock) -> None:
        super().__init__(window)
        self._session = window.session
        self._themes = window.themes
        self._status = window.status
        self._attempt = window.attempt
        self._reading = reading
        self._dock = dock
        self._highlights: tuple[Uid, ...] = ()
        """Those that the open popup is about; none where it is about the article."""
        self._link_start: Highlight | None = None
        self._grades: GradePopup | None = None
        self._statements: StatementPopup | None = None
        self._attributions: AttributionPopup | None = None
        self._links: LinkPopup | None = None
        self._session.project_closed.connect(self._forget)
        ask = dock.requests
        ask.grade_wanted.connect(self.grade)
        ask.statement_wanted.connect(self.say_kind)
        ask.attribution_wanted.connect(self.attribute)
        ask.link_wanted.connect(self.link)
        ask.link_followed.connect(reading.follow)

    def wire(self, actions: ActionSet) -> None:
        """Hear the actions; each is for the highlight that the caret is in."""
        actions.on("tag.grade", lambda: self._on_current(lambda uid: self.grade((uid,))))
        actions.on("tag.grade_article", self.grade_article)
        actions.on("tag.statement", lambda: self._on_current(lambda uid: self.say_kind((uid,))))
        actions.on("tag.attribute", lambda: self._on_current(self.attribute))
        actions.on("tag.link", lambda: self._on_current(self.link))
        actions.on("project.scales", self.edit_scales)

    def _on_current(self, act: Callable[[Uid], None]) -> None:
        mark = self._current()
        if mark is None:
            self._status.say(self.tr("This needs a highlight. Press H or T first."))
        else:
            act(mark.uid)

    def _current(self) -> Mark | None:
        """Return the highlight that is selected word for word, else the one at the caret."""
        page, project = self._reading.page, self._session.project
        span, article = page.selected_span(), page.article
        if span is None or project is None or article is None:
            return page.current_mark
        found = project.marks.at(article.uid, span)
        if found is not None and self._reading.marks is not None:
            return self._reading.marks.get(found.uid)
        mark = page.current_mark
        return mark if mark is not None and mark.highlight.span == span else None

    def _mark(self, uid: Uid) -> Mark | None:
        marks = self._reading.marks
        return None if marks is None else marks.get(uid)

    def _anchor(self, uid: Uid) -> QRect:
        """Return what a popup stands beside: the card where the cards have the focus."""
        return self._dock.cards.place_on_screen(uid) or self._reading.page.selection_rect()

    def grade(self, highlights: tuple[Uid, ...]) -> None:
        """Ask which grade highlights get."""
        mark, project = self._mark(highlights[0]), self._session.project
        if mark is not None and project is not None:
            self._ask_grade(highlights, mark.grades, self._anchor(mark.uid))

    def grade_article(self) -> None:
        """Ask which grade the article as a whole gets."""
        project, article = self._session.project, self._reading.article
        if project is not None and article is not None:
            grades = project.grades.of_article(article.uid)
            self._ask_grade((), grades, self._reading.page.selection_rect())

    def _ask_grade(
        self, highlights: tuple[Uid, ...], grades: Sequence[Grade], anchor: QRect
    ) -> None:
        project = self._session.project
        if project is None:
            return
        from reader_app.ui.grading.grade_popup import GradePopup  # noqa: PLC0415  (not at start)

        if self._grades is None:
            self._grades = GradePopup(self._window())
            self._grades.graded.connect(self._give_grade)
            self._grades.cleared.connect(self._take_grade)
        self._highlights = highlights
        own = [grade for grade in grades if grade.analyst == project.analyst.uid]
        self._grades.open_for(project.scales, own, anchor, self._themes.theme)

    def _give_grade(self, values: tuple[Uid, ...]) -> None:
        highlights, article = self._highlights, self._reading.article
        if highlights:
            self._do(lambda project: project.grades.grade(highlights, values))
        elif article is not None:
            self._do(lambda project: project.grades.grade_article(article.uid, values))

    def _take_grade(self, scales: tuple[Uid, ...]) -> None:
        highlights, article = self._highlights, self._reading.article
        if highlights:
            self._do(lambda project: project.grades.ungrade(highlights, *scales))
        elif article is not None:
            self._do(lambda project: project.grades.ungrade_article(article.uid, *scales))

    def edit_scales(self) -> None:
        """Make and change the project's own scales."""
        from reader_app.ui.dialogs.scales_dialog import ScalesDialog  # noqa: PLC0415  (rare)

        project = self._session.project
        if project is not None:
            dialog = ScalesDialog(project, self._window())
            dialog.exec()
            dialog.deleteLater()

    def say_kind(self, highlights: tuple[Uid, ...]) -> None:
        """Ask what kind of statement highlights are."""
        mark = self._mark(highlights[0])
        if mark is None:
            return
        from reader_app.ui.grading.statement_popup import (  # noqa: PLC0415  (not at start)
            StatementPopup,
        )

        if self._statements is None:
            self._statements = StatementPopup(self._window())
            self._statements.chosen.connect(self._set_kind)
        self._highlights = highlights
        now = mark.highlight.statement
        self._statements.open_for(now, self._anchor(mark.uid), self._themes.theme)

    def _set_kind(self, kind: Statement) -> None:
        highlights = self._highlights
        self._do(lambda project: project.marks.set_statement(highlights, kind))

    def attribute(self, highlight: Uid) -> None:
        """Ask whose words a highlight is; a likely speaker is proposed."""
        mark, project, article = self._mark(highlight), self._session.project, self._reading.article
        if mark is None or project is None or article is None:
            return
        from reader_app.ui.attribution.attribution_popup import (  # noqa: PLC0415  (not at start)
            AttributionContents,
            AttributionPopup,
        )
        from reader_app.ui.attribution.chain_words import (  # noqa: PLC0415  (not at start)
            chain_words,
            speakers_of,
        )
        from reader_app.ui.attribution.names import Names  # noqa: PLC0415  (not at start)

        if self._attributions is None:
            self._attributions = AttributionPopup(self._window())
            self._attributions.kept.connect(self._set_chain)
        self._highlights = (highlight,)
        contents = AttributionContents(
            _voices(mark) or _proposed(project, mark),
            Names(project.codebook, project.attributions.names()),
            project.attributions.cues(),
            lambda chain: chain_words(speakers_of(chain), article.outlet, project.codebook),
        )
        self._attributions.open_for(contents, self._anchor(highlight), self._themes.theme)

    def _set_chain(self, chain: tuple[Voice, ...]) -> None:
        highlight = self._highlights[0]
        self._do(lambda project: project.attributions.set(highlight, chain))

    def link(self, highlight: Uid) -> None:
        """Take a highlight as the first end of a link, or as the second and ask for the kind."""
        mark, project, start = self._mark(highlight), self._session.project, self._link_start
        if mark is None or project is None:
            return
        if start is None:
            self._link_start = mark.highlight
            quote = bare_quote(mark.highlight.quote.exact)
            words = self.tr("Link from “%1”: go to another highlight and press L.")
            self._status.say(words.replace("%1", quote))
        elif start.uid == highlight:
            self._link_start = None
            self._status.say(self.tr("No link was made."))
        else:
            self._ask_link(project, start, highlight)

    def _ask_link(self, project: Project, start: Highlight, end: Uid) -> None:
        from reader_app.ui.links.link_popup import LinkPopup  # noqa: PLC0415  (not at start)

        if self._links is None:
            self._links = LinkPopup(self._window())
            self._links.chosen.connect(self._make_link)
        self._highlights = (end,)
        quote = bare_quote(start.quote.exact)
        kinds = project.links.kinds()
        self._links.open_for(kinds, quote, self._anchor(end), self._themes.theme)

    def _make_link(self, kind: str) -> None:
        start, end = self._link_start, self._highlights[0]
        self._link_start = None
        if start is not None:
            self._do(lambda project: project.links.add(start.uid, end, kind))

    def _do(self, act: Callable[[Project], Change]) -> None:
        project = self._session.project
        if project is not None:
            self._attempt(lambda: act(project))

    def _forget(self) -> None:
        self._link_start, self._highlights = None, ()
        for popup in (self._grades, self._statements, self._attributions, self._links):
            if popup is not None:
                popup.close_popup()

    def _window(self) -> QWidget:
        return self._reading.page.window()


def _voices(mark: Mark) -> list[Voice]:
    """Return a highlight's chain as it can be edited."""
    return [Voice(each.name, each.tag, each.cue, each.mode) for each in mark.speakers]


def _proposed(project: Project, mark: Mark) -> list[Voice]:
    """Return the speaker that the words around a highlight speak for."""
    from reader_app.ui.attribution.speaker_guess import guessed_speaker  # noqa: PLC0415  (not at start)

    article = project.articles.get(mark.highlight.article)
    if article is None:
        return []
    text = str(project.articles.text_of(article).text)
    guess = guessed_speaker(text, mark.highlight.span)
    tag = next((t for t in project.codebook.walk() if fold(t.name) == fold(guess.name)), None)
    return [Voice(guess.name, tag.uid if tag else None, guess.cue, guess.mode)]
