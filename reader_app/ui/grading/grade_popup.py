"""G, then B, then 2: the sheet on which a highlight or an article gets its grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal

from reader_app.core.ids import Uid
from reader_app.core.scales import CREDIBILITY, RELIABILITY, Scales
from reader_app.ui.palettes.choice_popup import ChoicePopup
from reader_app.ui.palettes.choice_rows import ChoiceRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader_app.core.judgements import Grade, Scale
    from reader_app.ui.theme.theme import Theme

_CLEAR = frozenset({Qt.Key.Key_Delete})


class GradePopup(ChoicePopup):
    """Goes from the letter to the number; the arrows go to other scales."""

    graded = Signal(tuple)
    """The values that were chosen, one of each scale; the popup has closed before."""
    cleared = Signal(tuple)
    """The scales by which the grades are to go."""

    def __init__(self, parent: QWidget) -> None:
        hints = (
            ("← →", self.tr("Other scale")),
            ("Del", self.tr("No grade")),
            ("Esc", self.tr("Close")),
        )
        super().__init__(parent, "grade_popup", hints)
        self.setAccessibleName(self.tr("Grade"))
        self._scales = Scales()
        self._now: dict[Uid, Uid] = {}
        self._pages: list[Scale] = []
        self._page = 0
        self._letter: Uid | None = None

    def open_for(
        self, scales: Scales, grades: Sequence[Grade], anchor: QRect, theme: Theme
    ) -> None:
        """Open beside a rectangle in global coordinates; `grades` are those given already."""
        self._scales = scales
        self._now = {grade.scale: grade.value for grade in grades}
        self._pages = [scale for scale in scales.all() if scale.uid != CREDIBILITY.uid]
        self._page, self._letter = 0, None
        self._show()
        self.open_with(anchor, theme)

    def _show(self) -> None:
        scale = CREDIBILITY if self._letter else self._pages[self._page]
        rows = [
            ChoiceRow(
                value.code,
                value.label,
                value.description,
                value.uid,
                is_now=self._now.get(scale.uid) == value.uid,
            )
            for value in self._scales.values(scale.uid)
        ]
        title = scale.name
        letter = self._scales.value(self._letter) if self._letter else None
        if letter is not None:
            title = f"{letter.code} · {scale.name}"
            words = self.tr("{letter} alone").format(letter=letter.code)
            rows.append(ChoiceRow("0", words))
        where = self.tr("{number} of {all}")
        where = where.format(number=self._page + 1, all=len(self._pages))
        self.place_label.setText(where)
        self.show_rows(title, rows)

    def take(self, row: ChoiceRow) -> None:
        """Go on from the letter to the number, or tell what was chosen."""
        chosen = () if row.value is None else (row.value,)
        if self._letter is not None:
            self._tell((self._letter, *chosen))
        elif self._pages[self._page].uid == RELIABILITY.uid and isinstance(row.value, str):
            self._letter = Uid(row.value)
            self._show()
        else:
            self._tell(chosen)

    def _tell(self, values: tuple[object, ...]) -> None:
        self.close_popup()
        self.graded.emit(values)

    def heard(self, key: Qt.Key) -> bool:
        """Go to another scale, back to the letter, or take the grade off."""
        ahead = Qt.Key.Key_Left if self._is_mirrored() else Qt.Key.Key_Right
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab}:
            step = 1 if key in {ahead, Qt.Key.Key_Tab} else -1
            self._page = (self._page + step) % len(self._pages)
            self._letter = None
            self._show()
        elif key == Qt.Key.Key_Backspace and self._letter is not None:
            self._letter = None
            self._show()
        elif key in _CLEAR:
            self._clear()
        else:
            return False
        return True

    def _clear(self) -> None:
        scale = self._pages[self._page].uid
        both = (RELIABILITY.uid, CREDIBILITY.uid)
        self.close_popup()
        self.cleared.emit(both if scale == RELIABILITY.uid else (scale,))

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft
