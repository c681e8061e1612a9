"""The tree of tags on the screen: what it looks like behind its rows, its keys, what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTreeView

from reader_app.ui.codebook.codebook_delegate import ROW_HEIGHT, CodebookDelegate
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.painting import paint_focus

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader_app.core.ids import Uid
    from reader_app.core.records import Tag
    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.codebook.codebook_model import CodebookModel
    from reader_app.ui.theme.theme import Theme

_INDENT = 20
_CHEVRON = 14
_OPEN_AT_FIRST = 300
"""A codebook of up to so many tags opens with all of them in view."""

_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


class CodebookTreeView(QTreeView):
    """Shows a `CodebookModel`; says by signals what its keys ask for."""

    chosen = Signal(str)
    """Enter or a double click: the tag is to be given."""
    delete_wanted = Signal(tuple)
    """The tags that are to go, by uid."""
    draft_wanted = Signal()
    step_wanted = Signal(str, int)
    """Alt and an arrow on a tag: its uid and the arrow's key."""
    key_wanted = Signal(str, int)
    """Alt and a digit on a tag: its uid and the digit."""
    describe_wanted = Signal(str)
    merge_wanted = Signal(tuple)
    """Several tags, by uid."""
    several_chosen = Signal(tuple)
    """Enter on several tags: all of them are to be given."""
    typed = Signal(str)
    """A letter that begins a search."""

    def __init__(self, model: CodebookModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self._open: set[Uid] = set()
        self._restoring = False
        self.delegate = CodebookDelegate(theme, model, self)
        self.setObjectName("codebookTree")
        self.setAccessibleName(self.tr("Tags"))
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self._set_up()
        self.expanded.connect(self._remember_open)
        self.collapsed.connect(self._remember_closed)
        self.doubleClicked.connect(self._choose)
        model.modelReset.connect(self.restore)
        model.counted.connect(self.viewport().update)
        model.rowsInserted.connect(self._show_inserted)
        model.rowsMoved.connect(self.restore)

    def _set_up(self) -> None:
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(_INDENT)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragEnabled(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAutoExpandDelay(600)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.delegate.set_theme(theme)
        self.viewport().update()

    def current_tag(self) -> Tag | None:
        """Return the tag of the current row."""
        return self._model.tag(self.currentIndex())

    def selected_tags(self) -> tuple[Tag, ...]:
        """Return the tags that are selected, from the top down."""
        rows = [index for index in self.selectedIndexes() if index.column() == 0]
        rows.sort(key=lambda index: self.visualRect(index).top())
        tags = (self._model.tag(index) for index in rows)
        return tuple(tag for tag in tags if tag is not None and tag.uid)

    def open_at_first(self) -> None:
        """Open a codebook as it is opened first: wholly, or where it is long, not at all."""
        codebook = self._model.codebook
        every = len(codebook) <= _OPEN_AT_FIRST
        self._open = {tag.uid for tag in codebook.walk() if codebook.children(tag.uid)}
        if not every:
            self._open = set()
        self.restore()

    def restore(self) -> None:
        """Open what was open before; a filtered tree is open throughout."""
        self._restoring = True
        if self._model.words:
            self.expandAll()
        else:
            for uid in self._open:
                index = self._model.index_of(uid)
                if index.isValid():
                    self.setExpanded(index, True)  # noqa: FBT003 (Qt's own)
        self._restoring = False

    def _remember_open(self, index: QModelIndex) -> None:
        tag = self._model.tag(index)
        if tag is not None and not self._restoring and not self._model.words:
            self._open.add(tag.uid)

    def _remember_closed(self, index: QModelIndex) -> None:
        tag = self._model.tag(index)
        if tag is not None and not self._restoring and not self._model.words:
            self._open.discard(tag.uid)

    def _show_inserted(self, parent: QModelIndex) -> None:
        """Keep a tag that came in view, unless many came at once."""
        if parent.isValid() and not self.isExpanded(parent):
            self.expand(parent)
        self.restore()

    def _choose(self, index: QModelIndex) -> None:
        tag = self._model.tag(index)
        if tag is not None:
            self.chosen.emit(tag.uid)

    def drawRow(
        self,
        painter: QPainter,
        options: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> None:
        """Paint hover and selection over the whole width, then the row."""
        row = QRect(0, options.rect.top(), self.viewport().width(), ROW_HEIGHT)
        if self.selectionModel().isSelected(index):
            painter.fillRect(row, self._theme.colour("accent_soft"))
        elif options.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, self._theme.colour("hover"))
        super().drawRow(painter, options, index)
        if self.hasFocus() and index == self.currentIndex():
            paint_focus(painter, row.toRectF(), self._theme)

    def drawBranches(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        """Paint the chevron of a tag that others stand under."""
        if not self._model.rowCount(index):
            return
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        picture = pixmap(name, self._theme, "text_muted", _CHEVRON)
        left = rect.left() if is_mirrored else rect.right() - _INDENT + 1
        place = QRect(left, rect.top(), _INDENT, ROW_HEIGHT)
        corner = place.center() - QRect(0, 0, _CHEVRON, _CHEVRON).center()
        if is_mirrored and name == "chevron-right":
            picture = pixmap(name, self._theme, "text_muted", _CHEVRON, mirrored=True)
        painter.drawPixmap(corner, picture)

    def event(self, event: QEvent) -> bool:
        """Keep Alt with an arrow or a digit for the tags while they have the focus."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_own(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean something to a tag; leave the rest to the tree."""
        tag = self.current_tag()
        if event.key() == Qt.Key.Key_Insert:
            self.draft_wanted.emit()
        elif tag is not None and self._take_key(event, tag.uid):
            return
        elif _begins_search(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _selected_uids(self) -> tuple[Uid, ...]:
        return tuple(tag.uid for tag in self.selected_tags())

    def _enter(self, uid: Uid, held: Qt.KeyboardModifier) -> None:
        several = self._selected_uids()
        if held & _ALT:
            self.describe_wanted.emit(uid)
        elif len(several) > 1:
            self.several_chosen.emit(several)
        else:
            self.chosen.emit(uid)

    def _take_key(self, event: QKeyEvent, uid: Uid) -> bool:
        if self.state() == QAbstractItemView.State.EditingState:
            return False
        if event.key() in _ENTER:
            self._enter(uid, event.modifiers())
        elif event.key() == Qt.Key.Key_M and event.modifiers() == _CTRL:
            self.merge_wanted.emit(self._selected_uids())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit(self._selected_uids() or (uid,))
        elif not _is_own(event):
            return False
        elif event.key() in _STEPS:
            self.step_wanted.emit(uid, event.key())
        else:
            self.key_wanted.emit(uid, event.key() - Qt.Key.Key_0)
        return True


def _is_own(event: QKeyEvent) -> bool:
    digit = Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return modifiers == _ALT and (digit or event.key() in _STEPS | _ENTER)


def _begins_search(event: QKeyEvent) -> bool:
    plain = event.modifiers() in {
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.ShiftModifier,
    }
    return plain and bool(event.text()) and event.text().isprintable() and event.text() != " "
