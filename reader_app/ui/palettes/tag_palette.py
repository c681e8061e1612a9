"""The tag palette: T, a few letters, Enter. Opens beside the selection and never covers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

from reader_app.core.codebook import Codebook
from reader_app.core.ids import Uid
from reader_app.project.tag_ranking import TagIndex, TagMatch
from reader_app.ui.palettes.find_popup import FindPopup
from reader_app.ui.palettes.placing import GAP, place_beside
from reader_app.ui.palettes.tag_rows import PARTS, CreateRow, TagRow, TagRowDelegate, in_quotes
from reader_app.ui.theme.tag_colours import TagInks

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.theme.theme import Theme

_WIDTH = 352
_MEANING_HEIGHT = 36
_UNDER_LIST = 3
_MORE = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Comma})


@dataclass(frozen=True, slots=True)
class TagChoice:
    """What was chosen: tags that there are, and names or paths of new ones."""

    tags: tuple[Uid, ...]
    new: tuple[str, ...] = ()
    stay: bool = False
    """Whether the palette stays open for more."""


@dataclass(frozen=True, slots=True)
class PaletteContents:
    """What the palette offers, and what orders it."""

    codebook: Codebook
    counts: Mapping[Uid, int]
    pins: Mapping[int, Uid]
    recent: Sequence[Uid] = ()


class _Rows(Sequence["TagRow | CreateRow"]):
    """The rows, each made only when it comes into view: of 2,000 tags eight are."""

    def __init__(
        self,
        matches: Sequence[TagMatch],
        index: TagIndex,
        slots: Mapping[Uid, int],
        offer: CreateRow | None,
    ) -> None:
        self._matches = matches
        self._index = index
        self._slots = slots
        self._offer = offer

    def __len__(self) -> int:
        return len(self._matches) + (self._offer is not None)

    @overload
    def __getitem__(self, at: int) -> TagRow | CreateRow: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[TagRow | CreateRow]: ...
    def __getitem__(self, at: int | slice) -> TagRow | CreateRow | Sequence[TagRow | CreateRow]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        if at == len(self._matches) and self._offer is not None:
            return self._offer
        match = self._matches[at]
        tag = match.tag.uid
        return TagRow(match, self._index.count(tag), self._slots.get(tag))


class TagPalette(FindPopup):
    """Finds one or several tags, or names a new one."""

    chosen = Signal(object)
    """A `TagChoice`; the palette has closed before, unless `stay`."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent, "tag_palette", "tag", _WIDTH)
        self._window = parent
        self.setAccessibleName(self.tr("Tag palette"))
        self.field.setAccessibleName(self.tr("Find or name a tag"))
        self.field.setPlaceholderText(self.tr("Find or name a tag"))
        self.list.setAccessibleName(self.tr("Tags that fit"))
        self.foot.show_hints(
            (
                ("Enter", self.tr("Tag")),
                ("Shift+Enter", self.tr("Tag and go on")),
                ("Esc", self.tr("Close")),
            )
        )
        self.meaning = self._made_meaning()
        self._theme = theme
        self._anchor = QRect()
        self._index: TagIndex | None = None
        self._inks: TagInks | None = None
        self._delegate: TagRowDelegate | None = None
        self._slots: dict[Uid, int] = {}
        self._picked: list[TagRow | CreateRow] = []

    def _made_meaning(self) -> QLabel:
        """Make the place under the list that says what the chosen tag means."""
        meaning = QLabel(self)
        meaning.setObjectName("tag_palette_meaning")
        meaning.setProperty("kind", "small")
        meaning.setWordWrap(True)
        meaning.setTextFormat(Qt.TextFormat.PlainText)
        meaning.setContentsMargins(8, 0, 8, 0)
        meaning.setFixedHeight(_MEANING_HEIGHT)
        meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(_UNDER_LIST, meaning)
        self.list.selectionModel().currentChanged.connect(self._show_meaning)
        return meaning

    def _show_meaning(self, index: QModelIndex) -> None:
        row = self.model.row(index.row()) if index.isValid() else None
        tag = row.match.tag if isinstance(row, TagRow) else None
        words = f"{tag.name}: {tag.definition}" if tag is not None and tag.definition else ""
        room = 2 * (self.width() - 48)
        shown = self.meaning.fontMetrics().elidedText(
            " ".join(words.split()), Qt.TextElideMode.ElideRight, room
        )
        self.meaning.setText(shown)
        self.list.setAccessibleDescription(words)

    def open_beside(self, anchor: QRect, contents: PaletteContents, theme: Theme) -> None:
        """Open beside a rectangle in global coordinates."""
        self._theme = theme
        index, inks = self._made_ready(contents.codebook, theme)
        index.weigh(contents.recent, contents.counts)
        self._slots = {tag: slot for slot, tag in contents.pins.items()}
        defined = any(tag.definition for tag in contents.codebook.walk())
        self.meaning.setVisible(defined)
        self._picked = []
        if self._delegate is None or self._delegate.inks is not inks:
            self._delegate = TagRowDelegate(inks)
            self.set_theme(theme, self._delegate)
        there = QRect(self._window.mapFromGlobal(anchor.topLeft()), anchor.size())
        self._anchor = there
        below = self._window.height() - there.bottom() - 2 * GAP
        self.show_at_most(self.rows_for(below, there.top() - 2 * GAP))
        self.open()
        self._place()

    def _place(self) -> None:
        size, within = self.sizeHint(), self._window.rect()
        self.move(place_beside(self._anchor, size, within, self.layoutDirection()))

    def codebook_changed(self) -> None:
        """Make the tags ready anew when the palette opens next."""
        self._index = self._inks = None

    def _made_ready(self, codebook: Codebook, theme: Theme) -> tuple[TagIndex, TagInks]:
        """Return index and colours of the codebook, made again only where it changed."""
        if self._index is None:
            self._index = TagIndex(codebook)
        if self._inks is None or self._inks.theme is not theme:
            self._inks = TagInks(theme, codebook)
        return self._index, self._inks

    def fill(self, typed: str) -> None:
        """List the tags that fit, then the offer to create one."""
        if self._index is None:
            return
        matches = self._index.rank(typed)
        offer = self._offered(typed, "Ctrl+Enter" if matches else "Enter")
        rows = _Rows(matches, self._index, self._slots, offer)
        self._say(len(matches), typed)
        self.show_rows(rows)
        self._place()

    def _offered(self, typed: str, key: str) -> CreateRow | None:
        """Return the offer to create what was typed, under the tag whose name it begins."""
        typed = typed.strip().strip("/")
        if not typed or self._index is None:
            return None
        *above, name = self._index.completed(typed)
        if self._index.named("/".join((*above, name))):
            return None
        if not above:
            return CreateRow(name, self.tr("Create the tag %1").replace("%1", in_quotes(name)), key)
        sentence = self.tr("Create %1 under %2").replace("%1", in_quotes(name))
        sentence = sentence.replace("%2", in_quotes(PARTS.join(above)))
        return CreateRow("/".join((*above, name)), sentence, key)

    def _say(self, fitting: int, typed: str) -> None:
        total = len(self._index) if self._index is not None else 0
        if typed.strip():
            of = self.tr("%1 of 1 tag") if total == 1 else self.tr("%1 of %2 tags")
            of = of.replace("%1", str(fitting)).replace("%2", str(total))
        else:
            of = self.tr("1 tag") if total == 1 else self.tr("%Ln tags", "", total)
        self.say_count(of)
        names = ", ".join(
            row.name if isinstance(row, CreateRow) else str(row) for row in self._picked
        )
        if names:
            self.head.setText(self.tr("Tag with %1 and …").replace("%1", names))
        elif typed.strip():
            self.head.setText(self.tr("Best matches") if fitting else "")
        else:
            self.head.setText(self.tr("Last and most used first") if fitting else "")

    def take(self, held: Qt.KeyboardModifier) -> None:
        """Choose the current row with all that were picked before."""
        row = self._offer() if held == Qt.KeyboardModifier.ControlModifier else self._row()
        rows = [*self._picked, *([row] if row is not None else [])]
        if not rows:
            return
        stay = held == Qt.KeyboardModifier.ShiftModifier
        tags = tuple(row.match.tag.uid for row in rows if isinstance(row, TagRow))
        new = tuple(row.name for row in rows if isinstance(row, CreateRow))
        self._picked = []
        if stay:
            self.field.clear()
        else:
            self.close_popup()
        self.chosen.emit(TagChoice(tags, new, stay))

    def heard(self, event: QKeyEvent) -> bool:
        """Add another tag on Tab or a comma; take the last one back on Backspace."""
        key = Qt.Key(event.key())
        if key in _MORE:
            self._pick()
            return True
        if key == Qt.Key.Key_Backspace and self._picked and not self.field.text():
            self._picked.pop()
            self.fill("")
            return True
        return super().heard(event)

    def _pick(self) -> None:
        """Put the current row aside, to be given together with what comes."""
        row = self._row() if self.field.text().strip() or not self._picked else None
        if row is not None and row not in self._picked:
            self._picked.append(row)
        self.field.clear()
        self.fill("")

    def _row(self) -> TagRow | CreateRow | None:
        row = self.current()
        return row if isinstance(row, TagRow | CreateRow) else None

    def _offer(self) -> CreateRow | None:
        last = self.model.row(self.model.total - 1)
        return last if isinstance(last, CreateRow) else None
