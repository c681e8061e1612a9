"""The cards on the screen: painted, pointed at, gone through by keys, their notes edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import QAbstractItemView

from reader_app.ui.annotations.card_drops import CardDrops
from reader_app.ui.annotations.card_keys import CardKeys
from reader_app.ui.annotations.card_layout import CardWishes
from reader_app.ui.annotations.card_layouts import CardLayouts
from reader_app.ui.annotations.card_painter import CardPainter, CardState
from reader_app.ui.annotations.card_pointing import CardPointing
from reader_app.ui.annotations.card_requests import CardRequests
from reader_app.ui.annotations.note_editing import EditedNote, NoteEditing
from reader_app.ui.annotations.uneven_list_view import UnevenListView
from reader_app.ui.theme.tag_colours import TagInks

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.ui.annotations.card_layout import CardLayout
    from reader_app.ui.annotations.card_words import CardContext
    from reader_app.ui.annotations.cards_model import CardsModel
    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.theme.theme import Theme


class CardsView(UnevenListView):
    """Shows a `CardsModel`; what is asked for goes out by `requests`."""

    _editing: NoteEditing | None = None

    def __init__(
        self, model: CardsModel, theme: Theme, context: CardContext, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._add_words = self.tr("Tag")
        self._layouts = CardLayouts(context, theme, self._add_words)
        self.requests = CardRequests(self)
        self.pointing = CardPointing(self)
        self.focused_part: Uid | None = None
        """The part of the current card that the arrow keys went to."""
        self._keys = CardKeys(self)
        self._quiet = False
        self.setObjectName("annotationCards")
        self.setAccessibleName(self.tr("Highlights of this article"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        model.modelReset.connect(self._forget)  # before the view, which measures, hears of it
        self.setModel(model)
        model.rowsRemoved.connect(self.rows_removed)
        model.rowsMoved.connect(self.rows_moved)
        self._drops = CardDrops(self)
        self._edit_notes()
        self._compose()

    def _edit_notes(self) -> None:
        self._editing = NoteEditing(self)
        self.editing = self._editing
        self._editing.written.connect(self._take_note)
        self._editing.reshaped.connect(self._reshape)
        self._editing.ended.connect(self.setFocus)

    def _compose(self) -> None:
        self._layouts.context.codebook = self._model.codebook
        self._layouts.forget(self._theme)
        inks = TagInks(self._theme, self._model.codebook)
        self._painter = CardPainter(self._theme, inks, self._add_words)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self._compose()
        self.viewport().update()

    def words_changed(self) -> None:
        """Look up names and colours of tags again, and scales."""
        self._compose()
        self.measure_all_again()

    def _forget(self) -> None:
        self.focused_part = None
        self.pointing.forget()
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
        """Return the selected highlights in the order of their cards."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._model.mark(row).uid for row in rows)

    def meant(self) -> tuple[Uid, ...]:
        """Return the highlights that a key is for: those selected, else the current one."""
        mark = self.current_mark()
        return self.selected() or (() if mark is None else (mark.uid,))

    def current_mark(self) -> Mark | None:
        """Return the mark of the current card."""
        index = self.currentIndex()
        return self._model.mark(index.row()) if index.isValid() else None

    def mark_at(self, place: QPoint) -> Mark | None:
        """Return the mark whose card is at a place of the view."""
        index = self.indexAt(place)
        return self._model.mark(index.row()) if index.isValid() else None

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Lay out the two cards anew, and say which one is current now."""
        self.focused_part = None
        super().currentChanged(current, previous)
        for index in (previous, current):
            if index.isValid():
                self.measure_again(index.row())
        if current.isValid() and not self._quiet:
            self.requests.mark_chosen.emit(self._model.mark(current.row()).uid)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Paint the selection."""
        super().selectionChanged(selected, deselected)
        for changed in (selected, deselected):
            self.viewport().update(self.visualRegionForSelection(changed))

    def row_height(self, row: int) -> int:
        """Return the height of a card, with the heading above it."""
        return self._layout(row).height

    def layout_of(self, mark: Mark) -> CardLayout:
        """Return the layout of a mark's card."""
        return self._layout(self._model.index_of(mark.uid).row())

    def _layout(self, row: int) -> CardLayout:
        mark = self._model.mark(row)
        text = None if self._editing is None else self._editing.text_on(mark.uid)
        is_current = self.currentIndex().row() == row
        wishes = CardWishes(self.row_width, is_current, text, self.is_mirrored())
        return self._layouts.of(mark, self._model.heading(row), wishes)

    def is_mirrored(self) -> bool:
        """Tell whether the program reads from right to left."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def card_rect(self, mark: Mark) -> QRectF:
        """Return where a card is in the view, without the heading above it."""
        index = self._model.index_of(mark.uid)
        return QRectF(self.visualRect(index)).adjusted(0, self.layout_of(mark).top, 0, 0)

    def place_on_screen(self, uid: Uid) -> QRect | None:
        """Return where a highlight's card is on the screen, while the cards have the focus."""
        index = self._model.index_of(uid)
        if not self.hasFocus() or not index.isValid():
            return None
        seen = self.visualRect(index).intersected(self.viewport().rect())
        return QRect(self.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def paint_row(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Paint a card."""
        mark = self._model.mark(row)
        hovered = self.pointing.card == mark.uid
        is_current = self.currentIndex().row() == row
        state = CardState(
            selected=self.selectionModel().isRowSelected(row, QModelIndex()),
            focused=is_current and self.hasFocus(),
            hovered=hovered,
            hovered_part=self.pointing.part if hovered else None,
            focused_part=self.focused_part if is_current else None,
            dropped_on=self._drops.target == mark.uid,
        )
        self._painter.paint(painter, QRectF(rect), self._layout(row), state)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark what is pointed at."""
        super().mouseMoveEvent(event)
        self.pointing.move(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        """Mark nothing."""
        super().leaveEvent(event)
        self.pointing.forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Do what the part that was clicked on is for, else select the card."""
        if event.modifiers() or not self.pointing.press(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the note that was clicked, or write one."""
        self.pointing.press_twice(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of cards; the arrows up and down are the list's own."""
        mark = self.current_mark()
        if mark is None or not self._keys.take(event, mark):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: cards are not looked for by their first letter."""

    def focus_part(self, part: Uid | None) -> None:
        """Go to a part of the current card, or to the card itself."""
        self.focused_part = part
        self.viewport().update()

    def follow_link(self, mark: Mark, link: Uid) -> None:
        """Ask to go to the other end of a link."""
        words = self.layout_of(mark).link(link)
        if words is not None:
            self.requests.link_followed.emit(words.other)

    def edit_note(self, highlight: Uid, note: Uid | None) -> None:
        """Open a note for editing in its place, or a new one where `note` is None.

        A new one is for all selected cards, where this is one of them.
        """
        index = self._model.index_of(highlight)
        if self._editing is None or not index.isValid():
            return
        mark = self._model.mark(index.row())
        notes = mark.notes
        body = next((each.body for each in notes if each.uid == note), "")
        chosen = self.selected()
        several = note is None and highlight in chosen
        highlights = chosen if several else (highlight,)
        edited = EditedNote(highlight, note, body, mark.highlight.article, highlights)
        self._editing.open(edited, self.viewport())
        self.scrollTo(index)

    def commit_note(self) -> None:
        """Keep the note that is being edited, and close its field."""
        if self._editing is not None:
            self._editing.commit()

    def _take_note(self, edited: EditedNote, body: str) -> None:
        if edited.note is None:
            self.requests.note_added.emit(edited.highlights, body)
        else:
            self.requests.note_edited.emit(edited.note, body)

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
        part = self.layout_of(mark).editor
        if part is not None:
            self._editing.place(self.pointing.rect_of(mark, part).toRect())
