"""The Codebook dock: the tree of tags; what it is asked to do it says by signals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedWidget, QWidget

from reader_app.core.codebook import Codebook
from reader_app.core.ids import Uid
from reader_app.ui.codebook.codebook_model import CodebookModel
from reader_app.ui.codebook.codebook_tree_view import CodebookTreeView
from reader_app.ui.codebook.tag_menu import TagFacts, TagMenu
from reader_app.ui.codebook.tag_orders_menu import ORDERS, TagOrdersMenu
from reader_app.ui.codebook.tag_steps import Way, step_from
from reader_app.ui.codebook.tags_menu import TagsMenu
from reader_app.ui.docks.empty_state import EmptyState
from reader_app.ui.docks.panel_dock import PanelDock
from reader_app.ui.theme.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader_app.core.edits import Change
    from reader_app.ui.theme.theme import Theme

_WIDTHS = (220, 348, 520)
_WAYS: dict[Qt.Key, Way] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "out",
    Qt.Key.Key_Right: "in",
}
_MIRRORED: dict[Way, Way] = {"up": "up", "down": "down", "out": "in", "in": "out"}


class CodebookDock(PanelDock):
    """Shows the codebook with counts and keys; every change to it is asked for by a signal."""

    create_wanted = Signal(str, object)
    """A name, and the uid of the parent or None."""
    rename_wanted = Signal(str, str)
    recolour_wanted = Signal(str, str)
    """A tag's uid, and a palette slot or `#rrggbb`."""
    move_wanted = Signal(str, object, int)
    """A tag's uid, the parent to be or None, the number among the other children there."""
    delete_wanted = Signal(tuple)
    """The tags that are to go, by uid."""
    pin_wanted = Signal(str, int)
    unpin_wanted = Signal(int)
    """The key, 1 to 9, that is to be freed."""
    describe_wanted = Signal(str)
    find_wanted = Signal(str)
    """A tag whose names are to be found in the articles."""
    archive_wanted = Signal(str, bool)
    typed_key_wanted = Signal(str)
    """A tag whose own shortcut key is to be chosen."""
    merge_wanted = Signal(tuple)
    recolour_many_wanted = Signal(tuple, str)
    tags_chosen = Signal(tuple)
    """Several tags that the selection is to be given."""
    tag_chosen = Signal(str)
    """The tag that the selection is to be given."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Codebook"), "codebookDock", _WIDTHS, theme)
        if parent is not None:
            self.setParent(parent)
        self._model = CodebookModel(self)
        self.tree = CodebookTreeView(self._model, theme, self)
        self.filter = self._make_filter()
        self._pages = QStackedWidget(self)
        sentence = self.tr("No tags yet. Type a name when you tag, or make one here.")
        self._empty = EmptyState(sentence, "codebookEmpty", self)
        self._empty.add_action(self.tr("New tag")).clicked.connect(self.start_tag)
        self._make_head()
        self._pages.addWidget(self.tree)
        self._pages.addWidget(self._empty)
        self.column.addWidget(self.filter)
        self.column.addWidget(self._pages, 1)
        self._connect()
        self.set_theme(theme)
        self._refresh()

    def _make_filter(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setObjectName("codebookFilter")
        field.setPlaceholderText(self.tr("Find a tag"))
        field.setAccessibleName(self.tr("Find a tag in the codebook"))
        field.setClearButtonEnabled(True)
        field.hide()
        self._sign = QAction(self)
        field.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        return field

    def _make_head(self) -> None:
        find = self.head.add_button("search", "Find", self.tr("Find a tag"))
        find.clicked.connect(lambda: self._start_search(""))
        self.orders = TagOrdersMenu(self)
        sort = self.head.add_button("sort", "Sort", self.tr("Sort the tags"))
        sort.setMenu(self.orders)
        sort.setPopupMode(sort.ToolButtonPopupMode.InstantPopup)
        new = self.head.add_button("plus", "New", self.tr("New tag"))
        new.clicked.connect(self.start_tag)
        self.add_close_button(self.tr("Close the codebook"))

    def _connect(self) -> None:
        self._model.named.connect(self._create)
        self._model.renamed.connect(self.rename_wanted)
        self._model.moved.connect(self.move_wanted)
        self.tree.chosen.connect(self.tag_chosen)
        self.tree.delete_wanted.connect(self.delete_wanted)
        self.tree.draft_wanted.connect(self.start_tag)
        self.tree.step_wanted.connect(self._step)
        self.tree.key_wanted.connect(self._pin)
        self.tree.describe_wanted.connect(self.describe_wanted)
        self.tree.merge_wanted.connect(self.merge_wanted)
        self.tree.several_chosen.connect(self.tags_chosen)
        self.orders.order_wanted.connect(self._sort)
        self.orders.archived_wanted.connect(self._show_archived)
        self.tree.typed.connect(self._start_search)
        self.tree.delegate.closeEditor.connect(self._drop_draft)
        self.tree.customContextMenuRequested.connect(self._offer)
        self.filter.installEventFilter(self)
        self.filter.textChanged.connect(self._filter)

    def set_theme(self, theme: Theme) -> None:
        """Show the dock in another theme."""
        super().set_theme(theme)
        self.tree.set_theme(theme)
        self._sign.setIcon(icon("search", theme, "text_muted"))

    def show_codebook(
        self,
        codebook: Codebook,
        counts: Mapping[Uid, int],
        counts_here: Mapping[Uid, int],
        pins: Mapping[int, Uid],
        keys: Mapping[str, Uid] | None = None,
    ) -> None:
        """Show a project's codebook; `codebook` must follow the project's changes by itself."""
        self._model.show_codebook(codebook)
        self._model.show_counts(counts)
        self._model.show_counts_here(None, counts_here)
        self._model.show_pins(pins)
        self._model.show_keys(keys or {})
        self.tree.delegate.codebook_changed()
        self.tree.open_at_first()
        self._refresh()

    def show_article(self, article: Uid | None, counts_here: Mapping[Uid, int]) -> None:
        """Show the counts of the article that is being read."""
        self._model.show_counts_here(article, counts_here)

    def clear(self) -> None:
        """Show nothing: no project is open."""
        self.show_codebook(Codebook(), {}, {}, {})

    def apply(self, change: Change, pins: Mapping[int, Uid] | None = None) -> None:
        """Take over a change that was written; `pins` where it has to do with keys."""
        if self._model.apply(change):
            self.tree.delegate.codebook_changed()
            self._refresh()
        if pins is not None:
            self._model.show_pins(pins)

    def show_keys(self, keys: Mapping[str, Uid]) -> None:
        """Show which tags have a shortcut key of their own."""
        self._model.show_keys(keys)

    def selected(self) -> tuple[Uid, ...]:
        """Return the selected tags, from the top down."""
        return tuple(tag.uid for tag in self.tree.selected_tags())

    def _sort(self, order: str) -> None:
        for each in ORDERS:
            if each == order:
                self._keeping(lambda each=each: self._model.order_by(each))

    def _show_archived(self, shown: bool) -> None:  # noqa: FBT001  (a signal's argument)
        self._keeping(lambda: self._model.show_archived(shown=shown))

    def _keeping(self, act: Callable[[], None]) -> None:
        """Do what resets the tree, and stay on the current tag."""
        kept = self.tree.current_tag()
        act()
        if kept is not None:
            self.select(kept.uid)

    def select(self, uid: Uid) -> None:
        """Make a tag the current one and bring it into view."""
        index = self._model.index_of(uid)
        if index.isValid():
            self.tree.setCurrentIndex(index)

    def _refresh(self) -> None:
        count = len(self._model.codebook)
        words = self.tr("1 tag") if count == 1 else self.tr("%Ln tags", "", count)
        self.head.show_count(self.tr("{tags} · here / all").format(tags=words) if count else "")
        drafting = self._model.rowCount() > 0
        self._pages.setCurrentWidget(self.tree if count or drafting else self._empty)

    def start_tag(self) -> None:
        """Open a row for a new tag beside the current one, its name to be typed."""
        tag = self.tree.current_tag()
        self._draft(tag.parent if tag is not None else None)

    def _draft(self, parent: Uid | None) -> None:
        self.filter.clear()
        index = self._model.add_draft(parent)
        self._refresh()
        self.tree.setCurrentIndex(index)
        self.tree.scrollTo(index)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tree.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Start a tag on Insert also where there is no tree yet to hear it."""
        if event.key() == Qt.Key.Key_Insert:
            self.start_tag()
        else:
            super().keyPressEvent(event)

    def _create(self, name: str, parent: Uid | None) -> None:
        """Ask for a tag, and stand on it when it is there: the next one comes after it."""
        self.create_wanted.emit(name, parent)
        made = self._model.codebook.child_named(parent, name)
        if made is not None:
            self.select(made.uid)

    def _drop_draft(self) -> None:
        self._model.drop_draft()
        self._refresh()

    def _step(self, uid: str, key: int) -> None:
        way = _WAYS[Qt.Key(key)]
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            way = _MIRRORED[way]
        place = step_from(self._model.codebook, Uid(uid), way)
        if place is not None:
            self.move_wanted.emit(uid, place.parent, place.row)

    def _pin(self, uid: str, slot: int) -> None:
        """Put the tag on a key; its own key, or 0, frees it."""
        now = self._model.key_of(Uid(uid))
        if slot not in {0, now}:
            self.pin_wanted.emit(uid, slot)
        elif now is not None:
            self.unpin_wanted.emit(now)

    def _offer(self, place: QPoint) -> None:
        tag = self._model.tag(self.tree.indexAt(place))
        if tag is None or not tag.uid:
            return
        several = self.selected()
        if len(several) > 1 and tag.uid in several:
            menu = self._menu_of(several)
        else:
            typed = self._model.typed_key_of(tag.uid) or ""
            facts = TagFacts(tag, self._model.key_of(tag.uid), typed)
            menu = TagMenu(facts, self._theme, self.tree)
            self._connect_menu(menu)
        menu.popup(self.tree.viewport().mapToGlobal(place))

    def _menu_of(self, tags: tuple[Uid, ...]) -> QMenu:
        menu = TagsMenu(tags, self._theme, self.tree)
        menu.tags_wanted.connect(self.tags_chosen)
        menu.colour_wanted.connect(self.recolour_many_wanted)
        menu.merge_wanted.connect(self.merge_wanted)
        menu.delete_wanted.connect(self.delete_wanted)
        return menu

    def _connect_menu(self, menu: TagMenu) -> None:
        menu.tag_wanted.connect(self.tag_chosen)
        menu.child_wanted.connect(self._draft)
        menu.rename_wanted.connect(self._rename)
        menu.colour_wanted.connect(self.recolour_wanted)
        menu.key_wanted.connect(self._pin)
        menu.step_wanted.connect(self._step)
        menu.delete_wanted.connect(self._delete)
        menu.describe_wanted.connect(self.describe_wanted)
        menu.find_wanted.connect(self.find_wanted)
        menu.archive_wanted.connect(self.archive_wanted)
        menu.typed_key_wanted.connect(self.typed_key_wanted)

    def _delete(self, uid: str) -> None:
        self.delete_wanted.emit((uid,))

    def _rename(self, uid: str) -> None:
        self.tree.edit(self._model.index_of(Uid(uid)))

    def _start_search(self, text: str) -> None:
        self.filter.show()
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text:
            self.filter.setText(text)

    def _filter(self, words: str) -> None:
        self._model.filter(words)
        first = self._model.first_match() if words else QModelIndex()
        if first.isValid():
            self.tree.setCurrentIndex(first)

    def _end_search(self) -> None:
        kept = self.tree.current_tag()
        self.filter.clear()
        self.filter.hide()
        if kept is not None:
            self.select(kept.uid)
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the search field's keys lead into the tree."""
        if (
            watched is self.filter
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._search_key(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _search_key(self, event: QKeyEvent) -> bool:
        tag = self.tree.current_tag()
        if event.key() == Qt.Key.Key_Escape:
            self._end_search()
        elif event.key() == Qt.Key.Key_Down:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and tag is not None:
            self.tag_chosen.emit(tag.uid)
        else:
            return False
        return True
