"""Marking words: from a key on the page to an action of the project's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from reader_app.core.ids import Uid
from reader_app.core.records import Tag
from reader_app.core.records import Tagging as TaggingRecord
from reader_app.core.spans import Span
from reader_app.ui.actions.tagging_actions import PINS
from reader_app.ui.window.reading import highlight_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader_app.core.edits import Change
    from reader_app.project.project import Project
    from reader_app.ui.actions.action_set import ActionSet
    from reader_app.ui.palettes.note_popup import NotePopup
    from reader_app.ui.palettes.tag_palette import TagChoice, TagPalette
    from reader_app.ui.session import Session
    from reader_app.ui.theme.theme_choice import ThemeChoice
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.reading import Reading

_REMEMBERED = 12


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be marked: words of an article, or a highlight that there is."""

    article: Uid
    span: Span
    highlight: Uid | None = None
    others: tuple[Uid, ...] = ()
    """Highlights that are meant beside that one."""


class Tagging(QObject):
    """Asks the page what is meant, the palettes with what, and has the project do it."""

    tagged = Signal()
    note_begun = Signal(object, object)
    """The `Target` of a note, and the field that it is written in."""
    note_given_up = Signal()
    note_closed = Signal()

    def __init__(
        self,
        session: Session,
        reading: Reading,
        actions: ActionSet,
        themes: ThemeChoice,
        attempt: Attempt,
    ) -> None:
        super().__init__(session)
        self._session = session
        self._reading = reading
        self._page = reading.page
        self._themes = themes
        self._attempt = attempt
        self._target: Target | None = None
        self._noted: Target | None = None
        """What the words in the note's popup are about, as long as it is open."""
        self._palette: TagPalette | None = None
        self._note: NotePopup | None = None
        self._recent: list[Uid] | None = None
        self._last: tuple[Uid, ...] = ()
        self._page.resize_wanted.connect(self._resize)
        self._page.tags_dropped.connect(self.tag_with)
        session.project_closing.connect(self.keep_note)
        reading.leaving.connect(self.keep_note)
        session.project_closed.connect(self._forget)
        session.project_opened.connect(self._forget)
        session.changed.connect(self._note_tags)
        self._actions = actions
        self._wire(actions)

    def _wire(self, actions: ActionSet) -> None:
        actions.on("tag.tag", self.open_palette)
        actions.on("tag.again", self.tag_again)
        actions.on("tag.highlight", self.highlight)
        actions.on("tag.note", self.open_note)
        actions.on("tag.delete", self.delete)
        for slot in range(1, PINS + 1):
            actions.on(f"tag.pin_{slot}", lambda slot=slot: self.tag_pinned(slot))
        actions.let_go.connect(self._page.let_end_go)
        for start, end in ((True, "start"), (False, "end")):
            for step, way in ((-1, "earlier"), (1, "later")):
                for words, tail in ((False, ""), (True, "_word")):
                    move = self._mover(start=start, words=words, step=step)
                    actions.on(f"tag.{end}_{way}{tail}", move)

    def _mover(self, *, start: bool, words: bool, step: int) -> Callable[[], None]:
        def move() -> None:
            self._page.move_end(start=start, words=words, step=step)
            if not self._actions.is_held:
                self._page.let_end_go()

        return move

    def target(self) -> Target | None:
        """Return what a key would mark: the selection, else highlight or word at the caret."""
        article = self._page.article
        if article is None:
            return None
        selected = self._page.selected_span()
        if selected is not None:
            return Target(article.uid, selected)
        mark = self._page.current_mark
        if mark is not None:
            return Target(article.uid, mark.highlight.span, mark.uid)
        word = self._page.word_or_highlight_at_caret()
        return Target(article.uid, word) if word is not None else None

    def open_palette(self) -> None:
        """Ask which tags the selected words get."""
        target = self.target()
        if target is not None:
            self.ask_tags(target, self._page.selection_rect())

    def tag_highlight(self, uid: Uid, others: tuple[Uid, ...] = ()) -> None:
        """Ask which tags a highlight gets, and others with it."""
        mark = self._reading.marks.get(uid) if self._reading.marks else None
        if mark is not None:
            self._page.reveal(uid)
            target = Target(mark.highlight.article, mark.highlight.span, uid, others)
            self.ask_tags(target, self._page.selection_rect())

    def tag_highlights(self, uids: tuple[Uid, ...]) -> None:
        """Ask which tags highlights get, all of them the same."""
        self.tag_highlight(uids[0], uids[1:])

    def ask_tags(self, target: Target, anchor: QRect) -> None:
        """Open the tag palette beside a rectangle of the screen."""
        project = self._session.project
        if project is None:
            return
        from reader_app.ui.palettes.tag_palette import (  # noqa: PLC0415  (not at start)
            PaletteContents,
            TagPalette,
        )

        if self._palette is None:
            self._palette = TagPalette(self._window(), self._themes.theme)
            self._palette.chosen.connect(self._tag)
        self._target = target
        counts = project.tags.counts()
        contents = PaletteContents(project.codebook, counts, project.pins, tuple(self.recent))
        self._palette.open_beside(anchor, contents, self._themes.theme)

    def _tag(self, choice: TagChoice) -> None:
        target, project = self._target, self._session.project
        if target is None or project is None:
            return
        change = self._attempt(lambda: _tagged(project, target, choice))
        if not choice.stay:
            self._target = None
        if change is not None:
            used = _tags_in(change) or choice.tags
            self._done(used, change, keep=choice.stay)

    def tag_with(self, tags: tuple[Uid, ...]) -> None:
        """Give what is meant these tags."""
        target, project = self.target(), self._session.project
        if target is None or project is None or not tags:
            return
        change = self._attempt(lambda: _given(project, target, tags))
        if change is not None:
            self._done(tags, change)

    @property
    def recent(self) -> list[Uid]:
        """The tags that were given last, the latest first; at first those of earlier days."""
        project = self._session.project
        if self._recent is None and project is not None:
            groups = project.tags.latest()
            given = dict.fromkeys(tag for tags in groups for tag in tags)
            self._recent, self._last = list(given)[:_REMEMBERED], groups[0] if groups else ()
        return self._recent or []

    @property
    def last(self) -> tuple[Uid, ...]:
        """The tags that were given together last."""
        return self._last if self.recent else ()

    def _done(self, tags: tuple[Uid, ...], change: Change, *, keep: bool = False) -> None:
        self._recent = [*tags, *(tag for tag in self.recent if tag not in tags)][:_REMEMBERED]
        self._last = tags
        if not keep:
            self._settle(change)
        self.tagged.emit()

    def _settle(self, change: Change) -> None:
        """Let go of the selection, so that the new mark can be seen."""
        marks = self._reading.marks
        if marks is None:
            return
        for edit in change.edits:
            uid = highlight_of(edit.record)
            if uid is not None and marks.get(uid) is not None:
                self._page.reveal(uid)
                return

    def tag_again(self) -> None:
        """Use the last tag again."""
        project = self._session.project
        if project is not None:
            self.tag_with(tuple(tag for tag in self.last if tag in project.codebook))

    def tag_pinned(self, slot: int) -> None:
        """Use a pinned tag."""
        project = self._session.project
        tag = project.pins.get(slot) if project is not None else None
        if tag is not None:
            self.tag_with((tag,))

    def highlight(self) -> None:
        """Highlight the selected words without a tag."""
        target, project = self.target(), self._session.project
        if target is None or project is None or target.highlight is not None:
            return
        change = self._attempt(lambda: project.marks.highlight(target.article, target.span))
        if change is not None:
            self._settle(change)

    def open_note(self) -> None:
        """Ask for a note on the selected words."""
        target = self.target()
        if target is None or not self.keep_note():
            return
        from reader_app.ui.palettes.note_popup import NotePopup  # noqa: PLC0415  (not at start)

        if self._note is None:
            self._note = NotePopup(self._window())
            self._note.written.connect(self._add_note)
            self._note.given_up.connect(self.note_given_up)
            self._note.closed.connect(self.note_closed)
        self._noted = target
        self._note.open_beside(self._page.selection_rect())
        self.note_begun.emit(target, self._note.field)

    def keep_note(self) -> bool:
        """Keep the note that is being written; false where that is refused: it stays open then."""
        if self._note is None:
            return True
        self._note.keep()
        return self._note.isHidden()

    def put_note_away(self) -> None:
        """Close the note that is being written; whoever keeps its words opens it again."""
        self._noted = None
        if self._note is not None:
            self._note.close_popup()

    def _add_note(self, words: str) -> None:
        target, project, note = self._noted, self._session.project, self._note
        if target is None or project is None or note is None:
            return
        is_here = self.target() == target
        change = self._attempt(lambda: _noted(project, target, words))
        if change is None:
            return
        self._noted = None
        note.close_popup()
        if is_here:
            self._settle(change)

    def delete(self) -> None:
        """Delete the highlight that the caret is in."""
        mark, project = self._page.current_mark, self._session.project
        if mark is not None and project is not None:
            self._attempt(lambda: project.marks.delete([mark.uid]))

    def _resize(self, wanted: tuple[Uid, Span]) -> None:
        project = self._session.project
        if project is not None:
            self._attempt(lambda: project.marks.resize(*wanted))

    def _note_tags(self, change: Change) -> None:
        if self._palette is not None and change.concerns(Tag):
            self._palette.codebook_changed()

    def _forget(self) -> None:
        self._target = self._noted = None
        self._recent, self._last = None, ()
        if self._palette is not None:
            self._palette.close_popup()
            self._palette.codebook_changed()

    def _window(self) -> QWidget:
        return self._page.window()


