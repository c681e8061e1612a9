"""A small popup that says which tags and analysts the page shows, and takes another choice."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader_app.core.ids import Uid
from reader_app.ui.theme.painting import swatch_icon
from reader_app.ui.theme.tag_colours import TagColours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.ui.article.mark_filter import MarkFilter

_WIDTH = 280
_MOST = 360
_PADDING = 12
Choice = tuple[Uid, str, TagColours | None]
"""What can be ticked: a tag or an analyst, its name, and a tag's colours."""


class FilterPopup(QFrame):
    """Ticks for tags and analysts. `changed` carries (tags, analysts), None meaning all."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("filter_popup")
        self.setAccessibleName(self.tr("Filter highlights"))
        self.setProperty("kind", "popup")
        self.setFixedWidth(_WIDTH)
        self._tags: dict[Uid, QCheckBox] = {}
        self._analysts: dict[Uid, QCheckBox] = {}
        self._inside = QWidget(self)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.show_all = QPushButton(self.tr("Show all"), self)
        self.show_all.setObjectName("filter_show_all")
        self.show_all.setProperty("size", "small")
        self.show_all.clicked.connect(self._tick_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(8)
        column.addWidget(self._area)
        column.addWidget(self.show_all)

    def open_at(
        self,
        place: QPoint,
        tags: Sequence[Choice],
        analysts: Sequence[Choice],
        chosen: MarkFilter,
    ) -> None:
        """Open at a point of the screen with what there is to choose and what is chosen."""
        self._inside = QWidget(self)
        rows = QVBoxLayout(self._inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self._tags = self._group(rows, self.tr("Tags"), tags, chosen.tags)
        many = analysts if len(analysts) > 1 else ()
        self._analysts = self._group(rows, self.tr("Analysts"), many, chosen.analysts)
        rows.addStretch()
        self._area.setWidget(self._inside)
        height = self._inside.sizeHint().height()
        self._area.setFixedHeight(min(height + 4, _MOST))
        self.adjustSize()
        self.move(place)
        self.show()
        first = next(iter(self._tags.values()), self.show_all)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _group(
        self,
        rows: QVBoxLayout,
        title: str,
        choices: Sequence[Choice],
        ticked: frozenset[Uid] | None,
    ) -> dict[Uid, QCheckBox]:
        if not choices:
            return {}
        head = QLabel(title, self._inside)
        head.setProperty("kind", "heading")
        rows.addWidget(head)
        boxes: dict[Uid, QCheckBox] = {}
        for uid, name, colours in choices:
            box = boxes[uid] = QCheckBox(self._inside)
            box.setObjectName(f"filter_{uid}")
            if colours is not None:
                box.setIcon(swatch_icon(colours))
            self._name(box, name)
            box.setChecked(ticked is None or uid in ticked)
            box.toggled.connect(self._tell)
            rows.addWidget(box)
        return boxes

    def _name(self, box: QCheckBox, name: str) -> None:
        """Write a name beside its tick, ending in an ellipsis where it is too long."""
        box.setText(" ")
        box.ensurePolished()
        bar = self._area.verticalScrollBar().sizeHint().width()
        room = _WIDTH - 2 * (_PADDING + 1) - bar - box.sizeHint().width()
        shown = box.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        box.setText(shown.replace("&", "&&"))
        box.setAccessibleName(name)
        if shown != name:
            box.setToolTip(f"<p>{escape(name)}</p>")

    def _tick_all(self) -> None:
        for box in (*self._tags.values(), *self._analysts.values()):
            box.blockSignals(True)  # noqa: FBT003  (Qt's own)
            box.setChecked(True)
            box.blockSignals(False)  # noqa: FBT003
        self._tell()

    def _tell(self) -> None:
        self.changed.emit((_ticked(self._tags), _ticked(self._analysts)))


def _ticked(boxes: dict[Uid, QCheckBox]) -> frozenset[Uid] | None:
    """Return what is ticked; None where all is, so that what comes later shows too."""
    chosen = frozenset(uid for uid, box in boxes.items() if box.isChecked())
    return None if len(chosen) == len(boxes) else chosen
