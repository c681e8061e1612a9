"""What the panels ask for, done by the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader_app.project.labels import isolate
from reader_app.ui.dialogs.agreed import agreed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid
    from reader_app.project.project import Project
    from reader_app.ui.annotations.annotations_dock import AnnotationsDock
    from reader_app.ui.codebook.codebook_dock import CodebookDock
    from reader_app.ui.library.library_dock import LibraryDock
    from reader_app.ui.session import Session
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.status_bar import StatusBar
    from reader_app.ui.window.tagging import Tagging

ASK_FROM_TAGGINGS = 20
"""Deleting a tag with so many taggings asks before; fewer are left to undo."""


class Panels(QObject):
    """Connects the docks' wishes to the project's actions."""

    note_taken = Signal(str)
    """A note is in the project; the uid of what it was written into: a note, or for a new one a
    highlight."""
    note_refused = Signal(str)

    def __init__(
        self, session: Session, tagging: Tagging, status: StatusBar, attempt: Attempt
    ) -> None:
        super().__init__(session)
        self._session = session
        self._tagging = tagging
        self._status = status
        self._attempt = attempt

    def serve_codebook(self, dock: CodebookDock) -> None:
        """Do what the codebook asks for."""
        dock.create_wanted.connect(self.create_tag)
        dock.rename_wanted.connect(self.rename_tag)
        dock.recolour_wanted.connect(self.recolour_tag)
        dock.recolour_many_wanted.connect(self.recolour_tags)
        dock.move_wanted.connect(self.move_tag)
        dock.delete_wanted.connect(self.delete_tags)
        dock.pin_wanted.connect(self.pin_tag)
        dock.unpin_wanted.connect(self.unpin_tag)
        dock.tag_chosen.connect(self.use_tag)

    def serve_annotations(self, dock: AnnotationsDock) -> None:
        """Do what the cards ask for."""
        ask = dock.requests
        ask.tag_removed.connect(self.untag)
        ask.tag_wanted.connect(self._tagging.tag_highlights)
        ask.tags_given.connect(self.tag_many)
        ask.tags_taken.connect(self.untag_many)
        ask.recolour_wanted.connect(self.recolour_tags)
        ask.note_added.connect(self.add_note)
        ask.note_edited.connect(self.edit_note)
        ask.delete_wanted.connect(self.delete_highlights)
        ask.link_removed.connect(self.unlink)

    def serve_library(self, dock: LibraryDock) -> None:
        """Do what the library asks for."""
        dock.list_kept.connect(self.keep_list)
        dock.list_renamed.connect(self.rename_list)
        dock.list_deleted.connect(self.delete_list)

    def keep_list(self, name: str, words: str) -> None:
        """Keep what the library shows under a name."""
        self._do(lambda project: project.saved.save("list", name, words))

    def rename_list(self, uid: Uid, name: str) -> None:
        """Give a list that was kept another name."""
        self._do(lambda project: project.saved.rename(uid, name))

    def delete_list(self, uid: Uid) -> None:
        """Delete a list that was kept; its articles stay."""
        self._do(lambda project: project.saved.delete(uid))

    def create_tag(self, name: str, parent: Uid | None) -> None:
        """Add a tag."""
        self._do(lambda project: project.tags.create(name, parent))

    def rename_tag(self, tag: Uid, name: str) -> None:
        """Give a tag another name."""
        self._do(lambda project: project.tags.rename(tag, name))

    def recolour_tag(self, tag: Uid, colour: str) -> None:
        """Give a tag another colour."""
        self._do(lambda project: project.tags.recolour(tag, colour))

    def recolour_tags(self, tags: Sequence[Uid], colour: str) -> None:
        """Give one tag or several another colour."""
        if len(tags) == 1:
            self.recolour_tag(tags[0], colour)
        else:
            self._do(lambda project: project.tags.recolour_many(tags, colour))

    def move_tag(self, tag: Uid, parent: Uid | None, index: int) -> None:
        """Put a tag elsewhere."""
        self._do(lambda project: project.tags.move(tag, parent, index))

    def pin_tag(self, tag: Uid, slot: int) -> None:
        """Put a tag on a number key."""
        self._do(lambda project: project.tags.pin(tag, slot))

    def unpin_tag(self, slot: int) -> None:
        """Free a number key."""
        self._do(lambda project: project.tags.unpin(slot))

    def use_tag(self, tag: Uid) -> None:
        """Give the selected words a tag."""
        self._tagging.tag_with((tag,))

    def untag(self, tagging: Uid) -> None:
        """Take a tag off a highlight."""
        self._do(lambda project: project.marks.untag(tagging))

    def tag_many(self, tags: Sequence[Uid], highlights: Sequence[Uid]) -> None:
        """Give highlights tags."""
        if len(highlights) == 1:
            self._do(lambda project: project.marks.tag_highlight(highlights[0], tags))
        else:
            self._do(lambda project: project.marks.tag_many(highlights, tags))

    def untag_many(self, tags: Sequence[Uid], highlights: Sequence[Uid]) -> None:
        """Take tags off highlights."""
        self._do(lambda project: project.marks.untag_many(highlights, tags))

    def unlink(self, link: Uid) -> None:
        """Remove a link."""
        self._do(lambda project: project.links.delete(link))

    def add_note(self, highlights: Sequence[Uid], words: str) -> None:
        """Add a note to a highlight, or the same one to several."""
        if len(highlights) == 1:
            kept = self._do(lambda project: project.marks.add_note(highlights[0], words))
        else:
            kept = self._do(lambda project: project.marks.note_many(highlights, words))
        self._tell(highlights[0], taken=kept)

    def edit_note(self, note: Uid, words: str) -> None:
        """Change a note."""
        kept = self._do(lambda project: project.notes.edit(note, words))
        self._tell(note, taken=kept)

    def _tell(self, key: str, *, taken: bool) -> None:
        told = self.note_taken if taken else self.note_refused
        told.emit(key)

    def delete_highlights(self, highlights: Sequence[Uid]) -> None:
        """Delete highlights."""
        self._do(lambda project: project.marks.delete(highlights))

    def delete_tags(self, tags: Sequence[Uid]) -> None:
        """Delete tags; ask before only where much goes with them, and say what went."""
        project = self._session.project
        known = [] if project is None else [tag for tag in tags if tag in project.codebook]
        if project is None or not known:
            return
        count, taggings = project.tags.deletion_cost(*known)
        name = isolate(project.codebook[known[0]].name) if len(known) == 1 else ""
        if taggings >= ASK_FROM_TAGGINGS and not self._may_delete_tags(name, count, taggings):
            return
        if self._do(lambda project: project.tags.delete(*known)) and taggings:
            self._status.say(self._deleted(name, count, taggings), can_undo=True)

    def _deleted(self, name: str, count: int, taggings: int) -> str:
        """Return what went with a tag of that name, or with so many tags."""
        if taggings == 1:
            one = self.tr("Deleted the tag %1 and 1 tagging.")
            several = self.tr("Deleted %1 tags and 1 tagging.")
        else:
            one = self.tr("Deleted the tag %1 and %Ln taggings.", "", taggings)
            several = self.tr("Deleted %1 tags and %Ln taggings.", "", taggings)
        return one.replace("%1", name) if name else several.replace("%1", str(count))

    def _may_delete_tags(self, name: str, count: int, taggings: int) -> bool:
        if name:
            question = self.tr("%1 is on %Ln highlights.", "", taggings).replace("%1", name)
            more = self.tr("The highlights stay, without this tag. Undo brings all of it back.")
            return agreed(self._status, question, more, self.tr("Delete tag, keep highlights"))
        question = self.tr("%1 tags with %Ln taggings are to go.", "", taggings)
        more = self.tr("The highlights stay, without these tags. Undo brings all of it back.")
        yes = self.tr("Delete %Ln tags, keep highlights", "", count)
        return agreed(self._status, question.replace("%1", str(count)), more, yes)

    def _do(self, act: Callable[[Project], Change]) -> bool:
        project = self._session.project
        return project is not None and bool(self._attempt(lambda: act(project)))
