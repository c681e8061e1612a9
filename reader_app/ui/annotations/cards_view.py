"""The cards on the screen: painted, pointed at, gone through by keys, their notes edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView

from reader_app.ui.annotations.card_layout import (
    CardComposer,
    CardLayout,
    CardPart,
    CardWishes,
)
from reader_app.ui.annotations.card_painter import CardPainter, CardState
from reader_app.ui.annotations.note_editing import EditedNote, NoteEditing
from reader_app.ui.annotations.uneven_list_view import AnyIndex, UnevenListView
from reader_app.ui.docks.dates import moment_text
from reader_app.ui.theme.painting import cross_rect, placed
from reader_app.ui.theme.tag_colours import TagInks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from reader_app.core.ids import Clock, Uid
    from reader_app.core.marks import Mark
    from reader_app.core.records import Analyst
    from reader_app.ui.annotations.cards_model import CardsModel
    from reader_app.ui.theme.theme import Theme

_KEPT = 600
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CardsView(UnevenListView):
    """Shows a `CardsModel`; what is asked for goes out by signals."""

    mark_chosen = Signal(str)
    page_wanted = Signal(str)
    tag_wanted = Signal(str)
    tag_removed = Signal(str)
    note_added = Signal(str, str)
    note_edited = Signal(str, str)
    delete_wanted = Signal(tuple)

    _editing: NoteEditing | None = None

    def __init__(self, model: CardsModel, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._clock = clock
        self._analysts: Mapping[Uid, Analyst] = {}
        self._kept: dict[Uid, tuple[Mark, CardWishes, CardLayout]] = {}
        self._hovered: tuple[Uid, Uid | None] | None = None
        self._focused_part: Uid | None = None
        self._quiet = False
        self._add_words = self.tr("Tag")
        self.setObjectName("annotationCards")
        self.setAccessibleName(self.tr("Highlights of this article"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setModel(model)
        model.rowsRemoved.connect(self.rows_removed)
        model.rowsMoved.connect(self.rows_moved)
        model.modelReset.connect(self._forget)
        self._edit_notes()
        self._compose()

    def _edit_notes(self) -> None:
        self._editing = NoteEditing(self)
        self._editing.written.connect(self._take_note)
        self._editing.reshaped.connect(self._reshape)
        self._editing.ended.connect(self.setFocus)

    def _compose(self) -> None:
        codebook = self._model.codebook
        self._composer = CardComposer(codebook, self._add_words)
        inks = TagInks(self._theme, codebook)
        self._painter = CardPainter(self._theme, inks, self._add_words)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self._compose()
        self.viewport().update()

    def show_analysts(self, analysts: Mapping[Uid, Analyst]) -> None:
        """Say who is behind the uids of analysts."""
        self._analysts = analysts

    def codebook_changed(self) -> None:
        """Look up names and colours of tags again."""
        self._kept.clear()
        self._compose()
        self.measure_all_again()

    def _forget(self) -> None:
        self._kept.clear()
        self._hovered = self._focused_part = None
        if self._editing is not None:
            self._editing.close()
        self._compose()

    def select(self, uid: Uid) -> None:
        """Make a highlight's card the current one, without saying so."""
        self._quiet = True
        index = self._model.index_of(uid)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
        self._quiet = False

    def selected(self) -> tuple[Uid, ...]:
        """Return the selected highlights in reading order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._model.mark(row).uid for row in rows)

    def current_mark(self) -> Mark | None:
        """Return the mark of the current card."""
        index = self.currentIndex()
        return self._model.mark(index.row()) if index.isValid() else None

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Lay out the two cards anew, and say which one is current now."""
        self._focused_part = None
        super().currentChanged(current, previous)
        for index in (previous, current):
            if index.isValid():
                self.measure_again(index.row())
        if current.isValid() and not self._quiet:
            self.mark_chosen.emit(self._model.mark(current.row()).uid)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Paint the selection."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()

    def row_height(self, row: int) -> int:
        """Return the height of a card."""
        return self._layout(self._model.mark(row)).height

    def _layout(self, mark: Mark) -> CardLayout:
        wishes = self._wishes(mark)
        kept = self._kept.get(mark.uid)
        if kept is not None and kept[0] is mark and kept[1] == wishes:
            return kept[2]
        if len(self._kept) > _KEPT:
            self._kept.clear()
        layout = self._composer.composed(mark, wishes, self._bylines(mark))
        self._kept[mark.uid] = (mark, wishes, layout)
        return layout

    def _wishes(self, mark: Mark) -> CardWishes:
        current = self.current_mark()
        text = None if self._editing is None else self._editing.text_on(mark.uid)
        is_current = current is not None and current.uid == mark.uid
        return CardWishes(self.row_width, is_current, text)

    def _bylines(self, mark: Mark) -> dict[Uid, str]:
        """Return who wrote the notes that are not by the mark's own analyst, and when."""
        own = mark.highlight.analyst
        return {
            note.uid: self._foot(note.analyst, note.created_ms)
            for note in mark.notes
            if note.analyst != own
        }

    def _foot(self, analyst: Uid, at_ms: int) -> str:
        person = self._analysts.get(analyst)
        when = moment_text(at_ms, self._clock.now_ms())
        return when if person is None else f"\u2068{person.name}\u2069 · {when}"

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Paint a card."""
        mark = self._model.mark(row)
        hovered = self._hovered if self._hovered and self._hovered[0] == mark.uid else None
        is_current = self.currentIndex().row() == row
        state = CardState(
            selected=self.selectionModel().isRowSelected(row, QModelIndex()),
            focused=is_current and self.hasFocus(),
            hovered=hovered is not None,
            hovered_part=hovered[1] if hovered else None,
            focused_part=self._focused_part if is_current else None,
            foot=self._foot(mark.highlight.analyst, mark.highlight.created_ms),
        )
        self._painter.paint(painter, QRectF(rect), self._layout(mark), state)

    def _part_at(self, place: QPointF) -> tuple[Mark, CardPart | None] | None:
        index = self.indexAt(place.toPoint())
        if not index.isValid():
            return None
        mark = self._model.mark(index.row())
        rect = QRectF(self.visualRect(index))
        x = rect.right() - place.x() if self._is_mirrored() else place.x() - rect.left()
        return mark, self._layout(mark).part_at(QPointF(x, place.y() - rect.top()))

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _rect_of(self, mark: Mark, part: CardPart) -> QRectF:
        """Return where a part of a card is in the view."""
        card = QRectF(self.visualRect(self._model.index_of(mark.uid)))
        return placed(part.rect, card, mirrored=self._is_mirrored())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what is pointed at."""
        super().mouseMoveEvent(event)
        found = self._part_at(event.position())
        self._hover(None if found is None else (found[0].uid, found[1].uid if found[1] else None))

    def leaveEvent(self, event: QEvent) -> None:
        """Mark nothing."""
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, hovered: tuple[Uid, Uid | None] | None) -> None:
        if hovered != self._hovered:
            self._hovered = hovered
            on_part = hovered is not None and hovered[1] is not None
            shape = Qt.CursorShape.PointingHandCursor if on_part else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remove a tag by its cross, ask for one by "+ Tag", else select the card."""
        found = self._part_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None and found[1]:
            mark, part = found[0], found[1]
            if part.kind == "chip" and self._on_cross(event.position(), mark, part):
                self.tag_removed.emit(part.uid)
                return
            if part.kind == "add":
                self.tag_wanted.emit(mark.uid)
                return
        super().mousePressEvent(event)

    def _on_cross(self, place: QPointF, mark: Mark, part: CardPart) -> bool:
        chip = self._rect_of(mark, part)
        return cross_rect(chip, mirrored=self._is_mirrored()).contains(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the note that was clicked, or write one."""
        found = self._part_at(event.position())
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            return
        mark, part = found
        if part is None or part.kind == "note":
            self.edit_note(mark.uid, None if part is None else part.uid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of cards; the arrows up and down are the list's own."""
        mark = self.current_mark()
        if mark is None or not self._take_key(event, mark):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: cards are not looked for by their first letter."""

    def _take_key(self, event: QKeyEvent, mark: Mark) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key in _ENTER:
            self._enter(mark)
        elif key == Qt.Key.Key_F2:
            self.edit_note(mark.uid, mark.notes[0].uid if mark.notes else None)
        elif key == Qt.Key.Key_N:
            self.edit_note(mark.uid, None)
        elif key == Qt.Key.Key_T:
            self.tag_wanted.emit(mark.uid)
        elif key == Qt.Key.Key_Delete:
            self._delete(mark)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step_chip(mark, 1 if (key == Qt.Key.Key_Right) != self._is_mirrored() else -1)
        else:
            return False
        return True

    def _enter(self, mark: Mark) -> None:
        if self._focused_part == mark.uid:
            self.tag_wanted.emit(mark.uid)
        else:
            self.page_wanted.emit(mark.uid)

    def _delete(self, mark: Mark) -> None:
        chips = {tagging.uid for tagging in mark.taggings}
        if self._focused_part in chips:
            self.tag_removed.emit(self._focused_part)
        else:
            self.delete_wanted.emit(self.selected() or (mark.uid,))

    def _step_chip(self, mark: Mark, step: int) -> None:
        """Go along the chips of the current card; before the first stands the card itself."""
        stops: list[Uid | None] = [None, *(tagging.uid for tagging in mark.taggings), mark.uid]
        at = stops.index(self._focused_part) if self._focused_part in stops else 0
        self._focused_part = stops[max(0, min(at + step, len(stops) - 1))]
        self.viewport().update()

    def edit_note(self, highlight: Uid, note: Uid | None) -> None:
        """Open a note for editing in its place, or a new one where `note` is None."""
        index = self._model.index_of(highlight)
        if self._editing is None or not index.isValid():
            return
        notes = self._model.mark(index.row()).notes
        body = next((each.body for each in notes if each.uid == note), "")
        self._editing.open(EditedNote(highlight, note, body), self.viewport())
        self.scrollTo(index)

    def _take_note(self, edited: EditedNote, body: str) -> None:
        if edited.note is None:
            self.note_added.emit(edited.highlight, body)
        else:
            self.note_edited.emit(edited.note, body)

    def _reshape(self, highlight: Uid) -> None:
        self.measure_again(self._model.index_of(highlight).row())

    def updateGeometries(self) -> None:
        """Lay out, and keep the field of a note in its place."""
        super().updateGeometries()
        self._place_editor()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and keep the field of a note in its place."""
        super().scrollContentsBy(dx, dy)
        self._place_editor()

    def _place_editor(self) -> None:
        highlight = None if self._editing is None else self._editing.highlight
        if self._editing is None or highlight is None:
            return
        index = self._model.index_of(highlight)
        if not index.isValid():
            self._editing.close()
            return
        mark = self._model.mark(index.row())
        part = self._layout(mark).editor
        if part is not None:
            self._editing.place(self._rect_of(mark, part).toRect())