def _given(project: Project, target: Target, tags: tuple[Uid, ...]) -> Change:
    if target.highlight is not None:
        return project.marks.tag_highlight(target.highlight, tags)
    return project.marks.tag(target.article, target.span, tags)


def _tagged(project: Project, target: Target, choice: TagChoice) -> Change:
    """Give a target what was chosen, in one step, however much of it is new."""
    if target.highlight is not None and target.others:
        meant = (target.highlight, *target.others)
        return project.marks.tag_many(meant, choice.tags, choice.new)
    if not choice.new:
        return _given(project, target, choice.tags)
    if target.highlight is not None and len(choice.new) == 1 and not choice.tags:
        return project.marks.tag_highlight_new(target.highlight, choice.new[0])
    paths = [*(project.codebook.path_text(tag) for tag in choice.tags), *choice.new]
    if len(paths) == 1:
        return project.marks.tag_new(target.article, target.span, paths[0])
    return project.marks.tag_paths(target.article, target.span, paths)


def _noted(project: Project, target: Target, words: str) -> Change:
    if target.highlight is not None:
        return project.marks.add_note(target.highlight, words)
    return project.marks.tag_paths(target.article, target.span, [], words)


def _tags_in(change: Change) -> tuple[Uid, ...]:
    taggings = (edit.after for edit in change.edits if isinstance(edit.after, TaggingRecord))
    return tuple(dict.fromkeys(tagging.tag for tagging in taggings))
